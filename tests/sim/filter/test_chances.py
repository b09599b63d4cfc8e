"""Densities of waits, held against the waits that the phone line really draws."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import integrate

from agents.quantities import Quantities
from sim.begin import Setup, begin_couple
from sim.clock import asleep, next_waking
from sim.couple import Couple, Text
from sim.filter.chances import (
    NIGHT_OWL,
    STRAIGHT,
    added_by,
    adding_density,
    last_waking,
    ordinary_density,
    reading_moment,
    weigh_waits,
)
from sim.ordinary import follow_up_delay
from sim.phone import pace_of, plan_reading

Q = Quantities()
DRAWS = 6000


def couple_at(hour: float) -> Couple:
    """Return a couple long apart whose dumper sleeps from 23 to 7 and last wrote long ago."""
    couple = begin_couple(Setup(policies=("polite", "breadcrumb")), Q, 1, 0)
    seat = couple.seats[1]
    seat.bed_hour, seat.wake_hour, seat.last_sent_day = 23.0, 7.0, -5.0
    couple.now = 10.0 + hour / 24.0
    return couple


def answered(couple: Couple, delivered: float) -> float:
    """Draw when the dumper would have answered, as reading and planning an answer do it."""
    text = Text(delivered_day=delivered)
    plan_reading(couple, text, 1, Q)
    seat = couple.seats[1]
    at = text.due_day + text.answer_days
    if asleep(at, seat.bed_hour, seat.wake_hour):
        at = next_waking(at, seat.bed_hour, seat.wake_hour) + text.answer_days
    return at


@pytest.mark.parametrize("hour", [1.0, 9.0, 15.0, 20.0, 22.5])
def test_the_density_of_an_answer_is_that_of_drawn_answers(hour: float) -> None:
    couple = couple_at(hour)
    delivered = couple.now
    drawn = np.array([answered(couple, delivered) for _ in range(DRAWS)]) - delivered
    edges = np.array([0.0, 0.003, 0.01, 0.03, 0.1, 0.3, 0.36, 0.4, 0.5, 0.7, 1.0, 2.0, 4.0])
    found = np.histogram(drawn, edges)[0] / DRAWS
    expected = [expected_share(couple, delivered, a, b) for a, b in pairwise(edges)]
    # A tenth of what would come at night is left to owls, so the days are only nearly the same.
    np.testing.assert_allclose(expected, found, atol=0.035)


def expected_share(couple: Couple, delivered: float, low: float, high: float) -> float:
    """Integrate the density over waits and over the part of them that comes before reading."""
    pace, ways = pace_of(couple, 1, Q), np.zeros(3)
    splits = Q.reading_share_least + Q.reading_share_spread * (np.arange(12) + 0.5) / 12
    waits = np.linspace(low, high, 201)[1:] if low else np.geomspace(1e-6, high, 400)
    densities = [
        np.mean(
            [
                weigh_waits(Q, couple.seats[1], pace, delivered, delivered + w, s, 1.0, ways)
                for s in splits
            ]
        )
        for w in waits
    ]
    return float(integrate.trapezoid(densities, waits))


@pytest.mark.parametrize("hour", [1.0, 12.0, 20.0, 23.5])
def test_all_answers_within_days_are_at_most_one(hour: float) -> None:
    couple = couple_at(hour)
    pace, ways, minute = pace_of(couple, 1, Q), np.zeros(3), 1.0 / 1440.0
    total = sum(
        weigh_waits(Q, couple.seats[1], pace, couple.now, couple.now + wait, 0.5, 1.0, ways)
        for wait in np.arange(minute / 2, 4.0, minute)
    )
    assert 0.8 < total * minute < 1.0 + NIGHT_OWL + 0.02


def test_the_density_of_adding_is_that_of_drawn_additions() -> None:
    couple = couple_at(12.0)
    drawn = 2.0 * np.array([follow_up_delay(couple, 1, Q) for _ in range(DRAWS)])
    edges = np.array([1e-5, 1e-3, 1e-2, 0.05, 0.2, 1.0])
    found = np.histogram(drawn, edges)[0] / DRAWS
    waits = [np.geomspace(a, b, 200) for a, b in pairwise(edges)]
    expected = [integrate.trapezoid([adding_density(Q, 2.0, w) for w in ws], ws) for ws in waits]
    np.testing.assert_allclose(expected, found, atol=0.02)


@given(st.floats(1.0, 3.0), st.floats(1e-5, 2.0))
def test_the_share_added_is_what_its_density_adds_up_to(slow: float, days: float) -> None:
    logs = np.linspace(np.log(1e-9), np.log(days), 3000)
    densities = [adding_density(Q, slow, d) * d for d in np.exp(logs)]
    assert added_by(Q, slow, days) == pytest.approx(integrate.trapezoid(densities, logs), abs=0.003)


@pytest.mark.parametrize("minutes", [0.5, 3.0, 20.0, 100.0, 200.0, 1e4])
def test_ordinary_densities_integrate_to_one(minutes: float) -> None:
    logs = np.linspace(np.log(1e-8), np.log(30.0), 4000)
    densities = [ordinary_density(Q, minutes, d) * d for d in np.exp(logs)]
    assert integrate.trapezoid(densities, logs) == pytest.approx(1.0, abs=0.01)


@given(st.floats(0.0, 300.0), st.floats(5.0, 10.5))
def test_one_has_woken_up_within_a_day(day: float, wake: float) -> None:
    woke = last_waking(day, wake)
    assert woke <= day < woke + 1.0 + 1e-9
    assert (woke * 24.0) % 24.0 == pytest.approx(wake, abs=1e-6)


@given(st.floats(0.0, 50.0), st.floats(0.001, 3.0), st.floats(0.3, 0.9), st.floats(0.1, 1.0))
def test_a_text_is_read_between_delivery_and_answer(
    delivered: float, wait: float, split: float, haste: float
) -> None:
    read = reading_moment(STRAIGHT, delivered, delivered + wait, split, haste, 7.0)
    assert delivered < read <= delivered + wait
    assert read + (read - delivered) / split * (1.0 - split) * haste == pytest.approx(
        delivered + wait
    )
