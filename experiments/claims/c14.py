"""C14 (P9, P16, P17): contact against healing and self-reliance, as dose and response."""

from __future__ import annotations

import numpy as np

from experiments.lab import Case, Estimate, Lab
from experiments.lab.estimates import paired

from .shared import slope_over_arms

ANSWERED = (0.2, 0.5, 0.8, 1.0)
"""Share of the dumpee's texts that the dumper answers, arm by arm."""
EARLY = 60.0


def measure(lab: Lab) -> dict[str, Estimate]:
    """Return the delay per text a day, and the self-reliance that contact costs."""
    cases = [Case(days=365.0, numbers=(("crumbs_answered", answered),)) for answered in ANSWERED]
    healing = np.array([lab.healing(case) for case in cases])
    seen = [
        lab.daily(case, ("dumpee.seat.n_read", "dumpee.self_reliance"), (EARLY,)) for case in cases
    ]
    dose = np.array([found["dumpee.seat.n_read"][0] / EARLY for found in seen])
    reliance = [found["dumpee.self_reliance"][0] for found in seen]
    return {
        "healing": slope_over_arms(healing, dose),
        "reliance": paired(reliance[0], reliance[-1]),
    }
