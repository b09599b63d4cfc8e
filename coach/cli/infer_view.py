"""What was found in a real chat, in a terminal."""

from __future__ import annotations

from pathlib import Path

from rich import box
from rich.console import Console
from rich.measure import Measurement
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from agents.intents import SIDES
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
    intention_by_day,
    remarks,
    text_row,
    way_lines,
)
from coach.cli.phone_view import sparkline
from experiments.inference.found import NOTE, STAYED, UP_TO, Found

_PLAIN_WIDTH = 120
_BAR, _TREND = 24, 24
_MOST_WORDS = 160
"""Signs of a text that are shown; the page has all."""
_COLOURS = ("bright_blue", "bright_green")
_SPARE = ("8 of 10", "reunited", "dumper over it", "healed")
"""Columns that go first where a terminal is narrow."""


def show(found: Found, limit: int | None, written: list[Path]) -> None:
    """Print everything; of the texts the last `limit`, or all."""
    console = Console(highlight=False, emoji=False)
    if not console.is_terminal:
        console.width = max(console.width, _PLAIN_WIDTH)
    console.print(heading(found), markup=False)
    for line in remarks(found):
        console.print(f"· {line}", style="dim", markup=False)
    _texts(console, found, limit)
    _minds(console, found)
    _intention(console, found)
    _futures(console, found)
    console.print("", f"{NOTE} {STAYED} {UP_TO}", sep="\n", markup=False)
    console.print("If you are hurting, talk to someone you trust or to a professional.")
    if written:
        names = ", ".join(path.name for path in written)
        console.print(f"written: {written[0].parent} ({names})", soft_wrap=True, markup=False)
    # Not through the console, which would break a long command into lines that do not run.
    print(f"again: {found.origin.command}")


def _rule(console: Console, title: str) -> None:
    console.print()
    console.print(Rule(Text(title, style="bold"), align="left", style="dim"))


def _texts(console: Console, found: Found, limit: int | None) -> None:
    total = len(found.part.texts)
    first = 0 if limit is None else max(0, total - limit)
    if first == total:
        return
    rest = f"the last {total - first} of {total:,} texts (--texts all)" if first else "the texts"
    _rule(console, f"{rest}: what they say, why, and how they came about")
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False)
    for name in ("day", "time", "from", "words", "says", "why", "how"):
        fixed = name in ("day", "time", "from")
        ratio = None if fixed else (3 if name == "words" else 2)
        table.add_column(name, no_wrap=fixed, ratio=ratio)
    for at in range(first, total):
        row = text_row(found, at)
        colour = _COLOURS[SIDES.index(row.sender)]
        table.add_row(
            row.day, row.clock, Text(row.sender, colour), Text(_cut(row.words)),
            Text(row.says), Text(row.why), Text(row.how),
        )  # fmt: skip
    console.print(table)
    console.print(explained(found), style="dim", markup=False)


def _cut(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _MOST_WORDS else words[: _MOST_WORDS - 1].rstrip() + "…"


def _minds(console: Console, found: Found) -> None:
    _rule(console, f"both minds on day {found.part.until:.1f}: median, 80 % band, trend")
    table = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(5):
        table.add_column(no_wrap=True)
    for side, who in ((1, "dumper"), (0, "dumpee")):
        you = " (you)" if side == found.side else ""
        table.add_row(Text(f"{who}{you}", f"bold {_COLOURS[side]}"))
        for row in feeling_rows(found, side):
            table.add_row(
                f"  {row.name}", _short(row.median), f"{_short(row.low)}–{_short(row.high)}",
                _bar(row.low, row.median, row.high, _COLOURS[side]),
                Text(sparkline(row.medians, _TREND), _COLOURS[side]),
            )  # fmt: skip
    console.print(table)
    for who, told in way_lines(found):
        console.print(f"{who} answers like: {told}", markup=False)


def _short(value: float) -> str:
    return f"{value:.2f}".replace("0.", ".") if value < 0.995 else "1.0"


def _bar(low: float, median: float, high: float, colour: str) -> Text:
    """Return the band on a line from 0 to 1, with the median in it."""
    first, at, last = (min(_BAR - 1, int(value * _BAR)) for value in (low, median, high))
    bar = Text()
    for place in range(_BAR):
        if place == at:
            bar.append("┃", f"bold {colour}")
        elif first <= place <= last:
            bar.append("━", colour)
        else:
            bar.append("─", "dim")
    return bar


def _intention(console: Console, found: Found) -> None:
    _rule(console, "a return, or only talk")
    for line in intention(found):
        console.print(line, markup=False)
    console.print(f"over time: {', '.join(intention_by_day(found))}", markup=False)


def _futures(console: Console, found: Found) -> None:
    _rule(console, "futures")
    console.print(future_heading(found), markup=False)
    shown = list(range(len(FUTURE_HEAD)))
    for spare in ("", *_SPARE):
        shown = [i for i in shown if FUTURE_HEAD[i] != spare]
        table = _future_table(found, shown)
        width = Measurement.get(console, console.options.update(width=10_000), table).maximum
        if width <= console.width:
            break
    console.print(table)
    console.print(future_meaning(found), style="dim", markup=False)


def _future_table(found: Found, shown: list[int]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False)
    for i in shown:
        table.add_column(FUTURE_HEAD[i], justify="left" if i == 0 else "right", no_wrap=True)
    for way in in_order(found):
        cells = future_cells(way)
        table.add_row(*(cells[i] for i in shown), style="bold" if way.is_present else "")
    return table
