"""How `aftertext sensitivity` looks on a terminal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from experiments.sensitivity.words import (
    declared,
    direction,
    how_assumed,
    how_spread,
    index,
    index_alone,
    leaders,
    title,
    watched,
)

_PLAIN_WIDTH = 120
_COLUMNS = ("quantity", "S1", "ST [95 %]", "more of it", "value (range)", "evidence")


def show(results: dict[str, Any], written: list[Path]) -> None:
    """Print the leading quantities for each outcome, and what they rest on."""
    console = Console(highlight=False, emoji=False)
    if not console.is_terminal:
        console.width = max(console.width, _PLAIN_WIDTH)
    for outcome in watched(results):
        console.print(_leaders(results, outcome))
        said = [*how_spread(results, outcome), how_assumed(results, outcome), ""]
        console.print("\n".join(said), markup=False)
    console.print("This is a model, not advice: it shows what its answers hang on.")
    if written:
        names = ", ".join(path.name for path in written)
        console.print(f"written: {written[0].parent} ({names})", soft_wrap=True)
    print(f"again: {results['command']}")


def _leaders(results: dict[str, Any], outcome: str) -> Table:
    heading = f"{title(outcome)}: what matters most in model {results['model_version']}"
    table = Table(box=box.SIMPLE, title=heading, title_justify="left", pad_edge=False)
    for number, name in enumerate(_COLUMNS):
        table.add_column(name, justify="right" if number == 1 else "left", no_wrap=number < 4)
    for row, quantity in leaders(results, outcome):
        table.add_row(
            quantity["name"], index_alone(row["S1"]), index(row["ST"], row["ST_ci"]),
            direction(outcome, quantity), declared(quantity),
            quantity["evidence"],
        )  # fmt: skip
    return table
