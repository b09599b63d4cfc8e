"""C25: texts without a proposal, and what becomes of them."""

import numpy as np
import pytest

from experiments.claims.c25 import followed, more_risk, on_day, risk

from .checks import check_as_stored, check_control

NEVER = np.nan


def test_as_stored():
    check_as_stored("C25")


def test_without_its_mechanism_it_fails():
    check_control("C25")


def test_only_those_apart_on_the_day_count_and_only_for_so_long():
    since = np.array([10.0, 10.0, 10.0, 10.0, NEVER])
    reunited = np.array([5.0, 40.0, 90.0, NEVER, 40.0])
    together, apart = followed(since, reunited)
    assert together.tolist() == [0, 1, 0, 0, 0]
    assert apart.tolist() == [0, 1, 1, 1, 0]
    assert risk(since, reunited).effect == pytest.approx(1 / 3)


def test_a_planted_sign_is_found():
    talked = np.arange(400) < 200
    reunited = np.where(np.arange(400) % 10 < np.where(talked, 6, 1), 70.0, NEVER)
    found = more_risk(on_day(60.0, talked), on_day(60.0, ~talked), reunited)
    assert found.low > 0.35
    assert found.effect == pytest.approx(0.5)
