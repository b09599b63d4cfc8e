"""A calibration whose answer is known: three statistics, two of them linear in two quantities.

Quantity 0 and 1 move the first two statistics, quantity 2 only the third, which is never missed;
the others move nothing.
"""

import numpy as np

from experiments.calibration.bands import Bands
from experiments.calibration.bank import Bank, fill_bank
from experiments.calibration.problem import Problem
from experiments.facts.summary import Target
from experiments.uncertain import uncertain

NAMES = tuple(d.name for d in uncertain()[:6])
MOVING, IDLE = (0, 1), (3, 4, 5)
TRUTH = (0.3 + 0.3 * 0.6, 0.6 - 0.3)
TARGETS = {
    "sum": Target("a sum", "share", TRUTH[0], TRUTH[0] - 0.02, TRUTH[0] + 0.02, 0.1),
    "difference": Target("a difference", "share", None, TRUTH[1] - 0.02, TRUTH[1] + 0.02, 0.1),
    "sign": Target("a sign", "share", None, 0.0, np.inf, 0.1),
}
"""As quantity 0 at 0.3 and quantity 1 at 0.6 of their priors would have it."""


def simulate(point: np.ndarray, seed: int) -> np.ndarray:
    exact = np.array([point[0] + 0.3 * point[1], point[1] - point[0], point[2] + 0.2])
    return exact + np.random.default_rng(seed).normal(0.0, 0.02, 3)


def problem() -> Problem:
    rows = np.array([(t.low, t.high, t.scale) for t in TARGETS.values()])
    return Problem(NAMES, Bands(tuple(TARGETS), *rows.T), simulate)


def bank(size: int = 600, seed: int = 1) -> Bank:
    return fill_bank(problem(), size, seed, 1)
