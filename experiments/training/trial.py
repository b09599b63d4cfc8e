"""How a learned policy does with people it was not trained on, beside the scenarios' own policy."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from agents.intents import DUMPER, SIDES
from agents.version import MODEL_VERSION
from experiments.design import Design, Plan, plan
from experiments.lab.estimates import Estimate, mean, paired
from experiments.outcomes import OutcomeTable
from experiments.runner import run
from experiments.survival import censor
from scenarios.loader import load_scenario

from .settings import Settings

Floats = npt.NDArray[np.float64]
COUPLES = 200
"""In each scenario, against each opponent."""


class Trial(NamedTuple):
    """What the learned policy and the scenarios' own came to over the same couples.

    Healing is in days, at most those that are watched; differences are learned minus own.
    """

    couples: int
    seed: int
    learned_healing_days: Estimate
    own_healing_days: Estimate
    healing_difference_days: Estimate
    learned_crises: Estimate
    own_crises: Estimate
    crises_difference: Estimate

    def facts(self) -> dict[str, Any]:
        """Return all of it as plain data."""
        found = self._asdict().items()
        return {key: v._asdict() if isinstance(v, Estimate) else v for key, v in found}


def try_policy(
    settings: Settings, file: str, couples: int = COUPLES,
    watch: Callable[[str], None] = lambda _: None,
) -> Trial:  # fmt: skip
    """Let a policy's file and the scenarios' own policies live through the same new couples.

    They are as those trained on, in the same scenarios against the same opponents, but other
    people: the seed is the next. `watch` is told each scenario that is done
    against an opponent.
    """
    seed = settings.seed + 1
    parts = []
    for scenario, opponent in settings.pairs:
        parts.append(_lived(_plan(settings, scenario, opponent, file, couples, seed)))
        watch(scenario)
    healing, own_healing, crises, own_crises = np.concatenate(parts, axis=1)
    return Trial(
        couples=len(healing), seed=seed,
        learned_healing_days=mean(healing), own_healing_days=mean(own_healing),
        healing_difference_days=paired(healing, own_healing),
        learned_crises=mean(crises), own_crises=mean(own_crises),
        crises_difference=paired(crises, own_crises),
    )  # fmt: skip


def _plan(
    settings: Settings, scenario: str, opponent: str | None, file: str, couples: int, seed: int
) -> Plan:
    found = load_scenario(scenario)
    mine = (f"learned:{file}", found.policies[settings.side])
    theirs = (opponent or found.policies[1 - settings.side],)
    dumpers, dumpees = (mine, theirs) if settings.side == DUMPER else (theirs, mine)
    return plan(Design(scenario, dumpers, dumpees, couples, seed, settings.horizon))


def _lived(asked: Plan) -> Floats:
    """Return healing of learned and own policy, and crises of both, shape (4, couples)."""
    table = OutcomeTable()
    for done in run(asked.work):
        table.add(done.chunk.arm, done.chunk.first, done.outcomes)
    learned, own = table.by_arm()[:2]
    days = [censor(one["healed_day"], asked.horizon_days).days for one in (learned, own)]
    return np.array([*days, *(one["crises"].to_numpy().astype(float) for one in (learned, own))])


def facts_of(settings: Settings, file: str, trial: Trial) -> dict[str, Any]:
    """Return all that is to be told of a training that is done, as plain data."""
    return {
        "learner": settings.learner,
        "steps": settings.steps,
        "seed": settings.seed,
        "model_version": MODEL_VERSION,
        "file": file,
        "trial": trial.facts(),
        "use": using_command(settings, file),
        "command": settings.command,
    }


def using_command(settings: Settings, file: str) -> str:
    """Return a command that uses a policy's file."""
    scenario, opponent = settings.pairs[0]
    words = ["aftertext", "compare", scenario, f"--{settings.learner}", f"learned:{file}"]
    if opponent is not None:
        words += [f"--{SIDES[1 - settings.side]}", opponent]
    if settings.horizon is not None:
        words += ["--horizon", f"{settings.horizon:g}"]
    return shlex.join(words)
