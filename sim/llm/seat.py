"""A language model in a seat: asked like own code, with a built-in policy that stands in for it.

When it is asked (assumption): at the breakup, about each text read that leaves the next word to
this side, and about each own urge; at midnights only with `daily`. A text that closes an exchange
is left to stand, as all built-in policies do: two models that always answer would never stop.
"""

from __future__ import annotations

import math
from typing import Any

from agents.errors import AftertextError
from agents.policies.acts import stay_silent
from agents.quantities import Quantities
from agents.seat import DAILY, STARTING, TEXT, URGE
from sim.couple import Couple
from sim.llm.fallback import decide_instead
from sim.llm.prompts import act_schema, seat_messages
from sim.llm.settings import LLM_AS
from sim.llm.speakers import Caller, Speakers
from sim.llm.usage import SEAT, AnswerError
from sim.own_act import Act, Choice, chosen
from sim.own_decider import OwnDecider
from sim.own_view import View
from sim.words import Scribe


class ModelSeat(OwnDecider):
    """A decider around a language model; it sees what a policy in own code sees."""

    def __init__(
        self, model: str, side: int, quantities: Quantities, speakers: Speakers, scribe: Scribe
    ) -> None:
        super().__init__(None, side, quantities, (f"{LLM_AS}{model}", ""), math.inf, scribe)
        self._speakers = speakers
        self._caller = Caller(speakers, model, side)
        settings = speakers.desk.settings
        self._stand_in = settings.stand_in(side)
        asked = (STARTING, TEXT, URGE, *((DAILY,) if settings.daily else ()))
        self._methods = dict.fromkeys((STARTING, DAILY, TEXT, URGE))
        self._methods |= dict.fromkeys(asked, seat_messages)

    def __call__(self, couple: Couple, side: int, moment: int) -> None:
        """Ask the model and write its choice into the seat, or what stands in for it."""
        seat = couple.seats[side]
        if moment == TEXT and seat.heard_wants_answer == 0:
            stay_silent(seat.act)
            return
        try:
            super().__call__(couple, side, moment)
        except AnswerError as failure:
            self._speakers.usage.fell_back(SEAT, failure.reason)
            decide_instead(couple, side, moment, self._quantities, self._stand_in)
            if seat.act.intent >= 0:
                self._speakers.forget(side)

    def _ask(self, method: Any, view: View, moment: int) -> Choice:
        own_time = moment in (STARTING, DAILY)
        schema = act_schema(self._side, own_time)
        choice, words = self._caller.ask(
            method(view), schema, lambda data: read_act(data, self._side, own_time)
        )
        self._speakers.usage.answered[SEAT] += 1
        if choice.intent >= 0:
            self._speakers.mean(self._side, choice.intent, words)
        return choice


def read_act(data: dict[str, Any], side: int, own_time: bool) -> tuple[Choice, str]:
    """Return the act and the words of a model's answer.

    Raises AnswerError for anything that own code could not do either.
    """
    words = data.get("words")
    if "intent" not in data or not isinstance(words, str | None):
        raise AnswerError("malformed")
    pace = data.get("pace")
    act = Act(
        data["intent"], 1.0 if pace is None else pace, data.get("gesture"), data.get("at_hour")
    )
    try:
        return chosen(act, side, own_time), words or ""
    except AftertextError:
        raise AnswerError("malformed") from None
