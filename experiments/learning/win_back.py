"""The strongest test of C09: a policy learned for nothing but to be together again."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from experiments.claims.c09 import BUILT_IN, DAYS, NOTHING, best_of
from experiments.claims.judge import Judged
from experiments.claims.registry import find_claim
from experiments.lab import Case, Lab
from experiments.lab.estimates import mean, paired
from sim.couple import TOGETHER

from .lives import Columns
from .names import LEARNED, Row

COUPLES = 1000
"""As many as claims are measured with."""
MEASURES = ("reunited", "together", "days_together")
"""By day DAYS: whether a couple came together again, whether it is so then, and for how many days
it was."""


def win_back(policy: Path, seed: int, couples: int = COUPLES) -> Row:
    """Return how a learned policy does beside every built-in one of the dumpee's, as C09 asks.

    `claim` has the parts of C09 by the built-in ways alone, and with the learned one among them.
    """
    lab, learned = Lab(couples=couples, seed=seed), f"learned:{policy}"
    names = {LEARNED: learned} | {name: name for name in (*BUILT_IN, NOTHING)}
    found = {name: _columns(lab, way) for name, way in names.items()}
    rows = [_row(found, name) for name in found]
    return {
        "days": DAYS, "couples": couples, "seed": seed,
        "ways": sorted(rows, key=lambda row: (-row["reunited"][0], row["policy"])),
        "claim": {
            "built_in": _parts(lab, BUILT_IN), "with_learned": _parts(lab, (*BUILT_IN, learned)),
        },
    }  # fmt: skip


def _columns(lab: Lab, way: str) -> Columns:
    case = Case(dumpee=way, days=DAYS)
    ends, daily = lab.outcomes(case), lab.daily(case, ("status",))["status"]
    return {
        "reunited": np.isfinite(ends["reunited_day"]).astype(float),
        "together": np.equal(ends["status"], TOGETHER).astype(float),
        "days_together": (daily == TOGETHER).sum(axis=0).astype(float),
    }


def _row(found: dict[str, Columns], policy: str) -> Row:
    mine, learned = found[policy], found[LEARNED]
    return {
        "policy": policy, **{name: list(mean(mine[name])) for name in MEASURES},
        "learned_minus": {name: list(paired(learned[name], mine[name])) for name in MEASURES},
    }  # fmt: skip


def _parts(lab: Lab, ways: tuple[str, ...]) -> list[Row]:
    parts: list[Row] = Judged(find_claim("C09"), best_of(lab, ways)).to_json()["parts"]
    return parts
