"""What the measures of several claims count in the same way."""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from agents.intents import SIDES
from agents.motives import DUMPEE_MOTIVES
from agents.personas import find_persona
from agents.quantities import QUANTITIES, Quantities
from experiments.lab import Estimate, estimate, given
from experiments.lab.cases import Given
from experiments.lab.estimates import ratio
from sim.people import TRAITS, Spread

Floats = NDArray[np.float64]
_NOT_THE_POLICYS = ("everyday", "leave_again")
"""Texts of those who are together again."""


def own_texts(texts: pl.DataFrame, sender: str = "dumper") -> pl.DataFrame:
    """Return the texts that one side sent of its own accord: no answers, no additions."""
    own = (pl.col("answers") < 0) & (pl.col("follows_up") == 0) & ~pl.col("read")
    ordinary = pl.col("intent").cast(pl.String).is_in(_NOT_THE_POLICYS)
    return texts.filter(own & (pl.col("sender") == sender) & ~ordinary)


def per_couple(texts: pl.DataFrame, couples: int) -> Floats:
    """Return how many of the texts are of each couple, shape (couples,)."""
    return np.bincount(texts["couple"].to_numpy(), minlength=couples).astype(float)


def first_days(texts: pl.DataFrame, couples: int) -> Floats:
    """Return the day of each couple's first of the texts, shape (couples,); NaN where none is."""
    found = np.full(couples, np.nan)
    first = texts.group_by("couple").agg(pl.col("day").min())
    found[first["couple"].to_numpy()] = first["day"].to_numpy()
    return found


def requests_read(texts: pl.DataFrame, couples: int) -> Floats:
    """Return the day on which each dumper read the first request for space, NaN for none."""
    asked = (pl.col("intent") == "ask_space") & (pl.col("sender") == "dumpee") & pl.col("read")
    return first_days(texts.filter(asked), couples)


def goes_on(texts: pl.DataFrame, since: Floats, days: float) -> Floats:
    """Tell whose dumper wrote of its own accord again within `days` after a day, as 0 or 1.

    `since` has one day a couple, shape (couples,); where it is NaN nobody goes on.
    """
    own = own_texts(texts)
    after = own["day"].to_numpy() - since[own["couple"].to_numpy()]
    found = np.zeros(len(since))
    found[own["couple"].to_numpy()[(after > 0.0) & (after <= days)]] = 1.0
    return found


NO_RETURNS = (
    ("return_by_advice", 0.0), ("return_by_love", 0.0),
    ("return_by_pity", 0.0), ("return_by_pressure", 0.0),
)  # fmt: skip
"""A world without reunions, for what would otherwise only count days together as not over it."""


def slope_over_arms(response: Floats, dose: Floats) -> Estimate:
    """Regress a response on a dose within couples, both (arms, couples): each is its own control.

    A dose that is the same for all couples may be given as (arms, 1).
    """
    x, y = dose - dose.mean(axis=0), response - response.mean(axis=0)
    xy, xx = (x * y).mean(axis=0), np.broadcast_to((x * x).mean(axis=0), y.shape[1:])
    return estimate([xy, xx], lambda xy, xx: xy / xx)


_URGES = [name for name in QUANTITIES if name.startswith("urge_")]
URGES = dict(
    zip(SIDES, (_URGES[: len(DUMPEE_MOTIVES)], _URGES[len(DUMPEE_MOTIVES) :]), strict=True)
)
"""The numbers of each side's urges to write, which are declared in the order of the motives."""


def urges_times(side: str, factor: float, q: Quantities) -> tuple[tuple[str, float], ...]:
    """Return numbers with which one side writes of its own accord more often, less, or never."""
    return tuple((name, factor * getattr(q, name)) for name in URGES[side])


def mean_among(values: Floats, chosen: NDArray[np.bool_]) -> Estimate:
    """Return the mean of values (couples,) among the chosen couples."""
    return ratio(np.where(chosen, values, 0.0), chosen)


def person(name: str, side: int) -> Given:
    """Return the traits of a persona, as a case takes them; side 1 is the dumper's."""
    traits = find_persona(name, side).traits
    return given(**{
        trait: Spread(TRAITS[side][trait].low, TRAITS[side][trait].high, mean, sd)
        for trait, (mean, sd) in traits.items()
    })  # fmt: skip
