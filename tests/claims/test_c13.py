"""C13: many texts, overwhelm, hurtful replies."""

import dataclasses
from typing import Any

import polars as pl

from experiments.claims import c13
from experiments.lab import Lab

from .checks import COUPLES, check_as_stored, measured


def test_as_stored():
    check_as_stored("C13")


def test_without_overwhelm_the_difference_is_all_but_gone():
    lab = Lab(couples=COUPLES)
    calm: Any = {"overwhelm_per_text": 0.0, "overwhelm_by_pressure": 0.0}
    off = Lab(dataclasses.replace(lab.quantities, **calm), COUPLES)
    assert c13.measure(off)["impatient"].effect < measured("C13").effects["impatient"].effect / 2


def planted(hostility: list[float]) -> pl.DataFrame:
    """Twenty couples, each with the same replies, one own text, and each text also as read."""
    rows = [
        {"couple": couple, "read": read, "sender": "dumper", "answers": answers, "hostility": value}
        for couple in range(20)
        for read in (False, True)
        for answers, value in [(-1, 1.0), *((0, value) for value in hostility)]
    ]
    return pl.DataFrame(rows)


def test_only_replies_that_hurt_count_once_each():
    few, many = planted([0.0, 0.1, 0.39, 0.5]), planted([0.4, 0.9, 0.1, 0.0])
    assert abs(c13.more_hurt([few, many], 20).effect - 0.25) < 1e-12
    assert c13.more_hurt([many, many], 20).effect == 0.0
