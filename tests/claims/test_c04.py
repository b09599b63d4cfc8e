"""C04: guilt makes the moral reach out, after a while."""

import numpy as np
import polars as pl
import pytest

from experiments.claims.c04 import has_any, relief_left

from .checks import check_as_stored, check_control, measured


def test_as_stored():
    check_as_stored("C04")


def test_without_its_mechanism_it_fails():
    check_control("C04")


def test_the_first_text_counts_and_only_of_those_who_wrote():
    texts = pl.DataFrame(
        {"couple": [2, 0, 2], "day": [50.0, 30.0, 20.0], "dumper.relief": [0.1, 0.2, 0.4]}
    )
    first = np.array([0.8, 0.8, 0.5])
    assert relief_left(texts, first).effect == pytest.approx((0.2 / 0.8 + 0.4 / 0.5) / 2)
    assert has_any(texts, 3).tolist() == [1.0, 0.0, 1.0]


def test_those_without_a_moral_code_do_so_less_often_than_those_with_one():
    effects = measured("C04").effects
    assert 0.0 < effects["weak"].effect < effects["strong"].effect
