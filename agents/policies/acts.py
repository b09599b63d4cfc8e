"""The few moves of which policies are made."""

from __future__ import annotations

from agents.intents import SILENT
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
def say_at_once(act: Act, intent: int) -> None:
    """Send this intent, ten times as fast as natural."""
    act.intent = intent
    act.haste = 0.1


@rule
def gesture(act: Act, what: int) -> None:
    """Block, unblock, mute or unmute."""
    act.gesture = what


@rule
def pick2(u: float, share: float, one: int, other: int) -> int:
    """Choose `one` with this share, else `other`."""
    return one if u < share else other


@rule
def pick3(u: float, one: int, second: int, third: int) -> int:
    """Choose one of three: half, three tenths, a fifth."""
    if u < 0.5:
        return one
    return second if u < 0.8 else third


@rule
def move_on(seat: Seat, stage: int, now: float) -> None:
    """Remember that the policy has reached a stage, and when."""
    seat.stage = stage
    seat.stage_day = now
