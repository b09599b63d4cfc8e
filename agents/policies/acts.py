"""The few moves of which policies are made."""

from __future__ import annotations

from agents.intents import SILENT
from agents.policies.numbers import PolicyNumbers
from agents.rules import rule
from agents.seat import NO_GESTURE, Act, Seat


@rule
def stay_silent(act: Act) -> None:
    """Do nothing: the choice that an act starts from."""
    act.intent = SILENT
    act.haste = 1.0
    act.gesture = NO_GESTURE


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
