"""F23: forecasts of one's own distress are wrong in level, not in the rate of decay."""

from __future__ import annotations

import dataclasses

import numpy as np

from agents.dumpee import Dumpee
from agents.healing import distress
from agents.minds import relax_dumpee
from agents.quantities import Quantities
from experiments.lab import Estimate, Lab, population

from .growth import Floats
from .seen import Seen
from .statistic import Statistic, estimates, mean_of

FIRST, LAST, MINDS = 3, 90, 150
PER_DAYS = 30.0
_FIELDS = tuple(field.name for field in dataclasses.fields(Dumpee))


def measure(seen: Seen) -> dict[str, Estimate]:
    """Return forecast minus outcome: of the slopes, and of the means."""
    return estimates(parts(seen))


def parts(seen: Seen) -> dict[str, Statistic]:
    """Return the same without intervals."""
    rows = seen.rows(FIRST, LAST)
    days = seen.population.days[rows]
    came = seen.distress[rows, :MINDS]
    foreseen = np.array([forecast(mind, seen.quantities, days) for mind in minds(seen.lab)]).T
    slope = _slopes(days, foreseen) - _slopes(days, came)
    return {
        "slope": mean_of(PER_DAYS * slope),
        "level": mean_of((foreseen - came).mean(axis=0)),
    }


def minds(lab: Lab) -> list[Dumpee]:
    """Return the first dumpees of the population as they are on the day of the forecast."""
    fields = [f"dumpee.{name}" for name in _FIELDS]
    found = population(lab, FIRST + 1.0, fields, (FIRST,))
    columns = [found.daily[field][0].tolist() for field in fields]
    return [Dumpee(*values) for values in zip(*columns, strict=True)][:MINDS]


def forecast(mind: Dumpee, q: Quantities, days: Floats) -> Floats:
    """Return the distress that a dumpee foresees on given days, as if nobody wrote or helped."""
    mind.support = mind.comfort_elsewhere = mind.new_company = 0.0
    foreseen, upto = [], float(days[0])
    for day in days:
        while upto < day:
            upto += 1.0
            relax_dumpee(mind, q, upto)
        foreseen.append(distress(mind, q))
    return np.array(foreseen)


def _slopes(days: Floats, course: Floats) -> Floats:
    """Return least-squares slopes per day of (readings, couples)."""
    centred = days - days.mean()
    return np.asarray(centred @ course / (centred @ centred))
