"""The page docs/inference.md, from the stored results of the study."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from experiments.report.markdown import table
from experiments.summary import REMINDER

Row = dict[str, Any]
_INTERVALS = ("50", "80", "90")
_KINDS = {
    "usual": "people as they are",
    "varied": "dumpers whose own love is spread evenly",
}


def page(results: Row) -> Iterator[str]:
    """Yield the lines of the page."""
    yield from ("# What a thread tells of two minds, and how surely", "")
    yield from _head(results)
    yield from ("", "## Do the bands hold?", "")
    yield from _coverage(results)
    yield from ("", "## Does the ex want a return, or only talk? (C36)", "")
    yield from _intention(results)
    yield from ("", "## Motives and ways of answering", "")
    yield from _motives(results)
    yield from ("", "## Feeling by feeling", "")
    yield from _by_feeling(results)


def _head(results: Row) -> Iterator[str]:
    reader = {
        "embedding": "the words of each text, read by the embedding reader",
        "light": "the words of each text, read by the light reader",
        "none": "the intents of the texts, which a reader would have to find",
    }[results["reader"]]
    yield (
        "`aftertext infer` estimates both minds from texts and their times with a particle filter "
        "(docs/decisions/0016-particle-filter.md). Here it looks at simulated threads whose truth "
        f"is known: couples of the population, {results['days']:.0f} days from the breakup on, "
        "with one of the ways of answering each that the filter considers and one of the ways of "
        f"writing, {results['particles']:,} particles. It sees {reader}, and when it was sent, "
        f"nothing else. Model {results['model_version']}; made by"
    )
    yield from ("", f"    {results['command']}", "")
    yield (
        "The filter's own numbers (how far particles are moved, how much a text of a long thread "
        "counts) were chosen on other couples. Limits in brackets are 95 % intervals over threads. "
        f"{REMINDER}"
    )


def _coverage(results: Row) -> Iterator[str]:
    yield (
        "How often the truth lay within the bands, over all feelings, on days 14, 28, 42 and 56, "
        "each band as it stood on its day:"
    )
    yield ""
    rows = []
    for kind, about in _KINDS.items():
        found = results[kind]
        name = f"{about} ({found['threads']} threads)"
        rows.append([name, *(_limits(found["coverage"][level]) for level in _INTERVALS)])
    yield from table(("", "50 % bands", "80 % bands", "90 % bands"), rows)
    yield from ("", f"By day and by the length of the thread ({_KINDS['usual']}):", "")
    usual = results["usual"]
    rows = [
        [f"day {day}", *(_limits(found[level]) for level in _INTERVALS)]
        for day, found in usual["by_day"].items()
    ]
    for length, found in usual["by_length"].items():
        if found["coverage"]:
            name = f"{length} texts ({found['threads']} threads)"
            rows.append([name, *(_limits(found["coverage"][level]) for level in _INTERVALS)])
    yield from table(("", "50 % bands", "80 % bands", "90 % bands"), rows)


def _intention(results: Row) -> Iterator[str]:
    yield (
        "The probability, after the last day, that the dumper's own love is enough to want a "
        "return. *Base rate* says the same of everybody; skill is the share of its squared error "
        "that the estimates take away. Of the second population the filter expects own love spread "
        "evenly, too."
    )
    yield ""
    rows = [_told(about, results[kind]["intention"]) for kind, about in _KINDS.items()]
    head = ("", "want a return", "accuracy", "of the base rate", "Brier score",
            "of the base rate", "skill")  # fmt: skip
    yield from table(head, rows)
    yield from ("", "Are the probabilities what they say? (own love spread evenly)", "")
    rows = [
        [f"{row['said']:.2f}", f"{row['so']:.2f}", str(row["n"])]
        for row in results["varied"]["intention"]["reliability"]
    ]
    yield from table(("said, on average", "was so", "threads"), rows)


def _told(about: str, one: Row) -> list[str]:
    low, high = one["skill_interval"]
    return [
        about,
        f"{one['wants']:.2f}",
        f"{one['accuracy']:.3f}",
        f"{one['accuracy_of_base']:.3f}",
        f"{one['brier']:.3f}",
        f"{one['brier_of_base']:.3f}",
        f"{one['skill']:.2f} [{low:.2f}, {high:.2f}]",
    ]


def _motives(results: Row) -> Iterator[str]:
    rows = []
    for kind, about in _KINDS.items():
        found = results[kind]
        one = found["motives"]
        rows.append(
            [
                about,
                f"{one['texts']:,}",
                f"{one['right']:.2f}",
                f"{one['right_by_commonest']:.2f} ({one['commonest'].replace('_', ' ')})",
                f"{found['ways'][0]:.2f}",
                f"{found['ways'][1]:.2f}",
            ]
        )
    head = ("", "texts of own motives", "likeliest motive right", "always the commonest",
            "probability of the dumpee's true way", "of the dumper's")  # fmt: skip
    yield from table(head, rows)


def _by_feeling(results: Row) -> Iterator[str]:
    rows = [
        [name, *(f"{found[level][0]:.2f}" for level in _INTERVALS)]
        for name, found in results["usual"]["by_feeling"].items()
    ]
    yield from table(("", "50 % bands", "80 % bands", "90 % bands"), rows)


def _limits(found: list[float]) -> str:
    return f"{found[0]:.3f} [{found[1]:.3f}, {found[2]:.3f}]"
