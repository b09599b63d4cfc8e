"""What is counted, seen and allowed at a decision that is taken from outside."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.intents import SILENT, SMALL_TALK
from agents.policies.learned import take_action
from agents.policies.observation import OBSERVATION
from agents.policies.observed_dumpee import observe_as_dumpee
from agents.policies.observed_dumper import observe_as_dumper
from agents.policies.programs import MOST_FEATURES
from agents.seat import BLOCK, DAILY, NEVER, NO_GESTURE, NO_MOMENT, TEXT, UNBLOCK, URGE, Seat
from sim.asked import (
    ACCOUNTS,
    day_reached,
    fill_act,
    is_healed,
    may_take,
    observe_side,
    take_accounts,
)
from sim.couple import Couple
from sim.envs.actions import action_number, action_table
from tests.sim.couples import Q

TABLES = (action_table(0), action_table(1))
days = st.floats(0.0, 365.0)


def accounts(couple: Couple, side: int, day: float) -> dict[str, float]:
    into = [math.nan] * len(ACCOUNTS)
    take_accounts(couple, side, day, into)
    return dict(zip(ACCOUNTS, into, strict=True))


@given(day=days, healed=days, recovered=days, crises=st.integers(0, 9))
def test_days_are_counted_until_healing_and_recovery_began(day, healed, recovered, crises):
    couple = Couple()
    couple.dumpee.crises, couple.dumpee.distress_days = crises, 3.5
    couple.dumpee.healed_day = couple.dumper.recovered_day = -1.0
    before = accounts(couple, 1, day)
    assert before == {
        "unhealed_days": day, "distress_days": 3.5, "crises": crises,
        "own_unrecovered_days": day, "reunited": 0.0,
    }  # fmt: skip
    assert accounts(couple, 0, day)["own_unrecovered_days"] == 0.0
    couple.dumpee.healed_day, couple.dumper.recovered_day = healed, recovered
    couple.reunions = 2
    after = accounts(couple, 1, day)
    assert (after["unhealed_days"], after["own_unrecovered_days"]) == (healed, recovered)
    assert after["reunited"] == 1.0


def test_a_couple_that_waits_for_nothing_has_come_to_its_horizon_unless_it_is_healed():
    couple = Couple(now=12.0, horizon=40.0)
    couple.dumpee.healed_day = -1.0
    assert not is_healed(couple)
    assert day_reached(couple, DAILY) == 12.0
    assert day_reached(couple, NO_MOMENT) == 40.0
    couple.dumpee.healed_day = 3.0
    assert is_healed(couple)
    assert day_reached(couple, NO_MOMENT) == 12.0


@pytest.mark.parametrize("side", [0, 1])
@pytest.mark.parametrize("moment", [NO_MOMENT, DAILY, TEXT, URGE])
def test_a_side_observes_what_its_learned_policy_would(side, moment):
    couple, seen, expected = Couple(now=3.25), [0.0] * MOST_FEATURES, [0.0] * MOST_FEATURES
    observe_side(couple, side, moment, Q, seen)
    if side == 0:
        observe_as_dumpee(couple.dumpee, couple.seats[0], Q, moment, 3.25, expected)
    else:
        observe_as_dumper(couple.dumper, couple.seats[1], Q, moment, 3.25, expected)
    assert seen == expected
    assert any(seen[: len(OBSERVATION[side])])


@pytest.mark.parametrize("side", [0, 1])
def test_what_is_allowed_is_done_and_what_is_not_is_silence(side):
    couple, table = Couple(now=3.25), TABLES[side]
    act = couple.seats[side].act
    block, unblock = action_number(side, "block"), action_number(side, "unblock")
    assert may_take(couple, side, table, block)
    assert not may_take(couple, side, table, unblock)
    fill_act(couple, side, DAILY, block, table)
    assert (act.intent, act.gesture) == (SILENT, BLOCK)
    fill_act(couple, side, DAILY, unblock, table)
    assert (act.intent, act.gesture) == (SILENT, NO_GESTURE)
    couple.seats[side].blocking = 1
    fill_act(couple, side, DAILY, unblock, table)
    assert act.gesture == UNBLOCK


def test_an_action_is_an_act_with_its_pace_and_at_midnight_its_hour():
    seat, table = Seat(side=1), TABLES[1]
    late, usual = action_number(1, "small_talk:late"), action_number(1, "small_talk")
    take_action(seat, table, late, TEXT, 3.25)
    assert (seat.act.intent, seat.act.haste, seat.act.at_day) == (SMALL_TALK, 10.0, NEVER)
    take_action(seat, table, usual, DAILY, 3.0)
    assert (seat.act.haste, seat.act.at_day) == (1.0, 3.75)
    take_action(seat, table, -1, DAILY, 3.0)
    assert (seat.act.intent, seat.act.haste, seat.act.gesture) == (SILENT, 1.0, NO_GESTURE)
