"""Who wrote what when in a thread, as far as words depend on it."""

from __future__ import annotations

from typing import NamedTuple

from agents.intents import ASK_SPACE, WARN

from .situation import Recalled

NEVER_DAY = -1e9
_LIMIT_LASTS = 5
"""Texts of one who asked for space after which the wish is not mentioned any more (assumption)."""


class Use(NamedTuple):
    """The last use of a phrasing."""

    number: int
    """Counted over all texts of the thread; -1 for never."""
    side: int
    day: float


UNUSED = Use(-1, -1, NEVER_DAY)


class History:
    """What a wordsmith remembers of a thread besides its words."""

    def __init__(self) -> None:
        self._uses: dict[tuple[int, int], Use] = {}
        self._texts = 0
        self._last_day: dict[tuple[int, int], float] = {}
        self._wrote_day = [NEVER_DAY, NEVER_DAY]
        self._last_side, self._last_asked = -1, False
        self._since_limit: list[int | None] = [None, None]
        """How often each side has written since it asked for space or warned, if it has."""

    def note(self, intent: int, phrasing: int, side: int, day: float, asks: bool) -> None:
        """Remember a text: its phrasing by number, and whether it has a question mark."""
        self._uses[intent, phrasing] = Use(self._texts, side, day)
        self._texts += 1
        self._last_day[side, intent] = day
        self._wrote_day[side] = day
        since = self._since_limit[side]
        if intent in (ASK_SPACE, WARN):
            self._since_limit[side] = 0
        elif since is not None:
            self._since_limit[side] = since + 1
        self._last_side, self._last_asked = side, asks

    def last_use(self, intent: int, phrasing: int) -> Use:
        """Return when a phrasing was used last, and by whom."""
        return self._uses.get((intent, phrasing), UNUSED)

    def recalled(
        self, intent: int, side: int, day: float, surroundings: frozenset[str]
    ) -> Recalled:
        """Return what the thread is to one who is about to write."""
        return Recalled(
            first=self._wrote_day[side] == NEVER_DAY,
            days_since_same=day - self._last_day.get((side, intent), NEVER_DAY),
            days_since_other=day - self._wrote_day[1 - side],
            after_own=self._last_side == side,
            space_is_fresh=(self._is_fresh(side), self._is_fresh(1 - side)),
            asked=self._last_asked,
            surroundings=surroundings,
        )

    def _is_fresh(self, side: int) -> bool:
        since = self._since_limit[side]
        return since is None or since <= _LIMIT_LASTS
