"""What is checked of every finding: that the record, its measure and what is stored agree."""

from __future__ import annotations

import dataclasses
import json
from functools import cache
from pathlib import Path

from agents.quantities import Quantities
from agents.version import MODEL_VERSION
from experiments.facts import ordinary
from experiments.facts.judge import within
from experiments.facts.registry import find_fact
from experiments.facts.seen import Seen
from experiments.lab import Estimate, Lab

COUPLES = 300
RESULTS = Path(__file__).resolve().parents[2] / "docs" / "results" / "facts.json"


@cache
def seen(couples: int = COUPLES, days: float = 730.0, **numbers: float) -> Seen:
    """A run of the default population, with some numbers of the model set."""
    ordinary.DYADS, ordinary.DRAWS = 200, 20  # enough to see whether figures are about right
    return Seen(Lab(dataclasses.replace(Quantities(), **numbers), couples), days)


@cache
def measured(name: str, couples: int = COUPLES) -> dict[str, Estimate]:
    """A finding over few couples."""
    return find_fact(name).measure(seen(couples))


@cache
def without(name: str, couples: int = COUPLES, **numbers: float) -> dict[str, Estimate]:
    """A finding where mechanisms are switched off or changed."""
    fact = find_fact(name)
    return fact.measure(seen(couples, max(fact.days, 61.0), **numbers))


def is_met(name: str, part: str, found: dict[str, Estimate]) -> bool | None:
    """Whether one part is within what was found."""
    return within(find_fact(name).parts[part], found[part])


def check_as_stored(name: str) -> None:
    """What is stored is of this model and judged by this record, and few couples agree with it."""
    stored = json.loads(RESULTS.read_text(encoding="utf-8"))
    assert stored["model_version"] == MODEL_VERSION, "run: make results"
    row = next(row for row in stored["facts"] if row["id"] == name)
    fact, now = find_fact(name), measured(name)
    assert [part["name"] for part in row["parts"]] == list(fact.parts)
    for part in row["parts"]:
        low, high = part["ci"]
        judged = within(fact.parts[part["name"]], Estimate(part["simulated"], low, high))
        assert part["within"] == judged, (name, part["name"])
        few = now[part["name"]]
        # Twice the half-width of its interval: with some sixty parts, one is beyond it by chance.
        assert abs(few.effect - part["simulated"]) <= few.high - few.low + 1e-9, (name, part, few)
