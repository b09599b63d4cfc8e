"""An observed text is sent: how likely it was, and which of the next answer or add to it."""

from __future__ import annotations

import math
from typing import Any

from numba.extending import register_jitable

from agents.intents import DUMPER, EVERYDAY, LEAVE_AGAIN, PROPOSE_RETURN, SILENT
from agents.motives import hazard
from agents.policies.table import EAGER, FLOOD, LOVE_BOMB, PLEADING
from agents.seat import URGE
from agents.signs import stands_alone
from sim.chance import OWN_CODE
from sim.clock import rhythm
from sim.couple import APART, READ_DUMPEE, SEND_DUMPEE, TOGETHER
from sim.filter.chances import added_by, adding_density, reading_moment, weigh_waits
from sim.filter.choices import ask, choose_anyway, pick_by_weight, put_back, weigh_choices
from sim.filter.seen import (
    ADDITION,
    ANSWER,
    BY_CHANCE,
    CHAT_PER_DAY,
    LEAVING_SHARE,
    LONGEST_WAIT,
    NEVER_ODDS,
    NONE,
    OFF_POLICY,
    ORDINARY,
    OWN,
    UNEXPLAINED,
)
from sim.ordinary import plan_everyday
from sim.phone import draw, pace_of, place_of
from sim.sending import add_to, plan_at_once, share_of_doubles
from sim.step import carry_out, happen
from sim.urge import ceiling_of, relax, sum_urges


@register_jitable
def send_observed(
    couple: Any, plan: Any, k: int, seen: Any, parted: Any, q: Any, programs: Any, room: Any
) -> float:
    """Send observed text number k; return what it adds to the log weight."""
    day, side = seen.days[k], seen.senders[k]
    slot, seat = SEND_DUMPEE + side, couple.seats[side]
    couple.now = day
    log_weight = plan.withheld[side]
    plan.withheld[side] = 0.0
    if plan.texts[side] == k and seat.planned_intent != SILENT and couple.slots[slot] == day:
        plan.channel = plan.channels[side]
    elif couple.status == APART:
        log_weight += weigh_own(couple, plan, side, parted[k], q, programs, room)
    else:
        log_weight += weigh_ordinary(couple, plan, side, seen.likelihoods[k])
    plan.texts[side] = NONE
    couple.slots[slot] = day
    sent = couple.texts
    happen(couple, slot, q)
    couple.slots[slot] = math.inf  # what it would add is drawn below
    seat.planned_intent = SILENT
    if couple.texts == sent:
        plan.channel = UNEXPLAINED
        return log_weight + math.log(NEVER_ODDS)
    if couple.status == APART:
        log_weight += foresee_addition(couple, plan, side, k, seen, parted, q)
        foresee_answer(couple, plan, 1 - side, k, seen, q, room)
    return log_weight


@register_jitable
def weigh_own(
    couple: Any, plan: Any, side: int, likelihoods: Any, q: Any, programs: Any, room: Any
) -> float:
    """Weigh a text that comes out of an own urge."""
    seat, now = couple.seats[side], couple.now
    relax(couple, side, q, now)
    total = sum_urges(couple, side, q)
    ask(couple, side, URGE, total, q, programs, room.choices)
    rate = rhythm(now, q) * hazard(total, seat, ceiling_of(side, q))
    said = rate * (1.0 - OFF_POLICY) * weigh_choices(room.choices, likelihoods, room.weights)
    anyway = (NEVER_ODDS + rate * OFF_POLICY) * likelihoods.mean()
    if draw(couple, OWN_CODE, side) * (said + anyway) < anyway:
        plan.channel = UNEXPLAINED
        choose_anyway(couple, side, likelihoods, URGE)
    else:
        plan.channel = OWN
        put_back(seat, room.choices[pick_by_weight(couple, side, room.weights)])
    carry_out(couple, side, URGE, q)
    return math.log(said + anyway)


@register_jitable
def weigh_ordinary(couple: Any, plan: Any, side: int, likelihoods: Any) -> float:
    """Weigh a text of two who are together or friends: everyday talk, or the end of a reunion."""
    plan.channel = ORDINARY
    leaves = 0.0
    if couple.status == TOGETHER and side == DUMPER:
        leaves = LEAVING_SHARE * likelihoods[LEAVE_AGAIN]
    chats = likelihoods[EVERYDAY] + NEVER_ODDS * likelihoods.mean()
    if draw(couple, OWN_CODE, side) * (leaves + chats) < leaves:
        plan_at_once(couple, side, LEAVE_AGAIN)
    else:
        plan_everyday(couple, side, couple.now, -1, 0)
    return math.log(CHAT_PER_DAY * (leaves + chats))


@register_jitable
def foresee_addition(
    couple: Any, plan: Any, side: int, k: int, seen: Any, parted: Any, q: Any
) -> float:
    """Settle whether a side's next observed text adds to the one just sent."""
    text, following = couple.outgoing, seen.following[k + 1, side]
    if text.follows_up > 0 or stands_alone(text.content, q) or text.intent == PROPOSE_RETURN:
        return 0.0
    share = share_of_doubles(couple, side, q)
    gap = (seen.until if following == NONE else seen.days[following]) - text.sent_day
    slow = min(q.doubles_slowed_at_most, pace_of(couple, side, q))
    if following == NONE or gap > LONGEST_WAIT:
        return math.log1p(-share * added_by(q, slow, gap))
    adds = share * adding_density(q, slow, gap) * parted[following][text.intent]
    guess = (1.0 - share) * seen.otherwise[following] * parted[following].max()
    if draw(couple, OWN_CODE, side) * (adds + guess) >= adds:
        plan.withheld[side] += math.log((1.0 - share) * (adds + guess) / guess)
        return 0.0
    plan.withheld[side] += math.log(adds + guess)
    add_to(couple.seats[side], text)
    plan.texts[side], plan.channels[side] = following, ADDITION
    couple.slots[SEND_DUMPEE + side] = seen.days[following]
    return 0.0


@register_jitable
def foresee_answer(
    couple: Any, plan: Any, reader: int, k: int, seen: Any, q: Any, room: Any
) -> None:
    """Settle whether the reader's next observed text answers the one just sent, and its pace."""
    following, further = seen.following[k + 1, reader], seen.following[k + 1, 1 - reader]
    if following == NONE or plan.texts[reader] != NONE or couple.waiting[reader] == 0:
        return
    if further != NONE and further < following:
        return  # the answer, if it is one, is to the later text
    text = couple.mail[place_of(couple, reader, couple.waiting[reader] - 1)]
    wait = seen.days[following] - text.delivered_day
    if text.id != couple.outgoing.id or wait <= 0.0 or wait > LONGEST_WAIT:
        return
    split = q.reading_share_least + q.reading_share_spread * draw(couple, OWN_CODE, reader)
    haste = haste_of_policy(couple.seats[reader], q)
    pace = pace_of(couple, reader, q)
    density = stays_open(text, q) * weigh_waits(
        q, couple.seats[reader], pace, text.delivered_day, seen.days[following], split, haste,
        room.ways,
    )  # fmt: skip
    if draw(couple, OWN_CODE, reader) * (density + BY_CHANCE) >= density:
        plan.withheld[reader] += math.log((density + BY_CHANCE) / BY_CHANCE)
        return
    plan.withheld[reader] += math.log(density + BY_CHANCE)
    way = pick_by_weight(couple, reader, room.ways)
    settle_answer(couple, plan, reader, text, following, seen.days[following], way, split, haste)


@register_jitable
def settle_answer(
    couple: Any, plan: Any, reader: int, text: Any, following: int, answered: float, way: int,
    split: float, haste: float,
) -> None:  # fmt: skip
    """Let a text be read when it must have been, and its answer wait for its time."""
    wake = couple.seats[reader].wake_hour
    read = reading_moment(way, text.delivered_day, answered, split, haste, wake)
    text.wants_answer = 1
    text.due_day = read
    text.answer_days = (answered - read) / haste
    slot = READ_DUMPEE + reader
    if couple.waiting[reader] == 1:
        couple.slots[slot] = read
    else:
        couple.slots[slot] = min(couple.slots[slot], read)
    plan.texts[reader], plan.channels[reader] = following, ANSWER
    plan.answers[reader] = text.id


@register_jitable
def haste_of_policy(seat: Any, q: Any) -> float:
    """Return the factor that a policy puts on the time it takes to answer."""
    if seat.policy in (EAGER, PLEADING, FLOOD, LOVE_BOMB):
        return q.at_once_haste
    return 1.0


@register_jitable
def stays_open(text: Any, q: Any) -> float:
    """Return the probability that a text leaves the next word to its reader."""
    wishes = max(text.content.request, text.content.pressure) >= q.wish_that_keeps_open
    if text.answers < 0 or wishes:
        return 1.0
    return 1.0 - q.stop_mean
