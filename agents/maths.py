"""The few pieces of arithmetic that the rules of the mind share."""

from __future__ import annotations

import math

from agents.rules import rule


@rule
def clip01(x: float) -> float:
    """Keep a share, probability or intensity within 0 and 1."""
    return min(1.0, max(0.0, x))


@rule
def positive(x: float) -> float:
    """Return x where it is positive, else 0."""
    return max(0.0, x)


@rule
def logistic(log_odds: float) -> float:
    """Turn log-odds into a probability."""
    if log_odds >= 0.0:
        return 1.0 / (1.0 + math.exp(-log_odds))
    odds = math.exp(log_odds)
    return odds / (1.0 + odds)


@rule
def kept(dt: float, days: float) -> float:
    """Return the share of a feeling that is left after dt days at a time constant of `days`."""
    return math.exp(-dt / days)


@rule
def toward(x: float, target: float, dt: float, days: float) -> float:
    """Move x towards a constant target for dt days, exactly, with a time constant in days."""
    return target + (x - target) * math.exp(-dt / days)


@rule
def grown(x: float, rate: float, dt: float) -> float:
    """Let x grow towards 1 for dt days, each day by `rate` of what is still missing."""
    return 1.0 - (1.0 - x) * math.exp(-rate * dt)


@rule
def raised(x: float, by: float) -> float:
    """Raise x by a share of what is missing to 1, so that repeated causes saturate."""
    return x + (1.0 - x) * clip01(by)
