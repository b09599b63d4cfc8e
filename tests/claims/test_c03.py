"""C03: the motives of dumpers, and where each of them leads."""

import polars as pl
import pytest
from hypothesis import given

from experiments.claims.c03 import SITUATIONS, lead, shares_add_up
from scenarios import strategies as aftertext
from tests.drawn import seats, shares

from .checks import check_as_stored, check_control


def test_as_stored():
    check_as_stored("C03")


def test_without_its_mechanism_it_fails():
    check_control("C03")


@given(aftertext.dumpers(), seats(1), shares)
def test_the_shares_of_a_texts_motives_make_one(dumper, seat, u):
    assert shares_add_up(dumper, seat, u)


def planted(**texts: int) -> pl.DataFrame:
    rows = [(i % 7, motive) for motive, n in texts.items() for i in range(n)]
    return pl.DataFrame(rows, schema=["couple", "motive"], orient="row")


def test_a_motive_leads_over_the_strongest_other():
    own = planted(guilt=40, boredom=35, shame=25)
    assert lead(own, "guilt", 7).effect == pytest.approx(0.05)
    assert lead(own, "boredom", 7).effect == pytest.approx(-0.05)
    assert lead(own, "shame", 7).effect == pytest.approx(-0.15)
    assert lead(own, "money", 7).effect == pytest.approx(-0.4)
    assert lead(planted(guilt=9), "guilt", 7).effect == pytest.approx(1.0)


def test_every_motive_that_the_article_names_is_looked_for():
    named = "boredom curiosity guilt jealousy shame money support fear_of_loss"
    assert set(SITUATIONS) == set(named.split())
