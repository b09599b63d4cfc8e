"""C12: silence, and being told."""

import dataclasses

import numpy as np

from agents.quantities import Quantities
from experiments.claims import c12
from experiments.lab import Lab

from .checks import COUPLES, check_as_stored, check_control, measured


def test_as_stored():
    check_as_stored("C12")


def test_without_its_mechanism_it_fails():
    check_control("C12")


def test_who_takes_in_more_of_an_explanation_keeps_less_false_hope():
    ready = Lab(dataclasses.replace(Quantities(), hope_by_clarity=3.0), COUPLES)
    assert c12.measure(ready)["told"].low > measured("C12").effects["told"].high


def test_the_arms_differ_in_little_more_than_one_text():
    seen = Lab(couples=COUPLES).daily(c12._told(), ("dumpee.seat.n_read",), (4.0, 30.0))
    early, late = seen["dumpee.seat.n_read"]
    assert np.array_equal(early, late)
    assert 1.0 <= early[early > 0].mean() < 1.6


def test_nobody_comes_back_from_silence():
    case = c12.Case(dumper="silence", days=c12.YEAR, numbers=c12.NO_POSTS)
    assert Lab(couples=COUPLES).outcomes(case)["reunions"].sum() == 0
