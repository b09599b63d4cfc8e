"""Findings that a known truth would have given: its statistics, with the noise that ABC assumes.

ABC that accepts up to a distance epsilon is exact for findings whose error is spread evenly over
all that is accepted (Wilkinson 2013, SAGMB 12:129; Fearnhead and Prangle 2012, JRSSB 74:419). A
check of the calibration must make its findings so, or it would find intervals too wide.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .bands import Bands, felt

Floats = NDArray[np.float64]
_ROUNDS = 60
"""Rounds of Gibbs sampling; a coordinate of 20 forgets where it was within a few."""


def findings_of(
    bands: Bands, truth: Floats, epsilon: ArrayLike, rng: np.random.Generator
) -> tuple[Floats, Floats]:
    """Return the bands, low and high, both (R, M), of findings made of R true statistics (R, M).

    A band of the same width lies around each true value, moved evenly within what has a distance of
    at most `epsilon` (R,) to it. A sign is that of the true value, and the other one where that is
    as near.
    """
    signed = np.isinf(bands.low) | np.isinf(bands.high)
    edge = np.where(np.isinf(bands.low), bands.high, bands.low)
    wrong = np.abs(truth - edge) / bands.scale
    half = np.where(signed, 0.0, (bands.high - bands.low) / 2.0 / bands.scale)
    room = np.asarray(epsilon, float) ** 2 * truth.shape[1]
    moves = _moves(half, signed, wrong, room, rng)
    middle, width = truth + moves * bands.scale, half * bands.scale
    flipped = signed & (moves != 0.0)
    above = (truth >= edge) != flipped
    low = np.where(signed, np.where(above, edge, -np.inf), middle - width)
    high = np.where(signed, np.where(above, np.inf, edge), middle + width)
    return low, high


def _moves(
    half: Floats, signed: NDArray[np.bool_], wrong: Floats, room: Floats, rng: np.random.Generator
) -> Floats:
    """Draw how far findings lie from the truth, in scales (R, M); of a sign, whether it is wrong.

    Even over all moves whose misses, beyond `half` (M,), add up to at most `room` (R,) as felt and
    squared.
    """
    moves = np.zeros(wrong.shape)
    for _ in range(_ROUNDS):
        for j in range(wrong.shape[1]):
            beyond = np.where(signed, moves * wrong, np.maximum(np.abs(moves) - half, 0.0))
            used = felt(beyond) ** 2
            left = np.expm1(np.sqrt(np.maximum(room - used.sum(axis=1) + used[:, j], 0.0)))
            if signed[j]:
                moves[:, j] = (wrong[:, j] <= left) & (rng.random(len(room)) < 0.5)
            else:
                moves[:, j] = rng.uniform(-1.0, 1.0, len(room)) * (half[j] + left)
    return moves
