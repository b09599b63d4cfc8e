"""F10: acceptance carries the link between attachment security and recovery from sadness."""

from __future__ import annotations

import math
import warnings
from typing import Any

import numpy as np
from numpy.typing import NDArray

from experiments.lab import Estimate
from experiments.lab.estimates import SEED
from experiments.survival import LEVEL

from .seen import Floats, Seen
from .statistic import Statistic, coefficient

FIRST, LAST = 7, 365
"""Day on which people are asked, and until when they are watched."""
RECOVERED = 0.1
"""Sadness left beyond that of a person like them without a loss, at which it counts as over."""
_UNKNOWN = Estimate(math.nan, math.nan, math.nan)
_NAMES = ("security", "acceptance", "love", "anger", "rumination", "attachment_anxiety")


def parts(seen: Seen) -> dict[str, Statistic]:
    """Return stand-ins without a survival model: least squares on the speed of recovery.

    Speed is minus the logarithm of days to recovery, or of days watched where there was none.
    """
    people = table(seen)
    speed = -np.log(people["days"])
    security, acceptance = people["security"], people["acceptance"]
    return {
        "carried": _carried(speed, security, acceptance),
        "security": coefficient(speed, [security]),
        "acceptance": coefficient(speed, [acceptance, security]),
        **{name: coefficient(speed, [people[name]]) for name in _NAMES[2:]},
    }


def measure(seen: Seen) -> dict[str, Estimate]:
    """Return log hazard ratios per standard deviation of Cox models, and the path by acceptance.

    Security is taken alone, acceptance with security; the others alone, since all are made of the
    same unaccepted bond. The path is the effect of security on acceptance times that of acceptance
    on recovery; its interval is that of the product of two normal variables.
    """
    people = standardised(table(seen))
    both = cox(people, "acceptance", "security")
    link = coefficient(people["acceptance"], [people["security"]]).estimate()
    alone = {name: cox(people, name) for name in ("security", *_NAMES[2:])}
    return {"carried": _product(link, both), "acceptance": both, **alone}


def table(seen: Seen) -> dict[str, Any]:
    """Return the couples still sad on the first day: days to recovery or the end, and feelings.

    A couple that comes together again leaves on that day, unrecovered.
    """
    day = seen.population.days[seen.rows(FIRST, LAST)]
    usual = seen.quantities.sadness_by_low_worth * (1.0 - seen.on("dumpee.self_esteem", 0))
    over = seen.over("dumpee.sadness", FIRST, LAST) - usual <= RECOVERED
    left = np.fmin(seen.population.outcomes["reunited_day"], day[-1])
    recovered = np.where(over.any(axis=0), day[over.argmax(axis=0)], np.inf)
    at_risk = ~over[0] & (left > FIRST)
    days = np.maximum(np.minimum(recovered, left) - FIRST, 0.5)
    found = {"days": days[at_risk], "recovered": (recovered <= left)[at_risk]}
    return found | {name: values[at_risk] for name, values in _feelings(seen).items()}


def _feelings(seen: Seen) -> dict[str, Floats]:
    anxiety = seen.on("dumpee.attachment_anxiety", 0)
    return {
        "security": -anxiety - seen.on("dumpee.attachment_avoidance", 0),
        "acceptance": seen.on("dumpee.acceptance", FIRST),
        "love": seen.longing[seen.rows(0, FIRST).stop - 1],
        "anger": seen.on("dumpee.anger", FIRST),
        "rumination": seen.on("dumpee.rumination", FIRST),
        "attachment_anxiety": anxiety,
    }


def standardised(people: dict[str, Any]) -> dict[str, Any]:
    """Return the same with feelings in standard deviations."""
    return people | {
        name: (people[name] - people[name].mean()) / people[name].std() for name in _NAMES
    }


def cox(people: dict[str, Any], *names: str) -> Estimate:
    """Return the log hazard ratio of the first named feeling, the others held fixed.

    NaN where hardly anybody recovers.
    """
    from lifelines import CoxPHFitter
    from lifelines.exceptions import ConvergenceError
    from pandas import DataFrame

    frame = DataFrame({name: people[name] for name in ("days", "recovered", *names)})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of slow convergence
        try:
            fitter = CoxPHFitter(alpha=1.0 - LEVEL).fit(frame, "days", "recovered")
        except ConvergenceError:
            return _UNKNOWN
    row = fitter.summary.loc[names[0]]
    low, high = (row[column] for column in row.index if column.startswith("coef "))
    return Estimate(float(row["coef"]), float(low), float(high))


def _carried(speed: Floats, security: Floats, acceptance: Floats) -> Statistic:
    """Return security's coefficient alone minus that beside acceptance."""
    alone, beside = coefficient(speed, [security]), coefficient(speed, [security, acceptance])
    n = len(alone.columns)

    def of(*means: Any) -> Any:
        return alone.of(*means[:n]) - beside.of(*means[n:])

    return Statistic([*alone.columns, *beside.columns], of)


def _product(one: Estimate, other: Estimate) -> Estimate:
    if not all(map(math.isfinite, (*one, *other))):
        return _UNKNOWN
    chance = np.random.default_rng(SEED)
    draws = _draws(one, chance) * _draws(other, chance)
    low, high = np.quantile(draws, ((1.0 - LEVEL) / 2.0, (1.0 + LEVEL) / 2.0))
    return Estimate(one.effect * other.effect, float(low), float(high))


def _draws(found: Estimate, chance: np.random.Generator) -> NDArray[np.float64]:
    return chance.normal(found.effect, (found.high - found.low) / (2.0 * 1.96), 20_000)
