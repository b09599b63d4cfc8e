"""C35: grief work under idle talk."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from agents.dumpee import Dumpee
from agents.grief import grieving_rate
from agents.quantities import Quantities
from experiments.claims.c35 import NO_SIGNS, grief_work
from experiments.lab import Lab
from scenarios import strategies as aftertext

from .checks import check_as_stored, check_control

Q = Quantities()


def test_as_stored():
    check_as_stored("C35")


def test_without_its_mechanism_it_fails():
    check_control("C35")


@given(aftertext.dumpees(), st.floats(0.0, 1.0))
def test_in_one_mind_idle_contact_does_not_speed_grief(dumpee: Dumpee, idle: float):
    quiet, idling = replace(dumpee, idle_contact=0.0), replace(dumpee, idle_contact=idle)
    assert grieving_rate(idling, Q) <= grieving_rate(quiet, Q)


def test_the_more_idle_talk_holds_up_the_less_is_done():
    lab = Lab(couples=40)
    full = (*NO_SIGNS, ("acceptance_slowed_by_idle", 1.0))
    none = (*NO_SIGNS, ("acceptance_slowed_by_idle", 0.0))
    assert grief_work(lab, "buddy", full).mean() < grief_work(lab, "buddy", none).mean()
    assert (grief_work(lab, "silence", full) == grief_work(lab, "silence", none)).all()
