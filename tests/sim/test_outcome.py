"""One row of results from a couple."""

import pytest
from hypothesis import given, settings

from agents.returning import CAUSES
from sim.begin import Setup
from sim.couple import STATUSES
from sim.outcome import MODEL_VERSION, outcome_of
from sim.simulate import simulate
from tests.sim.couples import Q, indices, seeds, setups

DAYS = ("healed_day", "recovered_day", "blocked_day", "reunited_day", "friends_day")


@settings(max_examples=25)
@given(setups(), seeds, indices)
def test_an_outcome_says_what_happened_to_the_couple(setup, seed, index):
    couple = simulate(setup, Q, seed, index)
    row = outcome_of(couple, index)
    assert (row.couple, row.horizon_days) == (index, setup.horizon_days)
    assert row.texts == row.texts_by_dumpee + row.texts_by_dumper
    assert 0 <= row.undelivered <= row.texts
    assert row.status in STATUSES
    assert row.reunion_cause in CAUSES
    assert (row.reunion_cause == "none") == (row.reunited_day is None)
    assert 0.0 <= row.peak_distress <= 1.0
    for name in DAYS:
        day = getattr(row, name)
        assert day is None or 0.0 <= day < setup.horizon_days, name


@settings(max_examples=15)
@given(setups(horizon=15.0), seeds)
def test_mean_distress_lies_between_nothing_and_its_peak(setup, seed):
    row = outcome_of(simulate(setup, Q, seed), 0)
    assert 0.0 <= row.distress_mean <= 1.0
    assert row.distress_mean <= row.peak_distress + 1e-9


def test_a_long_prelude_adds_no_distress():
    plain = Setup(policies=("no_contact", "silence"), horizon_days=20.0)
    late = Setup(policies=("no_contact", "silence"), horizon_days=20.0, prelude_days=200.0)
    means = [outcome_of(simulate(setup, Q, 3), 0).distress_mean for setup in (plain, late)]
    assert means[1] == pytest.approx(means[0], abs=0.1)


def test_who_does_not_heal_by_the_horizon_is_censored_not_given_a_number():
    row = outcome_of(simulate(Setup(("plead", "buddy"), horizon_days=20.0), Q, 1), 0)
    assert row.healed_day is None
    assert row.reunion_lasted_days is None
    assert MODEL_VERSION
