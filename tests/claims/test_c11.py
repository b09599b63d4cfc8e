"""C11: a reunion ends the pain, and the work of getting over it."""

import dataclasses

from hypothesis import given

from agents.dumpee import Dumpee
from agents.dumper import Dumper
from agents.quantities import Quantities
from experiments.claims.c11 import PAIN, WORK, delay_per_day, fall
from experiments.lab import Lab
from scenarios import strategies as aftertext

from .checks import COUPLES, check_as_stored, check_control


def test_as_stored():
    check_as_stored("C11")


def test_without_its_mechanism_it_fails():
    check_control("C11")


@given(aftertext.dumpees(), aftertext.dumpers(), aftertext.quantities())
def test_pain_falls_at_once(dumpee: Dumpee, dumper: Dumper, q: Quantities):
    assert fall(PAIN, dumpee, dumper, q)


@given(aftertext.dumpees(), aftertext.dumpers(), aftertext.quantities())
def test_work_done_is_undone(dumpee: Dumpee, dumper: Dumper, q: Quantities):
    assert fall(WORK, dumpee, dumper, q)


def test_the_laws_can_fail():
    worse = dataclasses.replace(Quantities(), reunion_anxiety_left=1.1, setback=0.0)
    mind = {"separation_anxiety": 0.5, "acceptance": 0.5}
    assert not fall(PAIN, Dumpee(**mind), Dumper(), worse)
    assert not fall(WORK, Dumpee(**mind), Dumper(), worse)


def test_a_reunion_in_which_grieving_goes_on_costs_less_than_it_lasts():
    lab = Lab(dataclasses.replace(Quantities(), reunion_hope=-3.0), COUPLES)
    assert 0.0 < delay_per_day(lab).low < delay_per_day(lab).high < 1.0
