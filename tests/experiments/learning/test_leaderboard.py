"""Policies beside each other: the same couples, differences in pairs, numbers as clusters."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.policies import policies_of
from experiments.learning import leaderboard
from experiments.learning.held_out import HELD_OUT, HELD_OUT_OPPONENTS
from experiments.learning.leaderboard import (
    COMPARED,
    Board,
    Setting,
    groups,
    lived,
    minus,
    rows,
    run_board,
    settings,
)
from experiments.learning.names import LEARNED, OWN
from sim.own_policy import PolicyChoice

from .made import SEED, sides

COUPLES = 40
PLACES = [Setting("clingy_dumpee", "plead"), Setting("new_partner", "no_contact")]


def made_up(seed=0, couples=COUPLES, places=PLACES):
    """A board of three policies, the learned one 10 days sooner than the second of them."""
    chance, shape = np.random.default_rng(seed), (len(places), couples)
    base = {name: chance.normal(100.0, 20.0, shape) for name in COMPARED}
    later = {name: values + (10.0 if name == "healing" else 0.0) for name, values in base.items()}
    other = {name: chance.normal(50.0, 20.0, shape) for name in COMPARED}
    return Board(places, {LEARNED: base, "silence": later, "block": other})


@given(sides)
def test_settings_are_all_held_out_each_once_with_the_scenarios_own_opponent(side):
    found = settings(side)
    assert len(set(found)) == len(found)
    assert {setting.scenario for setting in found} == set(HELD_OUT)
    for name in HELD_OUT:
        others = {setting.opponent for setting in found if setting.scenario == name}
        assert {leaderboard.own_policy(name, 1 - side), *HELD_OUT_OPPONENTS[side]} <= others


@given(sides)
def test_groups_are_all_then_unmet_then_each_scenario(side):
    board = Board(settings(side), {})
    (_, whole), (_, unmet), *others = groups(board, side)
    assert whole == list(range(len(board.settings)))
    assert sorted(i for _, where in others for i in where) == whole
    assert {board.settings[i].opponent for i in unmet} == set(HELD_OUT_OPPONENTS[side])


def test_differences_are_paired():
    found = minus(made_up(), LEARNED, "silence", "healing", [0, 1])
    assert list(found) == pytest.approx([-10.0, -10.0, -10.0])
    assert list(minus(made_up(), LEARNED, LEARNED, "crises", [0, 1])) == [0.0, 0.0, 0.0]


@given(st.integers(0, 100))
def test_the_same_couples_again_do_not_make_it_surer(seed):
    """Settings that repeat each other leave the interval as wide as it was."""
    once = made_up(seed)
    twice = Board(
        once.settings * 2,
        {
            policy: {name: np.concatenate([found] * 2) for name, found in values.items()}
            for policy, values in once.values.items()
        },
    )
    one = minus(once, LEARNED, "block", "healing", [0, 1])
    assert minus(twice, LEARNED, "block", "healing", [0, 1, 2, 3]) == pytest.approx(one)
    assert one.low < one.effect < one.high


def test_rows_are_ranked_by_healing_with_means_over_the_group():
    board = made_up()
    found = rows(board, [1])
    assert [row["policy"] for row in found] == ["block", LEARNED, "silence"]
    assert found[1]["healing"] == pytest.approx(board.values[LEARNED]["healing"][1].mean())
    assert found[1]["learned_minus"]["healing"] == [0.0, 0.0, 0.0]


def test_a_board_has_all_policies_and_the_own_one(monkeypatch):
    places = [Setting("clingy_dumpee", "silence"), Setting("new_partner", "breadcrumb")]
    monkeypatch.setattr(leaderboard, "settings", lambda side: places)
    told = []
    board = run_board(0, {LEARNED: PolicyChoice("ask_space", 0)}, SEED, 4, told.append)
    assert set(board.values) == {LEARNED, OWN, *policies_of(0)}
    assert told == [LEARNED, *policies_of(0)]
    healing = {policy: values["healing"] for policy, values in board.values.items()}
    assert healing[LEARNED].tolist() == healing["ask_space"].tolist()
    assert healing[OWN][0].tolist() == healing["plead"][0].tolist()
    assert healing[OWN][1].tolist() == healing["no_contact"][1].tolist()


def test_the_other_side_has_the_settings_policy():
    found = lived(1, PolicyChoice("silence", 1), PLACES, SEED, 30)
    assert found["healing"].shape == (2, 30)
    talk, quiet = found["texts"].mean(axis=1)
    assert talk > 2 * quiet
