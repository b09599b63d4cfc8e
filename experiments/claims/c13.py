"""C13 (P34): a dumper who keeps being texted is overwhelmed, turns impatient and hurts."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

import polars as pl

from experiments.lab import Case, Estimate, Lab, estimate, population_texts

from .shared import per_couple, urges_times

SELDOM, OFTEN = 0.5, 2.0
"""Factors on all urges of the dumpee to write."""
HURTS = 0.4
"""Hostility from which a text is meant to hurt, as in agents.signs."""
DAYS = 30.0


def measure(lab: Lab) -> dict[str, Estimate]:
    """Return how many more of the replies hurt where the dumpee writes more."""
    cases = [
        Case("impatient", "eager", DAYS, numbers=urges_times("dumpee", factor, lab.quantities))
        for factor in (SELDOM, OFTEN)
    ]
    people = [population_texts(_lab_of(lab, factor), DAYS) for factor in (SELDOM, OFTEN)]
    return {
        "impatient": more_hurt([lab.texts(case) for case in cases], lab.couples),
        "population": more_hurt(people, lab.couples),
    }


def more_hurt(few_and_many: Sequence[pl.DataFrame], couples: int) -> Estimate:
    """Return the share of replies that hurt in the second table of texts, minus the first's."""
    counts: list[Any] = []
    for texts in few_and_many:
        replies = texts.filter(
            ~pl.col("read") & (pl.col("sender") == "dumper") & (pl.col("answers") >= 0)
        )
        hurtful = replies.filter(pl.col("hostility") >= HURTS)
        counts += [per_couple(hurtful, couples), per_couple(replies, couples)]
    return estimate(counts, lambda hurt0, all0, hurt1, all1: hurt1 / all1 - hurt0 / all0)


def _lab_of(lab: Lab, factor: float) -> Lab:
    """Return a laboratory whose dumpees write more often, or less."""
    numbers: dict[str, Any] = dict(urges_times("dumpee", factor, lab.quantities))
    return Lab(dataclasses.replace(lab.quantities, **numbers), lab.couples, lab.seed)
