"""A real chat as an observer sees it: days since the breakup, sides, and how each text reads."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from agents.errors import AftertextError
from agents.intents import DUMPER
from scenarios.chats import Chat, ChatText
from sim.filter.seen import Observed

from .known import Reads

_REPLACED = re.compile(r"\[(?:A|B|name|number|mail|link|address)\]")
_DAY, _LEAST = timedelta(days=1), 1.0 / 1440.0


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
    """Of each text: days since the midnight that began the day of the breakup, ascending."""
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


def part_of(chat: Chat, left_by: int, breakup: date, until: date | None = None) -> Part:
    """Return what was written from the day of the breakup to the end of a day.

    `left_by` is the person who ended it; without `until` the last text is the end. Raises
    AftertextError where no text is left.
    """
    start = datetime.combine(breakup, time())
    end = None if until is None else datetime.combine(until, time()) + _DAY
    if end is not None and end <= start:
        raise AftertextError(f"the end of observation, {until}, is before the breakup, {breakup}")
    later = [text for text in chat.texts if text.when >= start]
    kept = [text for text in later if end is None or text.when < end]
    if not kept:
        raise AftertextError(_nothing_left(chat, later, breakup, until))
    days = tuple((text.when - start) / _DAY for text in kept)
    last = days[-1] if end is None else (end - start) / _DAY
    sides = (DUMPER, 1 - DUMPER) if left_by == 0 else (1 - DUMPER, DUMPER)
    return Part(
        chat, sides, breakup, max(last, _LEAST), tuple(kept), days,
        len(chat.texts) - len(later), len(later) - len(kept),
    )  # fmt: skip


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
