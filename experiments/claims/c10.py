"""C10 (P29, P30): how long reunions last, by what brought the dumper back."""

from __future__ import annotations

from typing import Any

import numpy as np

from agents.returning import ADVICE, OWN_LOVE
from experiments.lab import Case, Estimate, Lab, estimate
from experiments.lab.estimates import ratio

from .shared import Floats

DAYS = 365.0
STAYING, SOON = 60.0, 30.0
ADVISED_OFTEN = (("rate_friends_advice", 0.02),)
"""The upper end of its declared range: some couples are together again on a friend's word."""
MAY_RETURN = (
    "breadcrumb", "buddy", "regret_talk", "impatient", "pity_return", "advised_return",
    "always_help", "friend_zone", "compassionate",
)  # fmt: skip
"""Policies of the dumper under which own love, at least, may lead to a proposal."""


def measure(lab: Lab) -> dict[str, Estimate]:
    """Return how much likelier the loving are to stay, and how soon the advised leave."""
    lives = [lab.outcomes(Case(dumper=p, days=DAYS, numbers=ADVISED_OFTEN)) for p in MAY_RETURN]
    loving, stayed = lasting(lives, OWN_LOVE, STAYING)
    advised, held = lasting(lives, ADVICE, STAYING)
    followed, remained = lasting(lives, ADVICE, SOON)
    return {
        "stays": estimate([stayed, loving, held, advised], lambda a, n, b, m: a / n - b / m),
        "leaves": ratio(followed - remained, followed),
    }


def lasting(lives: list[dict[str, Any]], cause: int, days: float) -> tuple[Floats, Floats]:
    """Return each couple's reunions from one cause, and how many of them lasted so long.

    Of each life the first reunion counts, if it began early enough to be followed that long.
    """
    kept = np.array([still_together(ends, days) for ends in lives])
    counts = np.array([ends["reunion_cause"] == cause for ends in lives]) & ~np.isnan(kept)
    return counts.sum(axis=0).astype(float), np.where(counts, kept, 0.0).sum(axis=0)


def still_together(ends: dict[str, Any], days: float) -> Floats:
    """Tell whose first reunion lasted so long, as 0 or 1; NaN where none did begin in time."""
    lasted = np.where(np.isnan(ends["reunion_lasted_days"]), np.inf, ends["reunion_lasted_days"])
    begun = ends["reunited_day"] <= ends["horizon_days"] - days
    return np.where(begun, lasted >= days, np.nan)
