"""C31 (P61): what becomes of the dumper's own texts when the answers to them end."""

from __future__ import annotations

import numpy as np

from experiments.lab import At, Case, Estimate, Lab
from experiments.lab.estimates import ratio
from sim.couple import APART

from .shared import Floats

WITHDRAWN, END, LATE = 60, 120, 90
"""Day on which answers end, last day watched, and first day of the second month without them."""
ONLY_ANSWERS = tuple(
    (f"urge_{motive}", 0.0)
    for motive in (
        "anxiety", "win_back", "closure", "news", "protest", "dumpee_lonely", "nostalgia",
        "validation",
    )
)  # fmt: skip
"""A world in which the dumpee answers and never writes first, so that only answers can end."""
UNRESTRAINED = (("unanswered_restrains", 0.0),)
"""A world in which nobody holds back merely because the last text is still unanswered."""
_DAYS = tuple(float(day) for day in range(WITHDRAWN, END + 1))


def measure(lab: Lab) -> dict[str, Estimate]:
    """Return the rate of own texts without answers over that with them, and who has stopped."""
    going_on, withdrawn = own_days(lab, False), own_days(lab, True)
    alone = [own_days(lab, without, UNRESTRAINED) for without in (False, True)]
    return {
        "rate": rate_ratio(withdrawn, going_on),
        "learned": rate_ratio(alone[1], alone[0]),
        "stopped": share_silent(*withdrawn),
    }


def own_days(
    lab: Lab, without: bool, numbers: tuple[tuple[str, float], ...] = ()
) -> tuple[Floats, Floats]:
    """Return on which days the dumper wrote of their own accord, and on which the two were apart.

    Both are 0 or 1, of shape (days, couples), from the day of the withdrawal on.
    """
    changes = (At(WITHDRAWN, "dumpee", "policy", "no_contact"),) if without else ()
    numbers = (*ONLY_ANSWERS, *numbers)
    case = Case(dumpee="eager", days=END + 1.0, numbers=numbers, changes=changes)
    seen = lab.daily(case, ("dumper.seat.last_own_day", "status"), _DAYS)
    starts = np.array(_DAYS)[:-1, None]
    apart = seen["status"][1:] == APART
    wrote = (seen["dumper.seat.last_own_day"][1:] > starts) & apart
    return wrote.astype(float), apart.astype(float)


def rate_ratio(one: tuple[Floats, Floats], other: tuple[Floats, Floats]) -> Estimate:
    """Return the ratio of two rates: days with an own text over days apart."""
    (wrote, apart), (wrote_other, apart_other) = one, other
    shares = wrote.mean(axis=0) * apart_other.mean(), wrote_other.mean(axis=0) * apart.mean()
    return ratio(*shares)


def share_silent(wrote: Floats, apart: Floats) -> Estimate:
    """Return the share of dumpers, of those apart all the while, who wrote nothing in the end."""
    late = LATE - WITHDRAWN
    there = (apart[late:].min(axis=0) > 0).astype(float)
    return ratio(there * (wrote[late:].sum(axis=0) == 0), there)
