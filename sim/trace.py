"""Traces: what happened in couples, event by event, as arrays; the same from both engines.

A row is an event at which a mind moved on: the new day, a text read or sent, an event of life, an
urge that was looked at. Candidates of urges that were dropped unseen change nothing and are left
out.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from agents.quantities import Quantities
from agents.rules import rule
from sim.couple import LIFE, URGE_DUMPEE, Couple, Text
from sim.layout import DUMPEE, DUMPER, TEXT, Records, pack
from sim.step import side_of

EVENT = np.dtype([("couple", np.int64), ("slot", np.int64), ("day", np.float64)], align=True)
"""Which couple (its place in what was run), which slot (sim.couple.SLOTS), and when."""


class Trace(NamedTuple):
    """Rows of several couples, side by side; all four arrays have the same length."""

    events: Records
    texts: Records
    """The text sent or read at the event; its id is −1 where there was none."""
    dumpees: Records
    """The dumpee's mind just after the event."""
    dumpers: Records

    def __len__(self) -> int:
        return len(self.events)


def blank_trace(rows: int) -> Trace:
    """Return a trace with room for so many rows."""
    return Trace(
        np.zeros(rows, EVENT), np.zeros(rows, TEXT), np.zeros(rows, DUMPEE), np.zeros(rows, DUMPER)
    )


def part_of(trace: Trace, rows: int) -> Trace:
    """Return copies of the first rows."""
    return Trace(*(column[:rows].copy() for column in trace))


def joined(traces: list[Trace]) -> Trace:
    """Put traces one behind the other."""
    return Trace(*(np.concatenate(columns) for columns in zip(*traces, strict=True)))


@rule
def is_traced(couple: Couple, slot: int) -> bool:
    """Tell whether the event that just happened is to be written down."""
    if slot == LIFE or slot < URGE_DUMPEE:
        return True
    if side_of(slot) == 0:
        return couple.dumpee.felt_day == couple.now
    return couple.dumper.felt_day == couple.now


@rule
def has_passed_a_text(couple: Couple, texts: int, texts_read: int) -> int:
    """Tell whether an event sent (1) or read (2) a text, given how many there were before it."""
    if couple.texts > texts:
        return 1
    return 2 if couple.texts_read > texts_read else 0


class Tracer:
    """An observer that writes the trace of one couple in the event engine."""

    def __init__(self, number: int = 0) -> None:
        self._number = number
        self._rows: list[Trace] = []
        self._texts = self._texts_read = 0

    def before(self, couple: Couple, slot: int, q: Quantities) -> None:
        """Note how many texts there are."""
        self._texts, self._texts_read = couple.texts, couple.texts_read

    def after(self, couple: Couple, slot: int, q: Quantities) -> None:
        """Write a row, if anything happened."""
        if not is_traced(couple, slot):
            return
        passed = has_passed_a_text(couple, self._texts, self._texts_read)
        text = (Text(), couple.outgoing, couple.incoming)[passed]
        event = np.array([(self._number, slot, couple.now)], EVENT)
        minds = pack([couple.dumpee], DUMPEE), pack([couple.dumper], DUMPER)
        self._rows.append(Trace(event, pack([text], TEXT), *minds))

    def trace(self) -> Trace:
        """Return what has been written."""
        return joined(self._rows) if self._rows else blank_trace(0)
