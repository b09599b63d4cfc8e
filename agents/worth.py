"""Self-reliance, self-worth, anger and the feeling of being used."""

from __future__ import annotations

import dataclasses
import math

from agents.content import Content
from agents.declare import number
from agents.dumpee import Dumpee
from agents.grief import GriefNumbers
from agents.maths import clip01, grown, kept, positive, raised, toward
from agents.rules import rule


@dataclasses.dataclass(init=False, repr=False, eq=False)
class WorthNumbers(GriefNumbers):
    """How strength comes back, and what takes it away."""

    reliance_per_day: float = number(
        0.022, "1/day", 0.01, 0.05, "theory sketch", "self-reliance grown in a day of coping alone"
    )
    reliance_lost_by_contact: float = number(
        2.0, "share", 0.5, 3.0, "P16, theory sketch", "how far full contact stops or turns it"
    )
    reliance_slowed_by_anxiety: float = number(
        0.5,
        "share",
        0.2,
        0.9,
        "theory sketch",
        "share of growing self-reliance that full anxiety holds up",
    )
    reliance_without_support: float = number(
        0.7,
        "factor",
        0.3,
        1.0,
        "P36, assumption",
        "factor on growing self-reliance without others' comfort",
    )
    reliance_by_support: float = number(
        0.6,
        "factor",
        0.0,
        1.2,
        "P36, assumption",
        "what full comfort from others adds to that factor",
    )
    reliance_lost_by_comfort: float = number(
        0.03, "share", 0.0, 0.1, "P17", "share that a text of comfort takes away"
    )
    comfort_per_text: float = number(
        0.3, "share", 0.1, 0.6, "P17, assumption", "comfort taken from a fully warm text of the ex"
    )
    worth_days: float = number(
        40.0, "days", 15.0, 90.0, "assumption", "time constant with which self-worth recovers"
    )
    worth_by_company: float = number(
        0.15, "share", 0.0, 0.4, "P36, assumption", "self-worth lifted by someone new"
    )
    worth_by_validation: float = number(
        0.02, "share", 0.0, 0.06, "P21 P38", "what a warm or apologising text gives"
    )
    worth_by_hostility: float = number(0.12, "share", 0.03, 0.3, "P34", "what a hostile text takes")
    worth_by_rejection: float = number(
        0.02, "share", 0.0, 0.08, "P22", "what an unanswered text takes"
    )
    worth_if_blocked: float = number(0.1, "share", 0.02, 0.25, "P73", "what being blocked takes")
    anger_days: float = number(9.0, "days", 3.0, 25.0, "F08", "time constant of anger")
    anger_by_hostility: float = number(
        0.3, "share", 0.1, 0.6, "assumption", "anger at a hostile text"
    )
    anger_by_used: float = number(0.4, "share", 0.0, 0.8, "P44", "anger kept up by feeling used")
    anger_by_explanation: float = number(
        0.15, "share", 0.0, 0.4, "P15, assumption", "share an apology or an explanation takes away"
    )
    crumbs_days: float = number(
        30.0,
        "days",
        10.0,
        60.0,
        "assumption",
        "how long warm texts without intention are kept count of",
    )
    crumbs_seen_through: float = number(
        12.0, "texts", 4.0, 30.0, "P66, assumption", "warm texts that teach to expect nothing"
    )
    crumbs_without_insight: float = number(
        0.4,
        "factor",
        0.1,
        0.8,
        "P47 P66, assumption",
        "speed of seeing through crumbs without insight",
    )
    crumbs_by_insight: float = number(
        1.2, "factor", 0.4, 2.4, "P47 P66, assumption", "what full insight adds to that speed"
    )
    used_days: float = number(
        30.0, "days", 10.0, 60.0, "assumption", "time constant of feeling used"
    )
    used_per_crumb: float = number(
        0.08, "share", 0.02, 0.2, "P44", "feeling used, per crumb seen through"
    )
    used_per_request: float = number(
        0.1, "share", 0.02, 0.25, "P43 P44", "feeling used, per hidden request"
    )


@rule
def relax_worth(d: Dumpee, q: WorthNumbers, dt: float) -> None:
    """Let reliance grow alone, worth come back, anger and the feeling of being used fade."""
    undisturbed = positive(1.0 - q.reliance_lost_by_contact * d.contact * (1.0 - d.acceptance))
    calm = 1.0 - q.reliance_slowed_by_anxiety * d.separation_anxiety
    aided = q.reliance_without_support + q.reliance_by_support * d.comfort_elsewhere
    d.self_reliance = grown(d.self_reliance, q.reliance_per_day * undisturbed * calm * aided, dt)
    lifted = clip01(d.self_esteem + q.worth_by_company * d.new_company)
    d.self_worth = toward(d.self_worth, lifted, dt, q.worth_days)
    d.anger = toward(d.anger, q.anger_by_used * d.felt_used, dt, q.anger_days)
    d.felt_used = d.felt_used * kept(dt, q.used_days)
    d.crumbs = d.crumbs * kept(dt, q.crumbs_days)


@rule
def seen_through(d: Dumpee, q: WorthNumbers) -> float:
    """Return how far warm texts that led nowhere have been seen through (0..1)."""
    wise = q.crumbs_without_insight + q.crumbs_by_insight * d.insight
    return 1.0 - math.exp(-d.crumbs * wise / q.crumbs_seen_through)


@rule
def crumb_in(text: Content) -> float:
    """Return how much a text is a crumb: warm or hopeful, unclear, and coming to no point."""
    sweet = max(text.warmth, text.hope_signal) * (1.0 - text.clarity) * (1.0 - text.hostility)
    return sweet * (1.0 - text.directness)


@rule
def feel_worth(d: Dumpee, q: WorthNumbers, text: Content) -> None:
    """Take in what a text says about one's worth, and whether one is being used."""
    d.self_reliance = d.self_reliance * (
        1.0 - q.reliance_lost_by_comfort * text.warmth * (1.0 - d.acceptance)
    )
    comfort = q.comfort_per_text * text.warmth * (1.0 - text.hostility)
    d.comfort_from_ex = raised(d.comfort_from_ex, comfort)
    d.self_worth = raised(d.self_worth, q.worth_by_validation * max(text.warmth, text.apology))
    d.self_worth = d.self_worth * (1.0 - q.worth_by_hostility * text.hostility)
    d.anger = d.anger * (1.0 - q.anger_by_explanation * max(text.apology, text.clarity))
    d.anger = raised(d.anger, q.anger_by_hostility * text.hostility)
    taken = q.used_per_crumb * crumb_in(text) * seen_through(d, q)
    taken = taken + q.used_per_request * text.request * (1.0 - text.directness)
    d.felt_used = raised(d.felt_used, taken)
    d.crumbs = d.crumbs + crumb_in(text)
