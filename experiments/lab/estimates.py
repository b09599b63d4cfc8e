"""Estimates with intervals: any function of means over couples, resampled by couples."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.stats import binomtest

from experiments.survival import LEVEL, resampled_means

Floats = NDArray[np.float64]
SEED = 20_260
"""Of the resampling, so that the same couples give the same interval."""


class Estimate(NamedTuple):
    """An effect with its 95 % interval."""

    effect: float
    low: float
    high: float

    def __str__(self) -> str:
        """Return it for people."""
        return f"{self.effect:.3g} [{self.low:.3g}, {self.high:.3g}]"


def estimate(columns: Sequence[ArrayLike], of: Callable[..., Any]) -> Estimate:
    """Return a function of the means of columns, with its percentile interval over couples.

    Each column has one value a couple, shape (couples,); couples are resampled as wholes, so that
    what is paired stays paired. `of` gets one mean a column, as numbers or as arrays of draws, and
    may divide (a ratio of means) or take roots. Missing values (NaN) make the whole result NaN:
    give sums and counts instead.
    """
    values = np.column_stack([np.asarray(column, float) for column in columns])
    means = values.mean(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        effect = float(of(*means))
        draws = np.asarray(of(*resampled_means(values, SEED).T), float)
    return _around(effect, draws)


def mean(values: ArrayLike) -> Estimate:
    """Return the mean over couples; of zeros and ones it is a share, with its exact interval."""
    found = np.asarray(values, float)
    if _are_flags(found):
        return share(int(found.sum()), len(found))
    return estimate([found], lambda found: found)


def paired(of: ArrayLike, against: ArrayLike) -> Estimate:
    """Return the mean paired difference: `of` minus `against`, both of shape (couples,)."""
    return estimate([of, against], lambda of, against: of - against)


def ratio(over: ArrayLike, under: ArrayLike) -> Estimate:
    """Return the ratio of means, such as events over days at risk.

    Where `over` marks some of the couples that `under` marks, it is a share of those and gets its
    exact interval, which resampling would let collapse where none or all of them are marked.
    """
    part, whole = np.asarray(over, float), np.asarray(under, float)
    if _are_flags(part) and _are_flags(whole) and (part <= whole).all() and whole.any():
        return share(int(part.sum()), int(whole.sum()))
    return estimate([part, whole], lambda over, under: over / under)


def group_difference(values: ArrayLike, group: ArrayLike) -> Estimate:
    """Return the mean within a group minus the mean outside of it; `group` is true or false."""
    value, inside = np.asarray(values, float), np.asarray(group, bool)
    columns = [np.where(inside, value, 0.0), inside, np.where(inside, 0.0, value), ~inside]
    return estimate(columns, lambda a, n, b, m: a / n - b / m)


def correlation(one: ArrayLike, other: ArrayLike) -> Estimate:
    """Return Pearson's correlation across couples."""
    x, y = np.asarray(one, float), np.asarray(other, float)
    x, y = x - x.mean(), y - y.mean()

    def of(x: Any, y: Any, xx: Any, yy: Any, xy: Any) -> Any:
        return (xy - x * y) / np.sqrt((xx - x * x) * (yy - y * y))

    return estimate([x, y, x * x, y * y, x * y], of)


def slope(outcome: ArrayLike, cause: ArrayLike) -> Estimate:
    """Return the least-squares slope of an outcome on a cause, across couples."""
    y, x = np.asarray(outcome, float), np.asarray(cause, float)
    y, x = y - y.mean(), x - x.mean()
    return estimate([x, y, x * x, x * y], lambda x, y, xx, xy: (xy - x * y) / (xx - x * x))


def resampled(columns: Sequence[ArrayLike], of: Callable[..., float], draws: int = 400) -> Estimate:
    """Return any statistic of whole columns (a median, a fitted model), resampled by couples.

    Slower than `estimate`, for what is no function of means. Draws that cannot be computed (NaN)
    are left out.
    """
    values = [np.asarray(column) for column in columns]
    chance, n = np.random.default_rng(SEED), len(values[0])
    picks = [chance.integers(0, n, n) for _ in range(draws)]
    found = np.array([of(*(value[pick] for value in values)) for pick in picks], float)
    return _around(float(of(*values)), found)


def share(hits: int, of: int) -> Estimate:
    """Return a share of independent trials with its exact (Clopper-Pearson) interval."""
    exact = binomtest(hits, of).proportion_ci(LEVEL)
    return Estimate(hits / of, float(exact.low), float(exact.high))


def _are_flags(values: Floats) -> bool:
    return bool(np.isin(values, (0.0, 1.0)).all())


def _around(effect: float, draws: Floats) -> Estimate:
    known = draws[np.isfinite(draws)]
    if not np.isfinite(effect) or len(known) < len(draws) // 2:
        return Estimate(float("nan"), float("nan"), float("nan"))
    low, high = np.quantile(known, ((1.0 - LEVEL) / 2.0, (1.0 + LEVEL) / 2.0))
    return Estimate(effect, min(float(low), effect), max(float(high), effect))
