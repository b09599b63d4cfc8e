"""What a policy might do now: its decision, asked several times without any of them counting."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba.extending import register_jitable

from agents.intents import DUMPER, PROPOSE_RETURN, SILENT
from agents.motives import PLAN, pick_motive
from agents.policies.acts import propose
from agents.seat import URGE
from sim.chance import OWN_CODE
from sim.phone import draw
from sim.step import decide

ASKED = 24
"""Decisions by which the probabilities of a policy's choices are estimated (without bias)."""
_INTENT, _HASTE, _GESTURE, _STAGE, _STAGE_DAY, _PROPOSING, _MOTIVE, _AT_DAY = range(8)
FIELDS = 8


@register_jitable
def take_down(seat: Any, row: Any) -> None:
    """Write down what a decision says, and what it changed in its seat."""
    row[_INTENT] = seat.act.intent
    row[_HASTE] = seat.act.haste
    row[_GESTURE] = seat.act.gesture
    row[_STAGE] = seat.stage
    row[_STAGE_DAY] = seat.stage_day
    row[_PROPOSING] = seat.proposing
    row[_MOTIVE] = seat.motive
    row[_AT_DAY] = seat.act.at_day


@register_jitable
def put_back(seat: Any, row: Any) -> None:
    """Let a seat stand as after a decision that was written down."""
    seat.act.intent = int(row[_INTENT])
    seat.act.haste = row[_HASTE]
    seat.act.gesture = int(row[_GESTURE])
    seat.stage = int(row[_STAGE])
    seat.stage_day = row[_STAGE_DAY]
    seat.proposing = int(row[_PROPOSING])
    seat.motive = int(row[_MOTIVE])
    seat.act.at_day = row[_AT_DAY]


@register_jitable
def intent_of(row: Any) -> int:
    """Return the intent of a decision, SILENT for none."""
    return int(row[_INTENT])


@register_jitable
def haste_of(row: Any) -> float:
    """Return the pace of a decision."""
    return float(row[_HASTE])


@register_jitable
def ask(
    couple: Any, side: int, moment: int, total: float, q: Any, programs: Any, choices: Any
) -> None:
    """Ask a policy as often as there is room in `choices`; the seat is left as it was.

    For an urge, a motive is drawn each time from the urges, whose sum is `total`.
    """
    seat = couple.seats[side]
    before = np.empty(FIELDS)
    take_down(seat, before)
    for row in choices:
        put_back(seat, before)
        if moment == URGE:
            seat.motive = draw_motive(couple, side, total)
        decide(couple, side, moment, q, programs)
        take_down(seat, row)
    put_back(seat, before)


@register_jitable
def draw_motive(couple: Any, side: int, total: float) -> int:
    """Draw the motive that leads, one's plan as often as the policy writes of itself."""
    seat = couple.seats[side]
    u = draw(couple, OWN_CODE, side) * (total + seat.drive_per_day)
    if u < seat.drive_per_day:
        return PLAN
    return pick_motive(seat, total, (u - seat.drive_per_day) / max(total, 1e-12))


@register_jitable
def pick_by_weight(couple: Any, side: int, weights: Any) -> int:
    """Draw one of several with these weights."""
    mark, reached = draw(couple, OWN_CODE, side) * weights.sum(), 0.0
    for i in range(len(weights)):
        reached += weights[i]
        if mark < reached:
            return i
    return int(weights.argmax())


@register_jitable
def choose_anyway(couple: Any, side: int, likelihoods: Any, moment: int) -> None:
    """Let a seat say what was observed though its policy would not: the reading decides alone."""
    seat = couple.seats[side]
    intent = pick_by_weight(couple, side, likelihoods)
    seat.act.intent = intent
    seat.act.haste = 1.0
    seat.act.gesture = 0
    if moment == URGE:
        seat.motive = PLAN
    if side == DUMPER and intent == PROPOSE_RETURN:
        propose(seat, moment)


@register_jitable
def weigh_choices(choices: Any, likelihoods: Any, weights: Any) -> float:
    """Return the mean likelihood of a text under a policy's choices; `weights` takes each one's."""
    for m in range(len(choices)):
        intent = intent_of(choices[m])
        weights[m] = 0.0 if intent == SILENT else likelihoods[intent]
    return float(weights.sum() / len(choices))
