"""What happens at an event: the order of slots, the three phases, the side concerned."""

import copy
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.intents import SMALL_TALK
from agents.policies.acts import stay_silent
from agents.policies.programs import NO_PROGRAMS
from agents.seat import BLOCK, NO_GESTURE, NO_MOMENT, TEXT, URGE
from sim import couple as places
from sim.begin import Setup, begin_couple
from sim.chance import DECISION
from sim.couple import N_SLOTS, SEND_DUMPEE, SLOTS, STATUSES, TOGETHER, Couple
from sim.step import advance, carry_out, decide, happen, next_slot, side_of
from tests.sim.couples import Q, plain_loop, policy_pairs, seeds, setups, state_of

times = st.sampled_from((1.0, 1.0, 2.0, 3.5, math.inf))


def test_slots_and_statuses_are_numbered_in_the_order_of_their_names():
    assert [getattr(places, name.upper()) for name in SLOTS] == list(range(N_SLOTS))
    assert [getattr(places, name.upper()) for name in STATUSES] == list(range(len(STATUSES)))


@given(st.lists(times, min_size=N_SLOTS, max_size=N_SLOTS))
def test_the_earliest_slot_comes_next_and_at_equal_times_the_lowest(days):
    couple = Couple(slots=days)
    assert (days[next_slot(couple)], next_slot(couple)) == min(zip(days, range(9), strict=True))


def test_every_slot_but_life_concerns_the_side_in_its_name():
    for slot, name in enumerate(SLOTS):
        assert side_of(slot) == int(name.endswith("dumper"))


@settings(max_examples=20)
@given(setups(horizon=15.0), seeds)
def test_an_event_happens_at_its_time_and_its_slot_moves_on(setup, seed):
    couple = begin_couple(setup, Q, seed, 0)
    for _ in range(60):
        slot = next_slot(couple)
        due, taken = couple.slots[slot], copy.deepcopy(couple)
        moment = happen(couple, slot, Q)
        assert couple.now == due
        assert min(couple.slots) >= due
        assert moment == NO_MOMENT or couple.status != TOGETHER
        advance(taken, slot, Q, NO_PROGRAMS)
        assert taken.now == due
        couple = taken


@settings(max_examples=20)
@given(policy_pairs, seeds, st.sampled_from((0, 1)), st.sampled_from((TEXT, URGE)))
def test_deciding_draws_once_and_changes_nothing_but_the_seat(pair, seed, side, moment):
    couple = begin_couple(Setup(policies=pair), Q, seed, 0)
    before = copy.deepcopy(couple)
    decide(couple, side, moment, Q, NO_PROGRAMS)
    stream = 2 * DECISION + side
    assert couple.draws[stream] == before.draws[stream] + 1
    couple.draws[stream] -= 1
    couple.seats[side] = before.seats[side]
    assert state_of(couple) == state_of(before)


@given(seeds, st.sampled_from((0, 1)), st.sampled_from((TEXT, URGE)))
def test_silence_plans_nothing_and_words_are_planned(seed, side, moment):
    couple = begin_couple(Setup(policies=("polite", "buddy")), Q, seed, 0)
    stay_silent(couple.seats[side].act)
    before = state_of(couple)
    carry_out(couple, side, moment, Q)
    assert state_of(couple) == before
    couple.seats[side].act.intent = SMALL_TALK
    carry_out(couple, side, moment, Q)
    assert couple.now <= couple.slots[SEND_DUMPEE + side] < math.inf
    assert couple.seats[side].planned_intent == SMALL_TALK


@pytest.mark.parametrize("side", [0, 1])
def test_a_gesture_alone_is_made_now_and_one_with_words_after_them(side):
    couple = begin_couple(Setup(policies=("polite", "buddy")), Q, 1, 0)
    act = couple.seats[side].act
    act.intent, act.gesture = SMALL_TALK, BLOCK
    carry_out(couple, side, URGE, Q)
    assert couple.seats[side].blocking == 0
    assert couple.seats[side].planned_gesture == BLOCK
    advance(couple, SEND_DUMPEE + side, Q, NO_PROGRAMS)
    assert couple.seats[side].blocking == 1
    act.intent, act.gesture = -1, NO_GESTURE
    carry_out(couple, side, URGE, Q)
    assert couple.seats[side].blocking == 1


@settings(max_examples=8)
@given(setups(horizon=20.0), seeds)
def test_the_plain_loop_ends_at_the_horizon(setup, seed):
    couple = plain_loop(begin_couple(setup, Q, seed, 0), Q)
    assert couple.now < couple.horizon <= min(couple.slots)
