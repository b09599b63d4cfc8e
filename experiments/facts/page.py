"""The page docs/facts.md, from stored results and the records of the findings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .registry import find_fact
from .words import counted, observed_in_words, simulated_in_words

_WITHIN = {True: "yes", False: "**no**", None: "–"}


def page(results: dict[str, Any]) -> Iterator[str]:
    """Yield the lines of the page."""
    yield from ("# Published findings beside the simulation", "")
    yield (
        f"{counted(results)}, {results['couples']:,} couples of the default population, seed "
        f"{results['seed']}, by"
    )
    yield from ("", f"    {results['command']}", "")
    yield (
        "The default population: couples who answer each other as people do, their policies drawn "
        "from a declared mix, a third of the breakups mutual "
        "(`experiments/lab/population.yaml`). A number is within if the value simulated lies in "
        "the tolerance, a sign if its whole 95 % interval lies on the right side; a finding if all "
        "of its parts are. Tolerances and statistics were fixed beforehand. Signs and orders weigh "
        "more than sizes: the samples were small and mostly students. What is not within stays so, "
        "with what explains it."
    )
    yield from ("", "| id | finding | part | observed | simulated [95 %] | within |")
    yield "|---|---|---|---|---|---|"
    for row in results["facts"]:
        yield from _rows(row)
    yield from ("", "## Finding by finding")
    for row in results["facts"]:
        yield from _one(row)


def _rows(row: dict[str, Any]) -> Iterator[str]:
    """Yield a line for each part; the finding itself stands in the first only."""
    first = [f"[{row['id']}](#{row['id'].lower()})", row["finding"].strip()]
    for part in row["parts"]:
        cells = [*first, part["about"].strip(), observed_in_words(part), simulated_in_words(part)]
        yield "| " + " | ".join([*cells, _WITHIN[part["within"]]]) + " |"
        first = ["", ""]


def _one(row: dict[str, Any]) -> Iterator[str]:
    fact = find_fact(row["id"])
    yield from ("", f"### {fact.id}", "")
    yield f"{fact.finding.strip()} ({fact.source.strip()})"
    yield from ("", f"- *In the simulation:* {fact.statistic.strip()}")
    if fact.bears_on:
        yield f"- *Bears on:* {', '.join(fact.bears_on)} ([claims.md](claims.md))"
    said = "yes" if fact.calibrates else "no"
    yield f"- *Calibration is held to it:* {said}"
    for part in fact.parts.values():
        if part.tolerance:
            yield f"- *Tolerance of {part.about.strip()}:* {part.tolerance.strip()}"
    for title, text in (("Regime", fact.regime), ("What explains it", fact.found)):
        if text:
            yield f"- *{title}:* {text.strip()}"
