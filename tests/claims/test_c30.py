"""C30: persistence, and the end that a block makes of it."""

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.dumper import Dumper
from agents.intents import INTENT_IDS
from agents.quantities import Quantities
from experiments.claims import c30
from experiments.claims.c30 import nothing_gets_through, persistence
from experiments.lab import Case, Lab
from experiments.lab import given as traits
from scenarios import strategies as aftertext
from tests.drawn import quantities

from .checks import check_as_stored, check_control


def test_as_stored():
    check_as_stored("C30")


def test_without_its_mechanism_it_fails():
    check_control("C30")


@given(aftertext.dumpers(), aftertext.intents("dumper"), st.floats(0.0, 400.0), quantities())
def test_nothing_gets_through_a_block(r: Dumper, intent: str, day: float, q: Quantities):
    assert nothing_gets_through(r, INTENT_IDS[intent], day, q)


def test_the_law_can_fail(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(c30, "make_gesture", lambda *_: None)
    assert not nothing_gets_through(Dumper(), INTENT_IDS["check_up"], 3.0, Quantities())


def test_in_whole_lives_nothing_sent_after_the_block_is_read():
    lab = Lab(couples=60)
    case = Case(dumpee="ask_space", days=120.0, dumper_traits=traits(maturity=0.0, moral_code=0.0))
    lives = lab.outcomes(case)
    texts = lab.texts(case).filter(pl.col("sender") == "dumper")
    couple = texts["couple"].to_numpy()
    after = texts["day"].to_numpy() > lives["blocked_day"][couple]
    apart = np.isnan(lives["reunited_day"][couple])
    sent_later = texts.filter(~pl.col("read") & pl.Series(after & apart))
    assert len(sent_later) > 0
    read = texts.filter(pl.col("read"))
    assert sent_later.join(read, on=["couple", "id"], how="inner").is_empty()


def test_those_who_were_never_asked_are_left_out():
    wrote, asked = np.r_[np.ones(50), np.zeros(150)], np.r_[np.ones(100), np.zeros(100)]
    none = np.zeros(200)
    assert persistence(wrote, asked, none, asked).effect == pytest.approx(0.5)
