"""C32: three feelings at once."""

import random

from hypothesis import assume, given
from hypothesis import strategies as st

from agents.attachment import longing
from agents.content import Content
from agents.dumpee import Dumpee
from agents.hope import HOPE_LEAST, HOPE_MOST
from agents.quantities import Quantities
from experiments.claims.c32 import LEAST_WARMTH, UNTOUCHED, after, alarms, gladdens, reassures
from experiments.claims.laws import any_mind, any_text
from scenarios import strategies as aftertext

from .checks import check_as_stored, check_control

Q = Quantities()
SLACK = 1e-6
"""Nearer than this to the end of its range a feeling cannot be told to have moved."""


def test_as_stored():
    check_as_stored("C32")


def test_without_its_mechanism_it_fails():
    check_control("C32")


@given(aftertext.dumpees(), aftertext.contents(), st.floats(LEAST_WARMTH, 1.0))
def test_a_first_warm_text_moves_all_three(dumpee: Dumpee, text: Content, warmth: float):
    for name, value in UNTOUCHED.items():
        setattr(dumpee, name, value)
    text.warmth, text.clarity, text.hostility = warmth, 0.0, 0.0
    assume(HOPE_LEAST <= dumpee.hope < HOPE_MOST - SLACK and longing(dumpee, Q) > SLACK)
    assume(dumpee.self_worth < 1.0 - SLACK and dumpee.separation_anxiety > SLACK)
    assume(dumpee.acceptance < 1.0 - SLACK)
    assert alarms(dumpee, Q, text)
    assert gladdens(dumpee, Q, text)
    assert reassures(dumpee, Q, text)


def test_a_cold_text_does_not_gladden_and_a_calm_mind_is_stirred():
    chance = random.Random(1)
    calm = any_mind(Dumpee, chance, **UNTOUCHED, hope=0.0, acceptance=0.1, bond=0.9)
    calm.separation_anxiety = 0.02
    warm = any_text(chance, warmth=0.8, clarity=0.0, hostility=0.0)
    cold = any_text(chance, warmth=0.0, apology=0.0, clarity=0.9, hostility=0.5)
    assert not gladdens(calm, Q, cold)
    assert not reassures(calm, Q, cold)
    assert after(calm, Q, warm).separation_anxiety > calm.separation_anxiety
    alarmed = any_mind(Dumpee, chance, **UNTOUCHED, separation_anxiety=0.9)
    assert after(alarmed, Q, warm).separation_anxiety < alarmed.separation_anxiety
