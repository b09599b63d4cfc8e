"""C33 (P10): friendly contact that begins before healing and after it."""

from __future__ import annotations

from experiments.lab import At, Case, Estimate, Lab, estimate
from experiments.lab.estimates import paired

from .shared import Floats

EARLY, LATE, WATCHED = 10.0, 150.0, 60.0
"""Days on which contact begins, and how long after the later one it is looked at."""
APART = Case(dumper="silence", dumpee="polite", days=365.0)
_FIELDS = ("dumpee.healed_day", "dumpee.well_since", "dumpee.distress_days")


def measure(lab: Lab) -> dict[str, Estimate]:
    """Return what contact undoes among the healed, and how it delays those who are not."""
    apart, friendly = lab_days(lab, APART), lab_days(lab, friendly_from(LATE))
    healed = (apart["dumpee.healed_day"][0] >= 0.0) & (apart["dumpee.well_since"][0] >= 0.0)
    unwell = [(seen["dumpee.well_since"][1] < 0.0).astype(float) for seen in (friendly, apart)]
    distress = [distress_between(seen["dumpee.distress_days"]) for seen in (friendly, apart)]
    return {
        "before": paired(lab.healing(friendly_from(EARLY)), lab.healing(APART)),
        "undone": change_among(healed, *unwell),
        "distress": change_among(healed, *distress),
    }


def friendly_from(day: float) -> Case:
    """Return a silence that both end on a day, to chat like friends."""
    talk = tuple(At(day, side, "policy", "buddy") for side in ("dumpee", "dumper"))
    return Case(dumper="silence", dumpee="polite", days=365.0, changes=talk)


def lab_days(lab: Lab, case: Case) -> dict[str, Floats]:
    """Return the fields on the day that late contact begins and two months after it."""
    return lab.daily(case, _FIELDS, (LATE, LATE + WATCHED))


def distress_between(distress_days: Floats) -> Floats:
    """Return mean distress between the two days, shape (couples,)."""
    mean: Floats = (distress_days[1] - distress_days[0]) / WATCHED
    return mean


def change_among(group: Floats, with_it: Floats, without: Floats) -> Estimate:
    """Return the mean paired difference within a group of couples."""
    inside = group.astype(float)
    return estimate([inside * (with_it - without), inside], lambda total, n: total / n)
