"""C29 (P70): dumpers who stay away once they are asked to."""

from __future__ import annotations

import numpy as np

from experiments.lab import Case, Estimate, Lab, estimate
from experiments.lab.lab import Floats

from .shared import goes_on, requests_read

DAYS, WATCHED = 120.0, 60.0
ASKED = Case(dumper="breadcrumb", dumpee="ask_space", days=DAYS)
UNASKED = Case(dumper="breadcrumb", dumpee="no_contact", days=DAYS)


def measure(lab: Lab) -> dict[str, Estimate]:
    """Return the share that writes no more for 60 days, and how much of it the asking does."""
    asked = requests_read(lab.texts(ASKED), lab.couples)
    asked[asked > DAYS - WATCHED] = np.nan
    after, anyway = (goes_on(lab.texts(case), asked, WATCHED) for case in (ASKED, UNASKED))
    return {
        "most": kept_away(after, asked),
        "asking": estimate([anyway - after, ~np.isnan(asked)], lambda fewer, asked: fewer / asked),
    }


def kept_away(wrote: Floats, asked: Floats) -> Estimate:
    """Return the share that did not write, among those asked on a day (NaN: never asked)."""
    known = ~np.isnan(asked)
    return estimate([known * (1.0 - wrote), known], lambda stayed, of: stayed / of)
