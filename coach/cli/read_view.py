"""How readings look in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from agents.content import AXES
from agents.intents import INTENT_IDS, INTENTS
from agents.reading import THERE, Reading

_BAR = 20
_MOST_SHOWN = 300
_NOTE = "A model's reading of words, not of people, and no advice."


def show(readings: Sequence[tuple[str, Reading]], side: str | None, top: int) -> None:
    """Print readings: a table each, or a line each if there are several."""
    console = Console()
    if len(readings) == 1:
        _one(console, *readings[0], top)
    else:
        _many(console, readings)
    sent = f"sent by the {side}" if side else "its sender not known (--side says who)"
    which = readings[0][1].reader
    console.print(f"\nRead by the {which} reader, {sent}. {_NOTE}", markup=False)


def axis_bar(low: float, value: float, high: float) -> str:
    """Return an axis as a bar: what is read filled, its interval shaded."""
    marks = [round(_BAR * share) for share in (low, value, high)]
    return "".join(
        "█" if place < marks[1] else "░" if marks[0] <= place < marks[2] else " "
        for place in range(_BAR)
    )


def _one(console: Console, text: str, reading: Reading, top: int) -> None:
    console.print(Text(_cut(text), style="bold"), "\n")
    table = Table(box=None, pad_edge=False)
    table.add_column("intent")
    table.add_column("", justify="right")
    table.add_column("what it is", style="dim")
    for name, share in list(reading.intents.items())[:top]:
        table.add_row(name.replace("_", " "), f"{share:.0%}", INTENTS[INTENT_IDS[name]].about)
    console.print(table, "")
    console.print(_axes(reading), "")
    for line in _remarks(reading):
        console.print(line)


def _axes(reading: Reading) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column("what it says")
    table.add_column("", justify="right")
    table.add_column("0 to 1")
    table.add_column("80 % of texts", style="dim")
    for axis in AXES:
        low, value, high = (
            getattr(one or reading.content, axis)
            for one in (reading.low, reading.content, reading.high)
        )
        style = "" if value >= THERE else "dim"
        shown = Text(axis.replace("_", " "), style=style)
        table.add_row(shown, f"{value:.2f}", axis_bar(low, value, high), f"{low:.2f}–{high:.2f}")
    return table


def _remarks(reading: Reading) -> Iterable[Text]:
    for part in reading.parts:
        name, share = next(iter(part.intents.items()))
        yield Text(f"{share:4.0%} {name.replace('_', ' ')}: {_cut(part.text)}")
    if reading.also:
        yield Text(f"also: {', '.join(name.replace('_', ' ') for name in reading.also)}")
    if reading.marks:
        yield Text(f"marks: {', '.join(reading.marks)}")
    if reading.note:
        yield Text(f"note: {reading.note}")


def _many(console: Console, readings: Sequence[tuple[str, Reading]]) -> None:
    table = Table(box=None, pad_edge=False)
    for name in ("text", "first", "second", "third"):
        table.add_column(name)
    for text, reading in readings:
        firsts = [f"{n.replace('_', ' ')} {p:.0%}" for n, p in list(reading.intents.items())[:3]]
        table.add_row(Text(_cut(text)), *firsts)
    console.print(table)


def _cut(text: str) -> str:
    shown = " ".join(text.split())
    return shown if len(shown) <= _MOST_SHOWN else f"{shown[: _MOST_SHOWN - 1]}…"
