"""F17: watching the ex online goes with more distress and longing, and with less growth."""

from __future__ import annotations

import numpy as np

from experiments.lab import Estimate

from .seen import Seen
from .statistic import Statistic, coefficient, estimates

DAY = 60


def parts(seen: Seen) -> dict[str, Statistic]:
    """Return what goes with posts seen at equal contact, in standard deviations."""
    apart = seen.apart(DAY)
    texts = seen.on("dumpee.seat.n_read", DAY) + seen.on("dumpee.seat.n_sent", DAY)
    causes = [seen.on("posts_seen", DAY)[apart], np.log1p(texts)[apart]]
    row = seen.rows(0, DAY).stop - 1
    return {
        "distress": coefficient(seen.distress[row, apart], causes),
        "longing": coefficient(seen.longing[row, apart], causes),
        "growth": coefficient(seen.on("dumpee.self_reliance", DAY)[apart], causes),
    }


def measure(seen: Seen) -> dict[str, Estimate]:
    """Return the same with intervals."""
    return estimates(parts(seen))
