"""F01–F07 from friends who text: measured once, for all seven."""

from __future__ import annotations

from typing import NamedTuple

from experiments.lab import Estimate
from experiments.pace import FIGURES, Pace, bootstrap_pace, measure_pace
from experiments.pace.batch import play_dyads

from .seen import Seen

DYADS, DRAWS = 1500, 200
"""Pairs of friends, and resamplings of them for the intervals."""


class OrdinaryPace(NamedTuple):
    """The figures of friends' texting with their 95 % intervals, by field of `Pace`."""

    pace: Pace
    intervals: dict[str, tuple[float, float]]


def measured(seen: Seen, finding: str) -> dict[str, Estimate]:
    """Return the figures of one of the findings, with intervals over pairs."""
    found = seen.once("pace", lambda: _measure(seen))
    return {
        figure.field: _around(getattr(found.pace, figure.field), found.intervals[figure.field])
        for figure in FIGURES if figure.finding == finding
    }  # fmt: skip


def _measure(seen: Seen) -> OrdinaryPace:
    dyads = play_dyads(DYADS, seen.lab.seed, seen.quantities, threads=seen.threads)
    return OrdinaryPace(measure_pace(dyads), bootstrap_pace(dyads, DRAWS, seed=1))


def _around(value: float, interval: tuple[float, float]) -> Estimate:
    return Estimate(value, min(interval[0], value), max(interval[1], value))
