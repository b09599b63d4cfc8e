"""docs/reading.md: how well the readers read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from experiments.report.markdown import table

_GOALS = {"embedding": (0.75, 0.96), "light": (0.55, 0.85)}


def page(found: dict[str, Any]) -> Iterator[str]:
    """Yield the lines of the page."""
    readers, data = found["readers"], found["data"]
    yield "# Reading what people write"
    yield from ("", _intro(found, data))
    yield from ("", "## How often the intent is right", "")
    yield from _hits(readers)
    yield from ("", "## What is said on the axes", "", _AXES, "")
    for kind, one in readers.items():
        yield from (f"### {kind}", "")
        yield from (*_axes(one["axes"]), "")
    yield from ("## By mark", "", _MARKS, "")
    yield from _marks(readers)
    yield from ("", "## Words that say the opposite, and usual ones", "", _PROBES, "")
    yield from _probed(readers)
    yield from ("", "## Sureness", "", _SURE, "")
    yield from _reliability(readers)
    yield from ("", "## What is taken for what", "")
    yield from _confusions(readers)
    yield from ("", "## Round trip, second intents, corrections, speed", "")
    yield from _rest(readers)
    yield from ("", _REMARK)


def _intro(found: dict[str, Any], data: dict[str, Any]) -> str:
    train, test = data["train"], data["test"]
    return (
        f"Measured on {test['texts']} texts of {test['families']} families of phrasing, none of "
        f"which is among the {train['texts']} texts ({train['families']} families) that the heads "
        "were trained on, besides renderings of the grammar and denials made by rule. The texts "
        "were written for this "
        "project with a language model, not collected from people "
        "([datasheet](../experiments/reading/data/DATASHEET.md)): how well real texts are read is "
        f"not known from them. Model {found['model_version']}; made by `make reader`:\n\n"
        f"    {found['command']}"
    )


_AXES = (
    "An axis is *there* in a text from 0.25 on. *right*: share of texts in which the reader has it "
    "on the right side of that; *balanced*: mean of that over texts with and without it; *off*: "
    "mean absolute error; *within*: share within the 80 % interval. What most texts say is what "
    "their intent's row says, so that the intervals are right more often than they promise."
)
_MARKS = "Macro-F1, accuracy and right among the first three, side given, by what marks a text."
_SURE = "How sure the reader is of its likeliest intent, and how often that is right, side given."
_REMARK = (
    "Reading is a model's guess at words, without the thread around them. It does not know the "
    "people, and is not advice."
)


def _hits(readers: dict[str, Any]) -> Iterator[str]:
    head = (
        "reader", "side", "macro-F1", "goal", "accuracy", "first three", "goal",
        "calibration error", "Brier", "log loss",
    )  # fmt: skip
    rows = []
    for kind, one in readers.items():
        for side in ("with_side", "without_side"):
            row, given = one[side], side == "with_side"
            goals = [f"{goal:.2f}" if given else "" for goal in _GOALS[kind]]
            rows.append((
                kind, "given" if given else "not given", f"{row['macro_f1']:.3f}", goals[0],
                f"{row['accuracy']:.3f}", f"{row['first_three']:.3f}", goals[1],
                f"{row['calibration_error']:.3f}", f"{row['brier']:.3f}", f"{row['log_loss']:.2f}",
            ))  # fmt: skip
    yield from table(head, rows)


def _axes(rows: list[dict[str, Any]]) -> Iterator[str]:
    names = ("there", "right", "balanced", "off", "within", "width")
    mean = {name: sum(row[name] for row in rows) / len(rows) for name in names}
    shown = [*rows, {"axis": "**mean**", **mean}]
    yield from table(
        ("axis", *names),
        ((row["axis"].replace("_", " "), *(f"{row[n]:.2f}" for n in names)) for row in shown),
    )


def _marks(readers: dict[str, Any]) -> Iterator[str]:
    kinds = list(readers)
    head = ["mark", "texts", *(f"{kind}: {what}" for kind in kinds for what in _SHOWN.values())]
    rows = zip(*(readers[kind]["marks"] for kind in kinds), strict=True)
    yield from table(
        head,
        (
            (of[0]["mark"], of[0]["texts"], *(f"{row[name]:.2f}" for row in of for name in _SHOWN))
            for of in rows
        ),
    )


_PROBES = (
    "Probes written by hand, none of them trained on "
    "([probes.jsonl](../experiments/reading/data/probes.jsonl)): pairs of texts with like words, "
    'one of which is negated or not meant ("i dont miss you at all"), and what people usually '
    "write. Training texts of this sort were written later by the same author and share ideas with "
    "*negation*, *sarcasm* and *ordinary*; *negation 2* and *sarcasm 2* were written after them, "
    "with other ideas. *right*: the likeliest intent is one of those that a fair reader may give "
    "it; *pairs*: both of a pair are; *axes*: told axes on the right side of 0.25; *sure*: mean "
    "probability of the likeliest intent."
)


def _probed(readers: dict[str, Any]) -> Iterator[str]:
    head = ("reader", "probes", "texts", "right", "among three", "pairs", "axes", "sure")
    names = ("fair", "first_three", "both_fair", "axes", "sure")
    rows = (
        (kind, row["kind"], row["texts"], *(_share(row[name]) for name in names))
        for kind, one in readers.items()
        for row in one["probes"]
    )
    yield from table(head, rows)


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


_SHOWN = {"macro_f1": "F1", "accuracy": "right", "first_three": "first three"}


def _reliability(readers: dict[str, Any]) -> Iterator[str]:
    rows = (
        (kind, f"{row['sure']:.2f}", f"{row['right']:.2f}", row["texts"])
        for kind, one in readers.items()
        for row in one["with_side"]["reliability"]
    )
    yield from table(("reader", "sure", "right", "texts"), rows)


def _confusions(readers: dict[str, Any]) -> Iterator[str]:
    for kind, one in readers.items():
        worst = (f"`{c['is']}` as `{c['read']}` ({c['texts']})" for c in one["confusions"])
        yield f"- {kind}: {', '.join(worst)}"


def _rest(readers: dict[str, Any]) -> Iterator[str]:
    for kind, one in readers.items():
        also, mended, speed = one["also"], one["corrections"], one["speed"]
        yield (
            f"- **{kind}**: of fresh renderings of the grammar {one['round_trip']:.0%} are read as "
            f"their intent. Of {also['there']} second intents it names {also['hits']}, with "
            f"{also['named']} named in all. Where one misread text of a family is corrected, "
            f"{mended['then_right']} of the {mended['misread_mates']} others of it that were "
            "misread are read rightly, and texts of other families change by "
            f"{100 * mended['rest_change_mean']:+.2f} points on average, "
            f"{100 * mended['rest_change_worst']:+.1f} at worst. On one core, once loaded (in "
            f"{speed['load']:.1f} s, {speed['memory']:.0f} MB) it takes {speed['median']:.1f} ms a "
            f"text, {speed['p95']:.1f} ms for the slowest twentieth."
        )
