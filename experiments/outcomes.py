"""The outcomes of all couples as one table, kept as Parquet so that they can be looked at again."""

from __future__ import annotations

import typing
from collections.abc import Iterable, Sequence
from pathlib import Path

import polars as pl

from experiments.runner import Done
from sim.outcome import Outcome

_TYPES: dict[object, type[pl.DataType]] = {
    int: pl.Int64,
    float: pl.Float64,
    str: pl.String,
    float | None: pl.Float64,
}
SCHEMA = {name: _TYPES[kind] for name, kind in typing.get_type_hints(Outcome).items()}
"""Columns of an outcome and their types."""


class OutcomeTable:
    """Collects finished chunks, in any order, into one row for each couple under each arm."""

    def __init__(self) -> None:
        self._parts: list[pl.DataFrame] = []

    def add(self, done: Done) -> None:
        """Take in a finished chunk."""
        part = pl.DataFrame(done.outcomes, schema=SCHEMA, orient="row")
        self._parts.append(part.select(pl.lit(done.chunk.arm).alias("arm"), pl.all()))

    def by_arm(self) -> list[pl.DataFrame]:
        """Return one table for each arm, in their order; rows are couples in theirs."""
        table = pl.concat(self._parts).sort("arm", "couple")
        return [part.drop("arm") for part in table.partition_by("arm", maintain_order=True)]


def named(tables: Sequence[pl.DataFrame], names: Iterable[tuple[str, str]]) -> pl.DataFrame:
    """Put tables together, each with the names of its (dumper's, dumpee's) policy in front."""
    parts = [
        table.select(pl.lit(dumper).alias("dumper"), pl.lit(dumpee).alias("dumpee"), pl.all())
        for table, (dumper, dumpee) in zip(tables, names, strict=True)
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
