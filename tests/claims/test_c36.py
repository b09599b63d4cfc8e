"""C36: intention estimated from a thread."""

from typing import Any

import numpy as np
import polars as pl
import pytest

from agents.content import AXES
from agents.quantities import Quantities
from experiments.claims import c36
from experiments.claims.c36 import USUAL, Guessed, kinds_of_threads, table_of

from .checks import check_as_stored, check_control, measured


class MadeUp:
    """A laboratory with the texts given."""

    quantities = Quantities()

    def __init__(self, couples: int, texts: list[dict[str, Any]]) -> None:
        blank = dict.fromkeys(AXES, 0.0) | {"read": True, "sender": "dumper", "intent": "check_up"}
        self.couples, self.rows = couples, pl.DataFrame([blank | text for text in texts])

    def texts(self, case: Any) -> pl.DataFrame:
        return self.rows


def planted(share_right: float, couples: int = 400) -> Guessed:
    wants = (np.arange(couples) % 2).astype(float)
    told = np.arange(couples) % 100 < 100 * share_right
    guess = np.where(told, wants, 1.0 - wants)
    return Guessed(wants, guess, np.full(couples, 0.5))


def test_as_stored():
    check_as_stored("C36")


def test_without_its_mechanism_it_fails():
    check_control("C36")


def test_intentions_that_vary_are_told_better_than_those_of_the_usual_people():
    effects = measured("C36").effects
    assert effects["skill_varied"].effect > effects["skill"].effect


def test_who_tells_all_has_full_skill_and_who_tells_nothing_none():
    assert c36.skill(planted(1.0)).effect == pytest.approx(1.0)
    nothing = planted(1.0)._replace(estimated=np.full(400, 0.5))
    assert c36.skill(nothing).effect == pytest.approx(0.0)
    assert c36.skill(planted(0.25)).effect < 0.0


def test_accuracy_and_calibration_of_planted_guesses():
    right = c36.accuracy_gained(planted(1.0)).effect
    assert right == pytest.approx(0.5)  # half are told rightly by always saying no
    assert c36.calibration_error(planted(1.0)).effect == pytest.approx(0.0)
    assert c36.calibration_error(planted(0.5)).effect == pytest.approx(0.5)


def test_the_table_leans_towards_the_base_rate():
    kinds = np.array([0] * 50 + [5] * 50)
    table = table_of(kinds, np.array([0.0] * 50 + [1.0] * 50))
    assert table[0] < 0.1 < 0.9 < table[5]
    assert table[3] == pytest.approx(0.5)


def test_kinds_of_threads_by_what_is_read_from_the_dumper():
    proposal = {"hope_signal": 1.0, "directness": 1.0, "request": 0.8, "apology": 0.6}
    texts = [
        {"couple": 0, **proposal},
        {"couple": 1, "apology": 0.9},
        {"couple": 2, "hope_signal": 0.7},
        {"couple": 3},
        {"couple": 4, **proposal, "read": False},
        {"couple": 5, **proposal, "sender": "dumpee"},
    ]
    found = kinds_of_threads(MadeUp(6, texts), USUAL)  # type: ignore[arg-type]
    assert found.tolist() == [5, 2, 1, 0, 0, 0]
