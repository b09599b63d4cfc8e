"""What calibration changed: prior against posterior, of the quantities and of the findings."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.stats import false_discovery_control, norm

from experiments.facts.summary import Target
from experiments.uncertain import prior

from .bands import Bands
from .screen import FALSE_DISCOVERIES

Floats = NDArray[np.float64]
IDENTIFIED = 0.2
"""Contraction under which the findings are said not to identify a quantity; fixed beforehand.

Where few draws are effective it must also be twice what chance would do.
"""
INTERVAL = (0.05, 0.95)
"""Ends of the intervals that are told."""


def resample(weights: Floats, draws: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """Return numbers of equally likely draws, by systematic resampling, in random order."""
    ticks = (np.arange(draws) + rng.random()) / draws
    chosen = np.searchsorted(np.cumsum(weights), ticks)
    return rng.permutation(np.minimum(chosen, len(weights) - 1))


def quantiles(values: Floats, weights: Floats, shares: Sequence[float]) -> list[float]:
    """Return quantiles of weighted values (N,)."""
    order = np.argsort(values)
    middle = np.cumsum(weights[order]) - weights[order] / 2.0
    return [float(one) for one in np.interp(shares, middle, values[order])]


def contraction(prior_variance: float, values: Floats, weights: Floats) -> float:
    """Return how much of a quantity's variance is gone: 1 − posterior over prior.

    The posterior's is corrected for the effective number of draws.
    """
    mean = weights @ values
    left = weights @ (values - mean) ** 2 / (1.0 - (weights**2).sum())
    return float(1.0 - left / prior_variance)


def quantity_row(name: str, shares: Floats, weights: Floats) -> dict[str, Any]:
    """Compare prior and posterior of a quantity; `shares` (N,) are those of its prior.

    `by_chance` is the standard error of the contraction where nothing was learned.
    """
    before = prior(name)
    values = np.asarray(before.ppf(shares), float)
    ends = (INTERVAL[0], 0.5, INTERVAL[1])
    lost = contraction(float(before.var()), values, weights)
    error = math.sqrt((float(before.stats("k")) + 2.0) * float((weights**2).sum()))
    return {
        "name": name, "prior": _interval(*before.ppf(ends)),
        "posterior": _interval(*quantiles(values, weights, ends)), "contraction": lost,
        "by_chance": error, "identified": lost >= max(IDENTIFIED, 2.0 * error),
    }  # fmt: skip


def moved(
    names: Sequence[str], points: Floats, weights: Floats, others: Sequence[int]
) -> list[str]:
    """Name quantities left out by the screen whose posterior mean has moved nevertheless.

    Their accepted shares (N, P) would be even otherwise; false discoveries are held at a share.
    """
    effective = 1.0 / float((weights**2).sum())
    z = (weights @ points[:, others] - 0.5) * np.sqrt(12.0 * effective)
    sure = false_discovery_control(2.0 * norm.sf(np.abs(z))) < FALSE_DISCOVERIES
    return [names[i] for i, known in zip(others, sure, strict=True) if known]


def finding_rows(
    targets: Mapping[str, Target], bands: Bands, before: Floats, after: Floats
) -> list[dict[str, Any]]:
    """Compare each finding with what prior and posterior predict, (N, M) and (L, M)."""
    within = [np.mean(bands.beyond(found) == 0.0, axis=0) for found in (before, after)]
    rows = []
    for j, (name, target) in enumerate(targets.items()):
        rows.append({
            "name": name, "about": target.about, "unit": target.unit, "observed": target.observed,
            "low": _finite(target.low), "high": _finite(target.high), "scale": target.scale,
            "prior": _spread(before[:, j]), "posterior": _spread(after[:, j]),
            "within_prior": float(within[0][j]), "within_posterior": float(within[1][j]),
        })  # fmt: skip
    return rows


def distance_row(bands: Bands, before: Floats, after: Floats) -> dict[str, Any]:
    """Return the distances that prior and posterior predict."""
    return {"prior": _spread(bands.distance(before)), "posterior": _spread(bands.distance(after))}


def _spread(values: Floats) -> dict[str, float | None]:
    known = values[np.isfinite(values)]
    if len(known) == 0:
        return {"low": None, "median": None, "high": None}
    return _interval(*np.quantile(known, (INTERVAL[0], 0.5, INTERVAL[1])))


def _interval(low: float, median: float, high: float) -> dict[str, float | None]:
    return {"low": float(low), "median": float(median), "high": float(high)}


def _finite(value: float) -> float | None:
    return value if np.isfinite(value) else None
