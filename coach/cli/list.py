"""`aftertext list`: what there is, and what each of it is."""

from __future__ import annotations

import json as json_module
from collections.abc import Callable
from typing import Annotated, Any

import typer
from rich import box
from rich.console import Console
from rich.table import Table

from agents.content import AXES
from agents.errors import unknown
from agents.events import EVENTS
from agents.intents import INTENTS, SIDES
from agents.motives import DUMPEE_MOTIVES, DUMPER_MOTIVES
from agents.policies import POLICIES
from agents.quantities import QUANTITIES

Row = dict[str, Any]

_NUMBERS_OF_MOTIVES: tuple[dict[str, str], dict[str, str]] = (
    {"loneliness": "urge_dumpee_lonely"},
    {
        "fear_of_loss": "urge_fear", "own_love": "return_by_love", "pity": "return_by_pity",
        "advice": "return_by_advice", "pressure": "return_by_pressure",
    },
)  # fmt: skip
"""Quantities that say what a motive is, where they are not called urge_<motive>."""


def list_(
    kind: Annotated[
        str | None, typer.Argument(help="What to list; without it, all but numbers.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False,
) -> None:
    """List scenarios, policies, personas, intents, motives, events, claims, facts or quantities."""
    if kind is not None and kind not in KINDS:
        raise unknown("list of", kind, KINDS)
    asked = [kind] if kind is not None else [name for name in KINDS if name != "quantities"]
    found = {name: KINDS[name]() for name in asked}
    if json:
        print(json_module.dumps(found, ensure_ascii=False, indent=1))
        return
    console = Console()
    for name, rows in found.items():
        console.print(_table(name, rows, short=kind is None))
    if kind is None:
        console.print(f"[dim]{len(QUANTITIES)} quantities: aftertext list quantities[/dim]")


def scenarios() -> list[Row]:
    """Return the scenarios of the library."""
    from scenarios.loader import library_names, load_scenario

    rows = []
    for name in library_names():
        scenario = load_scenario(name)
        rows.append(
            {"name": name, "title": scenario.title, "dumper": scenario.dumper.policy,
             "dumpee": scenario.dumpee.policy, "about": scenario.about}
        )  # fmt: skip
    return rows


def policies() -> list[Row]:
    """Return the built-in policies."""
    return [
        {"name": p.name, "sides": _sides(p.sides), "about": p.about, "source": p.source}
        for p in POLICIES
    ]


def personas() -> list[Row]:
    """Return the personas."""
    from agents.personas import PERSONAS

    return [
        {"name": p.name, "sides": SIDES[p.side], "about": p.about, "writes": p.register,
         "source": p.source}
        for p in PERSONAS
    ]  # fmt: skip


def intents() -> list[Row]:
    """Return the intents with what they say."""
    return [
        {"name": i.name, "sides": _sides(i.sides), "about": i.about, "source": i.source,
         "content": {axis: value for axis in AXES if (value := getattr(i.content, axis)) > 0.0}}
        for i in INTENTS
    ]  # fmt: skip


def motives() -> list[Row]:
    """Return the motives of both sides."""
    rows = []
    for side, names in enumerate((DUMPEE_MOTIVES, DUMPER_MOTIVES)):
        for name in names:
            number = QUANTITIES[_NUMBERS_OF_MOTIVES[side].get(name, f"urge_{name}")]
            about, source = number.about, number.source
            rows.append({"name": name, "sides": SIDES[side], "about": about, "source": source})
    return [
        *rows,
        {"name": "courtesy", "sides": "both", "about": "answering because one was asked",
         "source": QUANTITIES["courtesy"].source},
        {"name": "plan", "sides": "both", "about": "a policy's own plan, whatever is felt",
         "source": "assumption"},
    ]  # fmt: skip


def events() -> list[Row]:
    """Return the kinds of life events with their usual rates."""
    declared = [(name, QUANTITIES[f"rate_{name}"]) for name in EVENTS]
    return [
        {"name": name, "about": d.about, "per_day": d.value, "source": d.source}
        for name, d in declared
    ]


def claims() -> list[Row]:
    """Return the article's claims."""
    from experiments.claims.registry import claims as all_claims

    return [
        {"name": claim.id, "kind": claim.kind, "about": claim.statement.strip(),
         "source": " ".join(f"P{number}" for number in claim.paragraphs)}
        for claim in all_claims().values()
    ]  # fmt: skip


def facts() -> list[Row]:
    """Return the published findings."""
    from experiments.facts.registry import facts as all_facts

    return [
        {"name": fact.id, "kind": fact.kind.replace("_", " "), "about": fact.finding.strip(),
         "source": fact.source}
        for fact in all_facts().values()
    ]  # fmt: skip


def quantities() -> list[Row]:
    """Return all declared numbers of the model."""
    return [
        {"name": d.name, "value": d.value, "unit": d.unit, "low": d.low, "high": d.high,
         "about": d.about, "source": d.source}
        for d in QUANTITIES.values()
    ]  # fmt: skip


KINDS: dict[str, Callable[[], list[Row]]] = {
    "scenarios": scenarios,
    "policies": policies,
    "personas": personas,
    "intents": intents,
    "motives": motives,
    "events": events,
    "claims": claims,
    "facts": facts,
    "quantities": quantities,
}
"""Everything that can be listed."""


def _sides(sides: tuple[int, ...]) -> str:
    return "both" if len(sides) == 2 else SIDES[sides[0]]


def _table(name: str, rows: list[Row], short: bool) -> Table:
    """Return a table; a short one leaves out what a title says already."""
    title = f"{name} ({len(rows)})"
    table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD)
    shown = [_for_people(row, short) for row in rows]
    for column in shown[0] if shown else {}:
        table.add_column(column.replace("_", " "), no_wrap=column in ("name", "sides"))
    for row in shown:
        table.add_row(*map(_cell, row.values()))
    return table


def _for_people(row: Row, short: bool) -> Row:
    hidden = {"content"} | ({"about"} if short and "title" in row else set())
    shown = {column: value for column, value in row.items() if column not in hidden}
    if "unit" in shown:
        shown["value"] = f"{row['value']:g} {shown.pop('unit')}"
        shown["low"] = f"{row['low']:g} to {shown.pop('high'):g}"
        shown = {"range" if column == "low" else column: v for column, v in shown.items()}
    return shown


def _cell(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
