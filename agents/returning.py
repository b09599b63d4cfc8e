"""Why a dumper comes back, and how long they stay: own love, pity, advice, pressure."""

from __future__ import annotations

import dataclasses

from agents.content import Content
from agents.declare import number
from agents.dumper import Dumper
from agents.guilt import uncovered
from agents.maths import clip01, kept, positive, raised, toward
from agents.rules import rule
from agents.strain import StrainNumbers

NO_CAUSE, OWN_LOVE, PITY, ADVICE, PRESSURE = range(5)
CAUSES = ("none", "own_love", "pity", "advice", "pressure")


@dataclasses.dataclass(init=False, repr=False, eq=False)
class ReturnNumbers(StrainNumbers):
    """What carries a return, and what ends it."""

    love_days: float = number(
        90.0, "days", 30.0, 200.0, "P28 P30, assumption", "time constant with which love finds back"
    )
    love_rekindled: float = number(
        0.003, "share", 0.0, 0.015, "P23 P27, assumption", "what an unpressing warm text rekindles"
    )
    love_that_returns: float = number(
        0.5, "share", 0.35, 0.7, "P30, assumption", "love above which a dumper thinks of returning"
    )
    counts_as_partner: float = number(
        0.3,
        "share",
        0.1,
        0.6,
        "P10, assumption",
        "new company above which it counts as a new partner",
    )
    return_by_love: float = number(
        0.5, "1/day", 0.1, 1.6, "P30, assumption", "urge to return per love above that"
    )
    return_by_pity: float = number(
        0.012, "1/day", 0.0, 0.05, "P30, assumption", "urge to return out of pity"
    )
    return_by_advice: float = number(
        0.06, "1/day", 0.01, 0.2, "P29", "urge to return on the word of others"
    )
    advice_less_by_insight: float = number(
        0.6,
        "share",
        0.2,
        1.0,
        "P29 P47, assumption",
        "share of the pull of advice that full insight takes away",
    )
    return_by_pressure: float = number(
        0.006, "1/day", 0.0, 0.03, "P27 P30, assumption", "urge to give in to pressure"
    )
    advice_days: float = number(
        9.0, "days", 3.0, 30.0, "P29, assumption", "how long the word of others carries"
    )
    leave_per_day: float = number(
        0.12,
        "1/day",
        0.03,
        0.3,
        "P30, assumption",
        "hazard of leaving again with nothing to stay for",
    )
    stay_by_love: float = number(
        0.97, "share", 0.8, 1.0, "P30", "share of that hazard which full love takes away"
    )
    love_that_holds: float = number(
        0.15,
        "share",
        0.0,
        0.3,
        "P30, assumption",
        "love above which it begins to hold a reunion together",
    )
    hold_per_love: float = number(
        1.6, "factor", 1.0, 3.0, "P30, assumption", "hold on a reunion per love above that"
    )
    stay_by_cause: float = number(
        0.8,
        "share",
        0.4,
        1.0,
        "P29 P30, assumption",
        "share of the hazard of leaving that pity, advice or pressure takes",
    )
    leaving_without_aversion: float = number(
        0.6,
        "factor",
        0.2,
        1.0,
        "P24 P30, assumption",
        "factor on leaving again without aversion; aversion adds 1",
    )


@rule
def relax_love(r: Dumper, q: ReturnNumbers, dt: float) -> None:
    """Let love find back to the level it has of its own accord, and the word of others wear off."""
    r.love = toward(r.love, r.own_love, dt, q.love_days)
    r.advice = r.advice * kept(dt, q.advice_days)


@rule
def feel_love(r: Dumper, q: ReturnNumbers, text: Content) -> None:
    """Be touched a little by warmth that does not press."""
    gentle = text.warmth * (1.0 - text.pressure) * (1.0 - text.hostility)
    r.love = raised(r.love, q.love_rekindled * gentle * (1.0 - r.aversion))


@rule
def return_urge(r: Dumper, q: ReturnNumbers, cause: int) -> float:
    """Return the urge (per day) to propose a return from one cause."""
    if r.new_company > q.counts_as_partner:
        return 0.0
    if cause == OWN_LOVE:
        wanted = positive(r.love - q.love_that_returns)
        return q.return_by_love * wanted * uncovered(r) * (1.0 - r.aversion)
    if cause == PITY:
        return q.return_by_pity * r.seen_pain * r.kindness * (1.0 - r.insight)
    if cause == ADVICE:
        return q.return_by_advice * r.advice * (1.0 - q.advice_less_by_insight * r.insight)
    return q.return_by_pressure * r.overwhelm * r.kindness * (1.0 - r.maturity)


@rule
def leaving_hazard(r: Dumper, q: ReturnNumbers, cause: int) -> float:
    """Return the hazard per day of ending a reunion: its causes wear off, love does not."""
    hold = 1.0 - q.stay_by_love * clip01(q.hold_per_love * positive(r.love - q.love_that_holds))
    carried = r.advice if cause == ADVICE else (r.seen_pain if cause == PITY else r.overwhelm)
    if cause == OWN_LOVE:
        carried = 0.0
    loose = 1.0 - q.stay_by_cause * clip01(carried)
    return q.leave_per_day * hold * loose * (q.leaving_without_aversion + r.aversion)
