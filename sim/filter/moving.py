"""Moving particles' people a little, so that those drawn several times do not stay the same.

Traits are moved as standard normal scores of their distributions, towards their mean and by chance,
so that means, spreads and correlations stay as they were (Liu & West 2001).
"""

from __future__ import annotations

import numpy as np
from scipy.special import ndtr, ndtri

from sim.begin import Setup
from sim.feelings import declared_bounds
from sim.filter.seen import Floats
from sim.layout import Records
from sim.people import TRAITS, Spread, spreads_of

MOVED = 0.3
"""Standard deviation of a move, in those of the particles (fitted to coverage:
docs/decisions/0016)."""
MIXED = 64
"""Mixtures of their deviations that a move is made of."""
STRUCK = ("new_company", "money_need", "support_need", "advice", "resentment", "jealousy")
"""Feelings that most do not have at all until something happens."""
_EDGE = 1e-6
MINDS = ("dumpee", "dumper")


class Mover:
    """Moves the minds of couples that come from one set-up."""

    def __init__(self, setup: Setup) -> None:
        self._traits = [
            (MINDS[side], trait, spread)
            for side in (0, 1)
            for trait, spread in zip(
                TRAITS[side], spreads_of(side, setup.traits[side]), strict=True
            )
            if spread.low < spread.high
        ]
        self._states = [
            (MINDS[side], name, low, high)
            for side in (0, 1)
            for name, (low, high, _) in declared_bounds(side).items()
            if name not in STRUCK
        ]

    def move(self, couples: Records, chance: np.random.Generator) -> None:
        """Move traits and feelings of both people of each couple, in place."""
        traits = [scores_of(couples[mind][name], spread) for mind, name, spread in self._traits]
        states = [couples[mind][name] for mind, name, _, _ in self._states]
        found = iter(moved(np.array([*traits, *states]), chance))
        for mind, name, spread in self._traits:
            couples[mind][name] = values_at(next(found), spread)
        for mind, name, low, high in self._states:
            couples[mind][name] = np.clip(next(found), low, high)


def moved(values: Floats, chance: np.random.Generator) -> Floats:
    """Return values (fields, particles) that are moved, with the same means and covariances."""
    mean = values.mean(axis=1, keepdims=True)
    away = values - mean
    # Mixtures of the particles' own deviations have their covariance.
    n = values.shape[1]
    basis = (away @ chance.standard_normal((n, MIXED))) / np.sqrt(n * MIXED)
    steps = basis @ chance.standard_normal((MIXED, n))
    found: Floats = mean + np.sqrt(1.0 - MOVED**2) * away + MOVED * steps
    return found


def scores_of(values: Floats, spread: Spread) -> Floats:
    """Return the standard normal scores of values of a trait, given its distribution."""
    if spread.sd == 0.0:
        share = (values - spread.low) / (spread.high - spread.low)
    else:
        share = (ndtr((values - spread.mean) / spread.sd) - spread.below) / (
            spread.above - spread.below
        )
    found: Floats = ndtri(np.clip(share, _EDGE, 1.0 - _EDGE))
    return found


def values_at(scores: Floats, spread: Spread) -> Floats:
    """Return the values of a trait at standard normal scores of its distribution."""
    share = ndtr(scores)
    if spread.sd == 0.0:
        found: Floats = spread.low + share * (spread.high - spread.low)
    else:
        z = ndtri(spread.below + share * (spread.above - spread.below))
        found = np.clip(spread.mean + spread.sd * z, spread.low, spread.high)
    return found
