"""Every built-in policy of one side beside learned ones, on scenarios and people held out.

All policies live with the same couples: number i of every held-out scenario under every policy of
the other side. Differences are paired; what couples of one number have in common (their streams of
chance) is met by resampling the numbers, each with all of its couples.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np

from agents.policies import policies_of
from experiments.lab.estimates import Estimate, paired
from scenarios.loader import load_scenario
from sim.own_policy import PolicyChoice, resolve_policy

from .held_out import HELD_OUT, HELD_OUT_OPPONENTS, TRAIN_OPPONENTS
from .lives import Columns, Floats, live, seated
from .names import LEARNED, OWN, Row

COMPARED = ("healing", "crises", "reward")
"""Of what paired differences are reported."""
Tell = Callable[[str], None]


class Setting(NamedTuple):
    """A scenario, and the policy of the side that does not learn."""

    scenario: str
    opponent: str


class Board(NamedTuple):
    """What became of all couples: by policy and name (lives.py), arrays (settings, couples)."""

    settings: list[Setting]
    values: dict[str, Columns]


def settings(side: int) -> list[Setting]:
    """Return all held-out settings for a learner's side, each once."""
    others = (*TRAIN_OPPONENTS[side], *HELD_OUT_OPPONENTS[side])
    return [
        Setting(name, other)
        for name in HELD_OUT
        for other in dict.fromkeys((own_policy(name, 1 - side), *others))
    ]


def own_policy(scenario: str, side: int) -> str:
    """Return the policy that a scenario gives to a side."""
    return load_scenario(scenario).policies[side]


def run_board(
    side: int, learned: dict[str, PolicyChoice], seed: int, couples: int, tell: Tell
) -> Board:
    """Let learned policies, under their names, and all built-in ones live with the same couples."""
    built_in = {name: PolicyChoice(name, side) for name in policies_of(side)}
    places, values = settings(side), {}
    for name, choice in (learned | built_in).items():
        values[name] = lived(side, choice, places, seed, couples)
        tell(name)
    own = [own_policy(setting.scenario, side) for setting in places]
    values[OWN] = {
        measure: np.array([values[name][measure][i] for i, name in enumerate(own)])
        for measure in values[LEARNED]
    }
    return Board(places, values)


def lived(
    side: int, choice: PolicyChoice, places: list[Setting], seed: int, couples: int
) -> Columns:
    """Return what becomes of couples under one policy, arrays (settings, couples) by name."""
    found = []
    for scenario, opponent in places:
        other = resolve_policy(opponent, 1 - side)
        dumpee, dumper = (other, choice) if side else (choice, other)
        found.append(live(seated(scenario, dumpee, dumper), side, seed, couples))
    return {name: np.array([one[name] for one in found]) for name in found[0]}


def groups(board: Board, side: int) -> Iterator[tuple[str, list[int]]]:
    """Yield names of groups of settings with their places: all, unmet opponents, each scenario."""
    everywhere = range(len(board.settings))
    yield "all", list(everywhere)
    unmet = HELD_OUT_OPPONENTS[side]
    yield "unmet", [i for i in everywhere if board.settings[i].opponent in unmet]
    for name in HELD_OUT:
        yield name, [i for i in everywhere if board.settings[i].scenario == name]


def rows(board: Board, where: list[int]) -> list[Row]:
    """Return a row for each policy over some settings, from the soonest healed to the latest.

    Each has the means by name, and under `learned_minus` what the learned policy has more of than
    this one, as [effect, low, high].
    """
    found = [_row(board, name, where) for name in board.values]
    return sorted(found, key=lambda row: (row["healing"], row["policy"]))


def _row(board: Board, policy: str, where: list[int]) -> Row:
    means = {name: float(values[where].mean()) for name, values in board.values[policy].items()}
    more = {name: list(minus(board, LEARNED, policy, name, where)) for name in COMPARED}
    return {"policy": policy, **means, "learned_minus": more}


def minus(board: Board, one: str, other: str, measure: str, where: list[int]) -> Estimate:
    """Return how much more of a measure one policy has than another, with its interval."""
    return paired(_by_number(board, one, measure, where), _by_number(board, other, measure, where))


def _by_number(board: Board, policy: str, measure: str, where: list[int]) -> Floats:
    means: Floats = board.values[policy][measure][where].mean(axis=0)
    return means
