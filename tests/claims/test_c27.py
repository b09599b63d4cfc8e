"""C27: hope against what comes true."""

from dataclasses import replace

import numpy as np
import pytest

from agents.quantities import Quantities
from experiments.claims.c27 import Belief, false_hope, measure
from experiments.lab import Lab

from .checks import COUPLES, check_as_stored, check_control, measured


def test_as_stored():
    check_as_stored("C27")


def test_without_its_mechanism_it_fails():
    check_control("C27")


def test_well_placed_hope_is_not_false():
    apart = np.ones(400)
    apart[300:] = 0.0
    reunited = apart * (np.arange(400) % 2)
    assert false_hope(Belief(0.5 * apart, reunited, apart)).effect == pytest.approx(0.0)
    assert false_hope(Belief(0.9 * apart, reunited, apart)).effect == pytest.approx(0.4)


def test_where_dumpers_do_come_back_less_hope_is_false():
    world = Lab(replace(Quantities(), love_that_returns=0.0), COUPLES)
    assert measure(world)["false_hope"].high < measured("C27").effects["false_hope"].low
