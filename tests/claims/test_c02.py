"""C02: no separation anxiety in the dumper, but guilt over harshness."""

from hypothesis import given
from hypothesis import strategies as st

from agents.quantities import Quantities
from experiments.claims import c02
from experiments.claims.laws import share_of_minds
from scenarios import strategies as aftertext
from tests.drawn import days, shares, steps

from .checks import check_as_stored, check_control, measured


def test_as_stored():
    check_as_stored("C02")


def test_without_its_mechanism_it_fails():
    check_control("C02")


@given(aftertext.dumpers(), shares, days)
def test_absence_raises_nothing_in_the_dumper(dumper, contact, time):
    assert c02.unmoved_by_absence(dumper, contact, time)


@given(aftertext.dumpers(), steps, st.floats(0.0, 200.0))
def test_a_harsher_breakup_leaves_no_less_guilt(dumper, two, time):
    assert c02.harshness_weighs(dumper, *two, time)


def test_the_laws_can_be_broken(monkeypatch):
    monkeypatch.setattr(c02, "Q", Quantities(guilt_by_manner=-0.6, own_grief_held_by_contact=-1.0))
    assert share_of_minds(c02._causes, 200).effect < 0.7
    assert share_of_minds(c02._calm, 200).effect < 0.7


def test_what_is_not_forgiven_weighs_more():
    effects = measured("C02").effects
    assert effects["unforgiven"].low > effects["guilt"].high
