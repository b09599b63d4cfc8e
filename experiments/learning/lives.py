"""Couples under any two policies, judged as the training environments judge them.

An environment's episode ends when the dumpee is healed; outcomes are watched to the horizon. So
couples live to healing, are rewarded, and live on.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from agents.intents import DUMPER
from agents.seat import NO_MOMENT
from experiments.runner import cores_here
from scenarios.loader import load_scenario
from sim.asked import ACCOUNTS, day_reached, take_accounts
from sim.batch import BatchEngine
from sim.compiled_steps import NOBODY, step_all
from sim.envs.lot import Rows, blank_rows
from sim.envs.reward import COMPONENTS, SIGNS, Weights
from sim.envs.situation import Situation
from sim.layout import PROGRAMS, QUANTITIES, Records, pack
from sim.outcome import outcome_columns
from sim.own_policy import PolicyChoice

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]
Columns = dict[str, Floats]
COUPLES_IN_PART = 64
OUTCOMES = ("healing", "crises", "recovery", "texts")
"""Over the whole horizon: the dumpee's healing day and the dumper's own, at most the horizon's;
crises; texts of both."""


def seated(scenario: str, dumpee: PolicyChoice, dumper: PolicyChoice) -> Situation:
    """Return a scenario with these policies in its seats."""
    found = load_scenario(scenario)
    return Situation(
        scenario, found.setup(None, None), found.make_quantities(), found.registers,
        (dumpee, dumper),
    )  # fmt: skip


def live(situation: Situation, side: int, seed: int, couples: int) -> Columns:
    """Let couples live; return by name what became of each, arrays of shape (couples,).

    Names are OUTCOMES, `reward` (with the usual weights) and its COMPONENTS, `reward_healing` and
    so on, as the environment of this side sums them up to healing.
    """
    lives = _Lives(situation, side, seed)
    numbers = np.arange(couples)
    parts = [numbers[first : first + COUPLES_IN_PART] for first in numbers[::COUPLES_IN_PART]]
    with ThreadPoolExecutor(cores_here()) as pool:
        found = list(pool.map(lives.of, parts))
    return {name: np.concatenate([part[name] for part in found]) for name in found[0]}


class _Lives:
    """Runs couples of one situation; several threads may do so at a time."""

    def __init__(self, situation: Situation, side: int, seed: int) -> None:
        self._setup, self._side, self._seed = situation.seated, side, seed
        self._engine = BatchEngine(situation.quantities, self._setup.programs)
        self._numbers = pack([situation.quantities], QUANTITIES)
        self._programs = pack([self._setup.programs], PROGRAMS)

    def of(self, numbers: Indices) -> Columns:
        """Let the couples with these numbers live."""
        couples = self._engine.begin(self._setup, self._seed, numbers)
        self._live_to_healing(couples)
        rewarded = reward_columns(couples, self._side)
        self._engine.run(couples)
        return _outcomes(couples, numbers) | rewarded

    def _live_to_healing(self, couples: Records) -> None:
        rows: Rows = blank_rows(len(couples), DUMPER)
        step_all(
            couples, self._numbers, self._programs.copy(), NOBODY, 1, 1,
            rows.moments, rows.actions, rows.seen, rows.masks, rows.counts, rows.ended,
        )  # fmt: skip


def reward_columns(couples: Records, side: int) -> Columns:
    """Return `reward` and its parts for couples that have come to healing or the horizon."""
    counts = [[0.0] * len(ACCOUNTS) for _ in couples]
    for couple, row in zip(couples.view(np.recarray), counts, strict=True):
        take_accounts(couple, side, day_reached(couple, NO_MOMENT), row)
    parts = np.array(counts) * SIGNS + 0.0  # never −0
    named = {f"reward_{name}": parts[:, i] for i, name in enumerate(COMPONENTS)}
    return {"reward": parts @ Weights().as_array(), **named}


def _outcomes(couples: Records, numbers: Indices) -> Columns:
    ends, horizon = outcome_columns(couples, numbers), couples["horizon"]
    return {
        "healing": np.fmin(ends["healed_day"], horizon),
        "crises": ends["crises"].astype(float),
        "recovery": np.fmin(ends["recovered_day"], horizon),
        "texts": ends["texts"].astype(float),
    }
