"""C09 (P27): the best of all ways of texting against doing nothing, on couples held out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from agents.policies import policies_of
from experiments.lab import Case, Estimate, Lab
from experiments.lab.estimates import mean, paired
from sim.couple import TOGETHER

from .shared import Floats

NOTHING = "no_contact"
BUILT_IN = tuple(name for name in policies_of(0) if name != NOTHING)
TRAINED = Path(__file__).parents[1] / "training" / "policies" / "dumpee_win_back.npz"
"""A network trained as dumpee with a reward for reunion and nothing else (make learning)."""
WAYS = (*BUILT_IN, f"learned:{TRAINED}")
DAYS = 120.0


def measure(lab: Lab) -> dict[str, Estimate]:
    """Return what the best way of texting gains over doing nothing, and how often it wins."""
    return best_of(lab, WAYS)


def best_of(lab: Lab, ways: Sequence[str]) -> dict[str, Estimate]:
    """Return the same for the best of some ways, which are policies of the dumpee's."""
    won = np.array([_won(lab, way) for way in ways])
    kept = np.array([_kept(lab, way) for way in ways])
    best = of_the_best(won)
    return {
        "gain": paired(best, _won(lab, NOTHING)),
        "level": mean(best),
        "kept": paired(of_the_best(kept), _kept(lab, NOTHING)),
    }


def of_the_best(won: Floats) -> Floats:
    """Return how each couple did under the way that is best for the other half of the couples.

    `won` is (ways, couples), 0 or 1. Choosing on one half and reading the other keeps the largest
    of many noisy rates from looking better than it is.
    """
    found = np.empty(won.shape[1])
    halves = (slice(0, None, 2), slice(1, None, 2))
    for here, other in (halves, halves[::-1]):
        found[here] = won[int(won[:, other].mean(axis=1).argmax()), here]
    return found


def _won(lab: Lab, way: str) -> Floats:
    won: Floats = np.isfinite(_ends(lab, way)["reunited_day"]).astype(float)
    return won


def _kept(lab: Lab, way: str) -> Floats:
    kept: Floats = np.equal(_ends(lab, way)["status"], TOGETHER).astype(float)
    return kept


def _ends(lab: Lab, way: str) -> dict[str, Any]:
    return lab.outcomes(Case(dumpee=way, days=DAYS))
