"""Tables in Markdown, and what pages say about rows and goals."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from benchmarks.measure import Row
from benchmarks.reach import Goal

Cells = tuple[str, ...]


def table(titles: Cells, lines: Sequence[Cells], words: Sequence[int] = (0,)) -> str:
    """Return a table of figures, but for those columns that hold words."""
    rules = tuple("---" if i in words else "---:" for i in range(len(titles)))
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (titles, rules, *lines))


def goals_table(goals: Sequence[Goal]) -> str:
    """Return what was to be reached beside what was found."""
    lines = []
    for goal in goals:
        found = "–" if goal.found is None else f"{goal.found:.3g} {goal.unit}"
        bound = f"{'≤' if goal.at_most else '≥'} {goal.wanted:g} {goal.unit}"
        lines.append((goal.what, bound, found, goal.verdict))
    return table(("what", "wanted", "found", ""), lines, words=(0, 3))


def marked(row: Row) -> str:
    """Return a row's name, and how many of its repetitions others disturbed, if any."""
    if not row.disturbed:
        return row.name
    return f"{row.name} ({row.disturbed} of {len(row.repetitions)} disturbed)"


def load(rows: Sequence[Row]) -> str:
    """Return the load that others put on the machine over all repetitions kept."""
    known = [r.foreign for row in rows for r in row.repetitions if r.foreign is not None]
    if not known:
        return "unknown on this machine"
    return f"median {statistics.median(known):.1%}, at most {max(known):.1%}"


def warning(rows: Sequence[Row]) -> list[str]:
    """Say so where the machine was not quiet."""
    marks = [one.disturbed for row in rows for one in row.repetitions]
    if sum(marks) <= len(marks) / 10:
        return []
    return [
        f"**The machine was not quiet: other processes disturbed {sum(marks)} of {len(marks)} "
        "repetitions. These figures, and what was reached by them, say little.**"
    ]


def figure(value: float) -> str:
    """Return a figure with three digits that count."""
    return thousands(value) if value >= 1000 else f"{value:.3g}"


def thousands(value: float) -> str:
    """Return a large figure, rounded to three digits, with commas."""
    return f"{float(f'{value:.3g}'):,.0f}"
