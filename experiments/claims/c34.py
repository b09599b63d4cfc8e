"""C34 (P13): the dumper's own recovery against contact with the ex."""

from __future__ import annotations

import numpy as np

from experiments.lab import Case, Estimate, Lab
from experiments.lab.estimates import paired

from .shared import NO_RETURNS, Floats, slope_over_arms

ANSWERED = (0.2, 0.5, 0.8, 1.0)
"""Share of the dumpee's texts that the dumper answers, arm by arm."""
USUAL = 2
"""The arm of ordinary breadcrumbs."""
EARLY = 60.0


def measure(lab: Lab) -> dict[str, Estimate]:
    """Return how much later the dumper is over it in touch, and the delay per text a day."""
    silent = recovery(lab, Case(dumper="silence", days=365.0, numbers=NO_RETURNS))
    cases = [
        Case(days=365.0, numbers=(("crumbs_answered", share), *NO_RETURNS)) for share in ANSWERED
    ]
    days = np.array([recovery(lab, case) for case in cases])
    read = [lab.daily(case, ("dumper.seat.n_read",), (EARLY,)) for case in cases]
    dose = np.array([found["dumper.seat.n_read"][0] / EARLY for found in read])
    return {"contact": paired(days[USUAL], silent), "dose": slope_over_arms(days, dose)}


def recovery(lab: Lab, case: Case) -> Floats:
    """Return days until the dumper is over it, at most those watched, shape (couples,)."""
    days: Floats = np.fmin(lab.outcomes(case)["recovered_day"], case.days)
    return days
