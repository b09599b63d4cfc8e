"""What a comparison came to: policies ranked by the dumpee's healing, with intervals."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

import numpy as np
import polars as pl

from agents.returning import CAUSES
from agents.version import MODEL_VERSION
from experiments.design import Plan
from experiments.outcomes import named
from experiments.survival import (
    DRAWS,
    LEVEL,
    Floats,
    Interval,
    Times,
    censor,
    interval,
    logrank_p,
    median_days,
    resampled_means,
    restricted_mean,
)
from sim.couple import STATUSES

REMINDER = (
    "This is a model, not advice: it shows what its assumptions lead to, not what real people "
    "will do."
)


@dataclass(frozen=True)
class PairResult:
    """What one pair of policies came to, over all couples.

    Days are days since the breakup. `rmst_days` is the dumpee's restricted mean healing time, that
    is, of min(healing, horizon), `dumper_recovery_days` the dumper's. `rmst_difference_days` is
    this pair's minus that of the scenario's default, couple by couple: below 0 heals sooner.
    `best_share` is how often this pair heals soonest among those asked for when couples are drawn
    again, `told_from_best` whether it heals later than the soonest beyond chance. Shares and
    distress are 0..1; a reunion counts under the cause of a couple's first.
    """

    dumper: str
    dumpee: str
    is_default: bool
    median_days: float | None
    median_ci: tuple[float | None, float | None]
    rmst_days: float
    rmst_ci: Interval
    rmst_difference_days: float
    rmst_difference_ci: Interval
    logrank_p: float | None
    best_share: float | None
    told_from_best: bool
    healed_share: float
    crises_per_couple: float
    crises_ci: Interval
    distress_mean: float
    dumper_recovery_days: float
    dumper_recovered_share: float
    texts_per_couple: float
    texts_by_dumper: float
    texts_by_dumpee: float
    blocked_share: float
    reunited_share: float
    reunions_by_cause: dict[str, int]
    status_at_end: dict[str, int]

    @property
    def label(self) -> str:
        """Both policies, the dumper's first."""
        return f"{self.dumper} × {self.dumpee}"


@dataclass(frozen=True)
class Comparison:
    """The answer to a design: pairs from the soonest healed to the latest.

    `default` is the scenario's own pair, which is among `pairs` only if it was asked for.
    `outcomes` has a row for each couple under each pair, the default's among them.
    """

    scenario: str
    title: str
    about: str
    seed: int
    couples: int
    horizon_days: float
    settings: dict[str, float]
    processes: list[str]
    events: list[str]
    model_version: str
    version: str
    command: str
    pairs: list[PairResult]
    default: PairResult
    outcomes: pl.DataFrame

    def to_json(self) -> dict[str, Any]:
        """Return everything but the single outcomes, with stable keys."""
        kept = {f.name: getattr(self, f.name) for f in dataclasses.fields(self)}
        del kept["outcomes"]
        kept["pairs"] = [dataclasses.asdict(pair) for pair in self.pairs]
        kept["default"] = dataclasses.asdict(self.default)
        return {**kept, "interval": LEVEL, "resamplings": DRAWS, "note": REMINDER}

    def times(self, pair: PairResult) -> Times:
        """Return the healing times of one pair, in the order of couples."""
        mine = (pl.col("dumper") == pair.dumper) & (pl.col("dumpee") == pair.dumpee)
        return censor(self.outcomes.filter(mine)["healed_day"], self.horizon_days)


def summarise(plan: Plan, tables: list[pl.DataFrame]) -> Comparison:
    """Sum up the outcomes of every arm, one table each in their order."""
    sums = _Sums(plan, tables)
    results = [sums.result(arm) for arm in range(len(tables))]
    ranked = sorted(
        results[: plan.compared], key=lambda pair: (pair.rmst_days, pair.dumper, pair.dumpee)
    )
    names = [(arm.dumper.name, arm.dumpee.name) for arm in plan.work.arms]
    return Comparison(
        scenario=plan.scenario.name,
        title=plan.scenario.title,
        about=plan.scenario.about,
        seed=plan.work.seed,
        couples=plan.work.couples,
        horizon_days=plan.horizon_days,
        settings=dict(plan.design.settings),
        processes=list(plan.design.processes),
        events=list(plan.design.events),
        model_version=MODEL_VERSION,
        version=version("aftertext"),
        command=plan.command,
        pairs=ranked,
        default=results[plan.default],
        outcomes=named(tables, names),
    )


class _Sums:
    """All arms summed up over the same couples, and over the same resamplings of them."""

    def __init__(self, plan: Plan, tables: list[pl.DataFrame]) -> None:
        self._plan, self._tables = plan, tables
        self._healing = [censor(table["healed_day"], plan.horizon_days) for table in tables]
        self._crises = [table["crises"].cast(pl.Float64).to_numpy() for table in tables]
        self._means = [restricted_mean(times, plan.horizon_days) for times in self._healing]
        self._best = min(range(plan.compared), key=lambda arm: self._means[arm])
        columns = [times.days for times in self._healing] + self._crises
        drawn = resampled_means(np.column_stack(columns), plan.work.seed)
        self._drawn_days, self._drawn_crises = np.hsplit(drawn, 2)
        self._best_shares = _shares_of_best(self._drawn_days[:, : plan.compared])

    def result(self, arm: int) -> PairResult:
        """Return what one arm came to."""
        choice = self._plan.work.arms[arm]
        return PairResult(
            dumper=choice.dumper.name,
            dumpee=choice.dumpee.name,
            is_default=arm == self._plan.default,
            **self._of_healing(arm),
            **self._of_crises(arm),
            **_other_means(self._tables[arm], self._plan.horizon_days),
        )

    def _of_healing(self, arm: int) -> dict[str, Any]:
        times, default = self._healing[arm], self._plan.default
        median, median_ci = median_days(times)
        difference, difference_ci = self._difference(arm, default)
        return {
            "median_days": median,
            "median_ci": median_ci,
            "rmst_days": self._means[arm],
            "rmst_ci": interval(self._means[arm], self._drawn_days[:, arm]),
            "rmst_difference_days": difference,
            "rmst_difference_ci": difference_ci,
            "logrank_p": logrank_p(times, self._healing[default]),
            "best_share": self._best_shares[arm] if arm < self._plan.compared else None,
            "told_from_best": self._difference(arm, self._best)[1][0] > 0.0,
            "healed_share": float(times.seen.mean()),
        }

    def _of_crises(self, arm: int) -> dict[str, Any]:
        mean = float(self._crises[arm].mean())
        return {
            "crises_per_couple": mean,
            "crises_ci": interval(mean, self._drawn_crises[:, arm]),
        }

    def _difference(self, arm: int, base: int) -> tuple[float, Interval]:
        difference = self._means[arm] - self._means[base]
        drawn = self._drawn_days[:, arm] - self._drawn_days[:, base]
        return difference, interval(difference, drawn)


def _shares_of_best(drawn: Floats) -> list[float]:
    """Return how often each column of (draws, k) is the least; equals share a draw."""
    is_best = drawn == drawn.min(axis=1, keepdims=True)
    shares = (is_best / is_best.sum(axis=1, keepdims=True)).mean(axis=0)
    return [float(share) for share in shares]


def _other_means(table: pl.DataFrame, horizon: float) -> dict[str, Any]:
    recovery = censor(table["recovered_day"], horizon)
    return {
        "distress_mean": _mean(table["distress_mean"]),
        "dumper_recovery_days": restricted_mean(recovery, horizon),
        "dumper_recovered_share": float(recovery.seen.mean()),
        "texts_per_couple": _mean(table["texts"]),
        "texts_by_dumper": _mean(table["texts_by_dumper"]),
        "texts_by_dumpee": _mean(table["texts_by_dumpee"]),
        "blocked_share": _mean(table["blocked_day"].is_not_null()),
        "reunited_share": _mean(table["reunited_day"].is_not_null()),
        "reunions_by_cause": _counts(table["reunion_cause"], CAUSES[1:]),
        "status_at_end": _counts(table["status"], STATUSES),
    }


def _mean(column: pl.Series) -> float:
    return float(column.cast(pl.Float64).to_numpy().mean())


def _counts(column: pl.Series, kinds: tuple[str, ...]) -> dict[str, int]:
    return {kind: int((column == kind).sum()) for kind in kinds}
