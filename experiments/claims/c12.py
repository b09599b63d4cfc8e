"""C12 (P25, P26, P35): hope outlives silence; a clear explanation is what ends it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from experiments.lab import At, Case, Estimate, Lab
from experiments.lab.estimates import mean

from .shared import Floats, mean_among

TOLD_WITHIN, SEEN = 3.0, 30.0
"""Days within which a first text is answered, and the day on which hope is compared."""
YEAR = 365.0
NO_POSTS = (("rate_post", 0.0),)


def measure(lab: Lab) -> dict[str, Estimate]:
    """Return false hope after a month of silence, and what of it an explanation takes."""
    silent, _ = _false_hope(lab, Case(dumper="silence", days=YEAR, numbers=NO_POSTS))
    told, reached = _false_hope(lab, _told())
    return {"told": mean_among(silent - told, reached), "outlives": mean(silent)}


def _told() -> Case:
    """A dumper who explains once, to the first text of the first days, and then is silent, too."""
    silent = At(TOLD_WITHIN, "dumper", "policy", "silence")
    return Case(dumper="compassionate", days=YEAR, numbers=NO_POSTS, changes=(silent,))


def _false_hope(lab: Lab, case: Case) -> tuple[Floats, NDArray[np.bool_]]:
    """Return hope less what comes of it, and who had read a text of the dumper's by then."""
    fields = ("dumpee.hope", "reunions", "dumpee.seat.n_read")
    seen = lab.daily(case, fields, (SEEN, YEAR - 1.0))
    hope = 1.0 / (1.0 + np.exp(-seen["dumpee.hope"][0]))
    came_back = seen["reunions"][1] > seen["reunions"][0]
    return hope - came_back, seen["dumpee.seat.n_read"][0] > 0
