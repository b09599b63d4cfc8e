"""F11: the bond outlives the distress by years."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from experiments.lab import Estimate

from .seen import Seen
from .statistic import Statistic, estimates

YEAR = 365.25
MOST_YEARS = 100.0
"""Taken for a bond that hardly falls, or grows."""


def parts(seen: Seen) -> dict[str, Statistic]:
    """Return the half-time of the bond, and what is left of bond and distress after a year."""
    never = np.isnan(seen.population.outcomes["reunited_day"])
    bond = seen.population.daily["dumpee.bond"][:, never]
    distress = seen.distress[:, never]
    year = seen.rows(0, YEAR).stop - 1
    span = float(seen.population.days[-1]) / YEAR

    def half_time(first: Any, last: Any) -> Any:
        years = span * math.log(2.0) / np.log(first / last)
        return np.where(first > last, np.minimum(years, MOST_YEARS), MOST_YEARS)

    def outlives(bond: Any, bond_later: Any, distress: Any, distress_later: Any) -> Any:
        return bond_later / bond - distress_later / distress

    return {
        "half_time": Statistic([bond[0], bond[-1]], half_time),
        "outlives": Statistic([bond[0], bond[year], distress[0], distress[year]], outlives),
    }


def measure(seen: Seen) -> dict[str, Estimate]:
    """Return the same with intervals."""
    return estimates(parts(seen))
