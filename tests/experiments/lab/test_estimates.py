"""Estimates: right on average, with intervals that cover as often as they say."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from experiments.lab.estimates import (
    correlation,
    estimate,
    group_difference,
    mean,
    paired,
    ratio,
    resampled,
    share,
    slope,
)

columns = arrays(float, st.integers(5, 40), elements=st.floats(-100, 100))


@given(columns)
def test_a_mean_is_the_mean_and_lies_inside_its_interval(values):
    found = mean(values)
    assert found.effect == pytest.approx(values.mean(), abs=1e-9)
    assert found.low <= found.effect <= found.high


@given(columns, st.floats(-10, 10))
def test_a_shift_of_all_couples_is_found_exactly(values, by):
    found = paired(values + by, values)
    assert found.effect == pytest.approx(by, abs=1e-6)
    assert found.high - found.low < 1e-6


@given(columns, st.floats(0.1, 10))
def test_swapping_the_arms_mirrors_the_estimate(values, scale):
    one = paired(values * scale, values)
    other = paired(values, values * scale)
    assert one.effect == pytest.approx(-other.effect, abs=1e-6)


def test_intervals_cover_as_often_as_they_say():
    chance = np.random.default_rng(5)
    covered = 0
    for _ in range(300):
        found = mean(chance.normal(1.0, 2.0, 80))
        covered += found.low <= 1.0 <= found.high
    assert 0.90 <= covered / 300 <= 0.985


def test_a_ratio_is_that_of_sums_not_a_mean_of_ratios():
    assert ratio([1.0, 9.0], [1.0, 1.0]).effect == pytest.approx(5.0)


@given(st.floats(-3, 3), st.floats(-3, 3))
def test_a_planted_slope_is_found(by, start):
    cause = np.linspace(0.0, 1.0, 30)
    assert slope(start + by * cause, cause).effect == pytest.approx(by, abs=1e-6)


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=60))
def test_shares_of_few_couples_keep_an_honest_interval(flags):
    whole = [float(one) for one, _ in flags]
    part = [float(one and other) for one, other in flags]
    if any(whole):
        found = ratio(part, whole)
        assert found == share(int(sum(part)), int(sum(whole)))
        assert found.high > found.low
    assert mean(part) == share(int(sum(part)), len(part))


def test_correlation_has_its_sign_and_its_bounds():
    chance = np.random.default_rng(1)
    x, noise = chance.normal(size=(2, 400))
    close, apart = correlation(x, x + noise), correlation(x, -x)
    assert close.effect == pytest.approx(np.corrcoef(x, x + noise)[0, 1])
    assert 0.5 < close.low < close.effect < close.high < 1.0
    assert apart.effect == pytest.approx(-1.0)


@given(columns)
def test_a_group_difference_is_that_of_the_two_means(values):
    inside = np.arange(len(values)) % 2 == 0
    expected = values[inside].mean() - values[~inside].mean()
    assert group_difference(values, inside).effect == pytest.approx(expected, abs=1e-6)


def test_resampling_a_mean_agrees_with_the_quick_way():
    values = np.random.default_rng(2).exponential(size=300)
    slow, quick = resampled([values], lambda v: v.mean()), mean(values)
    assert slow.effect == pytest.approx(quick.effect)
    assert slow.low == pytest.approx(quick.low, abs=0.03)


def test_what_cannot_be_computed_is_not_a_number():
    assert all(math.isnan(bound) for bound in estimate([[1.0, np.nan]], lambda m: m))
    assert math.isnan(ratio([1.0, 1.0], [0.0, 0.0]).effect)


@given(st.integers(1, 200), st.data())
def test_shares_have_exact_intervals(of, data):
    hits = data.draw(st.integers(0, of))
    found = share(hits, of)
    assert 0.0 <= found.low <= found.effect <= found.high <= 1.0
    assert (found.high == 1.0) == (hits == of)
