"""C20 (P39, P40): there is a right amount of hope, between despair and not letting go."""

from __future__ import annotations

import numpy as np

from experiments.lab import Case, Estimate, Lab
from experiments.lab.estimates import mean

from .shared import Floats

HOPES = (-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0)
"""First hope of an average dumpee in log-odds: from 5 to 95 in 100."""
WEIGHTS = (
    (350.0, "too_little", "too_much"),
    (175.0, "too_little_half", "too_much_half"),
    (700.0, "too_little_double", "too_much_double"),
)
"""Days that a crisis weighs: 7 days and .02 crises are each the least that matters."""


def measure(lab: Lab) -> dict[str, Estimate]:
    """Return by how much too little and too much hope cost more than the best between them."""
    arms = [
        Case(dumper="silence", days=365.0, numbers=(("hope_at_breakup", hope),)) for hope in HOPES
    ]
    days = np.array([lab.healing(case) for case in arms])
    crises = np.array([lab.crises(case) for case in arms])
    found: dict[str, Estimate] = {}
    for weight, too_little, too_much in WEIGHTS:
        little, much = over_the_best(days + weight * crises)
        found |= {too_little: mean(little), too_much: mean(much)}
    return found


def over_the_best(cost: Floats) -> Floats:
    """Return what both ends of a sweep cost beyond its best inner arm: (arms, n) to (2, n).

    The best arm is chosen on one half of the couples for the other, and the other way round, so
    that chance in choosing it does not count.
    """
    even = np.arange(cost.shape[1]) % 2 == 0
    gap: Floats = np.empty((2, cost.shape[1]))
    for half in (even, ~even):
        best = 1 + int(cost[1:-1, ~half].mean(axis=1).argmin())
        gap[:, half] = cost[:, half][[0, -1]] - cost[best, half]
    return gap
