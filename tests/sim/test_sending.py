"""Planning and sending texts."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.content import AXES
from agents.intents import (
    ASK_SPACE,
    EVERYDAY,
    INTENTS,
    LEAVE_AGAIN,
    PROPOSE_RETURN,
    SMALL_TALK,
    SNAP,
    WARN,
)
from agents.motives import COURTESY, GUILT
from agents.seat import BLOCK, NO_GESTURE
from sim.begin import Setup, begin_couple
from sim.couple import FRIENDS, MAIL_PLACES, READ_DUMPEE, SEND_DUMPEE, TOGETHER, Couple
from sim.sending import (
    add_to,
    find_blocked,
    go_on,
    may_send,
    note_sent,
    perhaps_close,
    plan_answer,
    plan_at_once,
    plan_follow_up,
    send_planned,
    share_of_doubles,
    write_text,
)
from tests.checks import out_of_range, two_of
from tests.drawn import dumpees, dumpers, quantities, steps
from tests.sim.couples import Q, mailbox, seeds

sides = st.sampled_from((0, 1))
ANXIETY = "separation_anxiety"
intents = st.integers(0, len(INTENTS) - 1)


def exes(seed: int = 1) -> Couple:
    couple = begin_couple(Setup(policies=("polite", "buddy")), Q, seed, 0)
    couple.now = 0.5
    return couple


@given(seeds, sides, intents, st.floats(0.05, 3.0), st.floats(0.0, 0.5))
def test_an_answer_is_planned_for_later_and_refers_to_what_was_read(
    seed, side, intent, haste, takes
):  # fmt: skip
    couple = exes(seed)
    seat = couple.seats[side]
    seat.answer_days, seat.last_read_id, seat.motive = takes, 7, GUILT
    plan_answer(couple, side, intent, haste, Q)
    assert couple.slots[SEND_DUMPEE + side] >= couple.now
    assert (seat.planned_intent, seat.planned_answers) == (intent, 7)
    assert seat.planned_motive == (GUILT if intent == PROPOSE_RETURN else COURTESY)
    assert (seat.planned_gesture, seat.follows_up) == (NO_GESTURE, 0)


@given(seeds, sides, intents)
def test_an_own_text_is_planned_for_now_and_answers_nothing(seed, side, intent):
    couple = exes(seed)
    couple.seats[side].motive = GUILT
    plan_at_once(couple, side, intent)
    seat = couple.seats[side]
    assert couple.slots[SEND_DUMPEE + side] == couple.now
    assert (seat.planned_intent, seat.planned_answers, seat.planned_motive) == (intent, -1, GUILT)


@given(dumpees, dumpers, sides, intents, quantities())
def test_a_text_is_its_intent_shaded_by_the_mood_and_keeps_to_the_axes(d, r, side, intent, q):
    couple = Couple(dumpee=d, dumper=r)
    couple.seats[side].planned_intent = intent
    text = write_text(couple, side, 2.0, q)
    assert (text.id, text.sender, text.intent, text.sent_day) == (0, side, intent, 2.0)
    assert all(0.0 <= getattr(text.content, axis) <= 1.0 for axis in AXES)
    assert text.content is not q.contents[intent]
    assert text.delivered_day == text.read_day == math.inf


@given(seeds, sides, intents)
def test_the_sender_knows_what_was_sent_and_which_line_it_drew(seed, side, intent):
    couple = exes(seed)
    couple.seats[side].planned_intent = intent
    note_sent(couple, side, write_text(couple, side, 0.5, Q), Q)
    seat = couple.seats[side]
    assert (couple.texts, seat.n_sent, seat.unanswered) == (1, 1, 1)
    assert (seat.last_sent_id, seat.last_sent_intent, seat.last_sent_day) == (0, intent, 0.5)
    assert (seat.asked_space_day == 0.5) == (intent in (ASK_SPACE, WARN))
    assert (seat.warned_day == 0.5) == (intent == WARN)


@given(seeds, sides)
def test_being_blocked_is_felt_once_a_block_and_counted_each_time(seed, side):
    couple = exes(seed)
    find_blocked(couple, side, Q)
    felt = couple.dumpee.hope, couple.dumper.benefit
    find_blocked(couple, side, Q)
    assert (couple.dumpee.hope, couple.dumper.benefit) == felt
    assert couple.undelivered == 2
    assert couple.seats[side].blocked_noticed == 1


@pytest.mark.parametrize("intent", [ASK_SPACE, WARN, SNAP, PROPOSE_RETURN])
@given(seed=seeds, side=sides)
def test_lines_drawn_blows_and_proposals_stand_alone(intent, seed, side):
    couple = exes(seed)
    couple.seats[side].planned_intent = intent
    text = write_text(couple, side, 0.5, Q)
    plan_follow_up(couple, side, text, Q)
    assert couple.slots[SEND_DUMPEE + side] == math.inf


@given(dumpees, quantities(), steps)
def test_the_anxious_add_to_their_texts_more_often(d, q, step):
    less, more = (share_of_doubles(Couple(dumpee=x), 0, q) for x in two_of(d, ANXIETY, step))
    assert 0.0 <= less <= more <= 1.0
    assert share_of_doubles(Couple(dumpee=d), 1, q) == q.dumper_doubles


@given(seeds, sides)
def test_a_follow_up_says_the_same_again_later_and_is_not_followed_up(seed, side):
    couple = exes(seed)
    couple.seats[side].planned_intent = SMALL_TALK
    text = write_text(couple, side, 0.5, Q)
    plan_follow_up(couple, side, text, Q)
    if couple.slots[SEND_DUMPEE + side] < math.inf:
        assert couple.slots[SEND_DUMPEE + side] > couple.now
        assert couple.seats[side].planned_intent == SMALL_TALK
        couple.slots[SEND_DUMPEE + side] = math.inf
        text.follows_up = 1
        plan_follow_up(couple, side, text, Q)
    assert text.follows_up == 0 or couple.slots[SEND_DUMPEE + side] == math.inf


@given(seeds, sides, intents)
def test_what_adds_to_a_text_says_the_same_for_the_same_reason(seed, side, intent):
    couple = exes(seed)
    seat = couple.seats[side]
    seat.planned_intent, seat.planned_motive, seat.planned_answers = intent, GUILT, 0
    text = write_text(couple, side, 0.5, Q)
    seat.planned_gesture, seat.planned_motive = BLOCK, COURTESY
    add_to(seat, text)
    assert (seat.planned_intent, seat.planned_motive) == (text.intent, text.motive)
    assert (seat.planned_answers, seat.planned_gesture, seat.follows_up) == (-1, NO_GESTURE, 1)


@given(sides)
def test_what_no_longer_fits_may_not_be_sent(side):
    couple = exes()
    seat = couple.seats[side]
    for intent, allowed in ((-1, False), (EVERYDAY, False), (SMALL_TALK, True)):
        seat.planned_intent = intent
        assert may_send(couple, side) == allowed
    couple.waiting[1 - side] = MAIL_PLACES
    assert not may_send(couple, side)
    couple.waiting[1 - side], couple.status = 0, FRIENDS
    seat.planned_intent = EVERYDAY
    assert may_send(couple, side)


@given(seeds, sides, intents)
def test_only_an_answer_that_wants_nothing_closes_an_exchange(seed, side, intent):
    couple = exes(seed)
    couple.seats[side].planned_intent = intent
    text = write_text(couple, side, 0.5, Q)
    perhaps_close(couple, side, text, Q)
    assert text.wants_answer == 1
    text.answers = 4
    perhaps_close(couple, side, text, Q)
    wants = max(text.content.request, text.content.pressure) >= Q.wish_that_keeps_open
    assert text.wants_answer == 1 or not wants


@given(seeds, sides)
def test_friends_carry_on_and_exes_do_not(seed, side):
    couple = exes(seed)
    couple.seats[side].planned_intent = SMALL_TALK
    text = write_text(couple, side, 0.5, Q)
    go_on(couple, side, text, 0.5, Q)
    assert couple.seats[side].planned_intent != EVERYDAY
    couple.status = FRIENDS
    couple.slots[SEND_DUMPEE + side] = math.inf
    couple.stop_here = 0.0
    go_on(couple, side, text, 0.5, Q)
    planned = couple.slots[SEND_DUMPEE + side] < math.inf
    assert planned != bool(text.wants_answer)


@given(seeds, sides, st.booleans())
def test_a_text_sent_is_on_its_way_unless_the_other_blocks(seed, side, blocked):
    couple = exes(seed)
    couple.seats[1 - side].blocking = int(blocked)
    plan_at_once(couple, side, SMALL_TALK)
    couple.seats[side].planned_gesture = BLOCK
    send_planned(couple, side, 0.5, Q)
    assert mailbox(couple, 1 - side) == ([] if blocked else [0])
    assert couple.undelivered == int(blocked)
    assert (couple.slots[READ_DUMPEE + 1 - side] == math.inf) == blocked
    assert couple.seats[side].blocking == 1
    assert couple.seats[side].planned_intent == -1 or couple.seats[side].follows_up == 1


def test_a_full_line_holds_the_text_back():
    couple = exes()
    for _ in range(MAIL_PLACES + 5):
        plan_at_once(couple, 0, SMALL_TALK)
        send_planned(couple, 0, 0.5, Q)
    assert couple.texts == couple.waiting[1] == MAIL_PLACES
    assert couple.seats[0].planned_intent == -1


def test_leaving_again_parts_the_couple():
    couple = exes()
    couple.status, couple.cause, couple.reunions = TOGETHER, 1, 1
    plan_at_once(couple, 1, LEAVE_AGAIN)
    send_planned(couple, 1, 0.5, Q)
    assert couple.status != TOGETHER
    assert couple.partings == 1


def test_one_who_is_apart_cannot_leave_again():
    couple = exes()
    plan_at_once(couple, 1, LEAVE_AGAIN)
    send_planned(couple, 1, 0.5, Q)
    assert couple.partings == 0
    assert couple.first_reunion_lasted == -1.0


@settings(max_examples=20)
@given(dumpees, dumpers, sides, quantities())
def test_sending_keeps_minds_in_bounds(d, r, side, q):
    couple = begin_couple(Setup(policies=("polite", "buddy")), q, 1, 0)
    couple.dumpee, couple.dumper = d, r
    couple.seats[1 - side].blocking = 1
    plan_at_once(couple, side, SMALL_TALK)
    send_planned(couple, side, 0.5, q)
    assert out_of_range(couple.dumpee, ("hope",)) == []
    assert out_of_range(couple.dumper) == []
