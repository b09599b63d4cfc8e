"""C34: the dumper's recovery against contact."""

import numpy as np
import pytest

from experiments.claims.c34 import recovery
from experiments.claims.shared import NO_RETURNS, slope_over_arms
from experiments.lab import Case, Lab

from .checks import check_as_stored, check_control


def test_as_stored():
    check_as_stored("C34")


def test_without_its_mechanism_it_fails():
    check_control("C34")


def test_a_dumper_never_over_it_counts_with_all_days_watched():
    days = recovery(Lab(couples=20), Case(dumper="silence", days=20.0))
    assert (days <= 20.0).all()
    assert days.max() == 20.0


def test_the_slope_is_within_couples():
    chance = np.random.default_rng(1)
    dose = chance.random((4, 300))
    own = 1000.0 * dose.mean(axis=0)  # couples in touch more differ, which is no effect
    assert slope_over_arms(3.0 * dose + own, dose).effect == pytest.approx(3.0)
    assert slope_over_arms(own + 0.0 * dose, dose).effect == pytest.approx(0.0)


def test_nobody_returns_in_a_world_without_returns():
    returned = Lab(couples=40).texts(Case(days=60.0, dumpee="eager", numbers=NO_RETURNS))
    assert len(returned) > 0
    assert not (returned["intent"] == "propose_return").any()
