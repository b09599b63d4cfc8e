"""F24: who wanted the breakup."""

from __future__ import annotations

from experiments.lab import Estimate

from .seen import Seen
from .statistic import Statistic, estimates, mean_of


def parts(seen: Seen) -> dict[str, Statistic]:
    """Return the shares of mutual and of one-sided breakups."""
    mutual = seen.population.mutual
    return {"both": mean_of(mutual), "one_side": mean_of(~mutual)}


def measure(seen: Seen) -> dict[str, Estimate]:
    """Return the same with intervals."""
    return estimates(parts(seen))
