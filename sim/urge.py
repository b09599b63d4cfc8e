"""Own urges: candidates at a constant rate, kept with probability urge over ceiling (thinning).

Candidates come at the same times whatever the minds do, so that two policies see the same chances
to write. Minds are moved on only at candidates that might be kept: between own events a sum of
urges cannot exceed the bound noted at the last of them.
"""

from __future__ import annotations

from agents.minds import relax_dumpee, relax_dumper
from agents.motives import (
    PLAN,
    feel_urges_of_dumpee,
    feel_urges_of_dumper,
    hazard,
    pick_motive,
    restraint_of_dumpee,
)
from agents.quantities import Quantities
from agents.rules import rule
from agents.seat import NO_MOMENT, URGE, Seat
from agents.tempo import starts_of
from sim.chance import MOTIVE as MOTIVE_STREAM
from sim.chance import URGE_KEPT, URGE_TIME, exponential
from sim.clock import PEAK_OF_DAY, rhythm
from sim.couple import APART, SEND_DUMPEE, URGE_DUMPEE, Couple
from sim.ordinary import begin_conversation
from sim.phone import draw

# Slack of the bound below, not psychology: wide enough that no urge outgrows it within a day.
DUMPEE_SLACK, DUMPEE_ROOM = 1.1, 0.5
DUMPER_SLACK, DUMPER_ROOM = 1.3, 0.1


@rule
def relax(couple: Couple, side: int, q: Quantities, now: float) -> None:
    """Move one side's mind on to now."""
    if side == 0:
        relax_dumpee(couple.dumpee, q, now)
    else:
        relax_dumper(couple.dumper, q, now)


@rule
def sum_urges(couple: Couple, side: int, q: Quantities) -> float:
    """Write one side's urges into its seat and return their sum, texts a day."""
    if side == 0:
        return feel_urges_of_dumpee(couple.dumpee, couple.seats[0], q)
    return feel_urges_of_dumper(couple.dumper, couple.seats[1], q)


@rule
def ceiling_of(side: int, q: Quantities) -> float:
    """Return the most texts a day that a side starts of itself."""
    return q.dumpee_ceiling_per_day if side == 0 else q.dumper_ceiling_per_day


@rule
def note_bound(couple: Couple, side: int, q: Quantities) -> None:
    """Note what this side's urges cannot exceed until its next own event, a day off at most.

    Between own events a dumpee's anxiety may rise to 1 and rumination a little, everything else
    that urges falls; the dumper's feelings need days to change.
    """
    if couple.status != APART:
        return
    total = sum_urges(couple, side, q)
    if side == 0:
        d = couple.dumpee
        room = q.urge_anxiety * (1.0 - d.separation_anxiety) + DUMPEE_ROOM
        room = room * restraint_of_dumpee(d, couple.seats[0], q)
        couple.seats[0].urge_bound = DUMPEE_SLACK * total + room
    else:
        couple.seats[1].urge_bound = DUMPER_SLACK * total + DUMPER_ROOM


@rule
def candidate_rate(seat: Seat, ceiling: float) -> float:
    """Return the rate at which candidates come, texts a day."""
    return PEAK_OF_DAY * (ceiling + seat.drive_per_day)


@rule
def schedule_candidate(couple: Couple, side: int, now: float, q: Quantities) -> None:
    """Set the time of a side's next candidate."""
    rate = candidate_rate(couple.seats[side], ceiling_of(side, q))
    wait = exponential(draw(couple, URGE_TIME, side), rate)
    couple.slots[URGE_DUMPEE + side] = now + wait


@rule
def _feel_like_chatting(couple: Couple, side: int, now: float, mark: float, q: Quantities) -> int:
    """Start an ordinary conversation, as friends and couples do."""
    chatty = couple.dumpee.chattiness if side == 0 else couple.dumper.chattiness
    rate = starts_of(chatty, q)
    if mark < rate and couple.slots[SEND_DUMPEE + side] > now + 1.0:
        begin_conversation(couple, side, now, q)
    return NO_MOMENT


@rule
def feel_urge(couple: Couple, side: int, now: float, q: Quantities) -> int:
    """Keep or drop a candidate; if kept, choose the motive that leads and ask the policy."""
    seat = couple.seats[side]
    ceiling = ceiling_of(side, q)
    mark = draw(couple, URGE_KEPT, side) * candidate_rate(seat, ceiling)
    u = draw(couple, MOTIVE_STREAM, side)
    schedule_candidate(couple, side, now, q)
    lively = rhythm(now, q)
    if couple.status != APART:
        return _feel_like_chatting(couple, side, now, mark / lively, q)
    bound = hazard(seat.urge_bound, seat, ceiling)
    if mark >= lively * bound or couple.slots[SEND_DUMPEE + side] < now + 1.0:
        return NO_MOMENT
    relax(couple, side, q, now)
    total = sum_urges(couple, side, q)
    rate = min(bound, hazard(total, seat, ceiling))
    if mark >= lively * rate:
        return NO_MOMENT
    own = u * rate - seat.drive_per_day
    if own < 0.0:
        seat.motive = PLAN
        seat.urges[PLAN] = seat.drive_per_day
    else:
        seat.motive = pick_motive(seat, total, own / (rate - seat.drive_per_day))
    return URGE
