"""What was found in a real chat as one page that needs nothing else: no request leaves it."""

from __future__ import annotations

import re
from importlib import resources
from importlib.metadata import version
from itertools import groupby
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from agents.intents import SIDES
from agents.version import MODEL_VERSION
from coach.cli.infer_figures import FIGURES, draw
from coach.cli.infer_words import (
    FUTURE_HEAD,
    explained,
    feeling_rows,
    future_cells,
    future_heading,
    future_meaning,
    heading,
    in_order,
    intention,
    remarks,
    text_row,
    way_lines,
)
from experiments.inference.found import NOTE, STAYED, UP_TO, Found
from experiments.report.figures import ON_PAGE, as_element


def as_page(found: Found) -> str:
    """Return the page."""
    text = resources.files("coach").joinpath("templates/infer.html").read_text(encoding="utf-8")
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(text).render(
        heading=heading(found),
        remarks=remarks(found),
        intention=intention(found),
        figures={name: _figure(found, name) for name in FIGURES},
        minds=[_mind(found, side) for side in (1, 0)],
        ways=list(way_lines(found)),
        future_heading=future_heading(found),
        future_head=FUTURE_HEAD,
        future_rows=[(way.is_present, future_cells(way)) for way in in_order(found)],
        future_meaning=future_meaning(found),
        days=_days(found),
        explained=explained(found),
        notes=(NOTE, STAYED, UP_TO),
        facts=_facts(found),
        command=found.origin.command,
    )


def _figure(found: Found, name: str) -> dict[str, Any]:
    element = as_element(draw(found, name, ON_PAGE))
    # Names of groups are the same in all figures of a page, and nothing refers to them.
    return {"about": FIGURES[name][0], "svg": Markup(re.sub(r'<g id="[^"]*"', "<g", element))}


def _mind(found: Found, side: int) -> dict[str, Any]:
    you = " (you)" if side == found.side else ""
    return {"who": SIDES[side], "title": SIDES[side] + you, "rows": feeling_rows(found, side)}


def _days(found: Found) -> list[dict[str, Any]]:
    rows = [text_row(found, at) for at in range(len(found.part.texts))]
    return [{"day": day, "rows": list(of)} for day, of in groupby(rows, key=lambda row: row.day)]


def _facts(found: Found) -> list[tuple[str, str]]:
    origin = found.origin
    return [
        ("Seed", str(origin.seed)),
        ("Simulated couples tried", f"{origin.particles:,}"),
        ("Futures of each way", f"{found.outlook.futures:,}"),
        ("Reader", origin.reader),
        ("Aftertext", f"{version('aftertext')}, model {MODEL_VERSION}"),
    ]
