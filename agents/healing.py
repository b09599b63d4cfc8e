"""Distress, the wish to reconnect, despair, and what it means to be healed."""

from __future__ import annotations

import dataclasses

from agents.attachment import longing
from agents.declare import number
from agents.dumpee import Dumpee
from agents.hope import hope_share
from agents.maths import clip01, positive
from agents.rules import rule
from agents.worth import WorthNumbers


@dataclasses.dataclass(init=False, repr=False, eq=False)
class HealingNumbers(WorthNumbers):
    """Thresholds of being healed (P10) and the making of distress and despair."""

    healed_hope: float = number(
        0.12, "probability", 0.05, 0.25, "P10, assumption", "romantic hope below this"
    )
    healed_anxiety: float = number(
        0.15, "share", 0.05, 0.3, "P10, assumption", "separation anxiety below this"
    )
    healed_wish: float = number(
        0.25, "share", 0.1, 0.4, "P10, assumption", "wish to reconnect below this"
    )
    healed_acceptance: float = number(
        0.6, "share", 0.4, 0.8, "P10, assumption", "acceptance above this"
    )
    healed_reliance: float = number(
        0.6, "share", 0.4, 0.8, "P10, assumption", "self-reliance above this"
    )
    healed_days: float = number(
        14.0, "days", 7.0, 28.0, "P10, assumption", "how long it must stay so"
    )
    wish_without_hope: float = number(
        0.6,
        "share",
        0.2,
        0.6,
        "P10, assumption",
        "share of longing that is a wish even without hope",
    )
    wish_by_hope: float = number(
        0.4,
        "share",
        0.1,
        0.4,
        "P10 P26, assumption",
        "share of longing that only full hope makes a wish",
    )
    distress_by_anxiety: float = number(
        0.3, "weight", 0.1, 0.5, "F12, assumption", "weight of separation anxiety in distress"
    )
    distress_by_sadness: float = number(
        0.35, "weight", 0.1, 0.5, "F12, assumption", "weight of sadness in distress"
    )
    distress_by_longing: float = number(
        0.2, "weight", 0.0, 0.4, "F12, assumption", "weight of the unaccepted bond in distress"
    )
    distress_by_low_worth: float = number(
        0.15, "weight", 0.0, 0.4, "F12, assumption", "weight of low self-worth in distress"
    )
    despair_per_day: float = number(
        0.3, "1/day", 0.05, 1.0, "P39 P73, theory sketch", "hazard of a crisis at its worst"
    )
    despair_anxiety: float = number(
        0.3, "share", 0.15, 0.5, "theory sketch", "anxiety above which despair begins"
    )
    despair_hope: float = number(
        0.45, "probability", 0.2, 0.7, "P39 P40, theory sketch", "hope below which it begins"
    )
    despair_ends_at_worth: float = number(
        1.2,
        "share",
        1.0,
        2.0,
        "theory sketch",
        "self-worth that rules a crisis out (over 1: none does)",
    )
    despair_ends_at_comfort: float = number(
        1.2,
        "share",
        1.0,
        2.0,
        "theory sketch",
        "others' comfort that rules a crisis out (over 1: none does)",
    )


@rule
def wish_to_reconnect(d: Dumpee, q: HealingNumbers) -> float:
    """Return how much the dumpee wants the ex back: longing, the more with hope."""
    return longing(d, q) * (q.wish_without_hope + q.wish_by_hope * hope_share(d))


@rule
def distress(d: Dumpee, q: HealingNumbers) -> float:
    """Return present distress, 0..1."""
    worst = q.distress_by_anxiety + q.distress_by_sadness
    worst = worst + q.distress_by_longing + q.distress_by_low_worth
    felt = q.distress_by_anxiety * d.separation_anxiety + q.distress_by_sadness * d.sadness
    felt = felt + q.distress_by_longing * longing(d, q)
    felt = felt + q.distress_by_low_worth * (1.0 - d.self_worth)
    return clip01(felt / worst)


@rule
def despair_hazard(d: Dumpee, q: HealingNumbers) -> float:
    """Return the hazard of a crisis episode per day."""
    alarm = positive(d.separation_anxiety - q.despair_anxiety)
    hopeless = positive(q.despair_hope - hope_share(d))
    alone = q.despair_ends_at_worth - d.self_worth
    alone = alone * (q.despair_ends_at_comfort - d.comfort_elsewhere)
    return q.despair_per_day * alarm * hopeless * (1.0 - d.acceptance) * alone


@rule
def is_well(d: Dumpee, q: HealingNumbers) -> bool:
    """Tell whether all five thresholds are met now."""
    if d.separation_anxiety >= q.healed_anxiety or d.acceptance <= q.healed_acceptance:
        return False
    if d.self_reliance <= q.healed_reliance or hope_share(d) >= q.healed_hope:
        return False
    return wish_to_reconnect(d, q) < q.healed_wish


@rule
def note_healing(d: Dumpee, q: HealingNumbers, now: float) -> None:
    """Keep track of how long the dumpee has been well; the first fortnight makes them healed."""
    if not is_well(d, q):
        d.well_since = -1.0
        return
    if d.well_since < 0.0:
        d.well_since = now
    if d.healed_day < 0.0 and now - d.well_since >= q.healed_days:
        d.healed_day = d.well_since


@rule
def relax_distress(d: Dumpee, q: HealingNumbers, before: float, dt: float) -> None:
    """Add up distress over dt days by the trapezium rule, given its level before them."""
    after = distress(d, q)
    d.distress_days = d.distress_days + 0.5 * (before + after) * dt
    d.peak_distress = max(d.peak_distress, max(before, after))
