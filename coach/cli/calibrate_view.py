"""What `aftertext calibrate` prints for people."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from experiments.calibration.page import spread_of

_PLAIN_WIDTH = 110


def show(facts: dict[str, Any], out: Path | None) -> None:
    """Print what was fitted, what it predicts, and whether its intervals are honest."""
    console = Console(highlight=False, emoji=False)
    if not console.is_terminal:
        console.width = max(console.width, _PLAIN_WIDTH)
    for part in (_heading(facts), _quantities(facts), "", _findings(facts), *_reading(facts)):
        console.print(part, markup=False) if isinstance(part, str) else console.print(part)
    if out is not None:
        console.print(f"written: {out}", markup=False, soft_wrap=True)
    print(f"again: {facts['command']}")


def _heading(facts: dict[str, Any]) -> str:
    last = facts["generations"][-1]
    return (
        f"Calibration of model {facts['model_version']}: {facts['couples']} couples a simulation, "
        f"{facts['populations']} generations, seed {facts['seed']}, epsilon {last['epsilon']:.3f} "
        f"({facts['stopped']})\n"
    )


def _quantities(facts: dict[str, Any]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("quantity", "prior", "posterior", "contraction"):
        table.add_column(name, justify="left" if name == "quantity" else "right")
    for row in facts["quantities"]:
        told = f"{row['contraction']:.2f}" + ("" if row["identified"] else " ?")
        table.add_row(row["name"], spread_of(row["prior"]), spread_of(row["posterior"]), told)
    return table


def _findings(facts: dict[str, Any]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("finding", "prior", "within", "posterior", "within"):
        table.add_column(name, justify="left" if name == "finding" else "right")
    for row in facts["findings"]:
        table.add_row(
            row["name"], spread_of(row["prior"]), f"{row['within_prior']:.0%}",
            spread_of(row["posterior"]), f"{row['within_posterior']:.0%}",
        )  # fmt: skip
    return table


def _reading(facts: dict[str, Any]) -> list[str]:
    bank, smc, distance = facts["checks"]["bank"], facts["checks"]["smc"], facts["distance"]
    lines = [
        "",
        "Medians with 90% intervals; ? marks what the findings do not identify: "
        + (", ".join(facts["not_identified"]) or "nothing")
        + ".",
        f"Distance to the findings: {spread_of(distance['prior'])} before, "
        f"{spread_of(distance['posterior'])} after.",
        f"Known truths found again from the bank ({bank['replicates']}): {_coverage(bank)}; "
        + ("places even." if bank["even"] else "places NOT even: do not trust the intervals."),
    ]
    if smc is not None:
        lines.append(f"By all of ABC-SMC ({smc['replicates']}): {_coverage(smc)}.")
    return [*lines, "This is a model, not advice.", ""]


def _coverage(check: dict[str, Any]) -> str:
    pairs = zip(check["levels"], check["coverage"], strict=True)
    return ", ".join(f"{level:.0%} intervals hold {held:.0%}" for level, held in pairs)
