"""The page docs/wording.md, from the stored results of the comparison."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from experiments.report.markdown import table

Row = dict[str, Any]

_COLUMNS = ("before", "now", "fresh", "probes")
_REPEATS = (
    ("exact", "that say word for word what an earlier one said"),
    ("near", "that nearly do: 60 % of the shorter one's pairs of neighbouring words are in both"),
    ("images", "that share three uncommon words with an earlier one, 60 % of the shorter one's"),
    ("runs_close", "with a distinctive run of four words that one of the 20 texts before had"),
    ("runs_often", "with such a run for the third time"),
    ("short_often", "of up to four words that come for the fourth time"),
    ("openers_often", "that open with the same two words as eight others"),
)


def page(results: Row) -> Iterator[str]:
    """Yield the lines of the page."""
    yield from ("# Words: repetition, contradiction, voice", "")
    yield from _head(results)
    yield from ("", "## Repetition", "")
    yield from _repetition(results)
    yield ""
    yield from _examples(results)
    yield from ("", "## Contradiction", "")
    yield from _contradiction(results)
    yield from ("", "## Voice", "")
    yield from _voice(results)


def _head(results: Row) -> Iterator[str]:
    yield (
        f"{results['threads']} threads, {results['texts']:,} texts: the same situations of "
        "simulated couples, in all ways of writing, worded by the grammar before it was reworked "
        "(*before*) and as it is (*now*). The measures are shown who wrote what when, not which "
        f"grammar found the words. Sample of model {results['model_version']}, measured by"
    )
    yield from ("", f"    {results['command']}", "")
    yield (
        f"*fresh* are couples of seed {results['fresh_seed']:,}, which nobody read while the "
        "grammar was worked on; *probes* are pairs with flood, love_bomb and apology_loop, who say "
        f"one thing without end. The grammar finds {results['texts_a_second']:,} texts a second on "
        "one core; the one before found nearly four times as many (decisions/0015-wording.md). "
        "What counts as noticed is an assumption of ours. The grammar avoids what these "
        "measures count, by the same list of common words, so its zeroes say that it does what it "
        "sets out to do; whether people notice the same has not been tried."
    )


def _repetition(results: Row) -> Iterator[str]:
    yield (
        f"The bar, set before the work: none of the following in any {results['window']} texts in "
        "a row. Numbers are per 100 texts; the greeting, the sign-off and the ok that people do "
        "repeat are why short texts and openings have room."
    )
    yield ""
    met = (f"{results[c]['meet_bar']} of {results[c]['threads']}" for c in _COLUMNS)
    rows = [["threads that meet the bar", *met]]
    for name, about in _REPEATS:
        rows.append([f"texts {about}", *_each(results, name)])
    rows.append(
        [
            "share of different ones among pairs of words",
            *_each(results, "distinct_pairs"),
        ]
    )
    yield from table(("", *_COLUMNS), rows)


def _examples(results: Row) -> Iterator[str]:
    """Yield pairs that repeated each other, and what is said in those situations now."""
    yield (
        "Some pairs that nearly repeated each other, and what is said in the same situations now "
        "(persons have other habits now, too):"
    )
    yield ""
    rows = []
    for example in results["examples"]:
        for n, number in enumerate(example["texts"]):
            rows.append([f"text {number}", example["before"][n], example["now"][n]])
    yield from table(("", "before", "now"), rows)


def _contradiction(results: Row) -> Iterator[str]:
    yield (
        "Texts that claim what the thread or the hour refutes, found by rules over words, intents "
        "and times. The rules know patterns, not meanings: a lower bound. Patterns that had caught "
        "something else were made narrower, for all columns alike. Numbers of texts:"
    )
    yield ""
    names = sorted({name for column in _COLUMNS for name in results[column]["by_rule"]})
    claims = (str(results[column]["claims"]) for column in _COLUMNS)
    rows = [
        ["claims that a rule could check", *claims],
        ["untrue ones, per 100 texts", *_each(results, "contradictions")],
    ]
    for name in names:
        about = results["rules"].get(name, "another value of the same fact")
        counts = (str(results[column]["by_rule"].get(name, 0)) for column in _COLUMNS)
        rows.append([f"{name}: {about}", *counts])
    yield from table(("", *_COLUMNS), rows)
    silent = ", ".join(name for name in results["rules"] if name not in names)
    yield from ("", f"Rules that found nothing anywhere: {silent}.")


def _voice(results: Row) -> Iterator[str]:
    yield (
        "Each person has a way of writing (register) and, drawn once for the couple, small habits: "
        "greeting, farewell, laugh, ok or okay, asides, emoji, spelling, length. Told apart: of "
        "two persons, known by the first half of their texts, who wrote these ten of the second? "
        "By marks, lengths and small words, not by what is said; half would be guessing."
    )
    yield ""
    yield from table(("", *_COLUMNS), [
        ["persons with 60 texts or more", *(str(results[c]["people"]) for c in _COLUMNS)],
        ["habits: share of uses that are the person's own way", *_each(results, "kept")],
        ["emoji: share that are the person's three commonest", *_each(results, "emoji_kept")],
        ["told apart, different registers", *_each(results, "told_apart_registers")],
        ["told apart, the same register", *_each(results, "told_apart_alike")],
        ["texts that break their register's rules, share", *_each(results, "breaks")],
    ])  # fmt: skip


def _each(results: Row, name: str) -> list[str]:
    """Return one measure in every column, as a reader sees it."""
    values = [results[column][name] for column in _COLUMNS]
    return ["–" if value is None else f"{value:.2f}" for value in values]
