"""How `aftertext facts` looks on a terminal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from experiments.facts.registry import find_fact
from experiments.facts.words import counted, observed_in_words, simulated_in_words

_PLAIN_WIDTH = 110
_WITHIN = {True: "[green]yes[/green]", False: "[red]no[/red]", None: "[yellow]?[/yellow]"}


def show(results: dict[str, Any], out: Path | None) -> None:
    """Print everything that was measured."""
    console = Console(highlight=False, emoji=False)
    if not console.is_terminal:
        console.width = max(console.width, _PLAIN_WIDTH)
    console.print(_table(results))
    _explain(console, results["facts"])
    console.print(counted(results), markup=False)
    console.print("This is a model, not advice. The findings' sources: aftertext list facts")
    if out is not None:
        console.print(f"written: {out}", soft_wrap=True)
    print(f"again: {results['command']}")


def _table(results: dict[str, Any]) -> Table:
    """Return one line a finding, and under it one a part."""
    title = (
        f"Published findings beside the simulation: {results['couples']:,} couples of the default "
        f"population, seed {results['seed']}"
    )
    table = Table(box=box.SIMPLE, title=title, title_justify="left", pad_edge=False)
    for name in ("id", "finding", "observed", "simulated [95 %]", "within"):
        table.add_column(name, no_wrap=name in ("id", "within"))
    for row in results["facts"]:
        kind = row["kind"].replace("_", " ")
        table.add_row(
            f"[bold]{row['id']}[/bold]", f"[bold]{row['finding']}[/bold]", f"[dim]{kind}[/dim]",
            "", _WITHIN[row["within"]],
        )  # fmt: skip
        for part in row["parts"]:
            table.add_row(
                "", f"  {part['about']}", observed_in_words(part),
                simulated_in_words(part).replace("[", r"\["),
                _WITHIN[part["within"]] if part["judged"] else "",
            )  # fmt: skip
    return table


def _explain(console: Console, facts: list[dict[str, Any]]) -> None:
    """Say where article and findings disagree, and why a finding is not met."""
    for row in facts:
        fact = find_fact(row["id"])
        if fact.regime:
            claims = f" ({', '.join(fact.bears_on)})" if fact.bears_on else ""
            console.print(f"{row['id']} beside the article{claims}: {fact.regime}", markup=False)
        if fact.found and row["within"] is False:
            console.print(f"{row['id']} not within: {fact.found}", markup=False)
