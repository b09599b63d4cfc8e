"""C26 (P46): dumpers who turn angry and call names when no answer comes."""

from __future__ import annotations

import dataclasses
import random

import polars as pl

from agents.dumper import Dumper
from agents.quantities import Quantities
from agents.strain import feel_ignored
from experiments.lab import Case, Estimate, Lab
from experiments.lab.estimates import group_difference, mean, paired
from experiments.lab.lab import Floats

from .laws import any_mind, share_of_minds
from .shared import per_couple

DAYS = 90.0


def measure(lab: Lab) -> dict[str, Estimate]:
    """Return the share of dumpers who attack: of all, against answers, and by maturity."""
    hurts = lab.quantities.sign_attack_hostility
    unanswered, answered = (
        Case(dumper="breadcrumb", dumpee=dumpee, days=DAYS) for dumpee in ("no_contact", "polite")
    )
    hostile = attackers(lab.texts(unanswered), lab.couples, hurts)
    maturity = lab.daily(unanswered, ("dumper.maturity",), (0.0,))["dumper.maturity"][0]
    return {
        "some": mean(hostile),
        "silence": paired(hostile, attackers(lab.texts(answered), lab.couples, hurts)),
        "immature": group_difference(hostile, maturity < 0.6),
        "sting": share_of_minds(lambda chance: _law(chance, lab.quantities)),
    }


def attackers(texts: pl.DataFrame, couples: int, hurts: float) -> Floats:
    """Tell whose dumper sent a text as hostile as one that hurts, 1 or 0, shape (couples,)."""
    sent = texts.filter((pl.col("sender") == "dumper") & ~pl.col("read"))
    attacks = sent.filter(pl.col("hostility") >= hurts)
    return (per_couple(attacks, couples) > 0.0).astype(float)


def maturity_cools(r: Dumper, q: Quantities, less: float) -> bool:
    """Tell whether silence angers a dumper, and a twin who is less mature at least as much."""
    twin = dataclasses.replace(r, maturity=min(less, r.maturity))
    before = r.resentment
    feel_ignored(r, q)
    feel_ignored(twin, q)
    return before <= r.resentment <= twin.resentment + 1e-12


def _law(chance: random.Random, q: Quantities) -> bool:
    return maturity_cools(any_mind(Dumper, chance), q, chance.random())
