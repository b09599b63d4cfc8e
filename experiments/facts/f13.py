"""F13: guilt and loneliness run opposite within a couple."""

from __future__ import annotations

import numpy as np

from experiments.lab import Estimate

from .seen import Seen
from .statistic import Statistic, across_partners, correlation, estimates

FIRST, LAST = 1, 28


def parts(seen: Seen) -> dict[str, Statistic]:
    """Return the correlations between partners, and that of guilt with being the less lonely."""
    dumper = seen.mean("dumper.loneliness", FIRST, LAST)
    dumpee = seen.loneliness[seen.rows(FIRST, LAST)].mean(axis=0)
    guilt = seen.mean("dumper.guilt", FIRST, LAST)
    return {
        "loneliness": across_partners(dumpee, dumper),
        "guilt": across_partners(np.zeros_like(guilt), guilt),
        "guilt_with_less_loneliness": correlation(guilt, dumpee - dumper),
    }


def measure(seen: Seen) -> dict[str, Estimate]:
    """Return the same with intervals."""
    return estimates(parts(seen))
