"""C08 (P2, P24, P28): what demands do to the one who is asked."""

from __future__ import annotations

import dataclasses
import random

import numpy as np
import polars as pl

from agents.content import Content
from agents.dumper import Dumper
from agents.quantities import Quantities
from agents.strain import feel_strain
from experiments.lab import Case, Estimate, Lab, estimate
from experiments.lab.estimates import paired, ratio

from .laws import any_mind, any_text, share_of_minds
from .shared import own_texts, per_couple

DAYS, LATER = 60.0, 30.0
Q = Quantities()


def measure(lab: Lab) -> dict[str, Estimate]:
    """Return the law of reactance, and what pleas do to aversion, answers and own texts."""
    pressed, unpressed = (Case(dumpee=policy, days=DAYS) for policy in ("plead", "buddy"))
    aversion = [lab.daily(case, ("dumper.aversion",), (LATER,))["dumper.aversion"][0]
                for case in (pressed, unpressed)]  # fmt: skip
    texts = [lab.texts(case) for case in (pressed, unpressed)]
    own = [per_couple(own_texts(found), lab.couples) for found in texts]
    return {
        "pressed": share_of_minds(_any_demand),
        "aversion": paired(*aversion),
        "warmth": cooler(texts[1], texts[0], lab.couples),
        "away": ratio(*own),
    }


def demand_presses(dumper: Dumper, text: Content, less: float, more: float) -> bool:
    """Tell whether the same text with more pressure leaves as much aversion and overwhelm."""
    minds = []
    for pressure in (less, more):
        mind = dataclasses.replace(dumper)
        feel_strain(mind, Q, dataclasses.replace(text, pressure=pressure))
        minds.append(mind)
    mild, hard = minds
    return hard.aversion >= mild.aversion - 1e-12 and hard.overwhelm >= mild.overwhelm - 1e-12


def cooler(warm: pl.DataFrame, cool: pl.DataFrame, couples: int) -> Estimate:
    """Return how much warmer the dumper's answers are among the first texts than the second."""
    columns = []
    for texts in (warm, cool):
        sent = (pl.col("sender") == "dumper") & ~pl.col("read") & (pl.col("answers") >= 0)
        answers = texts.filter(sent & (pl.col("intent").cast(pl.String) != "everyday"))
        couple, warmth = answers["couple"].to_numpy(), answers["warmth"].to_numpy()
        columns += [np.bincount(couple, warmth, couples), per_couple(answers, couples)]
    return estimate(columns, lambda a, n, b, m: a / n - b / m)


def _any_demand(chance: random.Random) -> bool:
    less, more = sorted((chance.random(), chance.random()))
    return demand_presses(any_mind(Dumper, chance), any_text(chance), less, more)
