"""Reading: taking in one text, and what follows from what it says."""

from __future__ import annotations

from agents.appraisal import appraise_as_dumpee, appraise_as_dumper
from agents.intents import ACCEPT_RETURN, DECLINE_RETURN, EVERYDAY, OFFER_FRIENDSHIP
from agents.quantities import Quantities
from agents.rules import rule
from agents.seat import NO_MOMENT, TEXT, Seat
from agents.signs import asks_for_space, is_warning
from sim.couple import APART, READ_DUMPEE, Couple, Text
from sim.ordinary import plan_everyday
from sim.phone import hear, take_text
from sim.together import reunite, try_friendship
from sim.urge import relax


@rule
def appraise(couple: Couple, side: int, q: Quantities, text: Text) -> None:
    """Let the reader's mind react to the content."""
    if side == 0:
        appraise_as_dumpee(couple.dumpee, couple.seats[0], q, text.content)
    else:
        appraise_as_dumper(couple.dumper, couple.seats[1], q, text.content)


@rule
def note_lines(seat: Seat, text: Text, now: float, q: Quantities) -> None:
    """Let the reader know of a request for space or a warning."""
    if asks_for_space(text.content, q):
        seat.told_space_day = now
    if is_warning(text.content, q):
        seat.told_warning_day = now


@rule
def follow_from(couple: Couple, side: int, text: Text, now: float, q: Quantities) -> None:
    """Change how the two stand, where the text is an answer to a proposal or an offer."""
    if side == 1 and couple.seats[1].proposing > 0:
        if text.intent == ACCEPT_RETURN:
            reunite(couple, now, q)
        elif text.intent == DECLINE_RETURN:
            couple.seats[1].proposing = 0
    if side == 0 and text.intent == OFFER_FRIENDSHIP:
        try_friendship(couple, now, q)


@rule
def read_text(couple: Couple, side: int, now: float, q: Quantities) -> int:
    """Read one text; the policy is asked when no further text is waiting to be read."""
    relax(couple, side, q, now)
    if not take_text(couple, side, now):
        return NO_MOMENT
    seat, other, text = couple.seats[side], couple.seats[1 - side], couple.incoming
    couple.texts_read = couple.texts_read + 1
    if seat.receipts > 0:
        other.seen_id = text.id
    if couple.status == APART and text.intent != EVERYDAY:
        appraise(couple, side, q, text)
        note_lines(seat, text, now, q)
    hear(seat, text, now)
    if couple.status == APART:
        follow_from(couple, side, text, now, q)
    if couple.status != APART:
        if text.wants_answer > 0:
            plan_everyday(couple, side, now + text.answer_days, text.id, 0)
        return NO_MOMENT
    if couple.slots[READ_DUMPEE + side] <= now or text.intent == EVERYDAY:
        return NO_MOMENT
    return TEXT
