"""A real chat as an observer sees it: days since the breakup, sides, and how each text reads."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby, pairwise

from agents.errors import AftertextError
from agents.intents import DUMPER
from scenarios.chats import Chat, ChatText
from sim.filter.seen import Observed

from .known import Reads

_REPLACED = re.compile(r"\[(?:A|B|name|number|mail|link|address)\]")
_DAY, _LEAST = timedelta(days=1), 1.0 / 1440.0
_MINUTE, _SECOND = timedelta(minutes=1), timedelta(seconds=1)
MOST_DAYS = 3650
"""From the breakup to the end of observation; what is longer has a mistyped year."""
_LONG_BEFORE, _LONG_AFTER = 60.0, 365.0
"""Days without a text, after the breakup and at the end, for which people are asked."""


@dataclass(frozen=True)
class Part:
    """The part of a chat that is looked at: from the breakup to the end of observation."""

    chat: Chat
    sides: tuple[int, int]
    """Of the first and second person: 0 dumpee, 1 dumper."""
    breakup: date
    until: float
    """The day up to which nothing else was written."""
    texts: tuple[ChatText, ...]
    days: tuple[float, ...]
    """Of each text: days since the midnight that began the day of the breakup, ascending.

    Those that the file gives the same moment are spread in it (docs/infer.md).
    """
    before: int
    """Texts that were left out since they are from before the breakup."""
    after: int
    """Texts that were left out since they are from after the end of observation."""

    def side(self, number: int) -> int:
        """Return the side that sent a text."""
        return self.sides[self.texts[number].sender]

    @property
    def wordless(self) -> int:
        """How many texts have nothing to read: media, deleted ones, a link alone."""
        return sum(not said(text) for text in self.texts)

    @property
    def doubts(self) -> list[str]:
        """Long times without a text, after which one asks whether a year is mistyped."""
        first, rest = self.days[0], self.until - self.days[-1]
        asked = (
            (first > _LONG_BEFORE, f"the first text is {first:,.0f} days after the breakup"),
            (rest > _LONG_AFTER, f"the last day looked at is {rest:,.0f} days after the last text"),
        )
        return [f"{what}: is the year right?" for doubtful, what in asked if doubtful]


def day_of(when: datetime, breakup: date) -> float:
    """Return a time as days since the midnight that began the day of the breakup."""
    return (when - datetime.combine(breakup, time())) / _DAY


def part_of(chat: Chat, left_by: int, breakup: date, until: date | None = None) -> Part:
    """Return what was written from the day of the breakup to the end of a day.

    `left_by` is the person who ended it; without `until` the last text is the end. Raises
    AftertextError where no text is left, or the end is before the breakup or MOST_DAYS after it.
    """
    later = [text for text in chat.texts if text.when.date() >= breakup]
    kept = [text for text in later if until is None or text.when.date() <= until]
    _check_dates(breakup, until or max(breakup, chat.texts[-1].when.date()))
    if not kept:
        raise AftertextError(_nothing_left(chat, later, breakup, until))
    days = tuple(day_of(moment, breakup) for moment in _spread(kept, _tick(chat)))
    last = days[-1] if until is None else (until - breakup).days + 1.0
    sides = (DUMPER, 1 - DUMPER) if left_by == 0 else (1 - DUMPER, DUMPER)
    return Part(
        chat, sides, breakup, max(last, _LEAST), tuple(kept), days,
        len(chat.texts) - len(later), len(later) - len(kept),
    )  # fmt: skip


def _check_dates(breakup: date, end: date) -> None:
    days = (end - breakup).days
    if days < 0:
        raise AftertextError(f"the end of observation, {end}, is before the breakup, {breakup}")
    if days > MOST_DAYS:
        raise AftertextError(
            f"from the breakup, {breakup}, to the end of observation, {end}, are {days:,} days, "
            f"more than {MOST_DAYS:,}: is the year right?"
        )


def _tick(chat: Chat) -> timedelta:
    """Return how exact the times of a chat are: to the minute, where none has seconds."""
    return _SECOND if any(t.when.second or t.when.microsecond for t in chat.texts) else _MINUTE


def _spread(texts: list[ChatText], tick: timedelta) -> list[datetime]:
    """Return when each text was written; those of one moment evenly from it to the next.

    Nothing follows something else at the same time, and whoever answers needs some.
    """
    moments = [list(same) for _, same in groupby(text.when for text in texts)]
    nexts = [later[0] - one[0] for one, later in pairwise(moments)] + [tick]
    return [
        when + k * min(tick, following) // len(same)
        for same, following in zip(moments, nexts, strict=True)
        for k, when in enumerate(same)
    ]


def _nothing_left(chat: Chat, later: list[ChatText], breakup: date, until: date | None) -> str:
    first, last = chat.texts[0].when.date(), chat.texts[-1].when.date()
    when = f"between the breakup, {breakup}, and {until}" if later else f"since {breakup}"
    return f"there is no text {when}: the texts of this chat are from {first} to {last}"


def said(text: ChatText) -> str:
    """Return what there is to read in a text: its words without what stands for names and links."""
    return " ".join(_REPLACED.sub(" ", text.words).split())


def observed(
    part: Part, reads: Reads, progress: Callable[[int], None] = lambda done: None
) -> list[Observed]:
    """Return how each text reads by itself; equal words of one side are read once.

    Texts without words say nothing. `progress` is told how many texts are done.
    """
    known: dict[tuple[str, int], dict[str, float]] = {}
    found = []
    for number, (text, day) in enumerate(zip(part.texts, part.days, strict=True)):
        words, side = said(text), part.side(number)
        if words and (words, side) not in known:
            known[words, side] = reads(words, side)
        found.append(Observed(day, side, known[words, side] if words else {}))
        progress(number + 1)
    return found
