"""C08: demands press and push away."""

import polars as pl
import pytest
from hypothesis import given

from agents.quantities import Quantities
from experiments.claims import c08
from experiments.claims.laws import share_of_minds
from scenarios import strategies as aftertext
from tests.drawn import steps

from .checks import check_as_stored, check_control


def test_as_stored():
    check_as_stored("C08")


def test_without_its_mechanism_it_fails():
    check_control("C08")


@given(aftertext.dumpers(), aftertext.contents(), steps)
def test_more_pressure_leaves_no_less_aversion_and_overwhelm(dumper, text, two):
    assert c08.demand_presses(dumper, text, *two)


def test_the_law_can_be_broken(monkeypatch):
    monkeypatch.setattr(c08, "Q", Quantities(aversion_by_pressure=-0.5, overwhelm_by_pressure=-1.0))
    assert share_of_minds(c08._any_demand, 200).effect < 0.9


def planted(*warmth: float) -> pl.DataFrame:
    n = len(warmth)
    sent = {"couple": range(n), "warmth": warmth, "answers": [5] * n, "read": [False] * n}
    sent |= {"sender": ["dumper"] * n, "intent": ["check_up"] * n}
    other = {"couple": [0] * 4, "warmth": [9.0] * 4, "answers": [-1, 5, 5, 5]}
    other |= {"read": [False, True, False, False]}
    other |= {"sender": ["dumper", "dumper", "dumpee", "dumper"]}
    other |= {"intent": ["check_up", "check_up", "polite_answer", "everyday"]}
    return pl.concat([pl.DataFrame(sent), pl.DataFrame(other)], how="vertical_relaxed")


def test_only_the_dumpers_answers_are_compared():
    found = c08.cooler(planted(0.6, 0.6, 0.9), planted(0.5, 0.4, 0.6), 3)
    assert found.effect == pytest.approx(0.2)
