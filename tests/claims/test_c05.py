"""C05: kind answers absolve."""

import polars as pl

from agents.quantities import Quantities
from experiments.claims.c05 import guilt_led, measure
from experiments.lab import Lab

from .checks import check_as_stored, check_control


def test_as_stored():
    check_as_stored("C05")


def test_without_its_mechanism_it_fails():
    check_control("C05")


def test_only_late_texts_count():
    own = pl.DataFrame(
        {"couple": [0, 0, 1, 1], "day": [10.0, 70.0, 80.0, 90.0],
         "motive": ["guilt", "guilt", "boredom", "guilt"]}
    )  # fmt: skip
    led, whole = guilt_led(own, 3)
    assert led.tolist() == [1.0, 1.0, 0.0]
    assert whole.tolist() == [1.0, 2.0, 0.0]


def test_the_more_an_answer_forgives_the_fewer_texts_follow():
    little, much = (
        measure(Lab(Quantities(guilt_absolved=share), couples=60))["texts"] for share in (0.02, 0.4)
    )
    assert much.effect < little.effect
