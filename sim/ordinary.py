"""Ordinary texting: between friends, and while the two are together (F01–F07)."""

from __future__ import annotations

from agents.intents import EVERYDAY
from agents.motives import COURTESY
from agents.quantities import Quantities
from agents.rules import rule
from sim.chance import FOLLOW_UP, ORDINARY, lognormal
from sim.clock import SECONDS_PER_DAY
from sim.couple import SEND_DUMPEE, Couple
from sim.phone import draw

ROOT_12 = 3.4641016151377544
"""Width of an even distribution over its sd."""
LEAST_STOP = 0.02
"""No conversation goes on for ever."""


@rule
def follow_up_delay(couple: Couple, side: int, q: Quantities) -> float:
    """Draw the days until a sender adds to an own text."""
    quick, u = draw(couple, FOLLOW_UP, side), draw(couple, FOLLOW_UP, side)
    if quick < q.follow_quick:
        return lognormal(u, q.follow_quick_mean, q.follow_quick_sd) / SECONDS_PER_DAY
    return lognormal(u, q.follow_late_mean, q.follow_late_sd) / SECONDS_PER_DAY


@rule
def plan_everyday(couple: Couple, side: int, at: float, answers: int, follows_up: int) -> None:
    """Plan an ordinary text."""
    seat = couple.seats[side]
    seat.planned_intent = EVERYDAY
    seat.planned_answers = answers
    seat.planned_motive = COURTESY
    seat.planned_gesture = 0
    seat.follows_up = follows_up
    couple.slots[SEND_DUMPEE + side] = at


@rule
def begin_conversation(couple: Couple, side: int, now: float, q: Quantities) -> None:
    """Start a conversation, with its own probability of ending at each text.

    That probability differs between pairs and conversations: it is spread
    evenly over its mean ± 1.73 sd, which has the mean and sd found.
    """
    u = draw(couple, ORDINARY, side)
    chatty = 0.5 * (couple.dumpee.chattiness + couple.dumper.chattiness)
    mean = q.stop_mean * (1.0 + q.stop_by_chattiness * (q.usual_chattiness - chatty))
    stop = mean + ROOT_12 * q.stop_spread * (u - 0.5)
    couple.stop_here = min(1.0, max(LEAST_STOP, stop))
    plan_everyday(couple, side, now, -1, 0)


@rule
def carry_on(couple: Couple, side: int, now: float, q: Quantities) -> None:
    """After an ordinary text: end the conversation, add to it oneself, or leave it to the other."""
    goes_on, same = draw(couple, ORDINARY, side), draw(couple, ORDINARY, side)
    couple.outgoing.wants_answer = 0
    if goes_on < couple.stop_here:
        return
    if same < q.same_sender:
        plan_everyday(couple, side, now + follow_up_delay(couple, side, q), -1, 1)
    else:
        couple.outgoing.wants_answer = 1
