"""C01 (P1, P2, P21, P36–P38): when the dumpee writes of their own accord."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from experiments.lab import Estimate, Lab, population, population_texts
from experiments.lab.estimates import ratio

from .shared import Floats, own_texts, per_couple

DAYS = 180.0
EARLY = 30.0
"""Days that count as right after the breakup."""
WATCHED = 90
"""Days over which mornings are compared."""
FORTNIGHT = 14
SHORTEST, LATEST = 28.0, 180.0
"""Days to healing of those whose way to it is cut into quarters."""


class OwnTexts(NamedTuple):
    """Every own text of the dumpees: whose it is, and when, in days since the breakup."""

    couple: NDArray[np.int64]
    day: Floats


def measure(lab: Lab) -> dict[str, Estimate]:
    """Return how own texts cluster, come out of rough patches, and thin out."""
    days = range(WATCHED)
    people = population(lab, DAYS, ("dumpee.separation_anxiety",), days)
    texts = own_texts(population_texts(lab, DAYS), "dumpee")
    own = OwnTexts(texts["couple"].to_numpy().astype(np.int64), texts["day"].to_numpy())
    reunited = people.outcomes["reunited_day"]
    healed = np.where(np.isnan(reunited), people.outcomes["healed_day"], np.nan)
    quarters = texts_by_quarter(own, healed)
    early = per_couple(texts.filter(texts["day"] < EARLY), lab.couples)
    apart = ~(np.array(days)[:, None] >= reunited)
    anxiety = people.daily["dumpee.separation_anxiety"]
    return {
        "early": _minus(ratio(early, per_couple(texts, lab.couples)), EARLY / DAYS),
        "rough": rough_patches(anxiety, mornings(own, lab.couples), apart),
        "lasting": ratio(quarters[2], quarters[1]),
        "ending": ratio(quarters[3], quarters[2]),
    }


def mornings(own: OwnTexts, couples: int) -> NDArray[np.bool_]:
    """Tell on which days a dumpee wrote of their own accord by noon, (days, couples)."""
    wrote = np.zeros((WATCHED, couples), bool)
    seen = (own.day % 1.0 < 0.5) & (own.day < WATCHED)
    wrote[own.day[seen].astype(int), own.couple[seen]] = True
    return wrote


def rough_patches(anxiety: Floats, wrote: NDArray[np.bool_], apart: NDArray[np.bool_]) -> Estimate:
    """Return how much higher anxiety was before a morning with an own text than before others.

    All are (days, couples). Mornings are compared within a couple's fortnight; a fortnight counts
    by how many of both kinds it has.
    """
    excess, weight = np.zeros(anxiety.shape[1]), np.zeros(anxiety.shape[1])
    for first in range(0, len(anxiety), FORTNIGHT):
        rows = slice(first, first + FORTNIGHT)
        with_text, without = wrote[rows] & apart[rows], ~wrote[rows] & apart[rows]
        a, n = (anxiety[rows] * with_text).sum(axis=0), with_text.sum(axis=0)
        b, m = (anxiety[rows] * without).sum(axis=0), without.sum(axis=0)
        # weight n m / (n + m) times the difference of the two means
        excess += (a * m - b * n) / np.maximum(n + m, 1)
        weight += n * m / np.maximum(n + m, 1)
    return ratio(excess, weight)


def texts_by_quarter(own: OwnTexts, healed: Floats) -> Floats:
    """Return own texts in each quarter of the way to healing, (4, couples).

    Nothing is counted of those who healed very soon, or not while they were watched.
    """
    counts = np.zeros((4, len(healed)))
    whole = healed[own.couple]
    seen = (own.day < whole) & (whole >= SHORTEST) & (whole <= LATEST)
    quarter = (4.0 * own.day[seen] / whole[seen]).astype(int)
    np.add.at(counts, (quarter, own.couple[seen]), 1.0)
    return counts


def _minus(found: Estimate, even: float) -> Estimate:
    return Estimate(*(value - even for value in found))
