"""The phone line: sending, delivery, reading, blocking, and how long each takes."""

from __future__ import annotations

import math

from agents.content import copy_content
from agents.quantities import Quantities
from agents.rules import rule
from agents.seat import BLOCK, MUTE, UNBLOCK, UNMUTE, Seat
from agents.tempo import (
    FIVE_MINUTES,
    FOUR_HOURS,
    HALF_AN_HOUR,
    ONE_MINUTE,
    TWO_HOURS,
    pace_of_dumpee,
    pace_of_dumper,
)
from sim.chance import DELAY, DELIVERY, exponential, lognormal, u01
from sim.clock import SECONDS_PER_DAY, asleep, next_waking
from sim.couple import APART, MAIL_PLACES, READ_DUMPEE, Couple, Text


@rule
def draw(couple: Couple, purpose: int, side: int) -> float:
    """Take the next uniform draw of one stream of this couple."""
    stream = 2 * purpose + side
    index = couple.draws[stream]
    couple.draws[stream] = index + 1
    return u01(couple.keys[stream], index)


@rule
def copy_text(target: Text, source: Text) -> None:
    """Overwrite all fields of `target`."""
    target.id = source.id
    target.sender = source.sender
    target.intent = source.intent
    target.motive = source.motive
    target.answers = source.answers
    target.follows_up = source.follows_up
    target.wants_answer = source.wants_answer
    target.sent_day = source.sent_day
    target.delivered_day = source.delivered_day
    target.read_day = source.read_day
    target.due_day = source.due_day
    target.answer_days = source.answer_days
    copy_content(target.content, source.content)


@rule
def recency_class(minutes: float) -> int:
    """Return the class (0 to 5) of how long ago the reader last wrote."""
    if minutes < FIVE_MINUTES:
        return 0 if minutes < ONE_MINUTE else 1
    if minutes < TWO_HOURS:
        return 2 if minutes < HALF_AN_HOUR else 3
    return 4 if minutes < FOUR_HOURS else 5


@rule
def ordinary_delay(q: Quantities, minutes: float, u_part: float, u: float) -> float:
    """Return the days an ordinary answer takes, given minutes since the reader last wrote."""
    row = 4 * recency_class(minutes)
    mark = u_part - q.delay_weights[row]
    if mark < 0.0:
        return lognormal(u, q.hand_mean, q.hand_sd) / SECONDS_PER_DAY
    mark = mark - q.delay_weights[row + 1]
    if mark < 0.0:
        return lognormal(u, q.prompt_mean, q.prompt_sd) / SECONDS_PER_DAY
    if mark - q.delay_weights[row + 2] < 0.0:
        return lognormal(u, q.glance_mean, q.glance_sd) / SECONDS_PER_DAY
    return lognormal(u, q.away_mean, q.away_sd) / SECONDS_PER_DAY


@rule
def pace_of(couple: Couple, side: int, q: Quantities) -> float:
    """Return the factor on a side's ordinary delays: 1 unless the two are apart."""
    if couple.status != APART:
        return 1.0
    if side == 0:
        return pace_of_dumpee(couple.dumpee, q)
    return pace_of_dumper(couple.dumper, q)


@rule
def plan_reading(couple: Couple, text: Text, reader: int, q: Quantities) -> None:
    """Decide when the reader looks at a text, and how long answering it would then take."""
    seat = couple.seats[reader]
    at = text.delivered_day
    minutes = (at - seat.last_sent_day) * 1440.0
    u_part, u = draw(couple, DELAY, reader), draw(couple, DELAY, reader)
    split = q.reading_share_least + q.reading_share_spread * draw(couple, DELAY, reader)
    u_muted = draw(couple, DELAY, reader)
    total = ordinary_delay(q, minutes, u_part, u) * pace_of(couple, reader, q)
    text.answer_days = total * (1.0 - split)
    due = at + total * split
    if seat.muted > 0:
        due = due + exponential(u_muted, 24.0 / q.muted_hours)
    # One who is writing now is awake, whatever the hour.
    if minutes > q.reader_awake_minutes and asleep(due, seat.bed_hour, seat.wake_hour):
        due = next_waking(due, seat.bed_hour, seat.wake_hour) + total * split
    text.due_day = due


@rule
def place_of(couple: Couple, reader: int, rank: int) -> int:
    """Return the place in `mail` of a side's unread text by rank (0 the oldest)."""
    return reader * MAIL_PLACES + (couple.head[reader] + rank) % MAIL_PLACES


@rule
def line_is_full(couple: Couple, reader: int) -> bool:
    """Tell whether a side has as many unread texts as it can have."""
    return couple.waiting[reader] >= MAIL_PLACES


@rule
def deliver(couple: Couple, text: Text, reader: int, q: Quantities) -> None:
    """Put a text on its way: delivered in order, to be read when the reader gets to it."""
    u = draw(couple, DELIVERY, reader)
    delay = lognormal(u, math.log(q.delivery_seconds), q.delivery_sd) / SECONDS_PER_DAY
    offline = draw(couple, DELIVERY, reader)
    if offline < q.offline_share:
        share = offline / q.offline_share
        delay = delay + exponential(share, 24.0 / q.offline_hours)
    at = text.sent_day + delay
    if couple.waiting[reader] > 0:
        last = couple.mail[place_of(couple, reader, couple.waiting[reader] - 1)]
        at = max(at, last.delivered_day)
    text.delivered_day = at
    plan_reading(couple, text, reader, q)
    copy_text(couple.mail[place_of(couple, reader, couple.waiting[reader])], text)
    couple.waiting[reader] = couple.waiting[reader] + 1
    couple.slots[READ_DUMPEE + reader] = min(couple.slots[READ_DUMPEE + reader], text.due_day)


@rule
def take_text(couple: Couple, reader: int, now: float) -> bool:
    """Take the oldest delivered text out of a side's mail into `incoming`; False if there is none.

    Also says when that side looks next: at once if more is there, else when the next is due.
    """
    slot = READ_DUMPEE + reader
    couple.slots[slot] = math.inf
    if couple.waiting[reader] == 0:
        return False
    oldest = couple.mail[place_of(couple, reader, 0)]
    if oldest.delivered_day > now:
        couple.slots[slot] = max(oldest.due_day, oldest.delivered_day)
        return False
    copy_text(couple.incoming, oldest)
    couple.incoming.read_day = now
    couple.head[reader] = (couple.head[reader] + 1) % MAIL_PLACES
    couple.waiting[reader] = couple.waiting[reader] - 1
    if couple.waiting[reader] > 0:
        following = couple.mail[place_of(couple, reader, 0)]
        couple.slots[slot] = now if following.delivered_day <= now else following.due_day
    return True


@rule
def drop_undelivered(couple: Couple, reader: int, now: float) -> None:
    """Lose what was still on its way when the reader blocked the sender."""
    while couple.waiting[reader] > 0:
        newest = couple.mail[place_of(couple, reader, couple.waiting[reader] - 1)]
        if newest.delivered_day <= now:
            break
        couple.waiting[reader] = couple.waiting[reader] - 1
        couple.undelivered = couple.undelivered + 1
    if couple.waiting[reader] == 0:
        couple.slots[READ_DUMPEE + reader] = math.inf


@rule
def make_gesture(couple: Couple, side: int, gesture: int, now: float) -> None:
    """Mute, unmute, block or unblock the other; blocking an already blocked ex changes nothing."""
    seat = couple.seats[side]
    if gesture == MUTE:
        seat.muted = 1
    elif gesture == UNMUTE:
        seat.muted = 0
    elif gesture == BLOCK and seat.blocking == 0:
        seat.blocking = 1
        if couple.first_block_day < 0.0:
            couple.first_block_day = max(0.0, now)
        drop_undelivered(couple, side, now)
    elif gesture == UNBLOCK and seat.blocking > 0:
        seat.blocking = 0
        couple.seats[1 - side].blocked_noticed = 0


@rule
def hear(seat: Seat, text: Text, now: float) -> None:
    """Let a side know what it just read."""
    seat.n_read = seat.n_read + 1
    seat.last_read_day = now
    seat.last_read_id = text.id
    seat.heard_intent = text.intent
    copy_content(seat.heard, text.content)
    seat.heard_wants_answer = text.wants_answer
    seat.heard_was_answer = 1 if text.answers >= 0 else 0
    seat.answer_days = text.answer_days
    seat.unanswered = 0
