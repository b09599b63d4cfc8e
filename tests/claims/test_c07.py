"""C07: help against refusal."""

import polars as pl

from agents.quantities import Quantities
from experiments.claims.c07 import NEED_DAY, measure, since_need
from experiments.lab import Lab

from .checks import check_as_stored


def test_as_stored():
    check_as_stored("C07")


def test_texts_before_the_need_do_not_count():
    own = pl.DataFrame({"couple": [0, 0, 1], "day": [NEED_DAY - 1, NEED_DAY + 1, NEED_DAY + 80]})
    assert since_need(own, 3).tolist() == [1.0, 1.0, 0.0]


def test_help_that_teaches_much_and_stills_nothing_keeps_the_dumper_writing():
    usual = measure(Lab(couples=100))["money"]
    numbers = Quantities(benefit_learning=0.9, benefit_of_help=1.0, help_eases_money=0.0)
    other = measure(Lab(numbers, couples=100))["money"]
    assert other.effect > usual.effect
