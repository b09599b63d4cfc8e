"""F19: uncertain liking makes one think of the other more than certain liking."""

from __future__ import annotations

from experiments.lab import Estimate

from .seen import Seen
from .statistic import Statistic, difference, estimates

FIRST, LAST = 7, 28
UNCERTAIN = ("breadcrumb",)
SURE = ("buddy", "always_help", "regret_talk")
AVERAGE = ("friend_zone",)


def parts(seen: Seen) -> dict[str, Statistic]:
    """Return the two steps of the order."""
    thoughts = seen.mean("dumpee.rumination", FIRST, LAST)
    uncertain, sure, average = (seen.dumpers(*names) for names in (UNCERTAIN, SURE, AVERAGE))
    return {
        "uncertain_over_sure": difference(thoughts, uncertain, sure),
        "sure_over_average": difference(thoughts, sure, average),
    }


def measure(seen: Seen) -> dict[str, Estimate]:
    """Return the same with intervals."""
    return estimates(parts(seen))
