"""C29: a request for space, and who keeps to it."""

import numpy as np
import polars as pl
import pytest

from experiments.claims.c29 import kept_away
from experiments.claims.shared import goes_on, requests_read

from .checks import check_as_stored, check_control

THREAD = pl.DataFrame(
    {
        "couple": [0, 0, 1, 1, 1, 2, 2, 3],
        "day": [5.0, 70.0, 5.0, 6.0, 7.0, 9.0, 8.0, 4.0],
        "sender": ["dumpee", "dumper", "dumpee", "dumper", "dumper", "dumpee", "dumper", "dumpee"],
        "read": [True, False, True, False, False, True, False, False],
        "intent": ["ask_space", "check_up", "ask_space", "curt_answer", "miss_you", "ask_space",
                   "check_up", "ask_space"],
        "answers": [-1, -1, -1, 3, -1, -1, -1, -1],
        "follows_up": [0, 0, 0, 0, 0, 0, 0, 0],
    }
)  # fmt: skip
"""Couple 0 writes too late to count, 1 answers and goes on, 2 wrote before, 3 never read it."""


def test_as_stored():
    check_as_stored("C29")


def test_without_its_mechanism_it_fails():
    check_control("C29")


def test_a_request_counts_from_when_it_is_read():
    assert requests_read(THREAD, 5) == pytest.approx([5.0, 5.0, 9.0, np.nan, np.nan], nan_ok=True)


def test_only_own_texts_after_it_and_soon_enough_are_going_on():
    asked = requests_read(THREAD, 5)
    wrote = goes_on(THREAD, asked, 60.0)
    assert wrote.tolist() == [0, 1, 0, 0, 0]
    assert kept_away(wrote, asked).effect == pytest.approx(2 / 3)
