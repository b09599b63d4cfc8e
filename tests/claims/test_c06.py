"""C06: how openly dumpers write, and how soon those propose who mean it."""

import numpy as np

from agents.quantities import Quantities
from experiments.claims.c06 import measure, within
from experiments.lab import Lab

from .checks import check_as_stored, check_control


def test_as_stored():
    check_as_stored("C06")


def test_without_its_mechanism_it_fails():
    check_control("C06")


def test_those_who_never_write_or_never_propose_are_not_soon():
    first = np.array([1.0, 1.0, 1.0, np.nan])
    then = np.array([1.0, 16.0, np.nan, np.nan])
    assert within(14.0, first, then).tolist() == [1.0, 0.0, 0.0, 0.0]


def test_the_more_open_say_more_often_what_it_is_for():
    closed, candid = (
        measure(Lab(Quantities(disclosure=share), couples=60))["open"] for share in (0.1, 0.8)
    )
    assert candid.effect > closed.effect
