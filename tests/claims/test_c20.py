"""C20: the right amount of hope."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from experiments.claims.c20 import over_the_best

from .checks import check_as_stored, check_control

COUPLES, ARMS = 400, 7


def planted(cost: np.ndarray, seed: int, noise: float = 1.0) -> np.ndarray:
    """Give every couple the cost of each arm and noise of its own."""
    return cost[:, None] + noise * np.random.default_rng(seed).normal(size=(len(cost), COUPLES))


def test_as_stored():
    check_as_stored("C20")


def test_without_its_mechanism_it_fails():
    check_control("C20")


@given(st.integers(1, ARMS - 2), st.integers(0, 2**32))
def test_a_best_inner_arm_is_found_wherever_it_is(best: int, seed: int):
    valley = np.abs(np.arange(ARMS) - best).astype(float)
    little, much = over_the_best(planted(valley, seed)).mean(axis=1)
    assert abs(little - best) < 0.5
    assert abs(much - (ARMS - 1 - best)) < 0.5


@given(st.sampled_from((-1.0, 1.0)), st.integers(0, 2**32))
def test_where_one_end_is_best_it_costs_less_than_any_inner_arm(sign: float, seed: int):
    little, much = over_the_best(planted(sign * np.arange(ARMS), seed)).mean(axis=1)
    assert min(little, much) < -0.5
    assert max(little, much) > 4.5


def test_chance_in_choosing_the_best_does_not_count():
    gaps = [over_the_best(planted(np.zeros(ARMS), seed)).mean() for seed in range(200)]
    naive = [
        (cost[[0, -1]].mean() - cost[1:-1].mean(axis=1).min())
        for cost in (planted(np.zeros(ARMS), seed) for seed in range(200))
    ]
    assert abs(np.mean(gaps)) < 0.01
    assert np.mean(naive) > 0.03
