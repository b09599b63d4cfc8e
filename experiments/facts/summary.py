"""What calibration compares: the findings' targets, and the same statistics of a simulation.

    simulated = summary_of(Lab(quantities, couples=250))
    misfit = {name: target.misfit(simulated[name]) for name, target in targets().items()}

Only points, no intervals: one run of the population and a few means. F10 is a stand-in here, least
squares on the logarithm of the days to recovery, where `aftertext facts` fits a Cox model.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from experiments.lab import Lab

from .registry import Fact, Part, facts
from .seen import DAYS, Seen


class Target(NamedTuple):
    """One thing that was found: a value from `low` to `high` (signs: from or up to 0).

    `observed` is the printed number, if one is; `scale` is an error that would be large.
    """

    about: str
    unit: str
    observed: float | None
    low: float
    high: float
    scale: float

    def misfit(self, value: float) -> float:
        """Return how far a value is from where it should be, in scales; 0 within, NaN unknown."""
        if math.isnan(value):
            return value
        return max(self.low - value, value - self.high, 0.0) / self.scale


def targets() -> dict[str, Target]:
    """Return what calibration is held to, by finding and part: "F09.love"."""
    return {
        f"{fact.id}.{name}": _target(part)
        for fact in _used() for name, part in fact.parts.items() if part.judged
    }  # fmt: skip


def summary_of(lab: Lab, days: float = DAYS) -> dict[str, float]:
    """Return the same of the default population of a laboratory, as far as `days` show it.

    Findings that need more days are left out; what too few couples cannot show is NaN.
    """
    seen = Seen(lab, days)
    found = {}
    for fact in _used():
        if fact.days <= days:
            statistics = fact.statistics(seen)
            for name, part in fact.parts.items():
                if part.judged:
                    found[f"{fact.id}.{name}"] = statistics[name].point()
    return found


def _used() -> list[Fact]:
    return [fact for fact in facts().values() if fact.calibrates]


def _target(part: Part) -> Target:
    low = part.low if part.low is not None else (0.0 if part.sign == 1 else -math.inf)
    high = part.high if part.high is not None else (0.0 if part.sign == -1 else math.inf)
    scale = part.scale if part.scale is not None else (high - low) / 2.0
    return Target(part.about, part.unit, part.observed, low, high, scale)
