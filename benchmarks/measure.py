"""Measuring: engines take turns, so that whatever disturbs the machine disturbs them all alike."""

from __future__ import annotations

import dataclasses
import gc
import statistics
from collections.abc import Callable

from benchmarks.engines import Engine
from benchmarks.load import MOST_FOREIGN, Watch


@dataclasses.dataclass(frozen=True)
class Repetition:
    """One engine's run over its couples."""

    seconds: float
    events: int
    foreign: float | None
    """Share of the machine that other processes used meanwhile; None where unknown."""

    @property
    def ns(self) -> float:
        """Nanoseconds an event."""
        return 1e9 * self.seconds / self.events

    @property
    def disturbed(self) -> bool:
        """Whether others used more than they should."""
        return self.foreign is not None and self.foreign > MOST_FOREIGN


@dataclasses.dataclass
class Row:
    """One engine's repetitions and what they come to."""

    name: str
    about: str
    couple_days: float
    repetitions: list[Repetition] = dataclasses.field(default_factory=list)

    @property
    def ns(self) -> float:
        """Median of nanoseconds an event."""
        return statistics.median(repetition.ns for repetition in self.repetitions)

    @property
    def spread(self) -> tuple[float, float]:
        """The quickest and the slowest repetition, ns an event."""
        figures = [repetition.ns for repetition in self.repetitions]
        return min(figures), max(figures)

    @property
    def events_per_second(self) -> float:
        """Events a second at the median."""
        return 1e9 / self.ns

    @property
    def couple_days_per_second(self) -> float:
        """Days of a couple's life a second at the median; 0 where no couple lives."""
        return self.couple_days * self.events_per_second / self.repetitions[0].events

    @property
    def disturbed(self) -> int:
        """How many of the repetitions kept were disturbed."""
        return sum(repetition.disturbed for repetition in self.repetitions)


Progress = Callable[[int, Engine, Repetition], None]
"""Told the round, the engine and what one try gave."""


def measure(engines: list[Engine], rounds: int, retries: int, progress: Progress) -> list[Row]:
    """Run every engine once a round; return one row for each, in their order.

    A repetition that others disturbed is tried again, `retries` times at most; of several tries the
    least disturbed is kept. One round before the first warms everything up and does not count.
    """
    rows = [Row(engine.name, engine.about, engine.couple_days) for engine in engines]
    for engine in engines:
        engine.prepare()()
    for number in range(1, rounds + 1):
        for engine, row in zip(engines, rows, strict=True):
            tries: list[Repetition] = []
            while len(tries) <= retries and (not tries or tries[-1].disturbed):
                tries.append(_once(engine))
                progress(number, engine, tries[-1])
            row.repetitions.append(min(tries, key=lambda one: one.foreign or 0.0))
    return rows


def _once(engine: Engine) -> Repetition:
    call = engine.prepare()
    gc.collect()
    watch = Watch()
    events = call()
    seconds, foreign = watch.stop()
    return Repetition(seconds, events, foreign)
