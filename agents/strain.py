"""Aversion, overwhelm, resentment, and the benefit that texting is felt to bring."""

from __future__ import annotations

import dataclasses

from agents.content import Content
from agents.declare import number
from agents.dumper import Dumper
from agents.maths import clip01, kept, positive, raised, toward
from agents.needs import NeedNumbers
from agents.rules import rule


@dataclasses.dataclass
class StrainNumbers(NeedNumbers):
    """What pushes the dumper away, and what keeps them coming."""

    aversion_days: float = number(
        60.0, "days", 20.0, 150.0, "P24 P28, assumption", "time constant with which aversion fades"
    )
    aversion_floor: float = number(
        0.1, "share", 0.0, 0.3, "P24, assumption", "aversion that stays without love"
    )
    aversion_by_pressure: float = number(
        0.07, "share", 0.02, 0.2, "P2, C08, assumption", "reactance to a text full of pressure"
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
    contact_fade_days: float = number(
        1.0, "days", 0.3, 3.0, "assumption", "trace of recent contact at the dumper's side"
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


@rule
def relax_strain(r: Dumper, q: StrainNumbers, dt: float) -> None:
    """Let aversion fade, overwhelm leak, resentment pass."""
    floor = q.aversion_floor * (1.0 - r.love)
    r.aversion = toward(r.aversion, floor, dt, q.aversion_days)
    r.overwhelm = r.overwhelm * kept(dt, q.overwhelm_days)
    r.resentment = r.resentment * kept(dt, q.resentment_days)
    r.contact = r.contact * kept(dt, q.contact_fade_days)


@rule
def impatience(r: Dumper) -> float:
    """Return how far overwhelm exceeds patience (0..1)."""
    return clip01(2.0 * positive(r.overwhelm - (0.25 + 0.6 * r.patience)))


@rule
def feel_strain(r: Dumper, q: StrainNumbers, text: Content) -> None:
    """React against pressure and hostility, soften a little at unpressing warmth."""
    reactance = q.aversion_by_pressure * text.pressure * (1.3 - 0.6 * r.kindness)
    r.aversion = raised(r.aversion, reactance + q.aversion_by_hostility * text.hostility)
    gentle = text.warmth * (1.0 - text.pressure) * (1.0 - text.hostility)
    r.aversion = r.aversion * (1.0 - q.aversion_eased * gentle)
    load = q.overwhelm_per_text + q.overwhelm_by_pressure * text.pressure
    r.overwhelm = raised(r.overwhelm, load)
    r.resentment = r.resentment * (1.0 - gentle)
    r.contact = raised(r.contact, 0.3)


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
    sting = q.resentment_if_ignored * positive(1.0 - 1.3 * r.maturity)
    r.resentment = raised(r.resentment, sting)
