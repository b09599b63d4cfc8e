"""C38 (P60): why the two text, side by side."""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl

from agents.motives import DUMPEE_MOTIVES, DUMPER_MOTIVES
from experiments.lab import Estimate, Lab, estimate, population_texts

from .shared import Floats, own_texts

DAYS = 90.0
MOTIVES = {"dumpee": DUMPEE_MOTIVES, "dumper": DUMPER_MOTIVES}
FAMILIES = {
    "drawn to the ex": (
        "anxiety", "win_back", "nostalgia", "validation", "fear_of_loss", "own_love", "pity",
    ),
    "company and news": ("loneliness", "boredom", "curiosity", "news"),
    "something wanted": ("closure", "money", "support"),
    "conscience": ("guilt", "shame"),
    "anger and jealousy": ("protest", "resentment", "jealousy"),
    "others' wish": ("advice", "pressure"),
}  # fmt: skip
"""Motives of both sides under heads that both could have, so that the sides can be compared."""
DRAWN = list(FAMILIES).index("drawn to the ex")


def measure(lab: Lab) -> dict[str, Estimate]:
    """Return how far apart the reasons of the two sides are."""
    counts = by_family(motive_counts(lab))
    return {"differ": distance(counts), "drawn": surplus(counts, DRAWN)}


def motive_counts(lab: Lab) -> dict[str, dict[str, Floats]]:
    """Return own texts by side and motive, each of shape (couples,); without 'plan'."""
    texts = population_texts(lab, DAYS)
    return {
        side: {name: _counted(own_texts(texts, side), name, lab.couples) for name in names}
        for side, names in MOTIVES.items()
    }


def _counted(texts: pl.DataFrame, motive: str, couples: int) -> Floats:
    mine = texts.filter(pl.col("motive") == motive)["couple"].to_numpy()
    return np.bincount(mine, minlength=couples).astype(float)


def by_family(counts: dict[str, dict[str, Floats]]) -> Floats:
    """Return own texts by side and family of motives, shape (2, families, couples)."""
    couples = len(next(iter(counts["dumpee"].values())))
    nothing = np.zeros(couples)
    return np.array([
        [np.sum([counts[side].get(name, nothing) for name in names], axis=0)
         for names in FAMILIES.values()]
        for side in MOTIVES
    ])  # fmt: skip


def distance(counts: Floats) -> Estimate:
    """Return the total-variation distance: the share of texts that would need another reason."""

    def of(*means: Any) -> Any:
        ours, theirs = shares(means)
        return np.abs(ours - theirs).sum(axis=0) / 2.0

    return estimate(list(counts.reshape(-1, counts.shape[-1])), of)


def surplus(counts: Floats, family: int) -> Estimate:
    """Return the share of one family among the dumpee's own texts minus that among the dumper's."""

    def of(*means: Any) -> Any:
        ours, theirs = shares(means)
        return ours[family] - theirs[family]

    return estimate(list(counts.reshape(-1, counts.shape[-1])), of)


def shares(means: tuple[Any, ...]) -> tuple[Any, Any]:
    """Return the shares of the families on both sides from mean counts, the dumpee's first."""
    half = len(means) // 2
    ours, theirs = np.array(means[:half]), np.array(means[half:])
    return ours / ours.sum(axis=0), theirs / theirs.sum(axis=0)
