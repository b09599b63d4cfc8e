"""Saying something else than what is about to be sent, or nothing: what a price compares with.

Both are for the moment before a text goes out (its slot is the next), and leave all else as it is:
the sender's mind, how far the policy has gone, whose turn it is. What comes with the words goes
with the words: a proposal to return stands only if it is made. What comes besides them, such as the
block that was to follow, comes anyway.
"""

from __future__ import annotations

import math

from agents.intents import DUMPER, PROPOSE_RETURN, SILENT
from agents.motives import COURTESY
from agents.policies.acts import propose
from agents.policies.table import SCRIPTED
from agents.quantities import Quantities
from agents.seat import NEVER, NO_GESTURE, TEXT, URGE, Seat
from sim.couple import SEND_DUMPEE, Couple
from sim.life import act_out
from sim.urge import note_bound, relax


def say_instead(seat: Seat, intent: int, proposing: int) -> None:
    """Plan another intent in the place of the one that this seat is about to send.

    It answers or adds to what the planned one would have. `proposing` is the cause of the proposal
    that was open before the planned text, 0 for none.
    """
    _withdraw(seat, proposing)
    if seat.side == DUMPER and intent == PROPOSE_RETURN:
        is_own = seat.planned_answers < 0
        if is_own and seat.planned_motive >= 0:
            seat.motive = seat.planned_motive
        propose(seat, URGE if is_own else TEXT)
        seat.planned_motive = seat.motive
    elif seat.planned_answers >= 0:
        seat.planned_motive = COURTESY
    seat.planned_intent = intent


def leave_unsaid(couple: Couple, side: int, proposing: int, q: Quantities) -> None:
    """Say nothing in the place of what is about to be sent; `proposing` as in say_instead().

    A gesture that was to follow is made now. Only that may draw chance (a post may be seen or not).
    """
    seat, at = couple.seats[side], couple.slots[SEND_DUMPEE + side]
    _withdraw(seat, proposing)
    gesture = seat.planned_gesture
    seat.planned_intent, seat.planned_gesture = SILENT, NO_GESTURE
    couple.slots[SEND_DUMPEE + side] = math.inf
    if gesture != NO_GESTURE:
        couple.now = at
        relax(couple, side, q, at)
        act_out(couple, side, gesture, at, q)
        note_bound(couple, side, q)


def _withdraw(seat: Seat, proposing: int) -> None:
    """Let the planned text be one that is not sent: no proposal is made, no script waits for it."""
    if seat.planned_intent == PROPOSE_RETURN:
        # Where the other has declined meanwhile, nothing is open any more.
        seat.proposing = proposing if seat.proposing > 0 else 0
    is_own = seat.planned_answers < 0 and seat.follows_up == 0
    if seat.policy == SCRIPTED and is_own and seat.send_due != NEVER:
        # Else a script would send it a day later.
        seat.sends_done = seat.sends_done + 1
        seat.send_due = NEVER
