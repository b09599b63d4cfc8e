"""The results of a study as plain data, with stable keys: what sensitivity.json holds."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from agents.quantities import QUANTITIES
from agents.version import MODEL_VERSION
from experiments.uncertain import SETTLED, uncertain, why_settled

from .evidence import evidence, is_assumed
from .indices import independent, indices
from .model import DAYS, OUTCOMES
from .plan import Plan
from .screening import Screened

Floats = NDArray[np.float64]
Row = dict[str, Any]
_DIGITS = 6


class Found(NamedTuple):
    """What the runs gave, outcome by outcome in the last axis or, for `screened`, in the list.

    `declared` is (outcomes,): the run at the declared values. `drawn` is (samples, outcomes): all
    quantities drawn from their priors. `in_cube` is (samples × (kept + 2), outcomes). `chance` is
    (outcomes,): the mean variance that comes from which couples there happen to be.
    """

    declared: Floats
    screened: list[Screened]
    kept: tuple[str, ...]
    drawn: Floats
    in_cube: Floats
    chance: Floats


class Session(NamedTuple):
    """How the runs went: threads, wall time in seconds, runs that were done before."""

    jobs: int
    wall_seconds: float
    runs_before: int


def assembled(plan: Plan, outcomes: tuple[str, ...], found: Found, session: Session) -> Row:
    """Return everything; numbers that could not be computed are None."""
    return {
        "command": plan.command, "model_version": MODEL_VERSION, "seed": plan.seed,
        "couples": plan.couples, "days": DAYS, "trajectories": plan.trajectories,
        "samples": plan.samples, "keep": plan.keep, "runs": plan.runs,
        "runs_before": session.runs_before, "jobs": session.jobs,
        "wall_seconds": _number(session.wall_seconds),
        "declared": len(QUANTITIES), "uncertain": len(uncertain()), "settled": list(_settled()),
        "outcomes": {
            name: _outcome(name, i, found) for i, name in enumerate(outcomes)
        },
        "quantities": [
            _quantity(name, i, outcomes, found) for i, name in enumerate(plan.names)
        ],
    }  # fmt: skip


def _settled() -> Iterable[Row]:
    for why in dict.fromkeys(settled.why for settled in SETTLED):
        yield {"why": why, "names": [name for name in QUANTITIES if why_settled(name) == why]}


def _outcome(name: str, i: int, found: Found) -> Row:
    told = OUTCOMES.get(name)
    in_all, in_cube = found.drawn[:, i], independent(found.in_cube[:, i], len(found.kept))
    variance = float(in_all.var())
    return {
        "unit": told.unit if told else "", "about": told.about if told else name,
        "at_declared": _number(found.declared[i]),
        "all_varied": _spread(in_all), "kept_varied": _spread(in_cube),
        "share_by_kept": _share(in_cube.var(), variance),
        "share_by_chance": _share(found.chance[i], variance),
        **_indices(i, found),
    }  # fmt: skip


def _indices(i: int, found: Found) -> Row:
    """Return the kept quantities by their total index, the greatest first."""
    got = indices(found.kept, found.in_cube[:, i])
    rows: list[Row] = [
        {"name": name, "S1": _number(s1), "S1_ci": _around(s1, s1_conf),
         "ST": _number(st), "ST_ci": _around(st, st_conf)}
        for name, s1, s1_conf, st, st_conf in zip(found.kept, *got, strict=True)
    ]  # fmt: skip
    rows.sort(key=lambda row: -(row["ST"] if row["ST"] is not None else -math.inf))
    return {"sum_S1": _number(got.S1.sum()), "indices": rows}


def _quantity(name: str, i: int, outcomes: tuple[str, ...], found: Found) -> Row:
    d = QUANTITIES[name]
    return {
        "name": name, "value": d.value, "low": d.low, "high": d.high, "unit": d.unit,
        "source": d.source, "evidence": evidence(d.source), "assumed": is_assumed(d.source),
        "about": d.about, "home": d.home, "kept": name in found.kept,
        "screening": {
            outcome: {
                "mu": _number(s.mu[i]), "mu_star": _number(s.mu_star[i]),
                "mu_star_ci": _around(s.mu_star[i], s.mu_star_conf[i]),
                "sigma": _number(s.sigma[i]), "direction": int(s.direction[i]),
            }
            for outcome, s in zip(outcomes, found.screened, strict=True)
        },
    }  # fmt: skip


def _spread(values: Floats) -> Row:
    low, high = np.quantile(values, (0.025, 0.975))
    return {
        "mean": _number(values.mean()), "sd": _number(values.std()),
        "range_95": [_number(low), _number(high)],
    }  # fmt: skip


def _share(part: float, whole: float) -> float | None:
    return _number(part / whole) if whole > 0.0 else None


def _around(value: float, half: float) -> list[float | None]:
    return [_number(value - half), _number(value + half)]


def _number(value: float) -> float | None:
    return float(f"{value:.{_DIGITS}g}") if math.isfinite(value) else None
