"""What is kept of a couple once its time is over: one row, from which every statistic is made."""

from __future__ import annotations

from typing import NamedTuple

from agents.returning import CAUSES
from agents.version import MODEL_VERSION
from sim.couple import STATUSES, Couple

__all__ = ["MODEL_VERSION", "Outcome", "outcome_of"]


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


def outcome_of(couple: Couple, index: int) -> Outcome:
    """Sum up couple number `index` at the end of its time."""
    return Outcome(
        couple=index,
        horizon_days=couple.horizon,
        healed_day=_day(couple.dumpee.healed_day),
        recovered_day=_day(couple.dumper.recovered_day),
        crises=couple.dumpee.crises,
        distress_mean=couple.dumpee.distress_days / couple.horizon,
        peak_distress=couple.dumpee.peak_distress,
        texts=couple.texts,
        texts_by_dumpee=couple.seats[0].n_sent,
        texts_by_dumper=couple.seats[1].n_sent,
        undelivered=couple.undelivered,
        blocked_day=_day(couple.first_block_day),
        reunited_day=_day(couple.first_reunion_day),
        reunion_cause=CAUSES[couple.first_cause],
        reunions=couple.reunions,
        reunion_lasted_days=_day(couple.first_reunion_lasted),
        friends_day=_day(couple.friends_day),
        posts_seen=couple.posts_seen,
        status=STATUSES[couple.status],
    )


def _day(value: float) -> float | None:
    return None if value < 0.0 else value
