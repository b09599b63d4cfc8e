"""Ordinary texting between friends and couples."""

import math

from hypothesis import given
from hypothesis import strategies as st

from agents.intents import EVERYDAY
from agents.motives import COURTESY
from sim.begin import Setup, begin_couple
from sim.couple import FRIENDS, SEND_DUMPEE, Couple
from sim.ordinary import begin_conversation, carry_on, follow_up_delay, plan_everyday
from tests.drawn import quantities
from tests.sim.couples import Q, seeds

sides = st.sampled_from((0, 1))


def friends(seed: int) -> Couple:
    return begin_couple(Setup(policies=("polite", "buddy"), status=FRIENDS), Q, seed, 0)


@given(seeds, sides, quantities())
def test_follow_ups_come_later(seed, side, q):
    assert 0.0 < follow_up_delay(friends(seed), side, q) < math.inf


@given(seeds, sides, st.floats(0.0, 9.0), st.integers(-1, 99), st.integers(0, 1))
def test_an_everyday_text_is_planned_out_of_courtesy(seed, side, at, answers, follows_up):
    couple = friends(seed)
    plan_everyday(couple, side, at, answers, follows_up)
    seat = couple.seats[side]
    assert (seat.planned_intent, seat.planned_motive) == (EVERYDAY, COURTESY)
    assert (seat.planned_answers, seat.follows_up) == (answers, follows_up)
    assert couple.slots[SEND_DUMPEE + side] == at


@given(seeds, sides, quantities())
def test_every_conversation_can_end(seed, side, q):
    couple = friends(seed)
    begin_conversation(couple, side, 1.0, q)
    assert couple.stop_here > 0.0
    assert couple.slots[SEND_DUMPEE + side] == 1.0


@given(seeds, sides)
def test_a_conversation_that_stops_wants_no_answer_and_plans_nothing(seed, side):
    couple = friends(seed)
    couple.stop_here = 1.0
    carry_on(couple, side, 1.0, Q)
    assert couple.outgoing.wants_answer == 0
    assert couple.slots[SEND_DUMPEE + side] == math.inf


@given(seeds, sides)
def test_a_conversation_that_goes_on_is_carried_on_by_just_one_of_the_two(seed, side):
    couple = friends(seed)
    couple.stop_here = 0.0
    carry_on(couple, side, 1.0, Q)
    own = couple.slots[SEND_DUMPEE + side] < math.inf
    assert own != bool(couple.outgoing.wants_answer)
    assert couple.slots[SEND_DUMPEE + 1 - side] == math.inf
    assert not own or couple.slots[SEND_DUMPEE + side] > 1.0
