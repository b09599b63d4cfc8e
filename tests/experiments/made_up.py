"""Outcomes that no couple lived, to put known numbers through the statistics."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import polars as pl

from experiments.design import Design, Plan, plan
from experiments.outcomes import SCHEMA
from sim.outcome import Outcome

HORIZON = 60.0
Days = Sequence[float | None]

BLANK = Outcome(
    couple=0, horizon_days=HORIZON, healed_day=None, recovered_day=None, crises=0,
    distress_mean=0.5, peak_distress=0.9, texts=10, texts_by_dumpee=6, texts_by_dumper=4,
    undelivered=0, blocked_day=None, reunited_day=None, reunion_cause="none", reunions=0,
    reunion_lasted_days=None, friends_day=None, posts_seen=0, status="apart",
)  # fmt: skip


def table(healed: Days, crises: Sequence[int] | None = None) -> pl.DataFrame:
    """Return the outcomes of couples who differ only in these."""
    counts = crises or [0] * len(healed)
    rows = [
        BLANK._replace(couple=i, healed_day=day, crises=count)
        for i, (day, count) in enumerate(zip(healed, counts, strict=True))
    ]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def plan_for(couples: int, design: Design | None = None) -> Plan:
    """Return a plan of 2 × 2 pairs, the default (breadcrumb × polite) the first."""
    asked = design or Design("breadcrumbs", ("breadcrumb", "silence"), ("polite", "eager"))
    return plan(dataclasses.replace(asked, couples=couples, horizon_days=HORIZON))
