"""C06 (P51–P58): how openly dumpers say why they write, and what those do who mean it."""

from __future__ import annotations

import numpy as np
import polars as pl

from experiments.lab import Case, Estimate, Lab, given
from experiments.lab.estimates import paired, ratio

from .shared import Floats, first_days, own_texts, per_couple

OPEN, HIDDEN = 0.7, 0.4
"""Directness from which a text says what it is for, and below which it hides it."""
LOVING, NOT_LOVING = 0.85, 0.1
DAYS, SOON = 180.0, 14.0


def measure(lab: Lab) -> dict[str, Estimate]:
    """Return how many own texts are open, and how soon a proposal follows the first of them."""
    own = own_texts(lab.texts(Case(days=90.0)))
    whole = per_couple(own, lab.couples)
    first, proposed = _beginnings(lab, LOVING)
    early = within(SOON, first, proposed)
    return {
        "hidden": ratio(per_couple(own.filter(pl.col("directness") < HIDDEN), lab.couples), whole),
        "open": ratio(per_couple(own.filter(pl.col("directness") >= OPEN), lab.couples), whole),
        "tells": paired(early, within(SOON, *_beginnings(lab, NOT_LOVING))),
        "soon": ratio(early, np.isfinite(proposed)),
    }


def within(days: float, first: Floats, then: Floats) -> Floats:
    """Tell whose second day comes at most so long after the first, as 0 or 1; NaN is never."""
    return (then - first <= days).astype(float)


def _beginnings(lab: Lab, love: float) -> tuple[Floats, Floats]:
    """Return the days of each couple's first own text of the dumper and of the first proposal."""
    own = own_texts(lab.texts(Case(days=DAYS, dumper_traits=given(own_love=love))))
    proposals = own.filter(pl.col("intent") == "propose_return")
    return first_days(own, lab.couples), first_days(proposals, lab.couples)
