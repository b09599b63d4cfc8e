"""The couple apart, as friends, together again, and parted a second time."""

from __future__ import annotations

import math

from agents.beginnings import begin_dumpee, begin_dumper
from agents.healing import is_well
from agents.quantities import Quantities
from agents.recovery import is_over_it
from agents.reunions import come_together, part_again
from agents.rules import rule
from agents.seat import NEVER
from sim.chance import AGREEMENT
from sim.couple import APART, FRIENDS, SEND_DUMPEE, TOGETHER, Couple
from sim.phone import draw


@rule
def set_status(couple: Couple, status: int, now: float) -> None:
    """Change how the two stand; what either was about to say no longer fits."""
    couple.status = status
    couple.status_since = now
    for side in range(2):
        couple.slots[SEND_DUMPEE + side] = math.inf
        couple.seats[side].planned_intent = -1


@rule
def reunite(couple: Couple, now: float, q: Quantities) -> None:
    """Come together again, for the cause for which the dumper proposed it."""
    come_together(couple.dumpee, couple.dumper, q)
    couple.cause = couple.seats[1].proposing
    couple.seats[1].proposing = 0
    couple.reunions = couple.reunions + 1
    if couple.first_cause == 0:
        couple.first_cause = couple.cause
        couple.first_reunion_day = now
    for side in range(2):
        seat = couple.seats[side]
        seat.told_space_day = NEVER
        seat.told_warning_day = NEVER
        seat.stage = 0
        seat.unanswered = 0
        seat.blocking = 0
        seat.blocked_noticed = 0
    set_status(couple, TOGETHER, now)


@rule
def part(couple: Couple, now: float, q: Quantities) -> None:
    """Part again."""
    part_again(couple.dumpee, couple.dumper, q)
    if couple.first_reunion_lasted < 0.0:
        couple.first_reunion_lasted = now - couple.status_since
    couple.partings = couple.partings + 1
    couple.cause = 0
    set_status(couple, APART, now)


@rule
def break_up(couple: Couple, now: float, q: Quantities) -> None:
    """Begin: the first breakup, at which both minds take their first shape."""
    begin_dumpee(couple.dumpee, q, now)
    begin_dumper(couple.dumper, q, now)
    for side in range(2):
        seat = couple.seats[side]
        seat.n_read_before = seat.n_read
        seat.unanswered = 0
        seat.awaits_answer = 0
    set_status(couple, APART, now)


@rule
def try_friendship(couple: Couple, now: float, q: Quantities) -> None:
    """Become friends, if both are over it and a new partner agrees (P10)."""
    u = draw(couple, AGREEMENT, 0)
    if not (is_well(couple.dumpee, q) and couple.dumpee.healed_day >= 0.0):
        return
    if not is_over_it(couple.dumper, q):
        return
    company = max(couple.dumpee.new_company, couple.dumper.new_company)
    if company > q.counts_as_partner and u >= q.partner_agrees:
        return
    couple.friends_day = now
    set_status(couple, FRIENDS, now)
