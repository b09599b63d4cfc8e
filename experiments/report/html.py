"""A comparison as one HTML file that needs nothing else: the answer, the curves, the table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from experiments.report.figures import GREY, curves, inline_svg
from experiments.report.tables import COLUMNS
from experiments.report.words import REMINDER, median_words, reading
from experiments.summary import Comparison, PairResult


def page(comparison: Comparison) -> str:
    """Return the report as HTML."""
    environment = Environment(
        loader=PackageLoader("experiments.report", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    said = reading(comparison)
    return environment.get_template("report.html").render(
        comparison=comparison,
        headline=said[0],
        more=said[1:],
        reminder=REMINDER,
        figure=Markup(inline_svg(comparison)),
        legend=_legend(comparison),
        columns=COLUMNS,
        rows=_rows(comparison),
        facts=_facts(comparison),
    )


def write_page(comparison: Comparison, path: Path) -> None:
    """Store the report."""
    path.write_text(page(comparison), encoding="utf-8")


def _legend(comparison: Comparison) -> list[dict[str, str]]:
    drawn = curves(comparison)
    legend = [
        {"label": c.pair.label, "colour": c.colour, "dash": c.dash, "median": median_words(c.pair)}
        for c in drawn
    ]
    left = len(comparison.pairs) - len(drawn)
    if left:
        legend.append({"label": f"{left} more", "colour": GREY, "dash": "", "median": ""})
    return legend


def _rows(comparison: Comparison) -> list[dict[str, Any]]:
    rows = [_row(comparison, pair, str(i + 1)) for i, pair in enumerate(comparison.pairs)]
    if not any(pair.is_default for pair in comparison.pairs):
        rows.append(_row(comparison, comparison.default, ""))
    return rows


def _row(comparison: Comparison, pair: PairResult, rank: str) -> dict[str, Any]:
    per_day = 100.0 / comparison.horizon_days
    low, high = pair.rmst_ci
    curve = next((c for c in curves(comparison) if c.pair is pair), None)
    return {
        "rank": rank,
        "cells": [column.cell(pair) for column in COLUMNS],
        "colour": GREY if curve is None else curve.colour,
        "low": low * per_day,
        "wide": max(0.4, (high - low) * per_day),
        "at": pair.rmst_days * per_day,
    }


def _facts(comparison: Comparison) -> list[tuple[str, str]]:
    changed = ", ".join(f"{name} = {value:g}" for name, value in comparison.settings.items())
    facts = [
        ("Scenario", comparison.scenario),
        ("Couples", f"{comparison.couples:,}, the same ones under every pair"),
        ("Seed", str(comparison.seed)),
        ("Watched", f"{comparison.horizon_days:g} days from the breakup"),
        ("Aftertext", f"{comparison.version}, model {comparison.model_version}"),
        ("Changed quantities", changed),
        ("Own processes", ", ".join(comparison.processes)),
        ("Own events", ", ".join(comparison.events)),
    ]
    return [(name, value) for name, value in facts if value]
