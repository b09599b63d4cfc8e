"""C36 (P62): whether the dumper wants a return, estimated from two months of texts."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import polars as pl
from numpy.typing import NDArray

from experiments.lab import Case, Estimate, Lab, estimate, given

from .shared import Floats

DAYS = 60.0
USUAL = Case(days=DAYS)
VARIED = Case(days=DAYS, dumper_traits=given(own_love=(0.0, 1.0)))
"""Dumpers whose own love is spread evenly, so that about half of them want a return."""
SAID = 0.5
"""Apology from which a text counts as one."""
PRIOR = 4.0
"""Couples' worth of the base rate that each kind of thread is given beforehand."""
KINDS = 8


class Guessed(NamedTuple):
    """Of each couple: the truth, the estimate from its texts, and the base rate, (couples,)."""

    wants: Floats
    estimated: Floats
    base: Floats


def measure(lab: Lab) -> dict[str, Estimate]:
    """Return how much better than the base rate the estimates are, and how well calibrated."""
    usual, varied = guess(lab, USUAL), guess(lab, VARIED)
    return {
        "skill": skill(usual),
        "skill_varied": skill(varied),
        "accuracy_varied": accuracy_gained(varied),
        "calibration_varied": calibration_error(varied),
    }


def guess(lab: Lab, case: Case) -> Guessed:
    """Estimate each half of the couples by what was seen of the other half."""
    love = lab.daily(case, ("dumper.own_love",), (0.0,))["dumper.own_love"][0]
    wants = (love > lab.quantities.love_that_returns).astype(float)
    kinds, halves = kinds_of_threads(lab, case), np.arange(lab.couples) % 2
    estimated, base = np.empty(lab.couples), np.empty(lab.couples)
    for half in range(2):
        seen, unseen = halves != half, halves == half
        base[unseen] = wants[seen].mean()
        estimated[unseen] = table_of(kinds[seen], wants[seen])[kinds[unseen]]
    return Guessed(wants, estimated, base)


def table_of(kinds: NDArray[np.int64], wants: Floats) -> Floats:
    """Return how often a return is wanted behind each kind of thread, shape (KINDS,)."""
    total = np.bincount(kinds, minlength=KINDS) + PRIOR
    frequency: Floats = (np.bincount(kinds, wants, KINDS) + PRIOR * wants.mean()) / total
    return frequency


def kinds_of_threads(lab: Lab, case: Case) -> NDArray[np.int64]:
    """Number the threads by what the dumper's texts said: proposal, apology, much hope (P58)."""
    q = lab.quantities
    proposes = (
        (pl.col("hope_signal") >= q.sign_return_hope)
        & (pl.col("directness") >= q.sign_return_directness)
        & (pl.col("request") >= q.sign_return_request)
    )
    read = lab.texts(case).filter(
        pl.col("read") & (pl.col("sender") == "dumper") & (pl.col("intent") != "everyday")
    )
    said = read.group_by("couple").agg(
        proposed=proposes.any(),
        apologised=(~proposes & (pl.col("apology") >= SAID)).any(),
        hope=pl.col("hope_signal").mean(),
    )
    hopeful = said["hope"].to_numpy() > float(np.median(said["hope"].to_numpy()))
    numbers = 4 * said["proposed"].to_numpy() + 2 * said["apologised"].to_numpy() + hopeful
    kinds = np.zeros(lab.couples, np.int64)
    kinds[said["couple"].to_numpy()] = numbers
    return kinds


def skill(found: Guessed) -> Estimate:
    """Return the share of the base rate's squared error that the estimates take away."""
    errors = (found.estimated - found.wants) ** 2, (found.base - found.wants) ** 2
    return estimate(errors, lambda error, of_base: 1.0 - error / of_base)


def accuracy_gained(found: Guessed) -> Estimate:
    """Return how many more are told rightly than by always saying what is more common."""
    right = [(guess > 0.5) == (found.wants > 0.5) for guess in (found.estimated, found.base)]
    return estimate([right[0].astype(float) - right[1]], lambda gained: gained)


def calibration_error(found: Guessed) -> Estimate:
    """Return by how much estimates miss what is so, among the likelier and the less likely."""
    likelier = found.estimated > found.base
    miss = found.estimated - found.wants
    return estimate([miss * likelier, miss * ~likelier], lambda one, other: abs(one) + abs(other))
