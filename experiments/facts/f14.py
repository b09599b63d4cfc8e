"""F14: the one who was left ruminates more and is more depressed."""

from __future__ import annotations

from experiments.lab import Estimate

from .seen import Seen
from .statistic import Statistic, estimates, mean_of

FIRST, LAST = 1, 60


def parts(seen: Seen) -> dict[str, Statistic]:
    """Return both contrasts of dumpee against dumper, where one of them left."""
    left = ~seen.population.mutual
    sadness = seen.mean("dumpee.sadness", FIRST, LAST) - seen.mean("dumper.sadness", FIRST, LAST)
    thoughts = seen.mean("dumpee.rumination", FIRST, LAST)
    thoughts = thoughts - seen.mean("dumper.curiosity", FIRST, LAST)
    return {"sadness": mean_of(sadness[left]), "rumination": mean_of(thoughts[left])}


def measure(seen: Seen) -> dict[str, Estimate]:
    """Return the same with intervals."""
    return estimates(parts(seen))
