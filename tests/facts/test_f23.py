"""F23: forecasts are wrong in level, not in the rate of decay."""

import copy

import numpy as np
from hypothesis import given

from agents.dumpee import Dumpee
from agents.healing import distress
from agents.minds import relax_dumpee
from agents.quantities import Quantities
from experiments.facts.f23 import FIRST, MINDS, forecast, minds
from scenarios import strategies as aftertext

from .checks import check_as_stored, seen

Q, DAYS = Quantities(), np.array([3.0, 4.0, 10.0, 60.0])


def test_as_stored():
    check_as_stored("F23")


def test_minds_are_those_of_the_population_on_the_day_of_the_forecast():
    run = seen()
    found = minds(run.lab)
    assert len(found) == MINDS
    assert [m.sadness for m in found] == list(run.on("dumpee.sadness", FIRST)[:MINDS])
    now = [distress(mind, Q) for mind in found]
    assert np.allclose(now, run.distress[FIRST, :MINDS])


@given(aftertext.dumpees())
def test_a_forecast_begins_with_what_is_felt_and_follows_the_models_rules(mind: Dumpee):
    mind.felt_day = float(DAYS[0])
    alone = copy.copy(mind)
    alone.support = alone.comfort_elsewhere = alone.new_company = 0.0
    foreseen = forecast(copy.copy(mind), Q, DAYS)
    assert foreseen[0] == distress(alone, Q)
    relax_dumpee(alone, Q, 4.0)
    assert foreseen[1] == distress(alone, Q)


def test_help_that_is_overlooked_makes_forecasts_too_high():
    with_help, without_help = [], []
    for mind in minds(seen().lab)[:40]:
        helped = copy.copy(mind)
        without_help.append(forecast(mind, Q, DAYS)[-1])
        while helped.felt_day < DAYS[-1]:
            relax_dumpee(helped, Q, helped.felt_day + 1.0)
        with_help.append(distress(helped, Q))
    assert np.mean(without_help) > np.mean(with_help)
