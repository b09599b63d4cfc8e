"""Living a couple along an observed thread: texts are sent when they were, and each is weighed.

Between two observed texts the couple lives by the same rules as ever, but sends nothing of its
own: where it might have, the weight takes the probability that it did not. At an observed text the
weight takes the density with which this couple would have sent it there. What is answered, added
or written of oneself is drawn with an eye on the next texts, and the weight corrects for that, so
that the weights are without bias (but for what the model never does: see NEVER_ODDS).
"""

from __future__ import annotations

import math
from typing import Any

from numba.extending import register_jitable

from agents.intents import SILENT
from agents.motives import hazard
from agents.seat import NO_MOMENT, TEXT, URGE
from sim.chance import OWN_CODE
from sim.clock import rhythm
from sim.couple import APART, SEND_DUMPEE, URGE_DUMPEE
from sim.filter.choices import (
    ask,
    choose_anyway,
    haste_of,
    intent_of,
    pick_by_weight,
    put_back,
    weigh_choices,
)
from sim.filter.seen import ANSWER, CHAT_PER_DAY, NEVER_ODDS, NONE, OFF_POLICY, UNEXPLAINED
from sim.phone import draw
from sim.step import carry_out, happen, next_slot, side_of
from sim.urge import candidate_rate, ceiling_of, relax, schedule_candidate, sum_urges


@register_jitable
def live(
    couple: Any, plan: Any, k: int, since: float, until: float, seen: Any, parted: Any, q: Any,
    programs: Any, room: Any,
) -> float:  # fmt: skip
    """Live to a moment before observed text number k; return what it adds to the log weight."""
    log_weight, reached = 0.0, since
    while True:
        slot = next_slot(couple)
        at = min(couple.slots[slot], until)
        if couple.status != APART:
            log_weight -= 2.0 * CHAT_PER_DAY * (at - reached)
        reached = at
        if couple.slots[slot] >= until:
            return log_weight
        side = side_of(slot)
        if slot >= URGE_DUMPEE:
            log_weight += weigh_urge(couple, side, couple.slots[slot], q, programs, room)
        elif slot >= SEND_DUMPEE:
            couple.slots[slot] = math.inf  # it did not send this
            couple.seats[side].planned_intent = SILENT
        else:
            moment = happen(couple, slot, q)
            if moment == TEXT:
                log_weight += weigh_reply(couple, plan, side, k, seen, parted, q, programs, room)
            elif moment != NO_MOMENT:
                ask(couple, side, moment, 0.0, q, programs, room.choices[:1])
                if intent_of(room.choices[0]) == SILENT:
                    put_back(couple.seats[side], room.choices[0])
                    carry_out(couple, side, moment, q)


@register_jitable
def weigh_urge(couple: Any, side: int, now: float, q: Any, programs: Any, room: Any) -> float:
    """Look at a candidate of an own text, which was not sent; return the log of that chance."""
    couple.now = now
    schedule_candidate(couple, side, now, q)
    if couple.status != APART or couple.slots[SEND_DUMPEE + side] < now + 1.0:
        return 0.0
    relax(couple, side, q, now)
    seat, ceiling = couple.seats[side], ceiling_of(side, q)
    total = sum_urges(couple, side, q)
    kept = rhythm(now, q) * hazard(total, seat, ceiling) / candidate_rate(seat, ceiling)
    ask(couple, side, URGE, total, q, programs, room.choices[:1])
    if intent_of(room.choices[0]) != SILENT:
        return math.log1p(-min(0.999, kept))
    if draw(couple, OWN_CODE, side) < kept:
        put_back(seat, room.choices[0])
        carry_out(couple, side, URGE, q)
    return 0.0


@register_jitable
def weigh_reply(
    couple: Any, plan: Any, side: int, k: int, seen: Any, parted: Any, q: Any, programs: Any,
    room: Any,
) -> float:  # fmt: skip
    """Let a side decide on a text just read: it answers with an observed text, or not at all."""
    planned = plan.texts[side]
    answers = plan.channels[side] == ANSWER and plan.answers[side] == couple.incoming.id
    if planned != NONE and not answers:
        return 0.0
    ask(couple, side, TEXT, 0.0, q, programs, room.choices)
    if planned == NONE:
        return weigh_no_answer(couple, side, k, seen, q, room)
    likelihoods = parted[planned]
    said = (1.0 - OFF_POLICY) * weigh_choices(room.choices, likelihoods, room.weights)
    anyway = OFF_POLICY * likelihoods.mean()
    seat = couple.seats[side]
    if draw(couple, OWN_CODE, side) * (said + anyway) < anyway:
        choose_anyway(couple, side, likelihoods, TEXT)
        plan.channels[side] = UNEXPLAINED
    else:
        put_back(seat, room.choices[pick_by_weight(couple, side, room.weights)])
    carry_out(couple, side, TEXT, q)
    couple.slots[SEND_DUMPEE + side] = seen.days[planned]
    plan.withheld[side] += math.log(said + anyway)
    return 0.0


@register_jitable
def weigh_no_answer(couple: Any, side: int, k: int, seen: Any, q: Any, room: Any) -> float:
    """Weigh that a text just read was not answered before other things happened."""
    seat = couple.seats[side]
    room.weights[:] = 0.0
    free = free_again(side, k, seen)
    for m in range(len(room.choices)):
        at = couple.now + seat.answer_days * haste_of(room.choices[m])
        if intent_of(room.choices[m]) == SILENT or at > free:
            room.weights[m] = 1.0
    share = room.weights.sum() / len(room.weights)
    if share > 0.0:
        put_back(seat, room.choices[pick_by_weight(couple, side, room.weights)])
        carry_out(couple, side, TEXT, q)
    return math.log((1.0 - NEVER_ODDS) * share + NEVER_ODDS)


@register_jitable
def free_again(side: int, k: int, seen: Any) -> float:
    """Return until when an answer must not have been sent, given that it was not observed."""
    other = seen.following[k, 1 - side]
    if other != NONE:
        return seen.days[other]
    return seen.until if seen.following[k, side] == NONE else math.inf
