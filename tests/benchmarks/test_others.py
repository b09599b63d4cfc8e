"""What a user would write instead does what Aftertext does: otherwise its speed says nothing."""

import importlib.util

import pytest

from agents.quantities import Quantities
from benchmarks import simpy_program
from benchmarks.couples import packed
from sim.begin import Setup, begin_couple
from sim.event_engine import EventEngine

Q = Quantities()
PAIRS = [("polite", "breadcrumb"), ("eager", "buddy"), ("no_contact", "silence")]


def couple_of(pair):
    return begin_couple(Setup(policies=pair, horizon_days=60.0), Q, 9, 0)


def of_the_event_engine(pair):
    engine = EventEngine(couple_of(pair), Q)
    engine.run()
    return engine


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: "-".join(pair))
def test_the_simpy_program_has_the_same_events(pair):
    expected, couple = of_the_event_engine(pair), couple_of(pair)
    assert simpy_program.run(couple, Q) == pytest.approx(expected.events, rel=0.01)
    assert couple.texts == pytest.approx(expected.couple.texts, rel=0.05)


@pytest.mark.skipif(importlib.util.find_spec("mesa") is None, reason="Mesa is not installed")
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: "-".join(pair))
def test_the_mesa_model_lives_the_same_lives(pair):
    from benchmarks import mesa_model

    expected, couple = of_the_event_engine(pair), couple_of(pair)
    assert mesa_model.run(couple, Q) == expected.events
    assert packed([couple]).tobytes() == packed([expected.couple]).tobytes()


def test_the_empty_loop_has_as_many_events():
    assert simpy_program.run_empty(1000) == 1000
