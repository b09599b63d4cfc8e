"""F21: how many people have which attachment style."""

from __future__ import annotations

import numpy as np

from agents.traits import STYLES, attachment_style
from experiments.lab import Estimate

from .seen import Seen
from .statistic import Statistic, estimates, mean_of


def parts(seen: Seen) -> dict[str, Statistic]:
    """Return the share of dumpees of each style."""
    anxiety = seen.on("dumpee.attachment_anxiety", 0)
    avoidance = seen.on("dumpee.attachment_avoidance", 0)
    pairs = zip(anxiety.tolist(), avoidance.tolist(), strict=True)
    styles = np.array([attachment_style(*pair) for pair in pairs])
    return {style: mean_of(styles == style) for style in STYLES}


def measure(seen: Seen) -> dict[str, Estimate]:
    """Return the same with intervals."""
    return estimates(parts(seen))
