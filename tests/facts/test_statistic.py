"""Statistics against planted numbers and against NumPy's own."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from experiments.facts.statistic import (
    Statistic,
    across_partners,
    coefficient,
    correlation,
    difference,
    mean_of,
)

SEEDS = st.integers(0, 2**32 - 1)


def columns(seed, n=40, k=3):
    return np.random.default_rng(seed).normal(size=(k, n))


@given(SEEDS)
def test_means_and_differences_are_numpys(seed):
    x, y, _ = columns(seed)
    group = y > 0.0
    assert mean_of(x).point() == pytest.approx(x.mean(), abs=1e-12)
    assert difference(x, group, ~group).point() == pytest.approx(
        x[group].mean() - x[~group].mean(), abs=1e-9
    )


def test_who_is_in_neither_group_does_not_count():
    value = np.array([1.0, 3.0, 50.0, 7.0])
    one, two = np.array([1, 1, 0, 0], bool), np.array([0, 0, 0, 1], bool)
    assert difference(value, one, two).point() == pytest.approx(-5.0)


@given(SEEDS)
def test_correlations_are_numpys(seed):
    x, y, _ = columns(seed)
    assert correlation(x, y).point() == pytest.approx(np.corrcoef(x, y)[0, 1])


@given(SEEDS)
def test_coefficients_are_those_of_least_squares(seed):
    x, y, noise = columns(seed)
    outcome = 2.0 * x - y + noise
    design = np.column_stack([(c - c.mean()) / c.std() for c in (x, y)])
    z = (outcome - outcome.mean()) / outcome.std()
    assert coefficient(outcome, [x, y]).point() == pytest.approx(
        np.linalg.lstsq(design, z, rcond=None)[0][0]
    )


def test_what_is_held_fixed_takes_its_share():
    x, noise, more = columns(1, n=4000)
    shared = x + noise  # y goes with x only by way of what they share
    outcome = shared + more
    assert coefficient(outcome, [x]).point() > 0.4
    assert abs(coefficient(outcome, [x, shared]).point()) < 0.05


def test_causes_that_are_one_cannot_be_told_apart():
    x, y, _ = columns(1)
    assert math.isnan(coefficient(y, [x, 2.0 * x]).point())


@given(SEEDS)
def test_across_partners_the_order_does_not_matter(seed):
    x, y, _ = columns(seed)
    one, other = across_partners(x, y).point(), across_partners(y, x).point()
    assert one == pytest.approx(other)
    both = np.concatenate([x, y]), np.concatenate([y, x])
    assert one == pytest.approx(np.corrcoef(*both)[0, 1])


def test_roles_that_differ_run_opposite_across_partners():
    x, y, _ = columns(1, n=1000)
    assert across_partners(x, y + 6.0).point() < -0.8 < 0.1 > abs(across_partners(x, y).point())


@given(SEEDS)
@settings(max_examples=10)
def test_the_interval_is_around_the_point(seed):
    x, y, z = columns(seed)
    for statistic in (mean_of(x), correlation(x, y), coefficient(x, [y, z])):
        low, high = statistic.estimate()[1:]
        assert low <= statistic.point() <= high


def test_nobody_gives_no_number():
    nothing = np.empty(0)
    for statistic in (
        mean_of(nothing), correlation(nothing, nothing), coefficient(nothing, [nothing]),
        across_partners(nothing, nothing), difference(nothing, nothing > 0, nothing > 0),
    ):  # fmt: skip
        assert math.isnan(statistic.point())
        assert math.isnan(statistic.estimate().effect)


def test_a_group_without_anybody_gives_no_number():
    x = np.ones(5)
    assert math.isnan(difference(x, x > 0, x < 0).point())
    assert Statistic([x, x], lambda a, b: a / b).point() == 1.0
