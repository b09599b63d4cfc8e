"""What is kept of a couple once its time is over: one row, from which every statistic is made."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from agents.returning import CAUSES
from agents.version import MODEL_VERSION
from sim.couple import STATUSES, Couple
from sim.layout import Records

__all__ = ["MODEL_VERSION", "Outcome", "outcome_columns", "outcome_of"]


class Outcome(NamedTuple):
    """One couple's result. Days are days since the breakup; None is 'not by the horizon'.

    `distress_mean` is the area under the dumpee's distress over the horizon, divided by it (0..1).
    """

    couple: int
    horizon_days: float
    healed_day: float | None
    recovered_day: float | None
    crises: int
    distress_mean: float
    peak_distress: float
    texts: int
    texts_by_dumpee: int
    texts_by_dumper: int
    undelivered: int
    blocked_day: float | None
    reunited_day: float | None
    reunion_cause: str
    reunions: int
    reunion_lasted_days: float | None
    friends_day: float | None
    posts_seen: int
    status: str


Place = tuple[str | int, ...]

_PLACES: dict[str, Place] = {
    "horizon_days": ("horizon",),
    "healed_day": ("dumpee", "healed_day"),
    "recovered_day": ("dumper", "recovered_day"),
    "crises": ("dumpee", "crises"),
    "distress_mean": ("dumpee", "distress_days"),
    "peak_distress": ("dumpee", "peak_distress"),
    "texts": ("texts",),
    "texts_by_dumpee": ("seats", 0, "n_sent"),
    "texts_by_dumper": ("seats", 1, "n_sent"),
    "undelivered": ("undelivered",),
    "blocked_day": ("first_block_day",),
    "reunited_day": ("first_reunion_day",),
    "reunion_cause": ("first_cause",),
    "reunions": ("reunions",),
    "reunion_lasted_days": ("first_reunion_lasted",),
    "friends_day": ("friends_day",),
    "posts_seen": ("posts_seen",),
    "status": ("status",),
}
"""Where each column is found in a couple."""
_NAMES = {"reunion_cause": CAUSES, "status": STATUSES}
_MAY_BE_MISSING = {"healed_day", "recovered_day", "blocked_day", "reunited_day",
                   "reunion_lasted_days", "friends_day"}  # fmt: skip


def outcome_of(couple: Couple, index: int) -> Outcome:
    """Sum up couple number `index` at the end of its time."""
    found: dict[str, Any] = {name: _at(couple, place) for name, place in _PLACES.items()}
    found["distress_mean"] /= couple.horizon
    for name, names in _NAMES.items():
        found[name] = names[found[name]]
    for name in _MAY_BE_MISSING:
        found[name] = None if found[name] < 0.0 else found[name]
    return Outcome(couple=index, **found)


def outcome_columns(couples: Records, indices: npt.NDArray[np.int64]) -> dict[str, Any]:
    """Sum up many couples at once: the same by columns of shape (len(couples),).

    What did not come by the horizon is NaN; reunion_cause and status are their numbers.
    """
    found = {"couple": indices} | {n: _column(couples, place) for n, place in _PLACES.items()}
    found["distress_mean"] = found["distress_mean"] / found["horizon_days"]
    for name in _MAY_BE_MISSING:
        found[name][found[name] < 0.0] = np.nan
    return found


def _at(couple: Any, place: Place) -> Any:
    for step in place:
        couple = getattr(couple, step) if isinstance(step, str) else couple[step]
    return couple


def _column(couples: Any, place: Place) -> Any:
    for step in place:
        couples = couples[step] if isinstance(step, str) else couples[:, step]
    return np.array(couples)
