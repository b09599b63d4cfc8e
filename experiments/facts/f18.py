"""F18: how many come together again at least once within two years."""

from __future__ import annotations

from experiments.lab import Estimate

from .seen import Seen
from .statistic import Statistic, estimates, mean_of

DAYS = 730.0


def parts(seen: Seen) -> dict[str, Statistic]:
    """Return the share reunited: of all, of mutual breakups, of those that one side wanted."""
    again = seen.population.outcomes["reunited_day"] <= DAYS
    mutual = seen.population.mutual
    return {
        "all": mean_of(again),
        "mutual": mean_of(again[mutual]),
        "one_sided": mean_of(again[~mutual]),
    }


def measure(seen: Seen) -> dict[str, Estimate]:
    """Return the same with intervals."""
    return estimates(parts(seen))
