"""Step two: Sobol's indices of the quantities that matter most.

The first-order index is the share of an outcome's variance that would go if a quantity were known
and nothing else; the total index the share that would stay if all but it were known. They differ
by what the quantity does together with others.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from SALib.analyze import sobol as analysis
from SALib.sample import sobol as sampling

Floats = NDArray[np.float64]
_SEED = 20_262
_RESAMPLINGS = 1000


class Indices(NamedTuple):
    """Indices for one outcome, each of shape (quantities,), with half their 95 % intervals.

    All are NaN where the outcome was the same in all runs.
    """

    S1: Floats
    S1_conf: Floats
    ST: Floats
    ST_conf: Floats


def cube(names: Sequence[str], samples: int, seed: int) -> Floats:
    """Return the design in the unit cube, shape (samples × (quantities + 2), quantities)."""
    found: Floats = sampling.sample(
        _problem(names), samples, calc_second_order=False, seed=np.random.default_rng(seed)
    )
    return found


def indices(names: Sequence[str], outcome: Floats) -> Indices:
    """Return the indices of an outcome, in the order of the design's rows."""
    if np.ptp(outcome) == 0.0:
        return Indices(*np.full((4, len(names)), np.nan))
    found: Any = analysis.analyze(
        _problem(names), outcome, calc_second_order=False, num_resamples=_RESAMPLINGS, seed=_SEED
    )
    return Indices(*(np.asarray(found[key], float) for key in Indices._fields))


def independent(outcome: Floats, quantities: int) -> Floats:
    """Return the outcomes of the design's independent samples, shape (2 × samples,)."""
    rows = outcome.reshape(-1, quantities + 2)
    return np.concatenate([rows[:, 0], rows[:, -1]])


def _problem(names: Sequence[str]) -> dict[str, Any]:
    return {"num_vars": len(names), "names": list(names), "bounds": [[0.0, 1.0]] * len(names)}
