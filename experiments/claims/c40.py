"""C40 (P46, P47): the dumpee's distress by how much the dumper understands."""

from __future__ import annotations

from typing import Any

import numpy as np

from agents.policies.table import policy_id
from experiments.lab import Case, Estimate, Lab, given
from experiments.lab.cases import set_policy
from experiments.lab.estimates import paired
from experiments.lab.play import Indices
from experiments.lab.population import mix
from sim.layout import Records

DAYS = 180.0
LITTLE, MUCH = 0.1, 0.9
_SIDES = ("dumpee", "dumper")
_STREAM = 40


def measure(lab: Lab) -> dict[str, Estimate]:
    """Return what little understanding adds to distress and to crises."""
    little, much = under_mix(lab, LITTLE), under_mix(lab, MUCH)
    return {name: paired(little[of], much[of])
            for name, of in (("distress", "distress_mean"), ("crises", "crises"))}  # fmt: skip


def under_mix(lab: Lab, insight: float) -> dict[str, Any]:
    """Return outcomes of couples in which all dumpers have this insight, under the usual mix."""
    policies = {side: _drawn(lab, i, side) for i, side in enumerate(_SIDES)}

    def prepare(couples: Records, indices: Indices) -> None:
        for i, side in enumerate(_SIDES):
            set_policy(couples, i, policies[side][indices], lab.quantities)

    case = Case(days=DAYS, dumper_traits=given(insight=insight))
    return lab.lives(lab.play(case, prepare=prepare)).outcomes


def _drawn(lab: Lab, side: int, name: str) -> np.ndarray:
    """Draw a policy for each couple with its share in the population."""
    shares = mix()[name]
    chance = np.random.default_rng([lab.seed, _STREAM, side])
    return chance.choice(
        [policy_id(policy) for policy in shares], lab.couples, p=list(shares.values())
    )
