"""A new day: what is only noticed once a day."""

from __future__ import annotations

import math

from agents.appraisal import dumpee_ignored, dumper_ignored
from agents.healing import despair_hazard, note_healing
from agents.intents import LEAVE_AGAIN
from agents.quantities import Quantities
from agents.recovery import note_recovery
from agents.returning import leaving_hazard
from agents.reunions import live_together
from agents.rules import rule
from agents.seat import DAILY, NO_MOMENT, STARTING
from sim.chance import DESPAIR, LEAVING
from sim.couple import APART, DAY_DUMPEE, TOGETHER, Couple
from sim.phone import draw
from sim.sending import plan_at_once
from sim.urge import relax


@rule
def notice_silence(couple: Couple, side: int, now: float, q: Quantities) -> None:
    """Take the silence on the last own text for an answer, once, after a while."""
    seat = couple.seats[side]
    if seat.unanswered == 0 or seat.awaits_answer == 0 or seat.blocked_noticed > 0:
        return
    if seat.ignored_id == seat.last_sent_id:
        return
    if now - seat.last_sent_day < q.ignored_after_days:
        return
    seat.ignored_id = seat.last_sent_id
    if side == 0:
        seen = seat.seen_id == seat.last_sent_id
        dumpee_ignored(couple.dumpee, q, q.ignored_if_seen if seen else 1.0)
    else:
        dumper_ignored(couple.dumper, q)


@rule
def dumpee_day(couple: Couple, now: float, q: Quantities) -> None:
    """Count a crisis if there is one, and see whether the dumpee is well."""
    d = couple.dumpee
    u = draw(couple, DESPAIR, 0)
    if couple.status == TOGETHER:
        live_together(d, couple.dumper, q)
        return
    if u < 1.0 - math.exp(-despair_hazard(d, q)):
        d.crises = d.crises + 1
    note_healing(d, q, now)


@rule
def dumper_day(couple: Couple, now: float, q: Quantities) -> None:
    """Leave again if nothing holds any more; see whether the dumper is over it."""
    r = couple.dumper
    u = draw(couple, LEAVING, 1)
    if couple.status == TOGETHER:
        if couple.cause > 0 and u < 1.0 - math.exp(-leaving_hazard(r, q, couple.cause)):
            plan_at_once(couple, 1, LEAVE_AGAIN)
        return
    note_recovery(r, q, now)


@rule
def pass_day(couple: Couple, side: int, now: float, q: Quantities) -> int:
    """Begin a new day for one side; its policy may do something of its own."""
    couple.slots[DAY_DUMPEE + side] = now + 1.0
    relax(couple, side, q, now)
    notice_silence(couple, side, now, q)
    if side == 0:
        dumpee_day(couple, now, q)
    else:
        dumper_day(couple, now, q)
    if couple.status != APART:
        return NO_MOMENT
    seat = couple.seats[side]
    if seat.started == 0:
        seat.started = 1
        return STARTING
    return DAILY
