"""Do the engines that are compared do the same? Checked on a sample in each run of `make bench`."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import numpy as np

from benchmarks.engines import Engine
from sim.layout import Records

MOST_EVENTS_APART = 0.01
"""Programs whose moments differ in last bits may part ways: by so much at most in all."""


@dataclasses.dataclass(frozen=True)
class Agreement:
    """How one engine's couples compare with the event engine's."""

    name: str
    events: int
    expected: int
    same_bits: bool
    largest_difference: float
    """Of all numbers of all couples: relative where above 1."""

    @property
    def agrees(self) -> bool:
        """Whether it does what the event engine does."""
        return abs(self.events - self.expected) <= MOST_EVENTS_APART * self.expected

    def __str__(self) -> str:
        if self.same_bits:
            return "the same to the last bit"
        apart = abs(self.events / self.expected - 1.0)
        return f"events {apart:.2%} apart, largest difference {self.largest_difference:.2g}"


def compare(engines: list[Engine]) -> list[Agreement]:
    """Run all engines, on equally many couples each, and compare them with the first.

    Raises RuntimeError where one differs in more than rounding can explain: its speed would be that
    of something else.
    """
    found = []
    expected, reference = _final(engines[0])
    for engine in engines[1:]:
        events, couples = _final(engine)
        if couples is None or reference is None:
            continue
        same = couples.tobytes() == reference.tobytes()
        agreement = Agreement(
            engine.name, events, expected, same, 0.0 if same else _difference(couples, reference)
        )
        if not agreement.agrees:
            raise RuntimeError(f"{engine.name} had {events} events instead of {expected}")
        found.append(agreement)
    return found


def _final(engine: Engine) -> tuple[int, Records | None]:
    call: Callable[[], int] = engine.prepare()
    return call(), engine.finish()


def _difference(one: Records, other: Records) -> float:
    """Return the largest difference of any number, relative to the larger where that is above 1."""
    largest = 0.0
    for a, b in zip(_numbers(one), _numbers(other), strict=True):
        with np.errstate(invalid="ignore"):
            apart = np.abs(a - b) / np.maximum(1.0, np.maximum(np.abs(a), np.abs(b)))
        apart[(a == b) | (np.isnan(a) & np.isnan(b))] = 0.0
        largest = max(largest, float(np.nan_to_num(apart, nan=np.inf).max(initial=0.0)))
    return largest


def _numbers(records: Records) -> list[np.ndarray]:
    """Return all columns of numbers, those of nested records too."""
    if records.dtype.names is None:
        return [records.astype(np.float64)]
    return [column for name in records.dtype.names for column in _numbers(records[name])]
