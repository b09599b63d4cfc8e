"""F22: contact hurts those who have not accepted, and not those who have."""

import numpy as np
import pytest

from experiments.facts.f22 import above_median, interaction, parts

from .checks import check_as_stored, is_met, measured, without
from .made_up import made_up


def test_as_stored():
    check_as_stored("F22")


def test_a_planted_interaction_is_found_and_a_sum_is_none():
    near = np.tile([True, False], 50)
    accepting = np.repeat([True, False], 50)
    hurt = np.where(near & ~accepting, 0.5, 0.2)
    assert interaction(hurt, near, accepting).point() == pytest.approx(-0.3)
    apart = 0.2 + 0.3 * near - 0.1 * accepting
    assert interaction(apart, near, accepting).point() == pytest.approx(0.0, abs=1e-12)


def test_it_is_read_four_months_on_from_four_weeks_of_contact():
    read = np.zeros((156, 4))
    read[:60, :] = 7.0  # early contact does not count
    read[66:, [0, 1]] = 20.0  # from day 95 on
    fields = {"dumpee.seat.n_read": read, "dumpee.acceptance": np.array([0.9, 0.1, 0.9, 0.1]),
              "dumpee.sadness": np.array([0.2, 0.8, 0.2, 0.4])}  # fmt: skip
    found = parts(made_up(4, fields))
    assert found["not_accepting"].point() == pytest.approx(0.35 * 0.4)
    assert found["accepting"].point() == pytest.approx(0.0, abs=1e-12)
    assert found["interaction"].point() == pytest.approx(-0.35 * 0.4)


def test_who_has_as_much_as_half_of_all_is_not_above():
    assert list(above_median(np.array([0.0, 0.0, 0.0, 5.0]))) == [False, False, False, True]


def test_where_texts_are_no_sign_of_hope_there_is_no_interaction():
    assert is_met("F22", "interaction", measured("F22"))
    off = without("F22", hope_by_signal=0.0, hope_by_warmth=0.0)
    assert not is_met("F22", "interaction", off)
