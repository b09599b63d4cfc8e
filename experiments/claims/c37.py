"""C37 (P77): the sooner a dumper reads what is needed, the sooner both are through."""

from __future__ import annotations

import numpy as np

from experiments.lab import At, Case, Estimate, Lab

from .c34 import recovery
from .shared import NO_RETURNS, slope_over_arms

TURNED = (0.0, 15.0, 30.0, 60.0, 120.0)
"""Day on which the dumper turns from breadcrumbs to what the other needs, arm by arm."""
MONTH = 30.0


def measure(lab: Lab) -> dict[str, Estimate]:
    """Return the days that each side is held up by every month that the turn comes later."""
    cases = [turning_on(day) for day in TURNED]
    later = np.array(TURNED)[:, None] / MONTH
    return {
        "dumpee": slope_over_arms(np.array([lab.healing(case) for case in cases]), later),
        "dumper": slope_over_arms(np.array([recovery(lab, case) for case in cases]), later),
    }


def turning_on(day: float) -> Case:
    """Return a dumper who leaves crumbs until a day, and is compassionate from then on."""
    if day == 0.0:
        return Case(dumper="compassionate", days=365.0, numbers=NO_RETURNS)
    turn = At(day, "dumper", "policy", "compassionate")
    return Case(days=365.0, numbers=NO_RETURNS, changes=(turn,))
