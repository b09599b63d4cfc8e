"""The few moves of which policies are made."""

from __future__ import annotations

from agents.intents import DUMPER, PROPOSE_RETURN, SILENT
from agents.motives import LOVE_RETURN, PLAN, PRESSURE_RETURN
from agents.policies.numbers import PolicyNumbers
from agents.returning import OWN_LOVE
from agents.rules import rule
from agents.seat import DAILY, NEVER, NO_GESTURE, STARTING, URGE, Act, Seat

LAST_DRAW = 1.0 - 2.0**-53
"""The greatest draw there is; rounding must not lead beyond it."""


@rule
def stay_silent(act: Act) -> None:
    """Do nothing: the choice that an act starts from."""
    act.intent = SILENT
    act.haste = 1.0
    act.gesture = NO_GESTURE
    act.at_day = NEVER


@rule
def say(act: Act, intent: int) -> None:
    """Send this intent at one's natural pace."""
    act.intent = intent


@rule
def say_at_once(act: Act, q: PolicyNumbers, intent: int) -> None:
    """Send this intent much faster than natural."""
    act.intent = intent
    act.haste = q.at_once_haste


@rule
def gesture(act: Act, what: int) -> None:
    """Block, unblock, mute or unmute."""
    act.gesture = what


@rule
def pick2(u: float, share: float, one: int, other: int) -> int:
    """Choose `one` with this share, else `other`."""
    return one if u < share else other


@rule
def left_of(u: float, share: float) -> float:
    """Return a draw that did not fall below `share` as one over the whole range again."""
    return min(LAST_DRAW, (u - share) / (1.0 - share))


@rule
def pick3(u: float, q: PolicyNumbers, one: int, second: int, third: int) -> int:
    """Choose one of three, the first most often and the third least."""
    if u < q.pick_first_of_three:
        return one
    return second if u < q.pick_first_of_three + q.pick_second_of_three else third


@rule
def move_on(seat: Seat, stage: int, now: float) -> None:
    """Remember that the policy has reached a stage, and when."""
    seat.stage = stage
    seat.stage_day = now


@rule
def propose(seat: Seat, moment: int) -> None:
    """Give a proposal to return its cause: that of the urge where there is one, else own love."""
    returning = seat.motive >= LOVE_RETURN and seat.motive <= PRESSURE_RETURN
    if moment != URGE or not returning:
        seat.motive = LOVE_RETURN
    seat.proposing = OWN_LOVE + seat.motive - LOVE_RETURN


@rule
def choose(seat: Seat, moment: int, intent: int, at_day: float) -> None:
    """Choose an intent from outside of the table of policies: a script's, a network's, own code's.

    What is sent of one's own accord counts as planned, and goes out on `at_day`.
    """
    if intent == SILENT:
        return
    if moment in (STARTING, DAILY):
        seat.motive = PLAN
        seat.act.at_day = at_day
    if seat.side == DUMPER and intent == PROPOSE_RETURN:
        propose(seat, moment)
    seat.act.intent = intent
