"""C09: the best way of texting, on couples held out."""

import numpy as np

from agents.policies import policies_of
from experiments.claims.c09 import NOTHING, TRAINED, WAYS, of_the_best

from .checks import check_as_stored, check_control

COUPLES = 400


def test_as_stored():
    check_as_stored("C09")


def test_without_its_mechanism_it_fails():
    check_control("C09")


def test_every_built_in_way_and_the_learned_one_is_tried():
    assert {*WAYS, NOTHING} == {*policies_of(0), f"learned:{TRAINED}"}
    assert TRAINED.exists()


def test_the_best_of_many_equal_ways_gains_nothing():
    chance = np.random.default_rng(5)
    worlds = [(chance.random((13, COUPLES)) < 0.1).astype(float) for _ in range(60)]
    held_out = np.mean([of_the_best(won).mean() for won in worlds])
    looked_at = np.mean([won.mean(axis=1).max() for won in worlds])
    assert looked_at > 0.11
    assert abs(held_out - 0.1) < 0.006


def test_a_way_that_wins_is_found():
    chance = np.random.default_rng(6)
    won = (chance.random((13, COUPLES)) < 0.1).astype(float)
    won[7] = chance.random(COUPLES) < 0.4
    assert of_the_best(won).tolist() == won[7].tolist()
