"""Which quantities the findings can say something about: rank correlations over the bank.

The screen decides only which quantities ABC-SMC proposes anew from generation to generation. All
others are drawn from their priors in every simulation and stay with their particle, so that the
accepted particles are draws of all quantities together, whatever the screen has chosen.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.stats import false_discovery_control, rankdata, t

from .bands import Bands
from .bank import Bank

Floats = NDArray[np.float64]
FITTED = 14
"""Quantities kept at most: more make the proposals of a population of 150 too wide."""
FALSE_DISCOVERIES = 0.05
"""Share of false ones among the correlations that are called significant."""


class Screen(NamedTuple):
    """What was seen over the bank, P quantities by M statistics.

    `rho` (P, M) are Spearman's correlations, `significant` (P, M) which are told from 0, `missed`
    (M,) is the share of prior draws outside each band. A quantity's `score` (P,) is the rank
    variance that it explains (rho²), summed over the significant ones with `missed` as weights: a
    finding that every prior draw meets says nothing. `kept` are the numbers of the quantities with
    the highest scores, the highest first.
    """

    rho: Floats
    significant: NDArray[np.bool_]
    missed: Floats
    score: Floats
    kept: tuple[int, ...]


def screen(bank: Bank, bands: Bands, most: int = FITTED) -> Screen:
    """Correlate each quantity with each statistic, and keep those that move the findings most."""
    pairs = [_spearman(bank.points, column) for column in bank.found.T]
    rho, p = (np.array(part).T for part in zip(*pairs, strict=True))
    significant = false_discovery_control(p.ravel()).reshape(p.shape) < FALSE_DISCOVERIES
    missed = np.mean(bands.beyond(bank.found) > 0.0, axis=0)
    score = (np.where(significant, rho**2, 0.0) * missed).sum(axis=1)
    order = np.argsort(-score, kind="stable")[:most]
    return Screen(rho, significant, missed, score, tuple(int(i) for i in order if score[i] > 0.0))


def table(found: Screen, names: tuple[str, ...], bands: Bands) -> list[dict[str, Any]]:
    """Return the kept quantities with their score and the three statistics they move most."""
    rows = []
    for i in found.kept:
        moves = np.where(found.significant[i], np.abs(found.rho[i]), 0.0) * found.missed
        strongest = [j for j in np.argsort(-moves)[:3] if moves[j] > 0.0]
        rows.append({
            "name": names[i], "score": float(found.score[i]),
            "moves": [{"fact": bands.names[j], "rho": float(found.rho[i, j])} for j in strongest],
        })  # fmt: skip
    return rows


def _spearman(points: Floats, column: Floats) -> tuple[Floats, Floats]:
    """Correlate all quantities (N, P) with one statistic (N,): rho and p-values, both (P,)."""
    known = np.isfinite(column)
    n = int(known.sum())
    if n < 4 or np.ptp(column[known]) == 0.0:
        return np.zeros(points.shape[1]), np.ones(points.shape[1])
    x, y = rankdata(points[known], axis=0), rankdata(column[known])
    x, y = (x - x.mean(axis=0)) / x.std(axis=0), (y - y.mean()) / y.std()
    rho = np.clip(x.T @ y / n, -1.0 + 1e-12, 1.0 - 1e-12)
    return rho, 2.0 * t.sf(np.abs(rho) * np.sqrt((n - 2) / (1.0 - rho**2)), n - 2)
