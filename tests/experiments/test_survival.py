import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lifelines import KaplanMeierFitter
from lifelines.utils import restricted_mean_survival_time

from experiments import survival
from experiments.survival import (
    Times,
    censor,
    interval,
    logrank_p,
    median_days,
    resampled_means,
    restricted_mean,
    share_healed,
)
from tests.experiments.made_up import HORIZON

# Days of the simulation are moments of a clock, not numbers below what a float can add to.
day = st.floats(0.0, HORIZON).map(lambda x: round(x, 6))
healed_days = st.lists(st.none() | day, min_size=1, max_size=40)
seeds = st.integers(0, 2**63 - 1)


def at_horizon(days: list[float | None]) -> Times:
    return censor(days, HORIZON)


@given(healed_days)
def test_the_restricted_mean_is_the_mean_of_days_up_to_the_horizon(days: list[float | None]):
    times = at_horizon(days)
    mean = restricted_mean(times, HORIZON)
    by_hand = [min(HORIZON, HORIZON if d is None else d) for d in days]
    assert mean == pytest.approx(math.fsum(by_hand) / len(days), abs=1e-6)
    assert -1e-9 <= mean <= HORIZON + 1e-9
    curve = KaplanMeierFitter().fit(times.days, times.seen)
    assert mean == pytest.approx(restricted_mean_survival_time(curve, HORIZON), abs=1e-6)


@given(healed_days)
def test_whoever_is_not_healed_is_censored_at_the_horizon(days: list[float | None]):
    times = at_horizon(days)
    assert list(times.seen) == [d is not None for d in days]
    assert all(times.days[~times.seen] == HORIZON)


def test_being_healed_only_after_the_horizon_counts_as_not_healed():
    assert not at_horizon([HORIZON + 1.0]).seen.any()


@given(healed_days)
def test_there_is_a_median_where_at_least_half_have_healed(days: list[float | None]):
    median, _ = median_days(at_horizon(days))
    healed = sorted(d for d in days if d is not None)
    if 2 * len(healed) < len(days):
        assert median is None
    else:
        assert median == pytest.approx(healed[math.ceil(len(days) / 2) - 1])


@given(healed_days)
def test_the_interval_of_a_median_is_around_it(days: list[float | None]):
    median, (low, high) = median_days(at_horizon(days))
    infinite = math.inf
    assert (low if low is not None else infinite) <= (median if median is not None else infinite)
    assert (median if median is not None else infinite) <= (high if high is not None else infinite)


def test_healed_at_once_is_a_day_like_any_other():
    times = at_horizon([0.0, 0.0, None])
    assert median_days(times)[0] == 0.0
    assert restricted_mean(times, HORIZON) == pytest.approx(HORIZON / 3)


@given(healed_days)
def test_the_share_healed_is_the_share_that_has_healed_by_then(days: list[float | None]):
    grid = np.linspace(0.0, HORIZON, 7)
    share, low, high = share_healed(at_horizon(days), grid)
    counted = [sum(d is not None and d <= now for d in days) / len(days) for now in grid]
    assert share == pytest.approx(counted)
    assert np.all(low <= share + 1e-12)
    assert np.all(share <= high + 1e-12)


@given(healed_days, healed_days)
def test_logrank_does_not_mind_who_comes_first(one: list[float | None], other: list[float | None]):
    p = logrank_p(at_horizon(one), at_horizon(other))
    assert p == pytest.approx(logrank_p(at_horizon(other), at_horizon(one)))
    assert p is None or 0.0 <= p <= 1.0


def test_logrank_has_nothing_to_say_where_nobody_heals():
    assert logrank_p(at_horizon([None]), at_horizon([None, None])) is None


columns = st.integers(1, 30).flatmap(
    lambda n: st.lists(st.lists(day, min_size=n, max_size=n), min_size=2, max_size=4)
)


@given(columns, seeds)
def test_an_interval_contains_its_estimate(values: list[list[float]], seed: int):
    matrix = np.array(values).T
    draws = resampled_means(matrix, seed, draws=200)
    for column in range(matrix.shape[1]):
        estimate = float(matrix[:, column].mean())
        low, high = interval(estimate, draws[:, column])
        assert low <= estimate <= high


@given(columns, seeds)
def test_resampling_is_paired_and_does_not_depend_on_the_other_columns(
    values: list[list[float]], seed: int
):
    matrix = np.array(values).T
    together = resampled_means(matrix, seed, draws=50)
    turned = resampled_means(matrix[:, ::-1], seed, draws=50)
    assert np.array_equal(together, turned[:, ::-1])
    shifted = resampled_means(np.column_stack([matrix[:, 0], matrix[:, 0] + 5.0]), seed, draws=50)
    assert shifted[:, 1] - shifted[:, 0] == pytest.approx(np.full(50, 5.0))


def test_resampling_in_blocks_is_the_same(monkeypatch: pytest.MonkeyPatch):
    values = np.arange(20.0).reshape(10, 2)
    whole = resampled_means(values, 3, draws=55)
    monkeypatch.setattr("experiments.survival._BLOCK", 70)
    assert resampled_means(values, 3, draws=55) == pytest.approx(whole, abs=1e-12)


def test_the_interval_is_about_as_wide_as_theory_says():
    values = np.random.default_rng(5).normal(size=(400, 1))
    low, high = interval(float(values.mean()), resampled_means(values, 1)[:, 0])
    assert (high - low) / 2 == pytest.approx(1.96 * values.std() / 20, rel=0.1)


def test_many_couples_are_resampled_in_the_limit(monkeypatch):
    """The limit has the spread and the pairing that resampling itself has."""
    chance = np.random.default_rng(7)
    days = chance.gamma(2.0, 30.0, 3000)
    values = np.column_stack([days, days + chance.normal(5.0, 3.0, 3000), days])
    drawn = resampled_means(values, 1)
    monkeypatch.setattr(survival, "MANY_COUPLES", 3000)
    limit = resampled_means(values, 1)
    assert limit.shape == drawn.shape
    assert limit.std(axis=0) == pytest.approx(drawn.std(axis=0), rel=0.08)
    gaps = [(draws[:, 1] - draws[:, 0]).std() for draws in (limit, drawn)]
    assert gaps[0] == pytest.approx(gaps[1], rel=0.08)
    assert limit[:, 0] == pytest.approx(limit[:, 2])
    low, high = interval(float(days.mean()), limit[:, 0])
    assert low < days.mean() < high
