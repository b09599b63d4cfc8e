"""Statistics kept apart from their intervals: the same one gives a point for calibration.

A statistic is a function of the means of columns, one value a couple; `point` evaluates it once,
`estimate` resamples couples for its interval.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from experiments.lab import Estimate
from experiments.lab import estimate as estimate_of

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


class Statistic(NamedTuple):
    """A function `of` the means of `columns`, each of shape (couples,)."""

    columns: Sequence[ArrayLike]
    of: Callable[..., Any]

    def point(self) -> float:
        """Return its value, NaN where there is nothing to compute it from."""
        if len(np.asarray(self.columns[0])) == 0:
            return float("nan")
        with np.errstate(divide="ignore", invalid="ignore"):
            return float(self.of(*(np.asarray(column, float).mean() for column in self.columns)))

    def estimate(self) -> Estimate:
        """Return its value with the 95 % interval over couples."""
        if len(np.asarray(self.columns[0])) == 0:
            return Estimate(float("nan"), float("nan"), float("nan"))
        return estimate_of(self.columns, self.of)


def estimates(parts: dict[str, Statistic]) -> dict[str, Estimate]:
    """Return the statistics with their intervals."""
    return {name: statistic.estimate() for name, statistic in parts.items()}


def mean_of(values: ArrayLike) -> Statistic:
    """Return the mean over couples."""
    return Statistic([values], lambda found: found)


def difference(values: ArrayLike, group: Bools, other: Bools) -> Statistic:
    """Return the mean within a group minus that within another; who is in neither is left out."""
    value, one, two = np.asarray(values, float), group.astype(float), other.astype(float)
    columns = [value * one, one, value * two, two]
    return Statistic(columns, lambda a, n, b, m: a / n - b / m)


def correlation(one: ArrayLike, other: ArrayLike) -> Statistic:
    """Return Pearson's correlation across couples."""
    x, y = _centred(one), _centred(other)
    return Statistic([x, y, x * x, y * y, x * y], _correlation)


def across_partners(one: ArrayLike, other: ArrayLike) -> Statistic:
    """Return the correlation between the partners of couples, whichever of them is named first.

    Each couple enters both ways round (double-entry intraclass correlation), so that a difference
    between roles counts, as it does where a study correlates men with women.
    """
    x, y = np.asarray(one, float), np.asarray(other, float)
    both = np.concatenate([x, y])
    if len(both):
        x, y = x - both.mean(), y - both.mean()

    def of(sums: Any, squares: Any, products: Any) -> Any:
        return (products - (sums / 2) ** 2) / (squares / 2 - (sums / 2) ** 2)

    return Statistic([x + y, x * x + y * y, x * y], of)


def coefficient(outcome: ArrayLike, causes: Sequence[ArrayLike]) -> Statistic:
    """Return the least-squares coefficient of the first cause, the others held fixed.

    Outcome and causes are in standard deviations of these couples, so that it is a share of them.
    """
    z = [_standard(column) for column in (*causes, outcome)]
    k, n = len(z), len(z[0])
    pairs = [(i, j) for i in range(k) for j in range(i, k)]

    def of(*means: Any) -> Any:
        first = np.array(means[:k])
        spread = np.empty((*np.shape(means[0]), k, k))
        for (i, j), product in zip(pairs, means[k:], strict=True):
            spread[..., i, j] = spread[..., j, i] = product - first[i] * first[j]
        return _solved(spread)

    return Statistic([*z, *(z[i] * z[j] for i, j in pairs)] if n else [np.empty(0)], of)


def _solved(spread: Floats) -> Any:
    """Return the first coefficient from covariances whose last row is the outcome's."""
    causes, outcome = spread[..., :-1, :-1], spread[..., :-1, -1:]
    if np.any(~np.isfinite(spread)) or np.any(np.linalg.det(causes) < 1e-12):
        return np.full(np.shape(spread)[:-2], np.nan)
    return np.linalg.solve(causes, outcome)[..., 0, 0]


def _correlation(x: Any, y: Any, xx: Any, yy: Any, xy: Any) -> Any:
    return (xy - x * y) / np.sqrt((xx - x * x) * (yy - y * y))


def _centred(values: ArrayLike) -> Floats:
    found = np.asarray(values, float)
    return found - found.mean() if len(found) else found


def _standard(values: ArrayLike) -> Floats:
    found = _centred(values)
    with np.errstate(divide="ignore", invalid="ignore"):
        return found / found.std() if len(found) else found
