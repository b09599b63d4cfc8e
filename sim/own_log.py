"""The thread as one side knows it, kept up to date while a couple runs."""

from __future__ import annotations

import dataclasses

from agents.content import AXES, Content
from agents.intents import INTENT_NAMES, SIDES
from agents.quantities import Quantities
from sim.couple import Couple, Text
from sim.own_view import Line, Said
from sim.words import Scribe


class ThreadLog:
    """What one side has sent and read. `scribe` finds the words, if they are wanted."""

    def __init__(self, side: int, scribe: Scribe | None) -> None:
        self.side = side
        self.lines: list[Line] = []
        self.heard: Line | None = None
        self._scribe = scribe
        self._places: dict[int, int] = {}
        self._words: dict[int, str] = {}
        self._sent = self._read = -1

    def before(self, couple: Couple, slot: int, q: Quantities) -> None:
        """Take in how things stand before an event."""
        self._begin(couple)
        if self._scribe:
            self._scribe.before(couple, slot, q)

    def catch_up(self, couple: Couple) -> None:
        """Take in what was sent or read since; each event sends or reads one text at most."""
        self._begin(couple)
        if couple.texts > self._sent:
            self._sent = couple.texts
            self._note_sent(couple.outgoing)
        if couple.texts_read > self._read:
            self._read = couple.texts_read
            self._note_read(couple, couple.incoming)

    def _begin(self, couple: Couple) -> None:
        """Leave out what was before this log began."""
        if self._sent < 0:
            self._sent, self._read = couple.texts, couple.texts_read

    def _note_sent(self, text: Text) -> None:
        if self._scribe:
            self._words[text.id] = self._scribe.word(text, dataclasses.replace(text.content))
        if text.sender == self.side:
            self._add(text, None)

    def _note_read(self, couple: Couple, text: Text) -> None:
        if text.sender != self.side:
            self.heard = self._add(text, text.read_day)
        elif couple.seats[1 - self.side].receipts and text.id in self._places:
            place = self._places[text.id]
            self.lines[place] = self.lines[place]._replace(read_day=text.read_day)

    def _add(self, text: Text, read_day: float | None) -> Line:
        line = Line(
            id=text.id,
            sender=SIDES[text.sender],
            mine=text.sender == self.side,
            intent=INTENT_NAMES[text.intent],
            words=self._words.pop(text.id, ""),
            content=said(text.content),
            sent_day=text.sent_day,
            read_day=read_day,
            answers=text.answers if text.answers >= 0 else None,
            wants_answer=text.wants_answer > 0,
        )
        self._places[text.id] = len(self.lines)
        self.lines.append(line)
        return line


def said(content: Content) -> Said:
    """Return a copy of a content that cannot be written to."""
    return Said(*(getattr(content, axis) for axis in AXES))
