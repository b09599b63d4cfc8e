"""Relief, guilt and shame of the dumper."""

from __future__ import annotations

import dataclasses

from agents.content import Content
from agents.declare import number
from agents.dumper import Dumper
from agents.maths import clip01, grown, kept, raised, toward
from agents.rules import rule


@dataclasses.dataclass(init=False, repr=False, eq=False)
class GuiltNumbers:
    """How relief covers guilt, what feeds it and what absolves."""

    relief_days: float = number(
        25.0, "days", 10.0, 60.0, "P6, theory sketch", "time constant with which relief fades"
    )
    guilt_days: float = number(
        8.0, "days", 3.0, 20.0, "assumption", "time constant with which guilt follows its causes"
    )
    guilt_by_manner: float = number(0.6, "share", 0.3, 1.0, "P4", "guilt over having been harsh")
    guilt_by_pain: float = number(0.6, "share", 0.2, 1.0, "P4 F15", "guilt over pain that is seen")
    guilt_absolved: float = number(
        0.2, "share", 0.05, 0.5, "P5 P50", "share taken away by a kind answer"
    )
    absolution_eases_pain: float = number(
        0.5,
        "share",
        0.2,
        1.0,
        "P5 P50, assumption",
        "guilt over pain seen that full forgiveness takes away",
    )
    shame_absolved: float = number(
        0.5,
        "share",
        0.0,
        1.0,
        "P50, assumption",
        "shame that a kind answer takes away, per guilt it takes",
    )
    seen_pain_days: float = number(
        14.0, "days", 5.0, 30.0, "assumption", "how long pain that was seen stays in mind"
    )
    seen_pain_per_text: float = number(
        0.25, "share", 0.1, 0.5, "P31", "pain seen in a text full of it"
    )
    pain_by_pressure: float = number(
        0.7, "share", 0.3, 1.0, "P31, assumption", "pain that shows in a text full of pressure"
    )
    pain_by_appeal: float = number(
        0.5, "share", 0.2, 0.8, "P31, assumption", "pain that shows in a deep appeal for something"
    )
    self_forgiving_days: float = number(
        120.0, "days", 40.0, 400.0, "P13, assumption", "time constant of forgiving oneself"
    )
    shame_days: float = number(20.0, "days", 7.0, 40.0, "assumption", "time constant of shame")
    shame_by_lapse: float = number(
        0.25, "share", 0.05, 0.5, "P43, assumption", "shame at having been hostile oneself"
    )
    shame_by_reproach: float = number(
        0.08, "share", 0.0, 0.25, "P43, assumption", "shame that full reproach calls up"
    )


@rule
def uncovered(r: Dumper) -> float:
    """Return how far feelings towards the ex are no longer covered by relief."""
    return 1.0 - r.relief


@rule
def relax_guilt(r: Dumper, q: GuiltNumbers, dt: float) -> None:
    """Let relief fade and guilt follow moral code × (manner of leaving + pain seen)."""
    cause = q.guilt_by_manner * r.regret_of_manner * (1.0 - r.absolved)
    cause = cause + q.guilt_by_pain * r.seen_pain * (1.0 - q.absolution_eases_pain * r.absolved)
    target = clip01(r.moral_code * cause * uncovered(r))
    r.guilt = toward(r.guilt, target, dt, q.guilt_days)
    r.absolved = grown(r.absolved, 1.0 / q.self_forgiving_days, dt)
    r.relief = r.relief * kept(dt, q.relief_days)
    r.seen_pain = r.seen_pain * kept(dt, q.seen_pain_days)
    r.shame = r.shame * kept(dt, q.shame_days)


@rule
def pain_in(text: Content, q: GuiltNumbers) -> float:
    """Return how much pain a text of the dumpee shows."""
    return clip01(q.pain_by_pressure * text.pressure + q.pain_by_appeal * text.depth * text.request)


@rule
def feel_guilt(r: Dumper, q: GuiltNumbers, text: Content) -> None:
    """See pain; be absolved by kindness that does not press; be shamed by reproach."""
    r.seen_pain = raised(r.seen_pain, q.seen_pain_per_text * pain_in(text, q))
    kind = text.warmth * (1.0 - text.pressure) * (1.0 - text.hostility)
    r.absolved = raised(r.absolved, q.guilt_absolved * kind)
    r.guilt = r.guilt * (1.0 - q.guilt_absolved * kind)
    r.shame = r.shame * (1.0 - q.shame_absolved * q.guilt_absolved * kind)
    r.shame = raised(r.shame, q.shame_by_reproach * text.hostility * r.moral_code)


@rule
def regret_lapse(r: Dumper, q: GuiltNumbers, text: Content) -> None:
    """Be ashamed of a hostile text of one's own, as far as conduct matters to one."""
    r.shame = raised(r.shame, q.shame_by_lapse * text.hostility * r.moral_code)
