"""Which policy is best, and how sure that is when the model's numbers are uncertain.

In each draw of the uncertain numbers every policy of a side meets the default population (the other
side answers as people do), over the same couples. Best is the policy with the shortest restricted
mean time to the dumpee's healing; the regret of a policy is what it lies behind the best, averaged
over the draws.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from agents.intents import SIDES
from agents.policies import policies_of
from experiments.lab import Lab, population

DAYS = 365.0
"""Time over which healing is watched."""
MEASURES = ("healing", "crises")
Scores = dict[str, dict[str, tuple[float, float]]]
"""By side and policy: restricted mean days to healing, and crises a couple."""


def score_policies(lab: Lab) -> Scores:
    """Let every policy of both sides meet the default population, under this lab's numbers."""
    return {
        side: {name: _score(lab, side, name) for name in policies_of(number)}
        for number, side in enumerate(SIDES)
    }


def _score(lab: Lab, side: str, policy: str) -> tuple[float, float]:
    found = population(lab, DAYS, **{side: policy}).outcomes  # type: ignore[arg-type]
    healing = np.fmin(found["healed_day"], DAYS).mean()
    return float(healing), float(np.mean(found["crises"]))


def rank(draws: Sequence[Scores]) -> Iterator[dict[str, Any]]:
    """Yield, for each side and measure, its policies from the least to the greatest regret.

    Ties share the best place in equal parts. Healing is in days, crises are a couple's.
    """
    for side in draws[0]:
        names = list(draws[0][side])
        for number, measured in enumerate(MEASURES):
            values = np.array([[draw[side][name][number] for name in names] for draw in draws])
            yield {"side": side, "measure": measured, "draws": len(draws),
                   "policies": _ranked(names, values)}  # fmt: skip


def _ranked(names: list[str], values: NDArray[np.float64]) -> list[dict[str, Any]]:
    """Rank policies by values of shape (draws, policies), of which less is better."""
    best = values.min(axis=1, keepdims=True)
    wins = values == best
    p_best = (wins / wins.sum(axis=1, keepdims=True)).mean(axis=0)
    regret = (values - best).mean(axis=0)
    low, high = np.quantile(values, (0.025, 0.975), axis=0)
    rows = [
        {"policy": name, "p_best": float(p_best[i]), "expected_regret": float(regret[i]),
         "mean": float(values[:, i].mean()), "range_95": [float(low[i]), float(high[i])]}
        for i, name in enumerate(names)
    ]  # fmt: skip
    return sorted(rows, key=lambda row: row["expected_regret"])
