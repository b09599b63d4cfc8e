"""How `aftertext claims` looks on a terminal."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from experiments.claims.words import (
    effect_in_words,
    headline,
    least_in_words,
    policy_rows,
    verdict_in_words,
)

_PLAIN_WIDTH = 110
_COLOURS = {"holds": "green", "fails": "red", "undecided": "yellow"}
_BEST = 6
"""Policies that the table of the ranking shows."""


def show(results: dict[str, Any], out: Path | None) -> None:
    """Print everything that was measured."""
    console = Console(highlight=False, emoji=False)
    if not console.is_terminal:
        console.width = max(console.width, _PLAIN_WIDTH)
    console.print(_claims(results))
    _explain(console, results)
    if results["controls"]:
        console.print(_controls(results["controls"]))
    for table in results["ranking"]:
        console.print(_ranking(table))
    console.print(_counted(results), markup=False)
    console.print("This is a model, not advice: a claim that holds here holds in the model.")
    if out is not None:
        console.print(f"written: {out}", soft_wrap=True)
    print(f"again: {results['command']}")


def _table(title: str, *columns: tuple[str, str]) -> Table:
    table = Table(box=box.SIMPLE, title=title, title_justify="left", pad_edge=False)
    for name, justify in columns:
        table.add_column(name, justify=justify)  # type: ignore[arg-type]
    return table


def _claims(results: dict[str, Any]) -> Table:
    over = {row["id"]: row for row in results["draws"]}
    title = f"{results['couples']:,} couples, seed {results['seed']}"
    title = f"The article's claims in model {results['model_version']}: {title}"
    columns = [("id", "left"), ("", "left"), ("claim", "left"), ("effect [95 %]", "left")]
    columns += [("smallest", "left"), ("verdict", "left")]
    table = _table(title, *columns, *([("in draws", "right")] if over else []))
    for row in results["claims"]:
        colour = _COLOURS[row["verdict"]]
        part = headline(row)
        cells = [row["id"], row["kind"], row["statement"], effect_in_words(part)]
        cells += [least_in_words(part), f"[{colour}]{verdict_in_words(row)}[/{colour}]"]
        table.add_row(*cells, *([f"{over[row['id']]['holds']:.0%}"] if over else []))
    return table


def _explain(console: Console, results: dict[str, Any]) -> None:
    """Say of each claim that does not hold which part does not, and what explains it."""
    from experiments.claims.registry import find_claim

    for row in results["claims"]:
        if row["verdict"] == "holds":
            continue
        parts = [part for part in row["parts"] if part["verdict"] != "holds"]
        why = find_claim(row["id"]).found or ""
        for part in parts:
            line = f"{row['id']} {part['verdict']}: {part['about']}: {effect_in_words(part)}"
            console.print(line, markup=False)
        if why:
            console.print(f"    {why.strip()}", markup=False)


def _controls(controls: list[dict[str, Any]]) -> Table:
    columns = [("id", "left"), ("switched off", "left"), ("with [95 %]", "left")]
    columns += [("without [95 %]", "left"), ("flips", "left")]
    table = _table("Negative controls: the same measure without the mechanism", *columns)
    for row in controls:
        without = row | {"effect": row["without"], "ci": row["without_ci"]}
        flips = "yes" if row["flips"] else f"no: {row['verdict']} → {row['verdict_without']}"
        cells = [row["id"], row["about"], effect_in_words(row), effect_in_words(without), flips]
        table.add_row(*cells)
    return table


def _ranking(ranked: dict[str, Any]) -> Table:
    unit = "days" if ranked["measure"] == "healing" else "crises a couple"
    title = f"{ranked['side']}'s policies by {ranked['measure']}, over {ranked['draws']} draws"
    columns = [("policy", "left"), ("best in", "right"), (f"regret, {unit}", "right")]
    columns += [(f"{unit}", "right"), ("95 % of draws", "right")]
    table = _table(title, *columns)
    for cells in policy_rows(ranked)[:_BEST]:
        table.add_row(*cells)
    return table


def _counted(results: dict[str, Any]) -> str:
    counts = Counter(row["verdict"] for row in results["claims"])
    said = ", ".join(f"{counts[name]} {name}" for name in ("holds", "fails", "undecided"))
    controls = results["controls"]
    if controls:
        said += f"; {sum(row['flips'] for row in controls)} of {len(controls)} controls flip"
    return f"{len(results['claims'])} claims: {said}"
