"""Planning and sending texts."""

from __future__ import annotations

import math

from agents.appraisal import dumpee_blocked, dumper_blocked
from agents.expression import express_as_dumpee, express_as_dumper
from agents.guilt import regret_lapse
from agents.intents import EVERYDAY, LEAVE_AGAIN, PROPOSE_RETURN
from agents.motives import COURTESY
from agents.quantities import Quantities
from agents.rules import rule
from agents.seat import NO_GESTURE, Seat
from agents.signs import asks_for_space, is_warning, stands_alone
from sim.chance import FOLLOW_UP, ORDINARY
from sim.clock import asleep, next_waking
from sim.couple import APART, SEND_DUMPEE, TOGETHER, Couple, Text
from sim.life import act_out
from sim.ordinary import carry_on, follow_up_delay
from sim.phone import deliver, draw, line_is_full, pace_of
from sim.together import part
from sim.urge import relax, sum_urges


@rule
def plan_answer(couple: Couple, side: int, intent: int, haste: float, q: Quantities) -> None:
    """Plan an answer to the text just read, after the time that answering naturally takes."""
    seat = couple.seats[side]
    at = couple.now + seat.answer_days * haste
    long_ago = couple.now - seat.last_sent_day > q.writer_awake_days
    if long_ago and haste >= 1.0 and asleep(at, seat.bed_hour, seat.wake_hour):
        at = next_waking(at, seat.bed_hour, seat.wake_hour) + seat.answer_days
    seat.planned_intent = intent
    seat.planned_answers = seat.last_read_id
    seat.planned_motive = COURTESY if intent != PROPOSE_RETURN else seat.motive
    seat.planned_gesture = NO_GESTURE
    seat.follows_up = 0
    couple.slots[SEND_DUMPEE + side] = at


@rule
def plan_at_once(couple: Couple, side: int, intent: int) -> None:
    """Plan a text of one's own to be sent now."""
    seat = couple.seats[side]
    seat.planned_intent = intent
    seat.planned_answers = -1
    seat.planned_motive = seat.motive
    seat.planned_gesture = NO_GESTURE
    seat.follows_up = 0
    couple.slots[SEND_DUMPEE + side] = couple.now


@rule
def write_text(couple: Couple, side: int, now: float, q: Quantities) -> Text:
    """Make the planned text in `outgoing`: intent, content in the sender's mood, motive."""
    seat, text = couple.seats[side], couple.outgoing
    text.id = couple.texts
    text.sender = side
    text.intent = seat.planned_intent
    text.motive = seat.planned_motive
    text.answers = seat.planned_answers
    text.follows_up = seat.follows_up
    text.wants_answer = 1
    text.sent_day = now
    text.delivered_day = math.inf
    text.read_day = math.inf
    text.due_day = math.inf
    row = q.contents[seat.planned_intent]
    if side == 0:
        express_as_dumpee(couple.dumpee, q, row, text.content)
    else:
        express_as_dumper(couple.dumper, q, row, text.content)
        regret_lapse(couple.dumper, q, text.content)
    return text


@rule
def note_sent(couple: Couple, side: int, text: Text, q: Quantities) -> None:
    """Let the sender's seat know of the text, and of the line it draws, if any."""
    seat = couple.seats[side]
    couple.texts = couple.texts + 1
    seat.n_sent = seat.n_sent + 1
    seat.unanswered = seat.unanswered + 1
    seat.last_sent_day = text.sent_day
    seat.last_sent_id = text.id
    seat.last_sent_intent = text.intent
    seat.awaits_answer = text.wants_answer
    by_policy = text.intent not in (EVERYDAY, LEAVE_AGAIN)
    if by_policy and text.answers < 0 and text.follows_up == 0:
        seat.last_own_day = text.sent_day
        seat.last_own_intent = text.intent
    if asks_for_space(text.content, q):
        seat.asked_space_day = text.sent_day
    if is_warning(text.content, q):
        seat.warned_day = text.sent_day


@rule
def find_blocked(couple: Couple, side: int, q: Quantities) -> None:
    """See that a text does not get through: the other has blocked one. Felt once a block."""
    couple.undelivered = couple.undelivered + 1
    seat = couple.seats[side]
    if seat.blocked_noticed > 0:
        return
    seat.blocked_noticed = 1
    if side == 0:
        dumpee_blocked(couple.dumpee, q)
    else:
        dumper_blocked(couple.dumper, q)


@rule
def share_of_doubles(couple: Couple, side: int, q: Quantities) -> float:
    """Return how often a side adds to an own text: the anxious more often."""
    if side == 1:
        return q.dumper_doubles
    anxious = q.doubles_by_anxiety * couple.dumpee.separation_anxiety
    return q.dumpee_doubles * (q.doubles_when_calm + anxious)


@rule
def add_to(seat: Seat, text: Text) -> None:
    """Let the next text be one that adds to this one."""
    seat.planned_intent = text.intent
    seat.planned_answers = -1
    seat.planned_motive = text.motive
    seat.planned_gesture = NO_GESTURE
    seat.follows_up = 1


@rule
def plan_follow_up(couple: Couple, side: int, text: Text, q: Quantities) -> None:
    """Perhaps add to an own text."""
    u = draw(couple, FOLLOW_UP, side)
    if text.follows_up > 0 or stands_alone(text.content, q):
        return
    if u >= share_of_doubles(couple, side, q) or text.intent == PROPOSE_RETURN:
        return
    add_to(couple.seats[side], text)
    slow = min(q.doubles_slowed_at_most, pace_of(couple, side, q))
    wait = follow_up_delay(couple, side, q) * slow
    couple.slots[SEND_DUMPEE + side] = couple.now + wait


@rule
def may_send(couple: Couple, side: int) -> bool:
    """Tell whether the planned text still fits and the other's unread texts leave a place."""
    intent = couple.seats[side].planned_intent
    stale = couple.status == APART and intent == EVERYDAY
    return intent >= 0 and not stale and not line_is_full(couple, 1 - side)


@rule
def perhaps_close(couple: Couple, side: int, text: Text, q: Quantities) -> None:
    """Let an exchange end with an answer that asks for nothing, as often as ordinary ones do."""
    u = draw(couple, ORDINARY, side)
    wants = max(text.content.request, text.content.pressure) >= q.wish_that_keeps_open
    if text.answers >= 0 and not wants and u < q.stop_mean:
        text.wants_answer = 0


@rule
def go_on(couple: Couple, side: int, text: Text, now: float, q: Quantities) -> None:
    """After sending, perhaps plan more: exes add to their texts, friends carry on talking."""
    if couple.status == APART:
        perhaps_close(couple, side, text, q)
        plan_follow_up(couple, side, text, q)
    else:
        carry_on(couple, side, now, q)


@rule
def send_planned(couple: Couple, side: int, now: float, q: Quantities) -> None:
    """Send what is planned, if it may be; then make the gesture that was to follow it."""
    seat = couple.seats[side]
    couple.slots[SEND_DUMPEE + side] = math.inf
    if not may_send(couple, side):
        seat.planned_intent = -1
        return
    relax(couple, side, q, now)
    sum_urges(couple, side, q)
    if seat.planned_answers >= 0:
        seat.urges[COURTESY] = q.courtesy
    gesture = seat.planned_gesture
    text = write_text(couple, side, now, q)
    seat.planned_intent = -1
    go_on(couple, side, text, now, q)
    note_sent(couple, side, text, q)
    if couple.seats[1 - side].blocking > 0:
        find_blocked(couple, side, q)
    else:
        deliver(couple, text, 1 - side, q)
    if text.intent == LEAVE_AGAIN and couple.status == TOGETHER:
        part(couple, now, q)
    act_out(couple, side, gesture, now, q)
