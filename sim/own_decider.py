"""Asks a policy in own code, and puts its answer where the engine looks for it."""

from __future__ import annotations

import math
from typing import Any

from agents.intents import INTENT_NAMES, SIDES
from agents.motives import motive_name
from agents.policies.acts import choose, stay_silent
from agents.quantities import Quantities
from agents.seat import DAILY, STARTING, TEXT, URGE
from sim.chance import OWN_CODE
from sim.couple import Couple
from sim.own_act import Choice, chosen
from sim.own_code import blamed, within
from sim.own_log import ThreadLog
from sim.own_view import Dice, View, mind_of
from sim.words import Scribe

METHODS = {STARTING: "on_start", DAILY: "on_day", TEXT: "on_text", URGE: "on_urge"}
"""The methods of a policy, by what it is asked about. All are optional: without one, silence."""
MOMENTS = {STARTING: "start", DAILY: "day", TEXT: "text", URGE: "urge"}


class OwnDecider:
    """A decider for one seat of one couple, around an instance of the user's class.

    It is an observer, too: so it knows the thread.
    """

    def __init__(
        self,
        policy: object,
        side: int,
        quantities: Quantities,
        origin: tuple[str, str],
        limit_seconds: float,
        scribe: Scribe | None,
    ) -> None:
        self._policy, self._side, self._quantities = policy, side, quantities
        self._ref, self._path = origin
        self._limit = limit_seconds
        self._log = ThreadLog(side, scribe)
        self._methods = {m: getattr(policy, name, None) for m, name in METHODS.items()}

    def before(self, couple: Couple, slot: int, q: Quantities) -> None:
        """Take in how things stand before an event."""
        self._log.before(couple, slot, q)

    def after(self, couple: Couple, slot: int, q: Quantities) -> None:
        """Take in what was sent or read."""
        self._log.catch_up(couple)

    def __call__(self, couple: Couple, side: int, moment: int) -> None:
        """Ask the policy and write its choice into the seat."""
        self._log.catch_up(couple)
        seat = couple.seats[side]
        stay_silent(seat.act)
        method = self._methods[moment]
        if method is None:
            return
        stream = 2 * OWN_CODE + side
        dice = Dice(couple.keys[stream], couple.draws[stream])
        choice = self._ask(method, self._view(couple, moment, dice), moment)
        couple.draws[stream] = dice.used
        _put(couple, side, moment, choice)

    def _ask(self, method: Any, view: View, moment: int) -> Choice:
        try:
            with within(self._limit, self._ref):
                answer = method(view)
            return chosen(answer, self._side, moment in (STARTING, DAILY))
        except BaseException as error:
            raise blamed(error, self._ref, self._path, _doing(view, moment)) from error

    def _view(self, couple: Couple, moment: int, dice: Dice) -> View:
        seat, side = couple.seats[self._side], self._side
        return View(
            side=SIDES[side],
            moment=MOMENTS[moment],
            day=couple.now,
            thread=tuple(self._log.lines),
            heard=self._log.heard,
            mind=mind_of(couple, side, self._quantities),
            motive=motive_name(side, seat.motive) if moment == URGE else None,
            unanswered=seat.unanswered,
            about_to_send=INTENT_NAMES[seat.planned_intent] if seat.planned_intent >= 0 else None,
            asked_space_day=_day(seat.asked_space_day),
            told_space_day=_day(seat.told_space_day),
            warned_day=_day(seat.warned_day),
            told_warning_day=_day(seat.told_warning_day),
            blocking=seat.blocking > 0,
            blocked=seat.blocked_noticed > 0,
            muted=seat.muted > 0,
            _dice=dice,
        )


def _put(couple: Couple, side: int, moment: int, choice: Choice) -> None:
    """Write a choice into the seat; a text may wait for its hour."""
    seat = couple.seats[side]
    seat.act.haste, seat.act.gesture = choice.haste, choice.gesture
    hour = 0.0 if choice.at_hour is None else choice.at_hour
    choose(seat, moment, choice.intent, math.floor(couple.now) + hour / 24.0)


def _day(day: float) -> float | None:
    return None if day < 0.0 else day


def _doing(view: View, moment: int) -> str:
    """Name what a policy was asked about."""
    what = METHODS[moment]
    if moment == TEXT and view.heard is not None:
        text = view.heard
        return f"{what}, answering text {text.id} ({text.intent}) on day {view.day:.2f}"
    if moment == URGE:
        return f"{what}, at an urge out of {view.motive} on day {view.day:.2f}"
    return f"{what}, on day {view.day:.2f}"
