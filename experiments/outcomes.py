"""The outcomes of all couples as one table, kept as Parquet so that they can be looked at again."""

from __future__ import annotations

import typing
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from agents.returning import CAUSES
from sim.couple import STATUSES
from sim.outcome import Outcome

_TYPES: dict[object, Any] = {
    int: pl.Int32,
    float: pl.Float64,
    float | None: pl.Float64,
}
_NAMES = {"reunion_cause": pl.Enum(CAUSES), "status": pl.Enum(STATUSES)}
SCHEMA: dict[str, Any] = {
    name: _NAMES.get(name) or _TYPES[kind] for name, kind in typing.get_type_hints(Outcome).items()
}
"""Columns of an outcome and their types: 110 bytes a couple."""


def table_of(outcomes: Sequence[Outcome]) -> pl.DataFrame:
    """Return outcomes as a table, one row each."""
    return pl.DataFrame(outcomes, schema=SCHEMA, orient="row")


def table_from(columns: dict[str, Any]) -> pl.DataFrame:
    """Return the same table from arrays (sim.outcome.outcome_columns)."""
    return pl.DataFrame({name: _series(name, column) for name, column in columns.items()})


def _series(name: str, column: Any) -> pl.Series:
    if name in _NAMES:
        return pl.Series(np.array(_NAMES[name].categories)[column], dtype=_NAMES[name])
    if SCHEMA[name] == pl.Float64:
        return pl.Series(column, nan_to_null=True)
    return pl.Series(column).cast(SCHEMA[name])


class OutcomeTable:
    """Collects parts in any order into one row for each couple under each arm."""

    def __init__(self) -> None:
        self._parts: dict[int, list[tuple[int, pl.DataFrame]]] = {}

    def add(self, arm: int, first: int, part: pl.DataFrame) -> None:
        """Take in the outcomes of couples `first`… of one arm, in their order."""
        self._parts.setdefault(arm, []).append((first, part))

    def by_arm(self) -> list[pl.DataFrame]:
        """Return one table for each arm, in their order; rows are couples in theirs."""
        return [self._joined(arm) for arm in sorted(self._parts)]

    def _joined(self, arm: int) -> pl.DataFrame:
        parts = sorted(self._parts.pop(arm), key=lambda part: part[0])
        return pl.concat([part for _, part in parts], rechunk=True)


def named(tables: Sequence[pl.DataFrame], names: Iterable[tuple[str, str]]) -> pl.DataFrame:
    """Put tables together, each with the names of its (dumper's, dumpee's) policy in front."""
    pairs = list(names)
    dumper, dumpee = (pl.Enum(list(dict.fromkeys(side))) for side in zip(*pairs, strict=True))
    parts = [
        table.select(
            pl.lit(pair[0], dtype=dumper).alias("dumper"),
            pl.lit(pair[1], dtype=dumpee).alias("dumpee"),
            pl.all(),
        )
        for table, pair in zip(tables, pairs, strict=True)
    ]
    return pl.concat(parts)


def write_outcomes(table: pl.DataFrame, path: Path, facts: dict[str, str]) -> None:
    """Store outcomes as Parquet; `facts` (model version, seed, scenario, command) go along."""
    table.write_parquet(path, metadata=facts)


def read_outcomes(path: Path) -> tuple[pl.DataFrame, dict[str, str]]:
    """Return stored outcomes and the facts that were stored with them."""
    facts = pl.read_parquet_metadata(path)
    facts.pop("ARROW:schema", None)
    return pl.read_parquet(path), facts
