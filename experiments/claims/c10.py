"""C10 (P29, P30): how long reunions last, by what brought the dumper back."""

from __future__ import annotations

from typing import Any

import numpy as np

from agents.returning import ADVICE, OWN_LOVE
from experiments.lab import Case, Estimate, Lab, estimate, given
from experiments.lab.estimates import ratio

from .shared import Floats

DAYS = 365.0
STAYING, SOON = 60.0, 30.0
ADVISED_OFTEN = (("rate_friends_advice", 0.02),)
"""The upper end of its declared range: some couples are together again on a friend's word."""
ANY_LOVE = given(own_love=(0.0, 1.0))


def measure(lab: Lab) -> dict[str, Estimate]:
    """Return how much likelier the loving are to stay, and how soon the advised leave."""
    ends = lab.outcomes(Case(days=DAYS, dumper_traits=ANY_LOVE, numbers=ADVISED_OFTEN))
    loving, stayed = lasting(ends, OWN_LOVE, STAYING)
    advised, held = lasting(ends, ADVICE, STAYING)
    followed, remained = lasting(ends, ADVICE, SOON)
    return {
        "stays": estimate([stayed, loving, held, advised], lambda a, n, b, m: a / n - b / m),
        "leaves": ratio(followed - remained, followed),
    }


def lasting(ends: dict[str, Any], cause: int, days: float) -> tuple[Floats, Floats]:
    """Return whose first reunion is from a cause, and whose of these lasted so long, as 0 or 1.

    Reunions that began too late to be followed that long are left out.
    """
    kept = still_together(ends, days)
    counts = (ends["reunion_cause"] == cause) & ~np.isnan(kept)
    return counts.astype(float), np.where(counts, kept, 0.0)


def still_together(ends: dict[str, Any], days: float) -> Floats:
    """Tell whose first reunion lasted so long, as 0 or 1; NaN where none did begin in time."""
    lasted = np.where(np.isnan(ends["reunion_lasted_days"]), np.inf, ends["reunion_lasted_days"])
    begun = ends["reunited_day"] <= ends["horizon_days"] - days
    return np.where(begun, lasted >= days, np.nan)
