"""Time to healing with censoring: thin over lifelines, intervals by resampling couples.

Every couple is watched from the breakup (day 0) to the horizon. One that is not healed by then is
censored there: among them those together again who were not healed before, and those who have not
yet been well for the whole fortnight that healing takes to show. Nothing else censors, so the
restricted mean is also the mean of min(healing day, horizon).
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
import polars as pl
from lifelines import KaplanMeierFitter
from lifelines.statistics import logrank_test
from lifelines.utils import qth_survival_times
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Interval = tuple[float, float]

LEVEL = 0.95
"""Confidence of every interval."""
DRAWS = 2000
"""Resamplings of the couples behind every bootstrap interval."""
_HALF = 0.5 + 1e-9
"""Half, and what rounding can put upon it where exactly half have healed."""
_BLOCK = 4_000_000
"""Weights held in memory at a time (32 MB)."""
MANY_COUPLES = 50_000
"""From here on, resampled means are drawn from their normal limit, which is as good and quick."""


class Times(NamedTuple):
    """What was seen of N couples: days until `seen` (healed) or the end; both of shape (N,)."""

    days: Floats
    seen: Bools


def censor(days: Iterable[float | None], horizon: float) -> Times:
    """Return the times of couples, given their day or None where it did not come by the horizon."""
    column = days if isinstance(days, pl.Series) else pl.Series(list(days), dtype=pl.Float64)
    known = column.cast(pl.Float64).fill_null(math.inf).to_numpy()
    seen = known <= horizon
    return Times(np.where(seen, known, horizon), seen)


def median_days(times: Times) -> tuple[float | None, tuple[float | None, float | None]]:
    """Return the Kaplan–Meier median and its interval; None where under half get there."""
    fitter = _fit(times)
    median = qth_survival_times(_HALF, fitter.survival_function_)
    low, high = qth_survival_times(_HALF, fitter.confidence_interval_).to_numpy().ravel()
    return _finite(float(median)), (_finite(low), _finite(high))


def restricted_mean(times: Times, horizon: float) -> float:
    """Return the mean of days up to the horizon: the area under the Kaplan–Meier curve.

    Since nothing is censored before the horizon, that area is this mean.
    """
    return float(np.minimum(times.days, horizon).mean())


def logrank_p(one: Times, other: Times) -> float | None:
    """Return the log-rank p-value, None where nothing happened in either.

    It takes the two for different couples; they are the same ones, which makes it cautious.
    """
    if not (one.seen.any() or other.seen.any()):
        return None
    test = logrank_test(one.days, other.days, one.seen, other.seen)
    return None if math.isnan(test.p_value) else float(test.p_value)


def share_healed(times: Times, days: Floats) -> tuple[Floats, Floats, Floats]:
    """Return one minus Kaplan–Meier on given days with its band: share, low, high as `days`."""
    fitter = _fit(times)
    at = np.searchsorted(fitter.survival_function_.index.to_numpy(), days, side="right") - 1
    alive = fitter.survival_function_.to_numpy()[at, 0]
    low, high = fitter.confidence_interval_.to_numpy()[at].T
    return 1.0 - alive, 1.0 - high, 1.0 - low


def resampled_means(values: Floats, seed: int, draws: int = DRAWS) -> Floats:
    """Return means over resampled couples: (couples, k) values to (draws, k) means.

    Each draw takes the same couples for every column, so differences of columns stay paired.
    """
    couples, columns = values.shape
    chance = np.random.default_rng(seed)
    if couples >= MANY_COUPLES:
        spread = np.atleast_2d(np.cov(values, rowvar=False)) / couples
        return chance.multivariate_normal(values.mean(axis=0), spread, draws, method="eigh")
    even = np.full(couples, 1.0 / couples)
    means = np.empty((draws, columns))
    step = max(1, _BLOCK // couples)
    for start in range(0, draws, step):
        rows = slice(start, min(start + step, draws))
        weights = chance.multinomial(couples, even, rows.stop - start) / couples
        # Column by column, so that a mean does not depend, to the last bit, on its neighbours.
        for column in range(columns):
            means[rows, column] = weights @ np.ascontiguousarray(values[:, column])
    return means


def interval(estimate: float, draws: Floats) -> Interval:
    """Return the percentile interval of resampled values (draws,) around their estimate.

    Where all couples are alike, rounding alone could leave the estimate outside: it is let in.
    """
    low, high = np.quantile(draws, ((1.0 - LEVEL) / 2.0, (1.0 + LEVEL) / 2.0))
    return min(float(low), estimate), max(float(high), estimate)


def _fit(times: Times) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of log(0) in the band once everyone is healed
        return KaplanMeierFitter(alpha=1.0 - LEVEL).fit(times.days, times.seen)


def _finite(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None
