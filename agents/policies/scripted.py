"""Scripted policies: one answer for each intent, and texts of one's own accord on their days."""

from __future__ import annotations

import math

from agents.policies.acts import choose, stay_silent
from agents.policies.programs import Script
from agents.rules import rule
from agents.seat import DAILY, NEVER, STARTING, TEXT, Seat

# Clocks add up hours to days; this is less than a second.
ROUNDING = 1e-6


@rule
def has_gone_out(seat: Seat, script: Script) -> bool:
    """Tell whether the text of one's own accord that was planned last has been sent since."""
    if seat.send_due == NEVER or seat.sends_done >= script.n_sends:
        return False
    on_time = seat.last_own_day >= seat.send_due - ROUNDING
    return on_time and seat.last_own_intent == script.send_intents[seat.sends_done]


@rule
def send_what_is_due(seat: Seat, script: Script, moment: int, now: float) -> None:
    """Plan what is to be sent today, or was to be and could not."""
    if has_gone_out(seat, script):
        seat.sends_done = seat.sends_done + 1
        seat.send_due = NEVER
    if seat.sends_done >= script.n_sends:
        return
    day = script.send_days[seat.sends_done]
    if day >= now + 1.0:
        return
    seat.send_due = math.floor(now) + (day - math.floor(day))
    choose(seat, moment, script.send_intents[seat.sends_done], seat.send_due)


@rule
def decide_scripted(seat: Seat, script: Script, moment: int, now: float) -> None:
    """Do what the script says; a text that closes an exchange is left to stand."""
    stay_silent(seat.act)
    if moment == TEXT and seat.heard_wants_answer > 0:
        choose(seat, moment, script.answers[seat.heard_intent], now)
    elif moment in (STARTING, DAILY):
        send_what_is_due(seat, script, moment, now)
