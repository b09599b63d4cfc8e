"""What a thread says so far, as the rules of contradiction ask it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from agents.intents import INTENT_IDS, INTENTS

from .thread import Line

_ASKING_FROM = 0.3
_ASKS_AFTER = ("check_up", "ask_news")
_LIGHT = ("small_talk", "everyday", "spark_bait", "warm_answer", "nostalgia", "polite_answer",
          "check_up", "ask_news", "hidden_request", "declare_love", "miss_you")  # fmt: skip
_TELLING = ("small_talk", "everyday", "spark_bait", "accept_ending")
_HARSH = ("snap", "call_names", "warn", "protest", "demand_attention", "ask_space", "say_over",
          "leave_again", "curt_answer")  # fmt: skip


class Past:
    """The texts before one text, seen from its sender."""

    def __init__(self, line: Line, before: Sequence[Line]) -> None:
        self.line, self.before = line, before

    def own(self, *intents: str) -> Iterator[Line]:
        """Yield the sender's texts, of these intents if any are named, the latest first."""
        return self._by(self.line.side, intents)

    def others(self, *intents: str) -> Iterator[Line]:
        """Yield the other's texts, the latest first."""
        return self._by(1 - self.line.side, intents)

    def days_since(self, lines: Iterator[Line]) -> float:
        """Return the days since the first of these, the days since the breakup if there is none."""
        last = next(lines, None)
        return self.line.day - (last.day if last is not None else 0.0)

    @property
    def heard(self) -> Line | None:
        """What the other said last, if that is not longer ago than three days."""
        last = next(self.others(), None)
        return last if last is not None and self.line.day - last.day <= 3.0 else None

    @property
    def was_asked(self) -> bool:
        """Whether the other asked or wanted something lately, by intent or by a question mark."""
        lately = [line for line in self._heard_lately() if _asks(line)]
        return bool(lately)

    @property
    def was_greeted_kindly(self) -> bool:
        """Whether the other wrote lately, and not to set a limit or to hurt."""
        return self.heard is not None and self.heard.intent not in _HARSH

    @property
    def heard_light(self) -> bool:
        """Whether the other said something that one may laugh about."""
        return self.heard is not None and self.heard.intent in _LIGHT

    @property
    def heard_news(self) -> bool:
        """Whether the other told something of their life."""
        return self.heard is not None and self.heard.intent in _TELLING

    def _heard_lately(self) -> Iterator[Line]:
        """Yield what the other said since the sender's last text but one, within three days."""
        own = 0
        for line in reversed(self.before):
            own += line.side == self.line.side
            if own > 2 or self.line.day - line.day > 3.0:
                return
            if line.side != self.line.side:
                yield line

    def _by(self, side: int, intents: tuple[str, ...]) -> Iterator[Line]:
        for line in reversed(self.before):
            if line.side == side and (not intents or line.intent in intents):
                yield line


def _asks(line: Line) -> bool:
    content = INTENTS[INTENT_IDS[line.intent]].content
    if "?" in line.words or line.intent in _ASKS_AFTER:
        return True
    return content.request >= _ASKING_FROM or content.pressure >= _ASKING_FROM


def plain(words: str) -> str:
    """Return the words as the patterns expect them."""
    text = words.lower().replace("’", "'").replace("'", "")
    return re.sub(r"\bur\b", "your", re.sub(r"\bu\b", "you", text))
