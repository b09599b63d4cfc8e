"""C04 (P6, P7): who reaches out of guilt, and when."""

from __future__ import annotations

import numpy as np
import polars as pl

from experiments.lab import Case, Estimate, Lab, given
from experiments.lab.estimates import mean, paired, ratio

from .shared import Floats, own_texts, per_couple

DAYS = 180.0
STRONG, WEAK = (0.8, 1.0), (0.0, 0.2)
"""Moral codes, drawn evenly between these bounds."""


def measure(lab: Lab) -> dict[str, Estimate]:
    """Return who writes out of guilt, who does not, who says sorry, and how late."""
    strong, weak = (
        Case(days=DAYS, dumper_traits=given(moral_code=code)) for code in (STRONG, WEAK)
    )
    texts = [own_texts(lab.texts(case, ("dumper.relief",))) for case in (strong, weak)]
    guilty = [has_any(_led_by_guilt(found), lab.couples) for found in texts]
    sorry = [has_any(found.filter(pl.col("intent") == "apologise"), lab.couples) for found in texts]
    relief = lab.daily(strong, ("dumper.relief",), (0.0,))["dumper.relief"][0]
    return {
        "strong": paired(*guilty),
        "weak": mean(guilty[1]),
        "sorry": paired(*sorry),
        "freedom": relief_left(_led_by_guilt(texts[0]), relief),
    }


def has_any(texts: pl.DataFrame, couples: int) -> Floats:
    """Tell of which couples there are any, as 0 or 1, shape (couples,)."""
    return np.minimum(per_couple(texts, couples), 1.0)


def relief_left(guilty: pl.DataFrame, at_first: Floats) -> Estimate:
    """Return the share of the first relief that is left at the first text out of guilt.

    Dumpers who had none to begin with are left out.
    """
    guilty = guilty.filter(pl.Series(at_first > 0.0).gather(guilty["couple"]))
    first = guilty.sort("day").group_by("couple", maintain_order=True).first()
    couple = first["couple"].to_numpy()
    left, some = np.zeros(len(at_first)), np.zeros(len(at_first))
    left[couple], some[couple] = first["dumper.relief"].to_numpy() / at_first[couple], 1.0
    return ratio(left, some)


def _led_by_guilt(own: pl.DataFrame) -> pl.DataFrame:
    return own.filter(pl.col("motive") == "guilt")
