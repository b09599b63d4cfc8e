"""What a study found in words, the same on the terminal and in the docs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from experiments.report.words import number, span

from .model import LEADING, OUTCOMES

Row = dict[str, Any]
TITLES = {
    "healing_days": "Healing", "crises": "Crises", "distress": "Distress",
    "recovery_days": "The dumper's recovery",
}  # fmt: skip
MOST = 10
"""Quantities that are named for each outcome."""
_MANY = 100.0


def leaders(results: Row, outcome: str, most: int = MOST) -> Iterator[tuple[Row, Row]]:
    """Yield the quantities with the greatest total indices: the index row, the quantity itself."""
    known = {row["name"]: row for row in results["quantities"]}
    for row in results["outcomes"][outcome]["indices"][:most]:
        yield row, known[row["name"]]


def watched(results: Row) -> list[str]:
    """Return the outcomes that indices were made for."""
    return [name for name in results["outcomes"] if name in LEADING] or list(results["outcomes"])


def title(outcome: str) -> str:
    """Return the heading of an outcome."""
    return TITLES.get(outcome, outcome)


def direction(outcome: str, quantity: Row) -> str:
    """Say what more of a quantity does."""
    sign = quantity["screening"][outcome]["direction"]
    told = OUTCOMES.get(outcome)
    up, down = (told.more, told.less) if told else ("more", "less")
    return {1: up, -1: down, 0: "either way"}[sign]


def index(value: float | None, ends: list[float | None]) -> str:
    """Return an index with its interval."""
    return "–" if value is None else f"{number(value, 2)} [{span(ends[0], ends[1], 2)}]"


def index_alone(value: float | None) -> str:
    """Return an index without its interval."""
    return "–" if value is None else number(value, 2)


def declared(quantity: Row) -> str:
    """Return value, range and unit of a quantity."""
    low, high = _short(quantity["low"]), _short(quantity["high"])
    return f"{_short(quantity['value'])} ({low} to {high}) {quantity['unit']}"


def how_spread(results: Row, outcome: str) -> list[str]:
    """Say how far an outcome moves, and how much of that is accounted for."""
    found = results["outcomes"][outcome]
    in_all = found["all_varied"]
    low, high = in_all["range_95"]
    said = [
        f"{_first(found['about'])}: {_of(found['at_declared'])} {found['unit']} at the declared "
        f"values; over draws of all {results['uncertain']} uncertain quantities "
        f"{_of(in_all['mean'])} on average, 95 % of them within "
        f"{span(low, high, _digits(high))}."
    ]
    if found["share_by_kept"] is not None:
        said += [
            f"The {results['keep']} looked at more closely make {_share(found['share_by_kept'])} "
            "of that variance when they vary alone; their first-order indices sum "
            f"to {index_alone(found['sum_S1'])} (1 if they act apart from each other).",
            f"Which {results['couples']:,} couples there happen to be makes "
            f"{_share(found['share_by_chance'])} at most.",
        ]
    return said


def how_assumed(results: Row, outcome: str) -> str:
    """Say how many of the leading quantities rest on an assumption."""
    rows = [quantity for _, quantity in leaders(results, outcome)]
    assumed = sum(row["assumed"] for row in rows)
    return f"Of these {len(rows)}, {assumed} have a number that is assumed or guessed."


def minutes(seconds: float) -> str:
    """Return a time for people."""
    if seconds < 90.0:
        return f"{max(1.0, seconds):.0f} s"
    return f"{seconds / 60.0:.0f} minutes" if seconds < 5400.0 else f"{seconds / 3600.0:.1f} hours"


def _short(value: float) -> str:
    return f"{value:g}".replace("-", "−")


def _first(text: str) -> str:
    return text[:1].upper() + text[1:]


def _digits(value: float) -> int:
    return 0 if abs(value) >= _MANY else 2


def _of(value: float) -> str:
    return number(value, _digits(value))


def _share(share: float) -> str:
    return "under 1 %" if share < 0.01 else f"{share:.0%}".replace("%", " %")
