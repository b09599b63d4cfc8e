"""F12: how strong the pain is at its worst, and on which side it is stronger."""

from __future__ import annotations

from experiments.lab import Estimate

from .seen import Seen
from .statistic import Statistic, estimates, mean_of

DAYS = 180
POINTS = 10.0


def parts(seen: Seen) -> dict[str, Statistic]:
    """Return the dumpee's peak on a scale of 0 to 10, and how far it is above the dumper's."""
    dumpee = POINTS * seen.on("dumpee.peak_distress", DAYS)
    dumper = POINTS * seen.dumper_pain[seen.rows(0, DAYS)].max(axis=0)
    left = ~seen.population.mutual
    return {
        "peak": mean_of(dumpee),
        "above_dumper": mean_of((dumpee - dumper)[left]),
        "dumper_peak": mean_of(dumper),
    }


def measure(seen: Seen) -> dict[str, Estimate]:
    """Return the same with intervals."""
    return estimates(parts(seen))
