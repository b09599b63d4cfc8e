"""Grief work: acceptance, answered questions, sadness and rumination."""

from __future__ import annotations

import dataclasses

from agents.attachment import longing
from agents.content import Content
from agents.declare import number
from agents.dumpee import Dumpee
from agents.hope import HopeNumbers, hope_share
from agents.maths import clip01, grown, raised, toward
from agents.rules import rule


@dataclasses.dataclass(init=False, repr=False, eq=False)
class GriefNumbers(HopeNumbers):
    """How fast grieving goes and what holds it up."""

    acceptance_per_day: float = number(
        0.02, "1/day", 0.008, 0.05, "P36, theory sketch", "acceptance grown in a day of grief work"
    )
    acceptance_by_closure: float = number(
        1.0, "share", 0.2, 2.0, "P15", "how much answered questions speed it"
    )
    acceptance_without_answers: float = number(
        0.5,
        "factor",
        0.2,
        1.0,
        "P15, assumption",
        "factor on grief work while no question is answered",
    )
    acceptance_by_support: float = number(
        0.6, "share", 0.0, 1.2, "P36", "how much the support of others speeds it"
    )
    acceptance_without_support: float = number(
        0.7,
        "factor",
        0.3,
        1.0,
        "P36, assumption",
        "factor on grief work without comfort from others",
    )
    acceptance_by_insight: float = number(
        0.3, "share", 0.0, 0.8, "P47, assumption", "how much insight speeds it"
    )
    acceptance_without_insight: float = number(
        0.85, "factor", 0.5, 1.0, "P47, assumption", "factor on grief work without insight"
    )
    acceptance_slowed_by_idle: float = number(
        0.5, "share", 0.0, 1.0, "P14", "share that full idle contact holds up"
    )
    acceptance_slowed_by_anger: float = number(
        0.3, "share", 0.0, 0.8, "F10", "share that full anger holds up"
    )
    acceptance_slowed_by_rumination: float = number(
        0.25, "share", 0.0, 0.8, "F10", "share that full preoccupation holds up"
    )
    acceptance_by_avoidance: float = number(
        0.15, "share", -0.3, 0.5, "assumption", "how much attachment avoidance speeds letting go"
    )
    acceptance_slowed_by_attachment: float = number(
        0.3, "share", 0.0, 0.8, "F10", "share that full attachment anxiety holds up"
    )
    closure_per_answer: float = number(
        0.3, "share", 0.1, 0.6, "P15", "share of the open questions that a full answer answers"
    )
    answer_without_depth: float = number(
        0.2,
        "factor",
        0.0,
        0.6,
        "P15, assumption",
        "weight of a clear answer without depth; depth adds up to 1",
    )
    sadness_days: float = number(
        6.0, "days", 3.0, 15.0, "F08, theory sketch", "time constant of sadness"
    )
    sadness_by_longing: float = number(
        0.75, "share", 0.4, 1.0, "theory sketch", "sadness for full longing without hope"
    )
    sadness_despite_hope: float = number(
        0.5,
        "share",
        0.2,
        0.8,
        "theory sketch",
        "share of sadness over the loss that stays under full hope",
    )
    sadness_by_hopelessness: float = number(
        0.5,
        "share",
        0.2,
        0.8,
        "theory sketch",
        "share of sadness over the loss that lost hope adds",
    )
    sadness_by_low_worth: float = number(
        0.25, "share", 0.0, 0.5, "theory sketch", "sadness for no self-worth"
    )
    sadness_by_reminder: float = number(
        0.25, "share", 0.0, 0.6, "F09", "sadness stirred by full contact while longing"
    )
    rumination_days: float = number(
        4.0, "days", 1.0, 10.0, "assumption", "time constant of rumination"
    )
    rumination_by_longing: float = number(
        0.5, "share", 0.2, 0.9, "F14", "rumination for full longing"
    )
    rumination_by_uncertainty: float = number(
        0.5, "share", 0.0, 1.0, "F19", "rumination added where hope is at even odds"
    )
    rumination_by_open_questions: float = number(
        0.25, "share", 0.0, 0.6, "P15, assumption", "rumination over unanswered questions"
    )
    rumination_eased_by_others: float = number(
        0.4,
        "share",
        0.0,
        0.8,
        "P36, assumption",
        "share of rumination that full comfort from others takes away",
    )


@rule
def grieving_rate(d: Dumpee, q: GriefNumbers) -> float:
    """Return grief work done per day (1 = undisturbed and unaided)."""
    aided = q.acceptance_without_answers + q.acceptance_by_closure * d.closure
    aided = aided * (q.acceptance_without_support + q.acceptance_by_support * d.comfort_elsewhere)
    aided = aided * (q.acceptance_without_insight + q.acceptance_by_insight * d.insight)
    aided = aided * (1.0 + q.acceptance_by_avoidance * d.attachment_avoidance)
    held = 1.0 - q.acceptance_slowed_by_idle * d.idle_contact * (1.0 - d.acceptance)
    held = held * (1.0 - q.acceptance_slowed_by_anger * d.anger)
    held = held * (1.0 - q.acceptance_slowed_by_rumination * d.rumination)
    held = held * (1.0 - q.acceptance_slowed_by_attachment * d.attachment_anxiety)
    return aided * held * (1.0 - hope_share(d))


@rule
def relax_grief(d: Dumpee, q: GriefNumbers, dt: float) -> None:
    """Do grief work for dt days."""
    rate = grieving_rate(d, q)
    d.grief_work = d.grief_work + rate * dt
    d.acceptance = grown(d.acceptance, q.acceptance_per_day * rate, dt)


@rule
def relax_sadness(d: Dumpee, q: GriefNumbers, dt: float) -> None:
    """Move sadness to what longing, low worth and reminders make of it."""
    hopeless = q.sadness_despite_hope + q.sadness_by_hopelessness * (1.0 - hope_share(d))
    target = q.sadness_by_longing * longing(d, q) * hopeless
    target = target + q.sadness_by_low_worth * (1.0 - d.self_worth)
    target = target + q.sadness_by_reminder * d.contact * longing(d, q)
    d.sadness = toward(d.sadness, clip01(target), dt, q.sadness_days)


@rule
def relax_rumination(d: Dumpee, q: GriefNumbers, dt: float) -> None:
    """Move rumination to what longing, uncertainty and open questions make of it."""
    hope = hope_share(d)
    uncertainty = 4.0 * hope * (1.0 - hope)
    target = q.rumination_by_longing + q.rumination_by_uncertainty * uncertainty
    target = target + q.rumination_by_open_questions * (1.0 - d.closure)
    eased = 1.0 - q.rumination_eased_by_others * d.comfort_elsewhere
    target = clip01(target * longing(d, q) * eased)
    d.rumination = toward(d.rumination, target, dt, q.rumination_days)


@rule
def feel_grief(d: Dumpee, q: GriefNumbers, text: Content) -> None:
    """Take in an answer: a clear and deep text answers part of the open questions."""
    answered = q.closure_per_answer * text.clarity * (q.answer_without_depth + text.depth)
    d.closure = raised(d.closure, answered)
