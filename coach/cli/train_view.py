"""What `aftertext train` prints for people."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.table import Table

from experiments.report.words import REMINDER

_PLAIN_WIDTH = 100


def show(facts: dict[str, Any]) -> None:
    """Print how the policy does with other people, where it is, and how to use it."""
    console = Console(highlight=False, emoji=False)
    if not console.is_terminal:
        console.width = max(console.width, _PLAIN_WIDTH)
    console.print(_heading(facts), markup=False)
    console.print(_table(facts["trial"]))
    console.print(REMINDER, markup=False)
    # Not through the console, which would break a long command into lines that do not run.
    print(f"written: {facts['file']}\nuse it: {facts['use']}\nagain: {facts['command']}")


def _heading(facts: dict[str, Any]) -> str:
    trial = facts["trial"]
    return (
        f"The {facts['learner']}'s policy after {facts['steps']:,} steps, beside the scenarios' "
        f"own, with {trial['couples']:,} couples that it was not trained on (seed "
        f"{trial['seed']}):\n"
    )


def _table(trial: dict[str, Any]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("")
    for name in ("healing days", "95%", "crises", "95%"):
        table.add_column(name, justify="right")
    for label, days, crises in (
        ("learned", "learned_healing_days", "learned_crises"),
        ("own", "own_healing_days", "own_crises"),
        ("difference", "healing_difference_days", "crises_difference"),
    ):
        sign = "+" if label == "difference" else ""
        table.add_row(label, *_cells(trial[days], f"{sign}.0f"),
                      *_cells(trial[crises], f"{sign}.2f"))  # fmt: skip
    return table


def _cells(found: dict[str, float], form: str) -> tuple[str, str]:
    low, high = format(found["low"], form), format(found["high"], form)
    return format(found["effect"], form), f"{low} to {high}"
