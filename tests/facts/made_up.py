"""Populations that nobody lived, to put known courses through the statistics."""

from __future__ import annotations

from typing import Any

import numpy as np

from experiments.facts.seen import FIELDS, Seen
from experiments.lab import Lab, Population

DAYS = np.array([*range(61), *range(67, 730, 7)], float)


def made_up(couples: int, fields: dict[str, Any], **columns: Any) -> Seen:
    """Return a run in which fields are as given and all others are 0.

    A field is broadcast to (days, couples); `columns` are dumper, dumpee, mutual, reunited_day.
    """
    shape = (len(DAYS), couples)
    daily = {name: np.broadcast_to(np.asarray(fields.get(name, 0.0), float), shape).copy()
             for name in FIELDS}  # fmt: skip
    assert set(fields) <= set(FIELDS)
    outcomes = {"reunited_day": columns.get("reunited_day", np.full(couples, np.nan))}
    seen = Seen(Lab(couples=couples))
    planted = Population(
        DAYS, daily, outcomes,
        np.asarray(columns.get("mutual", np.zeros(couples)), bool),
        np.asarray(columns.get("dumper", np.zeros(couples)), int),
        np.asarray(columns.get("dumpee", np.zeros(couples)), int),
    )  # fmt: skip
    seen.once("population", lambda: planted)
    return seen
