"""C25 (P45, P58): what a dumper's text that brings up no return says about a return."""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from experiments.lab import Estimate, Lab, estimate, population, population_texts
from experiments.lab.lab import Floats

from .shared import first_days, own_texts

SEEN, WITHIN = 60.0, 60.0
"""Days over which first texts are looked for, and within which a reunion follows."""


def measure(lab: Lab) -> dict[str, Estimate]:
    """Return the share reunited within 60 days of a first text that proposes nothing."""
    texts = own_texts(population_texts(lab, SEEN))
    reunited = population(lab, SEEN + WITHIN).outcomes["reunited_day"]
    proposes = pl.col("intent") == "propose_return"
    talk = first_days(texts.filter(~proposes), lab.couples)
    offer = first_days(texts.filter(proposes), lab.couples)
    talked, silent = ~np.isnan(talk) & np.isnan(offer), np.isnan(talk) & np.isnan(offer)
    return {
        "rare": risk(talk, reunited),
        "proposed": more_risk(offer, talk, reunited),
        "sign": more_risk(on_day(SEEN, talked), on_day(SEEN, silent), reunited),
    }


def on_day(day: float, whose: NDArray[np.bool_]) -> Floats:
    """Return one day for some couples, and NaN for the others, shape (couples,)."""
    return np.where(whose, day, np.nan)


def followed(since: Floats, reunited: Floats) -> tuple[Floats, Floats]:
    """Tell who came together within 60 days of a day, and who was apart on it; 0 or 1 a couple."""
    apart = ~np.isnan(since) & ~(reunited < since)
    return (apart & (reunited <= since + WITHIN)).astype(float), apart.astype(float)


def risk(since: Floats, reunited: Floats) -> Estimate:
    """Return the share reunited of those who were apart on their day in `since`."""
    return estimate(followed(since, reunited), lambda found, of: found / of)


def more_risk(since: Floats, against: Floats, reunited: Floats) -> Estimate:
    """Return that share minus the one after the days in `against`."""
    columns = (*followed(since, reunited), *followed(against, reunited))
    return estimate(columns, lambda one, of, other, of_other: one / of - other / of_other)
