"""F22: contact hurts those who have not accepted that it is over, and not those who have."""

from __future__ import annotations

from typing import Any

import numpy as np

from experiments.lab import Estimate

from .seen import Bools, Floats, Seen
from .statistic import Statistic, difference, estimates

DAY, FROM = 116, 88
"""When it is asked, and since when contact counts: four weeks."""


def parts(seen: Seen) -> dict[str, Statistic]:
    """Return the interaction, and what contact goes with on either side of it."""
    apart = seen.apart(DAY)
    contact = (seen.on("dumpee.seat.n_read", DAY) - seen.on("dumpee.seat.n_read", FROM))[apart]
    accepting = above_median(seen.on("dumpee.acceptance", DAY)[apart])
    distress = seen.distress[seen.rows(0, DAY).stop - 1, apart]
    near = above_median(contact)
    return {
        "interaction": interaction(distress, near, accepting),
        "not_accepting": difference(distress, near & ~accepting, ~near & ~accepting),
        "accepting": difference(distress, near & accepting, ~near & accepting),
    }


def above_median(values: Floats) -> Bools:
    """Tell who is above the median."""
    return np.asarray(values > np.median(values)) if len(values) else np.zeros(0, bool)


def interaction(outcome: Floats, near: Bools, accepting: Bools) -> Statistic:
    """Return what contact adds to an outcome among the accepting, minus what it adds among others.

    Less than 0: it hurts the others more.
    """
    columns: list[Floats] = []
    for group in (near & accepting, ~near & accepting, near & ~accepting, ~near & ~accepting):
        columns += [outcome * group, group.astype(float)]

    def of(*m: Any) -> Any:
        return (m[0] / m[1] - m[2] / m[3]) - (m[4] / m[5] - m[6] / m[7])

    return Statistic(columns, of)


def measure(seen: Seen) -> dict[str, Estimate]:
    """Return the same with intervals."""
    return estimates(parts(seen))
