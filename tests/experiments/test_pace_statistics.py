from dataclasses import astuple, replace
from math import isnan, log
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from experiments.pace import bootstrap_pace, measure_pace
from experiments.pace.statistics import REGULAR_TEXTS
from experiments.pace.threads import (
    DAY_SECONDS,
    HOUR_SECONDS,
    find_burstiness,
    make_thread,
    threads_with,
)

Texts = list[tuple[float, Any]]

gaps = st.one_of(st.integers(0, 600), st.integers(0, 2 * DAY_SECONDS))
regular_gaps = st.lists(
    st.tuples(gaps, st.booleans()), min_size=REGULAR_TEXTS, max_size=REGULAR_TEXTS + 10
)


def as_texts(steps: list[tuple[int, bool]]) -> Texts:
    times = np.cumsum([gap for gap, _ in steps])
    return [(int(time), sender) for time, (_, sender) in zip(times, steps, strict=True)]


regular_texts = regular_gaps.map(as_texts)
dyads = st.dictionaries(st.integers(), regular_texts, min_size=1, max_size=4)


def alternate(times: list[float], runs: int = 1) -> Texts:
    """Texts at `times`, the sender changing after each `runs` texts."""
    return [(time, index // runs % 2) for index, time in enumerate(times)]


def same(one: object, other: object) -> bool:
    return repr(one) == repr(other)


# --- worked by hand


def test_a_steady_exchange_has_the_figures_that_can_be_worked_out_by_hand() -> None:
    noon = 12 * HOUR_SECONDS
    pace = measure_pace({"a": alternate([noon + 100 * i for i in range(20)])})
    assert pace.reply_median_seconds == 100
    assert (pace.replied_within_1min, pace.replied_within_5min) == (0, 1)
    assert pace.burstiness == -1
    assert pace.same_sender == 0
    assert isnan(pace.same_sender_after_1h)
    assert pace.night == 0
    assert (pace.conversation_texts_median, pace.conversation_texts_mean) == (20, 20)
    assert pace.ln_reply_mean == pytest.approx(log(100))
    assert pace.ln_reply_sd == pytest.approx(0, abs=1e-12)


def test_pairs_of_texts_give_the_shares_of_the_same_sender() -> None:
    # Sender a a b b …, an hour between the two of a pair and 10 s before each change: of 19
    # gaps, 10 keep the sender, and all of those are the long ones.
    times = [(i // 2) * (HOUR_SECONDS + 10) + (i % 2) * HOUR_SECONDS for i in range(20)]
    pace = measure_pace({"a": alternate([float(time) for time in times], runs=2)})
    assert pace.same_sender == pytest.approx(10 / 19)
    assert pace.same_sender_after_1h == 1
    assert pace.reply_median_seconds == 10


@pytest.mark.parametrize(
    ("delay", "shares"),
    [
        (60, (1, 1, 1, 1)),
        (61, (0, 1, 1, 1)),
        (300, (0, 1, 1, 1)),
        (3_600, (0, 0, 1, 1)),
        (86_400, (0, 0, 0, 1)),
        (86_401, (0, 0, 0, 0)),
    ],
)
def test_within_includes_its_bound(delay: int, shares: tuple[int, ...]) -> None:
    pace = measure_pace({"a": alternate([delay * i for i in range(20)])})
    assert shares == (
        pace.replied_within_1min,
        pace.replied_within_5min,
        pace.replied_within_1h,
        pace.replied_within_24h,
    )


def test_a_gap_of_four_hours_cuts_a_conversation_and_one_second_less_does_not() -> None:
    cut = 4 * HOUR_SECONDS
    thread = make_thread(alternate([0, 5, 5 + cut, 5 + 2 * cut - 1, 5 + 3 * cut]))
    assert thread.conversations.tolist() == [2, 2, 1]


@pytest.mark.parametrize(("hour", "share"), [(0.99, 0), (1, 1), (6.99, 1), (7, 0), (23, 0)])
def test_night_is_from_one_to_seven(hour: float, share: float) -> None:
    pace = measure_pace({"a": alternate([DAY_SECONDS + hour * HOUR_SECONDS] * 2)})
    assert pace.night == share


def test_delays_of_no_length_count_as_a_second_in_logarithms() -> None:
    pace = measure_pace({"a": alternate([0, 0, 0])})
    assert (pace.ln_reply_mean, pace.ln_reply_sd) == (0, 0)


def test_the_spread_of_replies_is_the_sd_of_their_logarithms() -> None:
    pace = measure_pace({"a": alternate([0, 10, 1_010])})
    assert pace.ln_reply_mean == pytest.approx(log(100))
    assert pace.ln_reply_sd == pytest.approx(log(10))


def test_replies_after_a_day_are_left_out_of_the_logarithms() -> None:
    pace = measure_pace({"a": alternate([0, 50, 51 + DAY_SECONDS])})
    assert pace.ln_reply_mean == pytest.approx(log(50))


def test_small_dyads_count_only_where_their_findings_say_so() -> None:
    many, few = alternate([60.0 * i for i in range(20)]), alternate([0.0, 5.0])
    alone, together = measure_pace({1: many}), measure_pace({1: many, 2: few, 3: few[:1]})
    assert together.reply_median_seconds == alone.reply_median_seconds == 60
    assert together.conversation_texts_mean == 11  # of 20 and 2; the lone text is no dyad


def test_nothing_to_count_is_nan() -> None:
    assert all(isnan(value) for value in astuple(measure_pace({})))
    assert all(isnan(value) for value in bootstrap_pace({}, 2, 1)["night"])


def test_texts_out_of_order_are_refused() -> None:
    with pytest.raises(ValueError, match="not in time order"):
        measure_pace({"a": [(5, "x"), (4, "y")]})


# --- burstiness


@given(gap=st.integers(1, 10**6), number=st.integers(1, 50))
def test_regular_gaps_have_burstiness_minus_one(gap: int, number: int) -> None:
    assert find_burstiness(np.full(number, float(gap))) == pytest.approx(-1)


@given(seed=st.integers(0, 2**32), scale=st.floats(1, 1e5))
def test_exponential_gaps_have_burstiness_near_zero(seed: int, scale: float) -> None:
    drawn = np.random.default_rng(seed).exponential(scale, 20_000)
    assert find_burstiness(drawn) == pytest.approx(0, abs=0.03)


def test_lognormal_gaps_are_bursty() -> None:
    # sd / mean of a lognormal is sqrt(exp(s²) − 1), 2.528 for s² = 2.
    drawn = np.random.default_rng(1).lognormal(0, 2**0.5, 400_000)
    assert find_burstiness(drawn) == pytest.approx(1.528 / 3.528, abs=0.03)


@given(steps=regular_gaps)
def test_burstiness_has_bounds(steps: list[tuple[int, bool]]) -> None:
    value = find_burstiness(np.array([gap for gap, _ in steps], dtype=np.float64))
    assert isnan(value) or -1 <= value < 1


# --- properties of all figures


@given(dyads=dyads, days=st.integers(-1_000, 1_000))
def test_whole_days_of_shift_change_nothing(dyads: dict[int, Texts], days: int) -> None:
    shifted = {
        key: [(time + days * DAY_SECONDS, sender) for time, sender in texts]
        for key, texts in dyads.items()
    }
    assert same(measure_pace(shifted), measure_pace(dyads))


@given(dyads=dyads)
def test_names_and_order_of_dyads_and_senders_change_nothing(dyads: dict[int, Texts]) -> None:
    renamed = {
        f"dyad {key}": [(time, "x" if sender else "y") for time, sender in texts]
        for key, texts in reversed(dyads.items())
    }
    np.testing.assert_allclose(astuple(measure_pace(renamed)), astuple(measure_pace(dyads)))


@given(dyads=dyads, factor=st.integers(1, 9))
def test_slower_time_scales_delays_and_keeps_the_figures_without_time(
    dyads: dict[int, Texts], factor: int
) -> None:
    slowed = {
        key: [(time * factor, sender) for time, sender in texts] for key, texts in dyads.items()
    }
    before, after = measure_pace(dyads), measure_pace(slowed)
    np.testing.assert_allclose(after.reply_median_seconds, before.reply_median_seconds * factor)
    np.testing.assert_allclose(after.burstiness, before.burstiness)
    np.testing.assert_equal(after.same_sender, before.same_sender)
    if not isnan(before.replied_within_1h):
        assert after.replied_within_1h <= before.replied_within_1h
    assert after.conversation_texts_mean <= before.conversation_texts_mean


@given(dyads=dyads, copies=st.integers(2, 4))
def test_copies_of_all_dyads_change_nothing(dyads: dict[int, Texts], copies: int) -> None:
    copied = {(copy, key): texts for copy in range(copies) for key, texts in dyads.items()}
    np.testing.assert_allclose(
        astuple(measure_pace(copied)), astuple(measure_pace(dyads)), atol=1e-9
    )


@given(dyads=dyads)
def test_shares_are_shares_and_longer_waits_hold_more_replies(dyads: dict[int, Texts]) -> None:
    pace = measure_pace(dyads)
    waits = np.array(astuple(pace)[1:5])
    assert np.isnan(waits).all() or (np.diff(waits) >= 0).all()
    shares = np.array([*waits, pace.same_sender, pace.same_sender_after_1h, pace.night])
    known = shares[~np.isnan(shares)]
    assert ((known >= 0) & (known <= 1)).all()


@given(texts=regular_texts)
def test_conversations_share_out_all_texts(texts: Texts) -> None:
    (thread,) = threads_with({"a": texts}, 1)
    assert thread.conversations.sum() == len(texts)
    assert thread.conversations.min() >= 1


# --- intervals


@pytest.fixture(name="varied")
def _varied() -> dict[int, Texts]:
    rng = np.random.default_rng(3)
    return {
        dyad: [
            (time, bool(rng.random() < 0.5))
            for time in np.cumsum(rng.lognormal(rng.normal(5, 1), 2, 60)).tolist()
        ]
        for dyad in range(30)
    }


def test_an_interval_for_every_figure_lies_around_it(varied: dict[int, Texts]) -> None:
    pace, intervals = measure_pace(varied), bootstrap_pace(varied, 200, 1)
    assert list(intervals) == list(pace.__dataclass_fields__)
    for name, (low, high) in intervals.items():
        assert low <= getattr(pace, name) <= high


def test_a_seed_repeats_its_intervals_and_another_does_not(varied: dict[int, Texts]) -> None:
    assert bootstrap_pace(varied, 20, 1) == bootstrap_pace(varied, 20, 1)
    assert bootstrap_pace(varied, 20, 1) != bootstrap_pace(varied, 20, 2)


def test_dyads_that_are_all_alike_leave_no_doubt(varied: dict[int, Texts]) -> None:
    alike = dict.fromkeys(range(5), varied[0])
    for name, (low, high) in bootstrap_pace(alike, 20, 1).items():
        assert low == pytest.approx(high)
        assert low == pytest.approx(getattr(measure_pace(alike), name))


def test_the_interval_has_the_width_of_the_sampling_spread() -> None:
    # Dyads of 20 texts that either always or never change sender, half of each: the share of the
    # same sender has standard error sqrt(.25 / n), and the interval ± 1.96 of it.
    times = [60.0 * i for i in range(20)]
    halves = {i: alternate(times, runs=1 if i % 2 else 20) for i in range(400)}
    low, high = bootstrap_pace(halves, 1_000, 1)["same_sender"]
    assert high - low == pytest.approx(2 * 1.96 * (0.25 / 400) ** 0.5, rel=0.1)


def test_a_bootstrap_without_draws_is_refused(varied: dict[int, Texts]) -> None:
    with pytest.raises(ValueError, match="1 draw or more"):
        bootstrap_pace(varied, 0, 1)


def test_pace_is_frozen(varied: dict[int, Texts]) -> None:
    pace = measure_pace(varied)
    with pytest.raises(AttributeError):
        pace.night = 0.0  # type: ignore[misc]
    assert replace(pace, night=0.5).night == 0.5
