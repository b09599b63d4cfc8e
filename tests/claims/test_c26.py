"""C26: anger at getting no answer."""

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from agents.dumper import Dumper
from agents.quantities import Quantities
from experiments.claims.c26 import attackers, maturity_cools
from scenarios import strategies as aftertext
from tests.drawn import quantities

from .checks import check_as_stored, check_control, measured


def test_as_stored():
    check_as_stored("C26")


def test_without_its_mechanism_it_fails():
    check_control("C26")


@given(aftertext.dumpers(), quantities(), st.floats(0.0, 1.0))
def test_silence_angers_the_less_mature_no_less(r: Dumper, q: Quantities, less: float):
    assert maturity_cools(r, q, less)


def test_the_law_can_fail():
    world = Quantities()
    world.resentment_less_by_maturity = -1.0
    assert not maturity_cools(Dumper(maturity=0.9), world, 0.1)


def test_attacks_are_counted_where_the_dumper_sends_them():
    texts = pl.DataFrame(
        {
            "couple": [0, 1, 2, 3, 3],
            "sender": ["dumper", "dumpee", "dumper", "dumper", "dumper"],
            "read": [False, False, True, False, False],
            "hostility": [0.3, 0.9, 0.9, 0.9, 1.0],
        }
    )
    assert attackers(texts, 5, hurts=0.4).tolist() == [0, 0, 0, 1, 0]


def test_some_are_not_most():
    assert measured("C26").effects["some"].high < 0.5
