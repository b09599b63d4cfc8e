"""One case played for some couples, with stops at the days of its changes and those asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sim.layout import Records
from sim.trace import Trace

from .cases import Case, change

if TYPE_CHECKING:
    from sim.batch import BatchEngine

Indices = NDArray[np.int64]
Prepare = Callable[[Records, Indices], None]
AFTER_MIDNIGHT = 1e-3
"""Days after midnight at which a day's feelings are read, when both have begun the new day."""


@dataclass(frozen=True)
class Play:
    """Goes through a case; several threads may do so at a time, each with its own couples."""

    engine: BatchEngine
    case: Case
    seed: int
    days: tuple[float, ...] = ()
    prepare: Prepare | None = None

    def begin(self, indices: Indices) -> Records:
        """Return couples at the first moment, with the changes of the first day made."""
        couples = self.engine.begin(self.case.setup(), self.seed, indices)
        if self.prepare is not None:
            self.prepare(couples, indices)
        self._change(couples, -np.inf, 0.0)
        return couples

    def stops_of(self, couples: Records) -> Iterator[float]:
        """Run on from one day asked for to the next; the couples are then at that day."""
        before = 0.0
        for day in self.days:
            self._run(couples, before, day + AFTER_MIDNIGHT)
            before = day + AFTER_MIDNIGHT
            yield day

    def to_the_end(self, couples: Records) -> None:
        """Run on to the horizon, from the last stop or the beginning."""
        self._run(couples, self.days[-1] + AFTER_MIDNIGHT if self.days else 0.0, self.case.days)

    def traces_of(self, couples: Records) -> Iterator[Trace]:
        """Run from the beginning to the horizon and hand out what happens."""
        for before, after in self._stretches(0.0, self.case.days):
            yield from self.engine.trace(couples, after)
            self._change(couples, before, after)

    def _run(self, couples: Records, start: float, end: float) -> None:
        for before, after in self._stretches(start, end):
            self.engine.run(couples, after)
            self._change(couples, before, after)

    def _stretches(self, start: float, end: float) -> Iterator[tuple[float, float]]:
        stops = sorted({at.day for at in self.case.changes if start < at.day < end} | {end})
        yield from zip([start, *stops[:-1]], stops, strict=True)

    def _change(self, couples: Records, after: float, until: float) -> None:
        for at in self.case.changes:
            if after < at.day <= until:
                change(couples, at, self.engine.quantities)
