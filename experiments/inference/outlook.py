"""What may come of each way of answering: healing, crises, reunions, with intervals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from agents.quantities import Quantities
from experiments.survival import (
    Interval,
    Times,
    censor,
    interval,
    median_days,
    resampled_means,
    restricted_mean,
)
from sim.filter.futures import Future, futures
from sim.filter.particles import Particles

APART_BY = 2**40
"""Between the seed of the estimate and that of the futures: chance of their own."""
_RANGE = (0.1, 0.9)


@dataclass(frozen=True)
class Way:
    """What one way of answering comes to over all futures; days are days from now.

    `mean_days` is the restricted mean of the dumpee's healing, `difference_days` this way's minus
    that of the present way, future by future: below 0 heals sooner. `range_80` is between which
    days 8 of 10 futures lie, None for later than watched. The interval of a mean says how sure the
    mean is, the range how different the futures are.
    """

    way: str
    is_present: bool
    median_days: float | None
    median_ci: tuple[float | None, float | None]
    mean_days: float
    mean_ci: Interval
    range_80: tuple[float | None, float | None]
    difference_days: float
    difference_ci: Interval
    healed_share: float
    crises: float
    crises_ci: Interval
    reunited_share: float
    dumper_recovery_days: float
    dumper_recovered_share: float


@dataclass(frozen=True)
class Outlook:
    """The futures of each way of answering of one side, watched for so many days."""

    side: int
    days: float
    futures: int
    present: str
    """The likeliest of the ways in which this side has answered so far."""
    ways: tuple[Way, ...]
    """In the order asked for; the present way is always among them."""
    times: tuple[Times, ...]
    """Of each way: days to healing, one for each future."""


def look_ahead(
    particles: Particles,
    side: int,
    ways: Sequence[str],
    present: str,
    quantities: Quantities,
    days: float,
    seed: int,
    n: int,
    threads: int = 2,
    progress: Callable[[int], None] = lambda done: None,
) -> Outlook:
    """Live the couples of a thread on under each way of answering of one side.

    `progress` is told how many ways are done.
    """
    found = []
    for way in ways_to_play(ways, present):
        # One at a time gives the same futures as all at once.
        found += futures(particles, side, [way], quantities, days, seed + APART_BY, n, threads)
        progress(len(found))
    return sum_up(found, side, present, days, seed)


def ways_to_play(ways: Sequence[str], present: str) -> tuple[str, ...]:
    """Return the ways that are played: those asked for, and the present one to compare with."""
    return tuple(dict.fromkeys((*ways, present)))


def sum_up(found: Sequence[Future], side: int, present: str, days: float, seed: int) -> Outlook:
    """Return the statistics of futures; the draws for the intervals are the same for all ways."""
    healing = [censor(one.healed_days, days) for one in found]
    columns = [times.days for times in healing] + [one.crises for one in found]
    drawn_days, drawn_crises = np.hsplit(resampled_means(np.column_stack(columns), seed), 2)
    base = next(i for i, one in enumerate(found) if one.way == present)
    rows = []
    for i, (one, times) in enumerate(zip(found, healing, strict=True)):
        recovery = censor(one.recovered_days, days)
        mean, crises = restricted_mean(times, days), float(one.crises.mean())
        median, median_ci = median_days(times)
        difference = mean - restricted_mean(healing[base], days)
        rows.append(Way(
            one.way, i == base, median, median_ci, mean, interval(mean, drawn_days[:, i]),
            _range(times, days), difference,
            interval(difference, drawn_days[:, i] - drawn_days[:, base]),
            float(times.seen.mean()), crises, interval(crises, drawn_crises[:, i]),
            float(one.reunited.mean()), restricted_mean(recovery, days),
            float(recovery.seen.mean()),
        ))  # fmt: skip
    return Outlook(side, days, len(found[0].healed_days), present, tuple(rows), tuple(healing))


def _range(times: Times, days: float) -> tuple[float | None, float | None]:
    # What was not seen by the horizon comes later than all that was.
    values = np.where(times.seen, times.days, np.inf)
    ends = np.quantile(values, _RANGE, method="inverted_cdf")
    low, high = (float(end) if end <= days else None for end in ends)
    return low, high
