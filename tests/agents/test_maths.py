"""The shared arithmetic: bounds, order, and time that adds up."""

import math

from hypothesis import given
from hypothesis import strategies as st

from agents.maths import clip01, grown, kept, logistic, positive, raised, toward
from tests.checks import at_most, close
from tests.drawn import days, pairs, shares, steps

anything = st.floats(-1e6, 1e6)
constants = st.floats(0.2, 3000.0)


@given(anything, pairs(anything))
def test_clip01_and_positive_keep_within_bounds_and_keep_order(x, two):
    assert 0.0 <= clip01(x) <= 1.0
    assert positive(x) == (x if x > 0 else 0.0)
    assert clip01(two[0]) <= clip01(two[1])
    assert clip01(clip01(x)) == clip01(x)


@given(shares)
def test_clip01_leaves_a_share_alone(x):
    assert clip01(x) == x


@given(pairs(st.floats(-800.0, 800.0)))
def test_logistic_is_a_rising_probability_even_at_extreme_odds(two):
    low, high = logistic(two[0]), logistic(two[1])
    assert 0.0 <= low <= high <= 1.0
    assert close(low + logistic(-two[0]), 1.0)


def test_logistic_at_even_odds():
    assert logistic(0.0) == 0.5
    assert close(logistic(math.log(3.0)), 0.75)


@given(pairs(days), constants)
def test_kept_falls_from_one_and_stays_a_share(two, constant):
    assert kept(0.0, constant) == 1.0
    assert 0.0 <= kept(two[1], constant) <= kept(two[0], constant) <= 1.0


@given(days, days, constants)
def test_kept_adds_up_over_time(a, b, constant):
    assert close(kept(a + b, constant), kept(a, constant) * kept(b, constant))


@given(shares, shares, days, days, constants)
def test_toward_adds_up_over_time_and_stays_between(x, target, a, b, constant):
    whole = toward(x, target, a + b, constant)
    assert close(whole, toward(toward(x, target, a, constant), target, b, constant))
    assert at_most(min(x, target), whole)
    assert at_most(whole, max(x, target))
    assert 0.0 <= whole <= 1.0


@given(steps, shares, days, constants)
def test_toward_keeps_order_in_its_start_and_its_target(two, other, dt, constant):
    assert at_most(toward(two[0], other, dt, constant), toward(two[1], other, dt, constant))
    assert at_most(toward(other, two[0], dt, constant), toward(other, two[1], dt, constant))


@given(shares, st.floats(0.0, 5.0), days, days)
def test_grown_adds_up_over_time_and_never_falls(x, rate, a, b):
    whole = grown(x, rate, a + b)
    assert close(whole, grown(grown(x, rate, a), rate, b))
    assert at_most(x, whole)
    assert whole <= 1.0


@given(shares, pairs(st.floats(-1.0, 3.0)))
def test_raised_never_lowers_never_passes_one_and_rises_with_the_cause(x, by):
    assert x <= raised(x, by[0]) <= 1.0
    assert at_most(raised(x, by[0]), raised(x, by[1]))
    assert raised(x, 0.0) == x
    assert raised(x, 1.0) == 1.0


@given(shares, shares)
def test_repeated_causes_saturate(x, by):
    once = raised(x, by)
    assert at_most(raised(once, by) - once, once - x)
