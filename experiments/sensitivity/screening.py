"""Step one: Morris' screening of all uncertain quantities.

A trajectory begins somewhere in the range of all quantities and moves one after the other; what an
outcome changes by is the elementary effect of that quantity there. The mean of effects over
trajectories (mu) has a direction, the mean of their sizes (mu star) says how much a quantity
matters, their spread (sigma) how much that depends on the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from SALib.analyze import morris as analysis
from SALib.sample import morris as sampling

Floats = NDArray[np.float64]
LEVELS = 4
_SEED = 20_261
"""Of the resampling behind intervals."""
_RESAMPLINGS = 1000
_MOSTLY = 0.5
"""Share of mu star that mu must reach for an effect to have one direction."""


class Screened(NamedTuple):
    """What the screening found for one outcome, each of shape (quantities,).

    Effects are the change of the outcome as a quantity goes from the middle of the lowest quarter
    of its prior to that of the highest, in the outcome's unit. `mu_star_conf` is half the width of
    the 95 % interval.
    """

    mu: Floats
    mu_star: Floats
    mu_star_conf: Floats
    sigma: Floats

    @property
    def direction(self) -> NDArray[np.int64]:
        """1 where more of the quantity gives more of the outcome, −1 less, 0 neither clearly."""
        clear = np.abs(self.mu) > _MOSTLY * self.mu_star
        found: NDArray[np.int64] = np.where(clear, np.sign(self.mu), 0.0).astype(np.int64)
        return found


def grid(names: Sequence[str], trajectories: int, seed: int) -> Floats:
    """Return the design on levels 0 to 1, shape (trajectories × (quantities + 1), quantities)."""
    found: Floats = sampling.sample(_problem(names), trajectories, LEVELS, seed=seed)
    return found


def in_quarters(levels: Floats) -> Floats:
    """Put each level in the middle of its quarter of the prior.

    The ends of the ranges have no density: a design on them would be about people nobody expects.
    """
    return (0.5 + (LEVELS - 1) * levels) / LEVELS


def screen(names: Sequence[str], levels: Floats, outcome: Floats) -> Screened:
    """Return the effects on an outcome, shape (len(levels),), that was found on a grid."""
    found: Any = analysis.analyze(
        _problem(names), levels, outcome, _RESAMPLINGS, num_levels=LEVELS, seed=_SEED
    )
    order = [list(found["names"]).index(name) for name in names]
    return Screened(*(np.asarray(found[key], float)[order] for key in Screened._fields))


def leading(screened: Sequence[Screened], keep: int) -> list[int]:
    """Return the places of the quantities that matter most, in ascending order.

    Quantities are ranked for each outcome; their best rank counts, then their next.
    """
    ranks = np.array([np.argsort(np.argsort(-found.mu_star)) for found in screened])
    order = np.lexsort(np.sort(ranks, axis=0)[::-1])
    return sorted(order[:keep].tolist())


def _problem(names: Sequence[str]) -> dict[str, Any]:
    return {"num_vars": len(names), "names": list(names), "bounds": [[0.0, 1.0]] * len(names)}
