"""Calibration without pyABC: distance, bank, screen, checks with known truths, diagnosis."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from experiments.calibration import diagnose
from experiments.calibration.bank import fill_bank
from experiments.calibration.checks import Found, bank_check, place_of, summary
from experiments.calibration.noise import findings_of
from experiments.calibration.problem import model_problem
from experiments.calibration.screen import screen, table
from experiments.uncertain import prior, uncertain

from .calibration_toy import IDLE, MOVING, NAMES, TARGETS, bank, problem

BANDS = problem().bands
NUMBERS = st.floats(-50.0, 50.0)
ROWS = st.lists(NUMBERS, min_size=3, max_size=3)


# Distance


@given(st.floats(-1.0, 1.0), st.floats(-1.0, 1.0), st.floats(0.0, 50.0))
def test_within_all_bands_the_distance_is_0(a, b, c):
    inside = [TARGETS["sum"].low * (1 - abs(a)) + TARGETS["sum"].high * abs(a),
              TARGETS["difference"].low * (1 - abs(b)) + TARGETS["difference"].high * abs(b),
              c]  # fmt: skip
    assert BANDS.distance(np.clip(inside, BANDS.low, BANDS.high)) == 0.0


@given(ROWS, st.integers(0, 2), st.floats(0.01, 10.0))
def test_the_farther_out_one_statistic_is_the_larger_the_distance(row, j, more):
    found = np.array(row)
    beyond = BANDS.beyond(found)[j] > 0.0
    found[j] = found[j] if beyond else BANDS.low[j] - 0.5
    further = found.copy()
    further[j] += more if found[j] > BANDS.high[j] else -more
    assert BANDS.distance(further) > BANDS.distance(found) > 0.0


def test_what_cannot_be_computed_is_never_near():
    assert BANDS.distance([np.nan, TARGETS["difference"].low, 1.0]) == np.inf


# Bank


def test_a_bank_that_was_stopped_goes_on_where_it_was(tmp_path: Path):
    whole, path, told = bank(130), tmp_path / "bank.npz", []
    fill_bank(problem(), 60, 1, 2, path)
    again = fill_bank(problem(), 130, 1, 1, path, told.append)
    np.testing.assert_array_equal(again.points, whole.points)
    np.testing.assert_array_equal(again.found, whole.found)
    assert told[0] == 60
    assert sum(told) == 130
    np.testing.assert_array_equal(fill_bank(problem(), 60, 1, 1, path).found, whole.found[:60])


def test_the_models_problem_gives_the_findings_statistics_and_repeats_itself():
    found = model_problem(couples=30)
    assert found.names == tuple(declared.name for declared in uncertain())
    point = np.full(len(found.names), 0.5)
    once, again, other = (found.simulate(point, seed) for seed in (1, 1, 2))
    np.testing.assert_array_equal(once, again)
    assert once.shape == found.bands.low.shape
    assert not np.array_equal(once, other, equal_nan=True)
    assert np.isfinite(once).mean() > 0.8


# Screen


def test_the_screen_keeps_what_moves_findings_that_are_missed():
    found = screen(bank(), BANDS)
    assert set(found.kept) == set(MOVING)
    assert found.score[found.kept[0]] == found.score.max()
    assert found.missed[2] == 0.0
    assert found.significant[2, 2]  # it moves a finding, but one that is never missed
    told = table(found, NAMES, BANDS)
    assert told[0]["moves"][0]["fact"] == "sum"
    assert told[0]["moves"][0]["rho"] > 0.9


def test_the_screen_finds_next_to_nothing_in_noise():
    rng = np.random.default_rng(1)
    noise = bank()._replace(found=rng.normal(size=(600, 3)) * 10.0)
    assert screen(noise, BANDS).kept == ()


# Checks with known truths


@given(st.lists(ROWS, min_size=1, max_size=4), st.floats(0.0, 2.0), st.integers(0, 2**32))
def test_findings_made_of_a_truth_are_as_near_to_it_as_is_accepted(rows, epsilon, seed):
    truth = np.array(rows)
    low, high = findings_of(BANDS, truth, np.full(len(rows), epsilon), np.random.default_rng(seed))
    for i, row in enumerate(truth):
        assert BANDS.moved(low[i], high[i]).distance(row) <= epsilon + 1e-6
    assert np.isinf(low[:, 2] + high[:, 2]).all()
    assert np.allclose((high - low)[:, :2], 0.04)


def test_findings_fill_all_that_is_accepted():
    rng, epsilon = np.random.default_rng(1), 0.3
    truth = np.tile([0.5, 0.1, 0.02], (4000, 1))
    low, high = findings_of(BANDS, truth, np.full(4000, epsilon), rng)
    far = np.array([BANDS.moved(*pair).distance(truth[0]) for pair in zip(low, high, strict=True)])
    assert far.max() > 0.97 * epsilon
    assert 0.3 < np.mean(low[:, 2] == 0.0) < 0.7  # a sign so near to 0 may be either
    moved = (low + high)[:, 0] / 2.0 - 0.5
    assert abs(moved.mean()) < 4.0 * moved.std() / np.sqrt(4000)


def test_places_of_truths_among_draws_of_the_same_are_even():
    rng = np.random.default_rng(2)
    places = np.array([place_of(rng.random((25, 1)), np.full(25, 0.04), rng.random(1), rng)
                       for _ in range(2000)])  # fmt: skip
    assert abs(places.mean() - 0.5) < 0.03
    assert abs(places.var() - 1.0 / 12.0) < 0.006


@pytest.fixture(scope="module")
def asked() -> Found:
    return bank_check(bank(1000), BANDS, (*MOVING, 3), 30, 400, seed=3)


def test_known_truths_lie_evenly_in_their_posteriors(asked: Found):
    told = summary(asked, [NAMES[i] for i in (*MOVING, 3)])
    assert told["even"]
    assert told["coverage"] == pytest.approx([0.5, 0.8, 0.95], abs=0.05)
    recovery = [row["recovery"] for row in told["quantities"]]
    assert min(recovery[:2]) > 0.9
    assert abs(recovery[2]) < 0.2


def test_posteriors_that_are_too_narrow_are_caught(asked: Found):
    squeezed = 0.5 + 1.6 * (asked.place - 0.5)
    told = summary(asked._replace(place=np.clip(squeezed, 0.0, 1.0)), ["a", "b", "c"])
    assert not told["even"]
    assert max(told["coverage"]) < 0.93


def test_posteriors_are_too_wide_for_findings_without_the_methods_error(monkeypatch):
    def exact(bands, truth, epsilon, rng):
        return findings_of(bands, truth, np.zeros(len(truth)), rng)

    monkeypatch.setattr("experiments.calibration.checks.findings_of", exact)
    told = summary(bank_check(bank(1000), BANDS, MOVING, 60, 400, seed=3), ["a", "b"])
    assert not told["even"]
    assert told["coverage"][0] > 0.55


# Diagnosis


@given(st.lists(st.floats(0.01, 1.0), min_size=2, max_size=30), st.integers(5, 200))
def test_resampling_keeps_to_the_weights(raw, draws):
    weights = np.array(raw) / np.sum(raw)
    counts = np.bincount(diagnose.resample(weights, draws, np.random.default_rng(1)),
                         minlength=len(raw))  # fmt: skip
    assert counts.sum() == draws
    assert np.all(np.abs(counts - draws * weights) <= 1.0 + 1e-9)


def test_a_quantity_that_nothing_was_learned_of_is_not_identified():
    rng, even = np.random.default_rng(1), np.full(400, 1.0 / 400.0)
    idle = diagnose.quantity_row(NAMES[0], rng.random(400), even)
    known = diagnose.quantity_row(NAMES[0], 0.4 + 0.2 * rng.random(400), even)
    assert not idle["identified"]
    assert abs(idle["contraction"]) < 0.15
    assert known["identified"]
    assert known["contraction"] > 0.8
    assert known["prior"]["median"] == pytest.approx(prior(NAMES[0]).median())


def test_contraction_is_not_deceived_by_few_effective_draws():
    rng = np.random.default_rng(1)
    lost = [diagnose.contraction(1.0 / 12.0, rng.random(4), np.full(4, 0.25)) for _ in range(2000)]
    assert abs(np.mean(lost)) < 0.03


def test_what_the_screen_left_out_and_moved_is_named():
    points = np.random.default_rng(1).random((200, 6))
    points[:, 4] **= 3.0
    weights = np.full(200, 1.0 / 200.0)
    assert diagnose.moved(NAMES, points, weights, range(2, 6)) == [NAMES[4]]


def test_the_idle_quantities_of_the_toy_are_idle():
    seen = screen(bank(), BANDS)
    assert not seen.significant[list(IDLE)].any()
