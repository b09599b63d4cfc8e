"""The couple apart, as friends, together again, and parted a second time."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.dumpee import Dumpee
from agents.returning import ADVICE, OWN_LOVE, PITY, PRESSURE
from agents.seat import NEVER
from sim.begin import Setup, begin_couple
from sim.couple import APART, FRIENDS, SEND_DUMPEE, STATUSES, TOGETHER, Couple
from sim.together import break_up, part, reunite, set_status, try_friendship
from tests.checks import out_of_range
from tests.drawn import dumpees, dumpers, quantities
from tests.sim.couples import Q, seeds

causes = st.sampled_from((OWN_LOVE, PITY, ADVICE, PRESSURE))
HEALED = Dumpee(
    hope=-6.0, separation_anxiety=0.0, acceptance=1.0, self_reliance=1.0, healed_day=30.0
)


def exes(d=None, r=None, seed: int = 1) -> Couple:
    couple = begin_couple(Setup(policies=("polite", "buddy")), Q, seed, 0)
    couple.dumpee, couple.dumper = d or couple.dumpee, r or couple.dumper
    return couple


@given(st.integers(0, len(STATUSES) - 1), st.floats(0.0, 99.0))
def test_a_change_of_status_drops_what_was_about_to_be_said(status, now):
    couple = exes()
    for side in (0, 1):
        couple.slots[SEND_DUMPEE + side] = now + 1.0
        couple.seats[side].planned_intent = 3
    set_status(couple, status, now)
    assert (couple.status, couple.status_since) == (status, now)
    assert couple.slots[SEND_DUMPEE : SEND_DUMPEE + 2] == [math.inf, math.inf]
    assert [seat.planned_intent for seat in couple.seats] == [-1, -1]


@given(dumpees, dumpers, quantities(), causes)
def test_a_reunion_has_a_cause_and_clears_every_line(d, r, q, cause):
    couple = exes(d, r)
    couple.seats[1].proposing = cause
    for seat in couple.seats:
        seat.told_space_day = seat.told_warning_day = 3.0
        seat.blocking = seat.blocked_noticed = seat.stage = seat.unanswered = 1
    reunite(couple, 20.0, q)
    assert (couple.status, couple.cause, couple.reunions) == (TOGETHER, cause, 1)
    assert (couple.first_cause, couple.first_reunion_day) == (cause, 20.0)
    for seat in couple.seats:
        assert seat.told_space_day == seat.told_warning_day == NEVER
        assert seat.blocking == seat.blocked_noticed == seat.stage == seat.unanswered == 0
    assert out_of_range(couple.dumpee) == []
    assert out_of_range(couple.dumper) == []


@given(dumpees, dumpers, causes, causes, st.floats(0.1, 50.0))
def test_parting_ends_the_reunion_and_only_the_first_is_timed(d, r, first, second, days):
    couple, now = exes(d, r), 20.0
    for cause in (first, second):
        couple.seats[1].proposing = cause
        reunite(couple, now, Q)
        part(couple, now + days, Q)
        now += 2.0 * days
        days *= 1.5
        assert (couple.status, couple.cause) == (APART, 0)
        assert couple.dumpee.healed_day == couple.dumper.recovered_day == -1.0
    assert (couple.reunions, couple.partings) == (2, 2)
    assert (couple.first_cause, couple.first_reunion_day) == (first, 20.0)
    assert math.isclose(couple.first_reunion_lasted, days / 2.25)
    assert out_of_range(couple.dumpee) == []
    assert out_of_range(couple.dumper) == []


@given(dumpees, dumpers, quantities(), st.floats(0.0, 9.0))
def test_a_breakup_begins_both_minds(d, r, q, now):
    couple = exes(d, r)
    break_up(couple, now, q)
    assert (couple.status, couple.status_since) == (APART, now)
    assert couple.dumpee.felt_day == couple.dumper.felt_day == now


def test_distress_is_counted_from_the_breakup():
    """What was felt in a prelude together is not part of it."""
    couple = exes()
    couple.dumpee.distress_days, couple.dumpee.peak_distress = 7.0, 0.9
    couple.dumpee.grief_work = 5.0
    break_up(couple, 0.0, Q)
    assert couple.dumpee.distress_days == 0.0
    assert couple.dumpee.peak_distress < 0.9
    assert couple.dumpee.grief_work == 0.0


def over_it() -> Couple:
    couple = exes(Dumpee(hope=-6.0, separation_anxiety=0.0, acceptance=1.0, self_reliance=1.0))
    couple.dumpee.healed_day = 30.0
    r = couple.dumper
    r.guilt = r.sadness = r.overwhelm = r.aversion = 0.0
    return couple


def test_friendship_is_open_to_the_healed():
    couple = over_it()
    try_friendship(couple, 60.0, Q)
    assert (couple.status, couple.friends_day) == (FRIENDS, 60.0)


@pytest.mark.parametrize("side", [0, 1])
def test_and_to_no_one_else(side):
    couple = over_it()
    if side == 0:
        couple.dumpee.healed_day = -1.0
    else:
        couple.dumper.guilt = 1.0
    try_friendship(couple, 60.0, Q)
    assert (couple.status, couple.friends_day) == (APART, -1.0)


@pytest.mark.parametrize("side", [0, 1])
def test_a_new_partner_agrees_as_often_as_declared(side):
    n, agreed, couple = 2000, 0, over_it()
    mind = couple.dumper if side else couple.dumpee
    mind.new_company = 1.0
    for _ in range(n):
        couple.status = APART
        try_friendship(couple, 60.0, Q)
        agreed += couple.status == FRIENDS
    assert abs(agreed / n - Q.partner_agrees) < 0.05


@given(seeds)
def test_friendship_draws_once_whatever_comes_of_it(seed):
    one, other = exes(seed=seed), over_it()
    for couple in (one, other):
        before = sum(couple.draws)
        try_friendship(couple, 60.0, Q)
        assert sum(couple.draws) == before + 1
