"""C24: breadcrumbs, hope, and feeling used."""

from dataclasses import replace

from hypothesis import given

from agents.content import Content
from agents.dumpee import Dumpee
from agents.quantities import Quantities
from experiments.claims.c24 import crumb_lifts_both, measure
from experiments.lab import Lab
from scenarios import strategies as aftertext
from tests.drawn import quantities

from .checks import COUPLES, check_as_stored, check_control, measured


def test_as_stored():
    check_as_stored("C24")


def test_without_its_mechanism_it_fails():
    check_control("C24")


@given(aftertext.dumpees(), quantities(), aftertext.contents())
def test_a_crumb_lowers_neither_hope_nor_felt_use(d: Dumpee, q: Quantities, text: Content):
    assert crumb_lifts_both(d, q, text)


def test_the_law_can_fail():
    world = replace(Quantities(), hope_by_warmth=-1.0, hope_by_signal=0.0)
    assert not crumb_lifts_both(Dumpee(), world, Content(warmth=0.5))


def test_those_used_by_nothing_do_not_feel_it():
    world = Lab(replace(Quantities(), used_per_crumb=0.0, used_per_request=0.0), COUPLES)
    effects = measure(world)
    assert effects["used"].effect == 0.0
    assert effects["both"].effect == 0.0 < measured("C24").effects["both"].low
