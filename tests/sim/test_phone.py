"""The phone line: a ring for each side, first in first out, and blocks that hold."""

import copy
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.seat import BLOCK, MUTE, NO_GESTURE, UNBLOCK, UNMUTE, Seat
from agents.tempo import RECENCY_MINUTES
from sim.begin import Setup, begin_couple
from sim.chance import DELAY, u01
from sim.clock import SECONDS_PER_DAY, next_waking
from sim.couple import FRIENDS, MAIL_PLACES, READ_DUMPEE, Couple, Text
from sim.phone import (
    copy_text,
    deliver,
    draw,
    drop_undelivered,
    hear,
    line_is_full,
    make_gesture,
    ordinary_delay,
    pace_of,
    place_of,
    plan_reading,
    recency_class,
    take_text,
)
from tests.drawn import contents, quantities
from tests.sim.couples import Q, indices, mailbox, seeds

sides = st.sampled_from((0, 1))
texts = st.builds(
    Text,
    id=st.integers(0, 999), sender=sides, intent=st.integers(0, 40), motive=st.integers(0, 15),
    answers=st.integers(-1, 90), follows_up=st.integers(0, 1), wants_answer=st.integers(0, 1),
    sent_day=st.floats(0, 99), delivered_day=st.floats(0, 99), read_day=st.floats(0, 99),
    due_day=st.floats(0, 99), answer_days=st.floats(0, 2), content=contents,
)  # fmt: skip
uniforms = st.floats(0.0, 1.0, exclude_max=True)


def a_couple(seed: int = 1, index: int = 0) -> Couple:
    return begin_couple(Setup(policies=("polite", "buddy")), Q, seed, index)


def sleepless(couple: Couple) -> Couple:
    """Let both go to bed when they wake: sleep moves what would fall into it by hours."""
    for seat in couple.seats:
        seat.bed_hour, seat.wake_hour = 26.0, 2.0
    return couple


def put(couple: Couple, reader: int, number: int, now: float) -> Text:
    """Send a text on its way to one side."""
    text = Text(id=number, sender=1 - reader, sent_day=now)
    deliver(couple, text, reader, Q)
    return text


@given(texts, texts)
def test_copy_text_overwrites_every_field_and_shares_no_content(source, target):
    before = copy.deepcopy(source)
    copy_text(target, source)
    assert target == source == before
    assert target.content is not source.content


@given(seeds, indices, sides, st.integers(1, 9))
def test_draws_count_up_in_their_own_stream_and_move_no_other(seed, index, side, n):
    couple = a_couple(seed, index)
    counts, stream = list(couple.draws), 2 * DELAY + side
    drawn = [draw(couple, DELAY, side) for _ in range(n)]
    assert drawn == [u01(couple.keys[stream], counts[stream] + i) for i in range(n)]
    counts[stream] += n
    assert couple.draws == counts


@given(st.floats(0.0, 1e6), st.floats(0.0, 1e6))
def test_recency_classes_are_those_of_the_data(minutes, other):
    assert recency_class(minutes) == sum(minutes >= bound for bound in RECENCY_MINUTES)
    assert minutes > other or recency_class(minutes) <= recency_class(other)


@given(quantities(), st.floats(0.0, 1e4), uniforms, uniforms, uniforms)
def test_delays_are_positive_and_rise_within_a_part(q, minutes, u_part, u, other):
    low, high = (ordinary_delay(q, minutes, u_part, v) for v in sorted((u, other)))
    assert 0.0 < low <= high < math.inf


@pytest.mark.parametrize("part", range(4))
@pytest.mark.parametrize("minutes", [0.5, 3.0, 20.0, 100.0, 200.0, 9999.0])
def test_each_part_of_a_delay_has_its_own_median(part, minutes):
    row = Q.delay_weights[4 * recency_class(minutes) :][:4]
    inside = sum(row[:part]) + 0.5 * row[part]
    median = (Q.hand_mean, Q.prompt_mean, Q.glance_mean, Q.away_mean)[part]
    delay = ordinary_delay(Q, minutes, inside, 0.5)
    assert math.isclose(delay * SECONDS_PER_DAY, math.exp(median), rel_tol=1e-9)


@given(seeds, sides, st.floats(0.0, 30.0), quantities())
def test_a_text_is_due_after_delivery_and_answered_after_that(seed, reader, at, q):
    couple = a_couple(seed)
    text = Text(sender=1 - reader, sent_day=at, delivered_day=at)
    plan_reading(couple, text, reader, q)
    assert text.due_day >= at
    assert text.answer_days >= 0.0


@given(seeds, sides, st.integers(0, 30), st.floats(0.0, 1.0))
def test_who_sleeps_does_not_read_before_waking(seed, reader, night, share):
    couple = a_couple(seed)
    seat = couple.seats[reader]
    bed = night + seat.bed_hour / 24.0
    up = next_waking(bed + 1e-6, seat.bed_hour, seat.wake_hour)
    at = bed + share * (up - bed)
    text = Text(sender=1 - reader, sent_day=at, delivered_day=at)
    plan_reading(couple, text, reader, Q)
    assert text.due_day >= up - 1e-6


@given(seeds, sides, st.floats(0.0, 30.0))
def test_a_muted_chat_is_looked_at_later(seed, reader, at):
    plain, muted = sleepless(a_couple(seed)), sleepless(a_couple(seed))
    make_gesture(muted, reader, MUTE, at)
    one, other = (Text(sent_day=at, delivered_day=at) for _ in range(2))
    plan_reading(plain, one, reader, Q)
    plan_reading(muted, other, reader, Q)
    assert other.due_day >= one.due_day
    assert other.answer_days == one.answer_days
    make_gesture(muted, reader, UNMUTE, at)
    assert muted.seats[reader].muted == 0


def test_friends_answer_at_their_ordinary_pace():
    couple = a_couple()
    assert pace_of(couple, 0, Q) != 1.0
    assert pace_of(couple, 1, Q) > 1.0
    couple.status = FRIENDS
    assert pace_of(couple, 0, Q) == pace_of(couple, 1, Q) == 1.0


@given(seeds, sides, st.lists(st.booleans(), max_size=80))
def test_the_ring_gives_texts_back_in_the_order_they_came(seed, reader, moves):
    couple, expected, now, number = a_couple(seed), [], 1.0, 0
    for sends in moves:
        now += 0.01
        if sends and not line_is_full(couple, reader):
            put(couple, reader, number, now)
            expected.append(number)
            number += 1
        elif not sends:
            now += 3.0  # whatever was sent has long arrived
            assert take_text(couple, reader, now) == bool(expected)
            if expected:
                assert couple.incoming.id == expected.pop(0)
                assert couple.incoming.read_day == now >= couple.incoming.delivered_day
        assert mailbox(couple, reader) == expected
        assert mailbox(couple, 1 - reader) == []
        assert (couple.slots[READ_DUMPEE + reader] < math.inf) == bool(expected)


@given(seeds, sides)
def test_texts_arrive_in_order_and_the_line_fills_up(seed, reader):
    couple, arrived = a_couple(seed), -math.inf
    for number in range(MAIL_PLACES):
        assert not line_is_full(couple, reader)
        text = put(couple, reader, number, 1.0 + number * 1e-4)
        assert text.sent_day <= text.delivered_day <= text.due_day
        assert arrived <= text.delivered_day
        arrived = text.delivered_day
    assert line_is_full(couple, reader)
    assert not line_is_full(couple, 1 - reader)
    places = {place_of(couple, reader, rank) for rank in range(MAIL_PLACES)}
    assert places == set(range(reader * MAIL_PLACES, (reader + 1) * MAIL_PLACES))


@given(seeds, sides)
def test_nothing_is_taken_that_has_not_arrived(seed, reader):
    couple = a_couple(seed)
    text = put(couple, reader, 0, 5.0)
    assert not take_text(couple, reader, math.nextafter(text.delivered_day, 0.0))
    assert couple.slots[READ_DUMPEE + reader] >= text.delivered_day
    assert mailbox(couple, reader) == [0]


@given(seeds, sides, st.integers(0, MAIL_PLACES), st.floats(1.0, 1.003))
def test_a_block_loses_just_what_was_still_on_its_way(seed, reader, n, now):
    couple = a_couple(seed)
    sent = [put(couple, reader, i, 1.0 + i * 1e-4) for i in range(n)]
    arrived = [text.id for text in sent if text.delivered_day <= now]
    drop_undelivered(couple, reader, now)
    assert mailbox(couple, reader) == arrived
    assert couple.undelivered == n - len(arrived)
    assert (couple.slots[READ_DUMPEE + reader] < math.inf) == bool(arrived)


@given(seeds, sides, st.floats(0.0, 50.0), st.floats(0.0, 50.0))
def test_blocking_is_noted_once_and_unblocking_is_a_new_start(seed, side, first, later):
    couple = a_couple(seed)
    make_gesture(couple, side, NO_GESTURE, first)
    assert couple.first_block_day == -1.0
    make_gesture(couple, side, BLOCK, first)
    make_gesture(couple, side, BLOCK, first + later)
    assert couple.seats[side].blocking == 1
    assert couple.first_block_day == first
    couple.seats[1 - side].blocked_noticed = 1
    make_gesture(couple, side, UNBLOCK, first + later)
    assert couple.seats[side].blocking == couple.seats[1 - side].blocked_noticed == 0


@given(texts, st.floats(0.0, 99.0))
def test_hearing_tells_the_seat_what_was_read(text, now):
    seat = Seat(unanswered=4, n_read=2)
    hear(seat, text, now)
    assert (seat.unanswered, seat.n_read) == (0, 3)
    assert (seat.last_read_day, seat.last_read_id) == (now, text.id)
    assert seat.heard == text.content
    assert seat.heard is not text.content
    assert seat.heard_was_answer == int(text.answers >= 0)
    assert seat.heard_wants_answer == text.wants_answer
    assert seat.heard_intent == text.intent
