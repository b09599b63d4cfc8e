"""A new day: silence noticed, crises drawn, being well kept track of."""

import copy
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.healing import despair_hazard
from agents.intents import LEAVE_AGAIN
from agents.returning import OWN_LOVE, PITY, leaving_hazard
from agents.seat import DAILY, NO_MOMENT, STARTING
from sim.begin import Setup, begin_couple
from sim.chance import DESPAIR, LEAVING
from sim.couple import APART, DAY_DUMPEE, FRIENDS, SEND_DUMPER, TOGETHER, Couple
from sim.day import dumpee_day, dumper_day, notice_silence, pass_day
from tests.drawn import dumpees, dumpers
from tests.sim.couples import Q, seeds

sides = st.sampled_from((0, 1))


def exes(seed: int = 1) -> Couple:
    return begin_couple(Setup(policies=("polite", "buddy")), Q, seed, 0)


def waiting_for_an_answer(side: int) -> Couple:
    couple = exes()
    seat = couple.seats[side]
    seat.unanswered, seat.awaits_answer, seat.last_sent_id, seat.last_sent_day = 1, 1, 5, 2.0
    return couple


def feelings(couple: Couple) -> tuple[object, object]:
    return copy.copy(couple.dumpee), copy.copy(couple.dumper)


@given(sides, st.floats(0.0, 9.0))
def test_silence_is_noticed_once_and_not_before_its_time(side, later):
    couple = waiting_for_an_answer(side)
    before = feelings(couple)
    notice_silence(couple, side, 2.0 + later, Q)
    assert (feelings(couple) != before) == (2.0 + later - 2.0 >= Q.ignored_after_days)
    notice_silence(couple, side, 20.0, Q)
    after = feelings(couple)
    notice_silence(couple, side, 30.0, Q)
    assert feelings(couple) == after != before


@pytest.mark.parametrize("side", [0, 1])
@pytest.mark.parametrize(
    "reason", [{"unanswered": 0}, {"awaits_answer": 0}, {"blocked_noticed": 1}]
)
def test_there_is_no_silence_to_notice(side, reason):
    couple = waiting_for_an_answer(side)
    for field, value in reason.items():
        setattr(couple.seats[side], field, value)
    before = feelings(couple)
    notice_silence(couple, side, 20.0, Q)
    assert feelings(couple) == before


def test_silence_on_a_text_that_was_seen_hurts_more():
    unseen, seen = waiting_for_an_answer(0), waiting_for_an_answer(0)
    seen.seats[0].seen_id = 5
    for couple in (unseen, seen):
        notice_silence(couple, 0, 20.0, Q)
    assert seen.dumpee.separation_anxiety > unseen.dumpee.separation_anxiety
    assert seen.dumpee.hope < unseen.dumpee.hope


@given(dumpees, seeds)
def test_a_crisis_is_drawn_from_its_hazard_once_a_day(d, seed):
    couple = exes(seed)
    couple.dumpee, couple.dumpee.crises = d, 0
    risk = 1.0 - math.exp(-despair_hazard(d, Q))
    draws = list(couple.draws)
    for _ in range(50):
        dumpee_day(couple, 1.0, Q)
    draws[2 * DESPAIR] += 50
    assert couple.draws == draws
    assert 0 <= couple.dumpee.crises <= 50
    assert risk > 0.0 or couple.dumpee.crises == 0
    assert abs(couple.dumpee.crises - 50 * risk) <= 8.0 * math.sqrt(50 * risk * (1 - risk) + 1e-9)


@given(dumpers, seeds)
def test_a_reunion_is_left_as_often_as_its_hazard_says(r, seed):
    couple = exes(seed)
    couple.dumper, couple.status, couple.cause = r, TOGETHER, PITY
    risk, left = 1.0 - math.exp(-leaving_hazard(r, Q, PITY)), 0
    draws = list(couple.draws)
    for _ in range(50):
        couple.slots[SEND_DUMPER] = math.inf
        dumper_day(couple, 1.0, Q)
        left += couple.slots[SEND_DUMPER] < math.inf
    draws[2 * LEAVING + 1] += 50
    assert couple.draws == draws
    assert left == 0 or couple.seats[1].planned_intent == LEAVE_AGAIN
    assert abs(left - 50 * risk) <= 8.0 * math.sqrt(50 * risk * (1 - risk) + 1e-9)


@given(seeds, st.sampled_from((APART, FRIENDS, TOGETHER)))
def test_a_day_draws_as_often_however_the_two_stand(seed, status):
    couple = exes(seed)
    couple.status, draws = status, list(couple.draws)
    dumpee_day(couple, 1.0, Q)
    dumper_day(couple, 1.0, Q)
    draws[2 * DESPAIR] += 1
    draws[2 * LEAVING + 1] += 1
    assert couple.draws == draws


def test_who_never_parted_is_not_left_by_chance():
    couple = exes()
    couple.status, couple.cause = TOGETHER, 0
    for _ in range(300):
        dumper_day(couple, 1.0, Q)
    assert couple.slots[SEND_DUMPER] == math.inf
    couple.cause, couple.dumper.love, couple.dumper.aversion = OWN_LOVE, 0.0, 1.0
    for _ in range(300):
        dumper_day(couple, 1.0, Q)
    assert couple.slots[SEND_DUMPER] < math.inf


@given(sides, seeds)
def test_days_come_one_after_another_and_the_first_is_the_policys_beginning(side, seed):
    couple = exes(seed)
    moments = [pass_day(couple, side, float(day), Q) for day in range(4)]
    assert moments == [STARTING, DAILY, DAILY, DAILY]
    assert couple.slots[DAY_DUMPEE + side] == 4.0
    mind = couple.dumpee if side == 0 else couple.dumper
    assert mind.felt_day == 3.0


@pytest.mark.parametrize("status", [FRIENDS, TOGETHER])
@pytest.mark.parametrize("side", [0, 1])
def test_no_policy_is_asked_of_friends_and_couples(status, side):
    couple = exes()
    couple.status = status
    assert pass_day(couple, side, 1.0, Q) == NO_MOMENT
    assert couple.seats[side].started == 0
