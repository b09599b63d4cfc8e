"""Policies that should do badly, so that a measure that can be gamed is seen to be."""

from __future__ import annotations

from agents.intents import (
    APOLOGISE,
    CHECK_UP,
    DECLARE_LOVE,
    DEMAND_ATTENTION,
    DUMPEE,
    INTENTS,
    PLEA,
    PROMISE_CHANGE,
    PROPOSE_RETURN,
    SILENT,
    SMALL_TALK,
    WARM_ANSWER,
)
from agents.policies.acts import pick2, say, say_at_once
from agents.policies.numbers import PolicyNumbers
from agents.rules import rule
from agents.seat import TEXT, URGE, Seat

DUMPEE_INTENTS = tuple(i for i, row in enumerate(INTENTS) if 0 in row.sides)
DUMPER_INTENTS = tuple(i for i, row in enumerate(INTENTS) if 1 in row.sides)


@rule
def decide_flood(seat: Seat, q: PolicyNumbers, moment: int, u: float) -> None:
    """Answer at once and write many times a day."""
    if moment in (TEXT, URGE):
        if seat.side == DUMPEE:
            say_at_once(seat.act, q, pick2(u, q.pick_rather_often, DEMAND_ATTENTION, PLEA))
        else:
            say_at_once(seat.act, q, pick2(u, q.pick_rather_often, SMALL_TALK, CHECK_UP))


@rule
def decide_love_bomb(seat: Seat, q: PolicyNumbers, moment: int) -> None:
    """Declare overwhelming love at every turn."""
    if moment in (TEXT, URGE):
        say_at_once(seat.act, q, DECLARE_LOVE)


@rule
def decide_apology_loop(seat: Seat, moment: int) -> None:
    """Say sorry at every turn."""
    if moment in (TEXT, URGE):
        say(seat.act, PROMISE_CHANGE if seat.side == DUMPEE else APOLOGISE)


@rule
def decide_ghost(seat: Seat, q: PolicyNumbers, moment: int, now: float, u: float) -> None:
    """Be warm at first, then be gone without a word."""
    if now < q.ghost_days and (moment in (TEXT, URGE)):
        say(
            seat.act,
            WARM_ANSWER if seat.side == DUMPEE else pick2(u, q.pick_evenly, SMALL_TALK, CHECK_UP),
        )


@rule
def decide_random(seat: Seat, moment: int, u: float) -> None:
    """Send any intent of one's side, or nothing, with equal chances.

    A proposal to return counts as one out of own love.
    """
    if moment != TEXT and moment != URGE:
        return
    if seat.side == DUMPEE:
        choice = int(u * (len(DUMPEE_INTENTS) + 1))
        say(seat.act, SILENT if choice == len(DUMPEE_INTENTS) else DUMPEE_INTENTS[choice])
    else:
        choice = int(u * (len(DUMPER_INTENTS) + 1))
        say(seat.act, SILENT if choice == len(DUMPER_INTENTS) else DUMPER_INTENTS[choice])
        if seat.act.intent == PROPOSE_RETURN:
            seat.proposing = 1
