"""Estimates from threads whose truth is known."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.intents import SIDES
from agents.quantities import Quantities
from sim.begin import Setup
from sim.filter.estimate import DERIVED, FELT, LEVELS, Estimated, estimate, quantiles
from sim.filter.futures import futures
from sim.filter.seen import Observed
from sim.record import Recorder
from sim.simulate import simulate
from sim.thread import Thread

Q = Quantities()
DAYS = 30.0


@pytest.fixture(scope="module")
def thread() -> Thread:
    """A dumper who always answers shortly, a dumpee who reproaches."""
    recorder = Recorder(13, 0)
    setup = Setup(policies=("protest", "impatient"), horizon_days=DAYS)
    simulate(setup, Q, 13, observer=recorder)
    return recorder.thread


@pytest.fixture(scope="module")
def found(thread: Thread) -> Estimated:
    """What the texts of that thread tell."""
    texts = [Observed(t.sent_day, SIDES.index(t.sender), {t.intent: 1.0}) for t in thread.texts]
    return estimate(texts, DAYS, Q, 2, particles=800)


def test_bands_are_in_order_and_cover_every_day(found: Estimated) -> None:
    names = [f"dumpee.{n}" for n in (*DERIVED, *FELT[0])] + [f"dumper.{n}" for n in FELT[1]]
    assert list(found.bands) == names
    for band in found.bands.values():
        assert band.shape == (30, len(LEVELS))
        assert (np.diff(band, axis=1) >= 0.0).all()
    assert found.days.tolist() == list(range(1, 31))
    assert ((found.wants_return >= 0.0) & (found.wants_return <= 1.0)).all()


def test_ways_of_answering_are_found_out(found: Estimated) -> None:
    assert next(iter(found.ways[0])) == "protest"
    assert found.ways[1]["impatient"] > 0.9
    for shares in found.ways:
        assert sum(shares.values()) == pytest.approx(1.0)


def test_motives_are_told_apart(found: Estimated, thread: Thread) -> None:
    own = [
        (estimated, text.led_by)
        for estimated, text in zip(found.texts, thread.texts, strict=True)
        if text.led_by not in ("courtesy", "plan")
    ]
    assert np.mean([next(iter(e.motives)) == led_by for e, led_by in own]) >= 0.6
    for text in found.texts:
        for shares in text:
            assert sum(shares.values()) == pytest.approx(1.0)
            assert list(shares.values()) == sorted(shares.values(), reverse=True)


def test_answers_are_taken_for_answers(found: Estimated, thread: Thread) -> None:
    shares = [
        estimated.channels.get("answer", 0.0)
        for estimated, text in zip(found.texts, thread.texts, strict=True)
        if text.answers is not None
    ]
    assert len(shares) > 10
    assert np.mean(shares) > 0.8


def test_a_part_of_a_day_is_a_day_of_its_own(thread: Thread) -> None:
    found = estimate([Observed(0.5, 1, {})], 2.25, Q, 2, particles=100)
    assert found.days.tolist() == [1.0, 2.0, 2.25]


def test_progress_goes_from_the_first_text_to_the_last() -> None:
    told: list[tuple[int, int]] = []
    texts = [Observed(day, 1, {"check_up": 1.0}) for day in (0.5, 1.0, 4.0)]
    estimate(texts, 5.0, Q, 2, particles=60, progress=lambda done, of: told.append((done, of)))
    assert told == [(n, 6) for n in range(1, 7)]


def test_futures_are_of_the_same_couples(found: Estimated) -> None:
    one, again, other = (
        futures(found.particles, 0, [way], Q, 200.0, 7, n=150)[0]
        for way in ("no_contact", "no_contact", "eager")
    )
    np.testing.assert_array_equal(one.healed_days, again.healed_days)
    waits = np.isfinite(one.healed_days)
    assert (one.healed_days[waits] >= 0.0).all()
    assert (one.healed_days[waits] <= 200.0).all()
    assert not np.array_equal(one.healed_days, other.healed_days)
    # What people bring along makes their times alike, whatever they do next.
    both = waits & np.isfinite(other.healed_days)
    assert np.corrcoef(one.healed_days[both], other.healed_days[both])[0, 1] > 0.3


def test_silence_and_talk_are_different_futures_of_an_unanswered_text() -> None:
    texts = [Observed(0.5 + day, 1, {"check_up": 1.0}) for day in range(3)]
    found = estimate(texts, 2.6, Q, 2, particles=400)
    quick, slow = (
        futures(found.particles, 0, [way], Q, 300.0, 7, n=300)[0] for way in ("ask_space", "eager")
    )
    assert np.minimum(quick.healed_days, 300.0).mean() < np.minimum(slow.healed_days, 300.0).mean()


@given(st.lists(st.floats(-5.0, 5.0), min_size=1, max_size=30))
def test_quantiles_of_equal_weights_lie_within_the_values(values: list[float]) -> None:
    found = quantiles(np.array(values), np.full(len(values), 1.0 / len(values)))
    assert (np.diff(found) >= 0.0).all()
    assert min(values) <= found[0] <= found[-1] <= max(values)


def test_weights_count_as_copies_do() -> None:
    values, weights = np.array([3.0, 1.0, 2.0]), np.array([0.2, 0.5, 0.3])
    copies = np.repeat(values, [200, 500, 300])
    even = np.full(1000, 0.001)
    middle = quantiles(values, weights, (0.25, 0.65, 0.9))
    np.testing.assert_allclose(middle, [1.0, 2.0, 3.0])
    np.testing.assert_allclose(quantiles(copies, even, (0.25, 0.65, 0.9)), [1.0, 2.0, 3.0])
