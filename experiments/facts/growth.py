"""Straight and curved courses over days, fitted couple by couple by least squares."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def slopes(course: Floats) -> Floats:
    """Return the slope per reading of each couple's course, (readings, couples) to (couples,)."""
    return np.asarray(_weights(len(course), 1)[1] @ course)


def falls(course: Floats) -> Floats:
    """Return how far a straight line through each course falls from first to last reading."""
    return -(len(course) - 1) * slopes(course)


def sags(course: Floats) -> Floats:
    """Return how far a parabola through each course lies under its chord in the middle.

    More than 0 where a fall is steep first and flat later; an exponential that halves sags by .043
    of where it began, which is .086 of its fall.
    """
    span = len(course) - 1
    return np.asarray(_weights(len(course), 2)[2] @ course) * span * span / 4.0


def _weights(readings: int, order: int) -> Floats:
    """Return the rows that give the coefficients of 1, t, t² when applied to a course."""
    time = np.arange(readings, dtype=float)
    return np.linalg.pinv(np.vander(time, order + 1, increasing=True))
