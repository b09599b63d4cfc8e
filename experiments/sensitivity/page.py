"""The page docs/sensitivity.md, from the stored results of a study."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from experiments.report.markdown import table

from .words import (
    declared,
    direction,
    how_assumed,
    how_spread,
    index,
    leaders,
    minutes,
    title,
    watched,
)

Row = dict[str, Any]
_BESIDE = 5


def page(results: Row) -> str:
    """Return the page as Markdown, without a newline at its end.

    `results` are those of Study.results, as in sensitivity.json; pictures are looked for in
    pictures/ beside the page.
    """
    return "\n".join(_lines(results))


def _lines(results: Row) -> Iterator[str]:
    yield from ("# Which uncertain quantities matter", "")
    yield from _method(results)
    for outcome in watched(results):
        yield from ("", f"## {title(outcome)}", "", " ".join(how_spread(results, outcome)), "")
        yield from _leaders(results, outcome)
        yield from ("", how_assumed(results, outcome))
    yield from ("", "![First-order and total indices](pictures/sobol.png)")
    yield from ("", "## The screening", "")
    yield from _screening(results)
    yield from ("", "![Mean and spread of elementary effects](pictures/morris.png)")
    yield from ("", "## What was not varied", "")
    yield from _settled(results)


def _method(results: Row) -> Iterator[str]:
    before = results["runs_before"]
    resumed = f", {before:,} of them in an earlier session, the others" if before else ","
    yield (
        f"Model {results['model_version']}: {results['runs']:,} runs of the default population, "
        f"{results['couples']:,} couples for {results['days']:g} days each{resumed} in "
        f"{minutes(results['wall_seconds'])} on {results['jobs']} "
        f"thread{'s' * (results['jobs'] != 1)}, by"
    )
    yield from ("", f"    {results['command']}", "")
    yield (
        f"{results['uncertain']} of the {results['declared']} declared quantities are uncertain "
        "facts about people. What is believed of each beforehand is a triangle over its range with "
        "the top at its declared value. Step one is Morris' screening: "
        f"{results['trajectories']} paths through the whole space change one quantity after the "
        "other, each between the middles of the quarters of its prior; *mu star* is the mean size "
        f"of what that changes. Step two takes the {results['keep']} that matter most for healing "
        "or for crises, draws them from their priors, with all others at their declared values, "
        "and splits the variance: the first-order index (S1) is the share that one quantity makes "
        "by itself, the total index (ST) the share that it makes by itself and together with "
        f"others ({results['samples']} base samples of Saltelli's design, intervals of 95 % by "
        "resampling). All runs have the same couples and the same seed. An index says how much an "
        "answer of the model hangs on a number, not whether the number is right."
    )


def _leaders(results: Row, outcome: str) -> Iterator[str]:
    head = ("quantity", "ST [95 %]", "S1 [95 %]", "the more of it", "value (range)", "source",
            "evidence")  # fmt: skip
    rows = [
        (
            f"`{quantity['name']}`: {quantity['about']}",
            index(row["ST"], row["ST_ci"]), index(row["S1"], row["S1_ci"]),
            direction(outcome, quantity), declared(quantity),
            quantity["source"], quantity["evidence"],
        )
        for row, quantity in leaders(results, outcome)
    ]  # fmt: skip
    return table(head, rows)


def _screening(results: Row) -> Iterator[str]:
    for name, outcome in results["outcomes"].items():
        effects = sorted(results["quantities"], key=lambda row: -row["screening"][name]["mu_star"])[
            :_BESIDE
        ]
        said = ", ".join(
            f"`{row['name']}` {row['screening'][name]['mu_star']:.3g} ({direction(name, row)})"
            for row in effects
        )
        yield f"- {title(name)}, mu star in {_unit(outcome)}: {said}."


def _settled(results: Row) -> Iterator[str]:
    for row in results["settled"]:
        names = ", ".join(f"`{name}`" for name in row["names"])
        yield f"- {len(row['names'])}: {row['why']} ({names})."


def _unit(outcome: Row) -> str:
    return {"days": "days", "a couple": "crises a couple"}.get(outcome["unit"], "shares")
