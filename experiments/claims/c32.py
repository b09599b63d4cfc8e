"""C32 (P65): the first warm text from the dumper makes anxious, glad and reassured at once."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import partial

from agents.appraisal import AppraisalNumbers, appraise_as_dumpee
from agents.attachment import longing
from agents.content import Content
from agents.dumpee import Dumpee
from agents.seat import Seat
from experiments.lab import Estimate, Lab

from .laws import any_mind, any_text, share_of_minds

UNTOUCHED = {
    "contact": 0.0, "idle_contact": 0.0, "comfort_from_ex": 0.0, "crumbs": 0.0, "felt_used": 0.0,
}  # fmt: skip
"""Feelings of one to whom the ex has not written since the breakup."""
LEAST_WARMTH = 0.3
LATER = 20
"""Texts read by the time one counts as used to them."""


def measure(lab: Lab) -> dict[str, Estimate]:
    """Return the share of minds in which each of the three is moved as said."""
    laws = {"anxious": alarms, "happy": gladdens, "reassured": reassures}

    def drawn(law: str, chance: random.Random) -> bool:
        dumpee = any_mind(Dumpee, chance, **UNTOUCHED)
        text = any_text(
            chance, warmth=chance.uniform(LEAST_WARMTH, 1.0), clarity=0.0, hostility=0.0
        )
        return laws[law](dumpee, lab.quantities, text)

    return {name: share_of_minds(partial(drawn, name)) for name in laws}


def after(dumpee: Dumpee, q: AppraisalNumbers, text: Content, read_before: int = 0) -> Dumpee:
    """Return what this dumpee feels on having read a text, so many others having been read."""
    reader = replace(dumpee)
    appraise_as_dumpee(reader, Seat(n_read=read_before), q, text)
    return reader


def alarms(dumpee: Dumpee, q: AppraisalNumbers, text: Content) -> bool:
    """A first word alarms more than the same word to one used to them, if there is longing."""
    if longing(dumpee, q) <= 0.0:
        return True
    first, used = after(dumpee, q, text), after(dumpee, q, text, LATER)
    return first.separation_anxiety > used.separation_anxiety


def gladdens(dumpee: Dumpee, q: AppraisalNumbers, text: Content) -> bool:
    """Hope and the feeling of being worth something both rise."""
    glad = after(dumpee, q, text)
    return glad.hope > dumpee.hope and glad.self_worth > dumpee.self_worth


def reassures(dumpee: Dumpee, q: AppraisalNumbers, text: Content) -> bool:
    """Comfort is felt, and its warmth leaves less anxiety than a cool first word would."""
    warm, cool = after(dumpee, q, text), after(dumpee, q, replace(text, warmth=0.0))
    comforted = warm.comfort_from_ex > dumpee.comfort_from_ex
    return comforted and warm.separation_anxiety < cool.separation_anxiety
