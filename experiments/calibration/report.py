"""What is told of a calibration: facts with stable keys, and the draws."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from agents.version import MODEL_VERSION
from experiments.facts.summary import Target
from experiments.uncertain import prior

from . import diagnose
from .posterior import Draws
from .run import Done
from .screen import FALSE_DISCOVERIES, table


def facts_of(done: Done, targets: Mapping[str, Target], command: str) -> dict[str, Any]:
    """Return everything that pages and pictures are made of (docs/results/calibration.json)."""
    return _about(done, command) | {
        "bank": done.asked.bank,
        "seconds": round(done.seconds, 1),
        "stopped": done.fit.stopped,
        "generations": [one._asdict() for one in done.fit.generations],
        "screen": _screen(done),
        **_quantities(done),
        "findings": diagnose.finding_rows(targets, done.problem.bands, done.bank.found, done.after),
        "distance": diagnose.distance_row(done.problem.bands, done.bank.found, done.after),
        "checks": done.checks,
    }


def draws_of(done: Done, command: str) -> Draws:
    """Return the draws in the units of their quantities."""
    columns = [prior(name).ppf(done.points[:, i]) for i, name in enumerate(done.problem.names)]
    return Draws(done.problem.names, np.array(columns).T, _about(done, command))


def _about(done: Done, command: str) -> dict[str, Any]:
    last = done.fit.generations[-1]
    return {
        "model_version": MODEL_VERSION, "command": command, "seed": done.asked.seed,
        "couples": done.asked.couples, "particles": done.asked.particles,
        "populations": len(done.fit.generations), "epsilon": last.epsilon,
        "effective_draws": last.effective,
        "fitted": [done.problem.names[i] for i in done.screened.kept],
    }  # fmt: skip


def _screen(done: Done) -> dict[str, Any]:
    seen, names = done.screened, done.problem.names
    return {
        "uncertain": len(names), "false_discoveries": FALSE_DISCOVERIES,
        "significant": int(seen.significant.any(axis=1).sum()),
        "share_of_score": float(seen.score[list(seen.kept)].sum() / seen.score.sum()),
        "kept": table(seen, names, done.problem.bands),
    }  # fmt: skip


def _quantities(done: Done) -> dict[str, Any]:
    fit, names, kept = done.fit, done.problem.names, done.screened.kept
    rows = [diagnose.quantity_row(names[i], fit.points[:, i], fit.weights) for i in kept]
    others = [i for i in range(len(names)) if i not in kept]
    return {
        "quantities": rows,
        "not_identified": [row["name"] for row in rows if not row["identified"]],
        "others_moved": diagnose.moved(names, fit.points, fit.weights, others),
    }
