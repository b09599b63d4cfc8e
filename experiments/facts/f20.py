"""F20: breadcrumbs go with loneliness and helplessness; no word is worse than a clear one."""

from __future__ import annotations

from experiments.lab import Estimate

from .seen import Seen
from .statistic import Statistic, difference, estimates

FIRST, LAST = 60, 180
EARLY = 1, 60


def parts(seen: Seen) -> dict[str, Statistic]:
    """Return what breadcrumbs go with against silence, and no word against a clear one."""
    crumbs, none = seen.dumpers("breadcrumb"), seen.dumpers("silence")
    ghosted, told = seen.dumpers("silence", "block"), seen.dumpers("compassionate")
    rows = seen.rows(FIRST, LAST)
    lonely, distress = seen.loneliness[rows].mean(axis=0), seen.distress[rows].mean(axis=0)
    early = seen.distress[seen.rows(*EARLY)].mean(axis=0)
    helpless = 1.0 - seen.mean("dumpee.self_reliance", FIRST, LAST)
    return {
        "loneliness": difference(lonely, crumbs, none),
        "helplessness": difference(helpless, crumbs, none),
        "satisfaction": difference(1.0 - distress, crumbs, none),
        "ghosted": difference(early, ghosted, told),
    }


def measure(seen: Seen) -> dict[str, Estimate]:
    """Return the same with intervals."""
    return estimates(parts(seen))
