"""C35 (P12, P14): grief work done while there is idle talk with the ex."""

from __future__ import annotations

from experiments.lab import Case, Estimate, Lab
from experiments.lab.estimates import ratio

from .shared import NO_RETURNS, Floats

DAYS = 60.0
NO_SIGNS = (("hope_by_signal", 0.0), ("hope_by_warmth", 0.0))
"""A world in which nothing in the ex's texts is taken for a sign of a return."""


def measure(lab: Lab) -> dict[str, Estimate]:
    """Return grief work a day with idle talk over that without; the second free of hope."""
    return {
        "grief": ratio(grief_work(lab, "buddy"), grief_work(lab, "silence")),
        "idle": ratio(grief_work(lab, "buddy", NO_SIGNS), grief_work(lab, "silence", NO_SIGNS)),
    }


def grief_work(lab: Lab, dumper: str, numbers: tuple[tuple[str, float], ...] = ()) -> Floats:
    """Return grief work done a day in the first two months, shape (couples,)."""
    case = Case(dumper=dumper, days=DAYS + 1.0, numbers=(*NO_RETURNS, *numbers))
    done: Floats = lab.daily(case, ("dumpee.grief_work",), (DAYS,))["dumpee.grief_work"][0] / DAYS
    return done
