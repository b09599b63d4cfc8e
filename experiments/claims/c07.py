"""C07 (P49): whether help keeps the dumper writing."""

from __future__ import annotations

import polars as pl

from experiments.lab import Case, Estimate, Lab
from experiments.lab.estimates import ratio

from .shared import Floats, own_texts, per_couple

NEED_DAY, DAYS = 20.0, 110.0
NEEDS = {"money": "money_trouble", "comfort": "dumper_rough_patch"}
"""What befalls the dumper on that day, by what the ex can help with."""
HELPED, REFUSED = 1.0, 0.0
"""Share of the requests that a polite dumpee grants."""


def measure(lab: Lab) -> dict[str, Estimate]:
    """Return own texts after the need arose, helped over refused, for both kinds of need."""
    return {
        name: ratio(*(_later_texts(lab, event, granted) for granted in (HELPED, REFUSED)))
        for name, event in NEEDS.items()
    }


def since_need(own: pl.DataFrame, couples: int) -> Floats:
    """Return how many of a dumper's own texts come after the need arose, shape (couples,)."""
    return per_couple(own.filter(pl.col("day") > NEED_DAY), couples)


def _later_texts(lab: Lab, event: str, granted: float) -> Floats:
    case = Case(days=DAYS, events=((NEED_DAY, event),), numbers=(("pick_evenly", granted),))
    return since_need(own_texts(lab.texts(case)), lab.couples)
