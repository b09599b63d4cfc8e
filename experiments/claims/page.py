"""The page docs/claims.md, from stored results and the records of the claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from .registry import find_claim
from .words import effect_in_words, headline, least_in_words, policy_rows, verdict_in_words

_VERDICTS = ("holds", "fails", "undecided")


def page(results: dict[str, Any]) -> Iterator[str]:
    """Yield the lines of the page."""
    yield "# The article's claims, measured"
    yield ""
    yield from _head(results)
    yield from ("", "## All claims", "")
    yield from _overview(results)
    yield from ("", "## Negative controls", "")
    yield from _controls(results["controls"])
    if results["draws"]:
        yield from ("", "## How sure: the ranking of policies", "")
        yield from _rankings(results["ranking"], results)
    yield from ("", "## Claim by claim")
    for row in results["claims"]:
        yield from _one(row)


def _head(results: dict[str, Any]) -> Iterator[str]:
    counts = Counter(row["verdict"] for row in results["claims"])
    said = ", ".join(f"{counts[name]} {name}" for name in _VERDICTS)
    yield (
        f"Model {results['model_version']}, {results['couples']:,} couples in each arm, seed "
        f"{results['seed']}: **{said}**. Measured in {results['seconds']:.0f} s (claims alone) by"
    )
    yield from ("", f"    {results['command']}", "")
    yield (
        "A claim of kind U is a law of single minds, true by construction, and is counted over "
        "drawn minds. One of kind E is emergent: nothing codes it; it is a designed comparison "
        "over the same couples in all arms, with a 95 % interval from resampling couples. It "
        "*holds* if the whole interval lies beyond the smallest effect that matters, *fails* if "
        "the whole interval lies short of it, and is *undecided* otherwise; a claim of several "
        "parts holds if all of them do; the table shows its first. The smallest effects were fixed "
        "beforehand: 7 days of healing, 0.02 crises a couple, 0.05 of a feeling, share or "
        "probability, 10 % of a rate or count; where a unit asks for another, the record says why. "
        "That a claim holds here says that it follows from the model's assumptions, not "
        "that it is so among people."
    )


def _overview(results: dict[str, Any]) -> Iterator[str]:
    over = {row["id"]: row for row in results["draws"]}
    extra = f" | holds in | fails in (of {_draws(results)} draws)" if over else ""
    yield f"| id | kind | claim | effect [95 %] | smallest | verdict{extra} |"
    yield "|---|---|---|---|---|---" + ("|---|---|" if over else "|")
    for row in results["claims"]:
        part = headline(row)
        cells = [f"[{row['id']}](#{row['id'].lower()})", row["kind"], row["statement"].strip()]
        cells += [effect_in_words(part), least_in_words(part), f"**{verdict_in_words(row)}**"]
        if over:
            cells += [f"{over[row['id']][name]:.0%}" for name in ("holds", "fails")]
        yield "| " + " | ".join(cells) + " |"


def _draws(results: dict[str, Any]) -> int:
    return int(results["draws"][0]["draws"]) if results["draws"] else 0


def _controls(controls: list[dict[str, Any]]) -> Iterator[str]:
    flips = sum(row["flips"] for row in controls)
    yield (
        "The same measure in a world without the mechanism: it must then fail, or it would say "
        f"'holds' whatever the model did. {flips} of {len(controls)} flip."
    )
    yield from ("", "| id | switched off | effect with it | without it | flips |")
    yield "|---|---|---|---|---|"
    for row in controls:
        without = row | {"effect": row["without"], "ci": row["without_ci"]}
        numbers = ", ".join(f"`{name}` = {value:g}" for name, value in row["numbers"].items())
        flip = "yes" if row["flips"] else f"no ({row['verdict']} → {row['verdict_without']})"
        cells = [row["id"], f"{row['about'].strip()} ({numbers})", effect_in_words(row)]
        yield "| " + " | ".join([*cells, effect_in_words(without), flip]) + " |"


def _rankings(ranking: list[dict[str, Any]], results: dict[str, Any]) -> Iterator[str]:
    yield (
        f"In each of {_draws(results)} draws of the calibrated numbers ([calibration.md]"
        f"(calibration.md)), {results['draw_couples']} couples of the default population meet each "
        "policy; the other side answers as people do. *Best in* is the share of draws in which the "
        "policy is the best of its side, *regret* what it lies behind the best on average."
    )
    for ranked in ranking:
        unit = "days" if ranked["measure"] == "healing" else "a couple"
        yield from ("", f"### The {ranked['side']}'s policies by {ranked['measure']}", "")
        yield f"| policy | best in | expected regret, {unit} | mean, {unit} | 95 % of draws |"
        yield "|---|---|---|---|---|"
        for cells in policy_rows(ranked):
            yield "| `" + cells[0] + "` | " + " | ".join(cells[1:]) + " |"


def _one(row: dict[str, Any]) -> Iterator[str]:
    claim = find_claim(row["id"])
    yield from ("", f"### {claim.id}", "")
    paragraphs = ", ".join(f"P{number}" for number in claim.paragraphs)
    yield f"{claim.statement.strip()} ({paragraphs}; kind {claim.kind}; **{row['verdict']}**)"
    yield from ("", f"- *Seen by:* {claim.design.strip()}")
    yield f"- *Mechanism:* {', '.join(f'`{place}`' for place in claim.mechanism)}"
    for part in row["parts"]:
        said = f"{part['about'].strip()}: {effect_in_words(part)}, to be {least_in_words(part)}"
        yield f"- {said}: **{part['verdict']}**"
    for title, text in (
        ("Why it does not follow trivially", claim.not_trivial),
        ("Beside the literature", claim.beside),
        ("What explains it", claim.found),
    ):
        if text:
            yield f"- *{title}:* {text.strip()}"
