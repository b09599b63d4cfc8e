"""Aversion, overwhelm, resentment, and the benefit that texting is felt to bring."""

from __future__ import annotations

import dataclasses

from agents.content import Content
from agents.declare import number
from agents.dumper import Dumper
from agents.maths import clip01, kept, positive, raised, toward
from agents.needs import NeedNumbers
from agents.rules import rule


@dataclasses.dataclass(init=False, repr=False, eq=False)
class StrainNumbers(NeedNumbers):
    """What pushes the dumper away, and what keeps them coming."""

    aversion_days: float = number(
        60.0, "days", 20.0, 150.0, "P24 P28, assumption", "time constant with which aversion fades"
    )
    aversion_floor: float = number(
        0.1, "share", 0.0, 0.3, "P24, assumption", "aversion that stays without love"
    )
    aversion_by_pressure: float = number(
        0.07, "share", 0.02, 0.2, "P2, assumption", "reactance to a text full of pressure"
    )
    reactance_of_the_unkind: float = number(
        1.3, "factor", 1.0, 1.8, "P2 P32, assumption", "factor on reactance in an unkind person"
    )
    reactance_less_by_kindness: float = number(
        0.6,
        "factor",
        0.0,
        1.0,
        "P32, assumption",
        "what full kindness takes from the factor on reactance",
    )
    aversion_by_hostility: float = number(
        0.08, "share", 0.02, 0.2, "assumption", "aversion at a hostile text"
    )
    aversion_eased: float = number(
        0.01, "share", 0.0, 0.03, "assumption", "share that an unpressing warm text takes away"
    )
    overwhelm_days: float = number(
        3.0, "days", 1.0, 7.0, "P34, theory sketch", "time constant with which overwhelm leaks away"
    )
    overwhelm_per_text: float = number(0.05, "share", 0.01, 0.12, "P34", "what any text adds")
    overwhelm_by_pressure: float = number(
        0.3, "share", 0.1, 0.6, "P34, theory sketch", "what a text full of pressure adds"
    )
    impatience_from: float = number(
        0.25,
        "share",
        0.1,
        0.5,
        "P34, assumption",
        "overwhelm at which the least patient turn impatient",
    )
    impatience_later_by_patience: float = number(
        0.6,
        "share",
        0.2,
        0.75,
        "P34, assumption",
        "how much more overwhelm the fully patient can bear",
    )
    impatience_per_overwhelm: float = number(
        2.0,
        "factor",
        1.0,
        4.0,
        "P34, assumption",
        "impatience per overwhelm beyond what one can bear",
    )
    benefit_learning: float = number(
        0.2, "share", 0.05, 0.4, "Rescorla & Wagner 1972, assumption", "learning rate per answer"
    )
    reward_of_warmth: float = number(
        1.0, "share", 0.7, 1.0, "P51 P68", "what a fully warm answer is worth"
    )
    reward_of_politeness: float = number(
        0.2, "share", 0.0, 0.4, "P68, theory sketch", "what any answer at all is worth"
    )
    benefit_of_help: float = number(
        0.5, "share", 0.2, 0.8, "P49", "added reward of having been helped"
    )
    resentment_days: float = number(
        4.0, "days", 1.0, 10.0, "P46, assumption", "time constant of anger at getting no answer"
    )
    resentment_if_ignored: float = number(
        0.3, "share", 0.05, 0.6, "P46", "anger at an unanswered text, for the least mature"
    )
    resentment_less_by_maturity: float = number(
        1.3,
        "factor",
        0.7,
        2.0,
        "P46 P71, assumption",
        "share of that anger which full maturity takes (over 1: all)",
    )


@rule
def relax_strain(r: Dumper, q: StrainNumbers, dt: float) -> None:
    """Let aversion fade, overwhelm leak, resentment pass."""
    floor = q.aversion_floor * (1.0 - r.love)
    r.aversion = toward(r.aversion, floor, dt, q.aversion_days)
    r.overwhelm = r.overwhelm * kept(dt, q.overwhelm_days)
    r.resentment = r.resentment * kept(dt, q.resentment_days)
    r.contact = r.contact * kept(dt, q.contact_fade_days)


@rule
def impatience(r: Dumper, q: StrainNumbers) -> float:
    """Return how far overwhelm exceeds patience (0..1)."""
    bearable = q.impatience_from + q.impatience_later_by_patience * r.patience
    return clip01(q.impatience_per_overwhelm * positive(r.overwhelm - bearable))


@rule
def feel_strain(r: Dumper, q: StrainNumbers, text: Content) -> None:
    """React against pressure and hostility, soften a little at unpressing warmth."""
    touchy = q.reactance_of_the_unkind - q.reactance_less_by_kindness * r.kindness
    reactance = q.aversion_by_pressure * text.pressure * touchy
    r.aversion = raised(r.aversion, reactance + q.aversion_by_hostility * text.hostility)
    gentle = text.warmth * (1.0 - text.pressure) * (1.0 - text.hostility)
    r.aversion = r.aversion * (1.0 - q.aversion_eased * gentle)
    load = q.overwhelm_per_text + q.overwhelm_by_pressure * text.pressure
    r.overwhelm = raised(r.overwhelm, load)
    r.resentment = r.resentment * (1.0 - gentle)
    r.contact = raised(r.contact, q.dumper_contact_per_text)


@rule
def reward_in(text: Content, q: StrainNumbers) -> float:
    """Return what an answer of this content is worth to the one who wrote."""
    warm = text.warmth * (1.0 - text.pressure) * (1.0 - text.hostility)
    worth = q.reward_of_politeness + (q.reward_of_warmth - q.reward_of_politeness) * warm
    return clip01(worth * (1.0 - text.boundary))


@rule
def learn_benefit(r: Dumper, q: StrainNumbers, reward: float) -> None:
    """Move the expected benefit towards what was just got (Rescorla-Wagner)."""
    r.benefit = clip01(r.benefit + q.benefit_learning * (reward - r.benefit))


@rule
def feel_ignored(r: Dumper, q: StrainNumbers) -> None:
    """Get no answer: learn that it brings nothing; the immature turn angry."""
    learn_benefit(r, q, 0.0)
    sting = q.resentment_if_ignored * positive(1.0 - q.resentment_less_by_maturity * r.maturity)
    r.resentment = raised(r.resentment, sting)
