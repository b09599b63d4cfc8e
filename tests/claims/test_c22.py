"""C22: months until they are over it."""

import numpy as np
import pytest

from experiments.claims.c22 import DAYS, median_of

from .checks import check_as_stored, check_control


def test_as_stored():
    check_as_stored("C22")


def test_without_its_mechanism_it_fails():
    check_control("C22")


@pytest.mark.parametrize("days", [20.0, 100.0, 500.0])
def test_the_median_is_that_of_planted_days(days: float):
    spread = np.linspace(0.8, 1.2, 201)
    found = median_of(days * spread)
    assert found.low <= days <= found.high
    assert found.effect == pytest.approx(days)


def test_where_most_never_heal_the_median_is_the_horizon():
    assert median_of(np.r_[np.full(60, np.nan), np.full(40, 10.0)]).effect == DAYS
