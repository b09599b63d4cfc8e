"""C14: contact delays healing and self-reliance."""

from hypothesis import given
from hypothesis import strategies as st

from agents.dumpee import Dumpee
from agents.quantities import Quantities
from agents.worth import relax_worth
from scenarios import strategies as aftertext

from .checks import check_as_stored, check_control, measured

Q = Quantities()


def test_as_stored():
    check_as_stored("C14")


def test_without_its_mechanism_it_fails():
    check_control("C14")


def test_every_step_of_contact_counts():
    effect = measured("C14").effects["healing"]
    assert effect.low <= effect.effect <= effect.high


@given(aftertext.dumpees(), st.floats(0.1, 1.0), st.floats(0.05, 1.0))
def test_in_one_mind_contact_slows_coping(dumpee: Dumpee, contact: float, days: float):
    dumpee.contact = 0.0
    near = Dumpee(**{name: getattr(dumpee, name) for name in dumpee.__dataclass_fields__})
    near.contact = contact
    relax_worth(dumpee, Q, days)
    relax_worth(near, Q, days)
    assert near.self_reliance <= dumpee.self_reliance + 1e-12
