"""F11: the bond outlives the distress by years."""

import numpy as np
import pytest

from agents.quantities import Quantities
from experiments.facts.f11 import MOST_YEARS, YEAR, parts

from .checks import check_as_stored, without
from .made_up import DAYS, made_up


def test_as_stored():
    check_as_stored("F11")


@pytest.mark.parametrize("years", [0.5, 4.0, 20.0])
def test_a_planted_half_time_is_found(years):
    bond = 0.8 * 0.5 ** (DAYS / YEAR / years)
    found = parts(made_up(3, {"dumpee.bond": bond[:, None]}))["half_time"]
    assert found.point() == pytest.approx(years)


def test_a_bond_that_grows_counts_as_one_that_hardly_falls():
    bond = np.linspace(0.5, 0.9, len(DAYS))[:, None]
    assert parts(made_up(3, {"dumpee.bond": bond}))["half_time"].point() == MOST_YEARS


def test_without_contact_keeping_it_up_it_is_the_declared_half_life():
    found = without("F11", bond_kept_by_contact=0.0, bond_rekindled=0.0)
    declared = Quantities().bond_half_life_days / YEAR
    assert found["half_time"].effect == pytest.approx(declared, rel=1e-3)
