"""A comparison as a table: for the terminal, as CSV and as Parquet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import polars as pl
from rich.console import Console
from rich.measure import Measurement
from rich.table import Table

from experiments.report.words import median_words, number, signed, span
from experiments.summary import Comparison, PairResult


class Column(NamedTuple):
    """A column as people read it: its heading in two lines, what a cell says, what it means.

    Where a table is too narrow, columns go from the highest `spare` down; those of 0 stay.
    """

    top: str
    bottom: str
    cell: Callable[[PairResult], str]
    spare: int
    meaning: str

    @property
    def heading(self) -> str:
        """The heading in one line."""
        return f"{self.top} {self.bottom}".replace("- ", "").strip()


def _difference(pair: PairResult) -> str:
    if pair.is_default:
        return "own"
    low, high = pair.rmst_difference_ci
    unclear = "≈" if low <= 0.0 <= high else ""
    return unclear + signed(pair.rmst_difference_days)


def _percent(share: float) -> str:
    return f"{share:.0%}"


COLUMNS = (
    Column("", "dumper", lambda p: p.dumper, 0, "policy of the one who left"),
    Column("", "dumpee", lambda p: p.dumpee, 0, "policy of the one who was left"),
    Column("mean", "days", lambda p: number(p.rmst_days), 0,
           "days to healing on average, counting the horizon for those not healed by then"),
    Column("", "95%", lambda p: span(*p.rmst_ci), 0,
           "interval of that mean, by drawing the couples again"),
    Column("vs", "own", _difference, 0,
           "days more (+) or less (−) than under the scenario's own pair, over the same couples; "
           "≈ where the interval includes no difference"),
    Column("median", "days", median_words, 1, "day by which half have healed; – where under half"),
    Column("", "healed", lambda p: _percent(p.healed_share), 0, "healed by the horizon"),
    Column("", "crises", lambda p: f"{p.crises_per_couple:.2f}", 0, "crises a couple"),
    Column("dis-", "tress", lambda p: f"{p.distress_mean:.2f}", 4,
           "the dumpee's distress (0 to 1), averaged over all days"),
    Column("dumper", "days", lambda p: number(p.dumper_recovery_days), 2,
           "days until the dumper is over it, averaged like healing"),
    Column("", "texts", lambda p: number(p.texts_per_couple), 3, "texts a couple, of both"),
    Column("", "block", lambda p: _percent(p.blocked_share), 5, "couples in which one blocked"),
    Column("re-", "united", lambda p: _percent(p.reunited_share), 6,
           "couples that came together again, for however long"),
)  # fmt: skip
"""What a reader sees of each pair."""


def terminal_table(comparison: Comparison, console: Console) -> Table:
    """Return the ranking for a terminal, leaving out columns that do not fit its width."""
    shown = list(COLUMNS)
    while True:
        table = _table(comparison, shown)
        needed = Measurement.get(console, console.options.update(width=10_000), table).maximum
        least = max(shown, key=lambda column: column.spare)
        if needed <= console.width or least.spare == 0:
            return table
        shown.remove(least)


def _table(comparison: Comparison, columns: list[Column]) -> Table:
    table = Table(box=None, padding=(0, 0, 0, 1), pad_edge=False, header_style="bold")
    for i, column in enumerate(columns):
        left = i < 2
        table.add_column(
            f"{column.top}\n{column.bottom}",
            justify="left" if left else "right",
            overflow="fold",
            no_wrap=not left,
        )
    for pair in comparison.pairs:
        style = "bold" if pair is comparison.pairs[0] else ""
        table.add_row(*(column.cell(pair) for column in columns), style=style)
    if not any(pair.is_default for pair in comparison.pairs):
        table.add_section()
        table.add_row(*(column.cell(comparison.default) for column in columns), style="dim")
    return table


def frame(comparison: Comparison) -> pl.DataFrame:
    """Return the ranking as a table of plain values, one row a pair, intervals as low and high."""
    facts = {
        "scenario": comparison.scenario,
        "model_version": comparison.model_version,
        "seed": comparison.seed,
        "couples": comparison.couples,
        "horizon_days": comparison.horizon_days,
    }
    rows = [{**facts, "rank": i + 1, **_flat(p)} for i, p in enumerate(comparison.pairs)]
    if not any(pair.is_default for pair in comparison.pairs):
        rows.append({**facts, "rank": None, **_flat(comparison.default)})
    return pl.DataFrame(rows, infer_schema_length=None)


def _flat(pair: PairResult) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, value in vars(pair).items():
        if isinstance(value, tuple):
            flat[name.replace("_ci", "_low")], flat[name.replace("_ci", "_high")] = value
        elif not isinstance(value, dict):
            flat[name] = value
    flat |= {f"reunions_{cause}": n for cause, n in pair.reunions_by_cause.items()}
    return flat | {f"{status}_at_end": n for status, n in pair.status_at_end.items()}


def write_tables(comparison: Comparison, csv: Path, parquet: Path, facts: dict[str, str]) -> None:
    """Store the ranking as CSV and as Parquet; `facts` go into the latter's metadata."""
    table = frame(comparison)
    table.write_csv(csv)
    table.write_parquet(parquet, metadata=facts)
