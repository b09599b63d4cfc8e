"""What the findings allow, and how far a simulation is from it: the distance that is minimised."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from experiments.facts.summary import Target

Floats = NDArray[np.float64]


class Bands(NamedTuple):
    """M statistics, each of which should lie from `low` to `high`; all of shape (M,).

    A sign leaves one end open (±inf). `scale` is an error that would be large.
    """

    names: tuple[str, ...]
    low: Floats
    high: Floats
    scale: Floats

    def beyond(self, found: ArrayLike) -> Floats:
        """Return how far statistics (..., M) are beyond their bands, in scales; 0 within.

        What a simulation could not compute (NaN) is infinitely far.
        """
        values = np.asarray(found, float)
        out = np.maximum(np.maximum(self.low - values, values - self.high), 0.0) / self.scale
        return np.where(np.isnan(values), np.inf, out)

    def distance(self, found: ArrayLike) -> Floats:
        """Return the distance of statistics (..., M), shape (...): 0 where all are within.

        The root mean square of `felt`.
        """
        return np.asarray(np.sqrt(np.mean(felt(self.beyond(found)) ** 2, axis=-1)))

    def moved(self, low: Floats, high: Floats) -> Bands:
        """Return the same statistics with other bands."""
        return self._replace(low=low, high=high)


def felt(beyond: ArrayLike) -> Floats:
    """Return how much a miss by so many scales counts: ln(1 + it), nearly itself while small.

    Some findings cannot be met by any numbers of this model. Counted in full, a miss by nine scales
    would weigh as much as eighty by one, and quantities would be bent to its relief alone.
    """
    return np.asarray(np.log1p(np.asarray(beyond, float)))


def bands_of(targets: Mapping[str, Target]) -> Bands:
    """Return the bands of the findings' targets, in their order."""
    rows = np.array([(one.low, one.high, one.scale) for one in targets.values()], float)
    low, high, scale = rows.T
    return Bands(tuple(targets), low, high, scale)
