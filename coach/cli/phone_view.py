"""The thread as it would look on a phone, with what both feel beside it, in a terminal.

The dumpee's texts stand on the right, the dumper's on the left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Literal

from rich import box
from rich.align import Align
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from coach.cli.labels import (
    BESIDE,
    CURVES,
    SHOWN,
    clock,
    day_number,
    did,
    is_told_by_text,
    said_act,
    said_outcome,
    why,
)
from coach.cli.one_couple import NOT_ADVICE, Played
from sim.feelings import Feelings
from sim.thread import ActRecord, TextRecord, Thread

DEFAULT_LIMIT = 40
_HEAD_SHARE = 0.6
"""Of the texts that are shown, how many come from the beginning."""
_SIDE_BY_SIDE = 108
"""Columns from which on the feelings stand beside the thread instead of under each text."""
_FEELINGS_WIDTH, _BUBBLE_WIDTH, _BAR, _SPARKS, _LABELS = 46, 52, 6, 60, 28
_COLOURS = ("bright_blue", "bright_green")
_BLOCKS = "▁▂▃▄▅▆▇█"
Item = TextRecord | ActRecord


def show(console: Console, played: Played, thread: Thread, limit: int) -> None:
    """Print a thread; of more than `limit` texts (0: no limit) the middle is left out."""
    console.print(_header(played))
    shown, left_out = choose(thread.texts, limit)
    view = _PhoneView(console, shown)
    for item in in_order(thread, shown, left_out):
        view.show(item)
    if not thread.texts:
        console.print(Align.center(Text("no texts", style="dim")))
    console.print(_footer(played, min(_SPARKS, console.width - _LABELS)))


def choose(texts: list[TextRecord], limit: int) -> tuple[set[int], list[TextRecord]]:
    """Return the ids of the texts to show, and those from the middle to leave out."""
    if limit <= 0 or len(texts) <= limit:
        return {text.id for text in texts}, []
    head = max(1, round(limit * _HEAD_SHARE))
    tail = limit - head
    left_out = texts[head : len(texts) - tail]
    gone = {text.id for text in left_out}
    return {text.id for text in texts if text.id not in gone}, left_out


def in_order(thread: Thread, shown: set[int], left_out: list[TextRecord]) -> Iterator[Item | str]:
    """Return texts and acts by time, and a line of words in place of what is left out."""
    acts = [act for act in thread.acts if not is_told_by_text(act)]
    items: list[Item] = [*acts, *thread.texts]  # at equal times what happens comes first
    items.sort(key=_day_of)
    gap = (left_out[0].sent_day, left_out[-1].sent_day) if left_out else None
    said = False
    for item in items:
        if gap and gap[0] <= _day_of(item) <= gap[1]:
            if not said:
                yield _gap(left_out)
            said = True
        elif isinstance(item, ActRecord) or item.id in shown:
            yield item


def _gap(left_out: list[TextRecord]) -> str:
    first, last = day_number(left_out[0].sent_day), day_number(left_out[-1].sent_day)
    days = f"of day {first}" if first == last else f"of days {first} to {last}"
    count = "1 text" if len(left_out) == 1 else f"{len(left_out)} texts"
    return f"… {count} {days} left out (--limit 0 shows all, --days a part) …"


def _day_of(item: Item) -> float:
    return item.sent_day if isinstance(item, TextRecord) else item.day


class _PhoneView:
    """Prints one item after the other, remembering the day and what was last felt."""

    def __init__(self, console: Console, shown: set[int]) -> None:
        self._console = console
        self._beside = console.width >= _SIDE_BY_SIDE
        self._thread_width = console.width - (_FEELINGS_WIDTH + 2 if self._beside else 0)
        self._day: int | None = None
        self._felt: list[Feelings] = [{}, {}]

    def show(self, item: Item | str) -> None:
        if isinstance(item, str):
            self._across(item)
            return
        self._new_day(day_number(_day_of(item)))
        if isinstance(item, TextRecord):
            self._text(item)
        else:
            self._across(f"{clock(item.day)}  {said_act(item)}")

    def _new_day(self, day: int) -> None:
        if day != self._day:
            self._day = day
            rule = Rule(f"day {day}", style="dim")
            self._console.print(Padding(rule, (1, self._console.width - self._thread_width, 0, 0)))

    def _across(self, line: str) -> None:
        text = Text(line, style="yellow", justify="center")
        self._console.print(Padding(text, (0, self._console.width - self._thread_width, 0, 0)))

    def _text(self, text: TextRecord) -> None:
        side = 0 if text.sender == "dumpee" else 1
        self._felt[side] = text.sender_felt
        if text.reader_felt:
            self._felt[1 - side] = text.reader_felt
        bubble = _bubble(text, side, min(_BUBBLE_WIDTH, self._thread_width - 8))
        if not self._beside:
            self._console.print(bubble)
            self._console.print(_feelings_line(self._felt), style="dim", justify="center")
            return
        row = Table.grid(padding=(0, 2, 0, 0))
        row.add_column(width=self._thread_width)
        row.add_column(width=_FEELINGS_WIDTH)
        row.add_row(bubble, _feelings_table(self._felt))
        self._console.print(row)


def _bubble(text: TextRecord, side: int, width: int) -> RenderableType:
    """Return one text with its marks, and under it why it was sent and what it did."""
    where: Literal["left", "right"] = "right" if side == 0 else "left"
    words = Text(text.words or f"({text.intent})")
    panel = Panel(
        words,
        box=box.ROUNDED,
        border_style="red" if text.blocked else _COLOURS[side],
        title=Text(text.intent.replace("_", " "), style="dim"),
        title_align=where,
        subtitle=Text(_marks(text)),
        subtitle_align="right",
        width=min(width, max(len(words), len(_marks(text)), len(text.intent)) + 6),
    )
    lines: list[RenderableType] = [Align(panel, where)]
    for label, said in (("why: ", why(text)), ("did: ", did(text))):
        if said:
            line = Text(label + said, style="dim", justify=where)
            lines.append(Align(Padding(line, (0, 1), expand=False), where))
    return Group(*lines)


def _marks(text: TextRecord) -> str:
    """Return number, time and how far it got: sent, delivered, read."""
    number = f"#{text.id}" + (f" ↩{text.answers}" if text.answers is not None else "")
    if text.crosses:
        number += " crossed"
    if text.blocked:
        return f"{number} · {clock(text.sent_day)} ✗ blocked"
    if text.read_day is None:
        return f"{number} · {clock(text.sent_day)} ✓{'✓' if text.delivered_day else ''}"
    later = day_number(text.read_day) - day_number(text.sent_day)
    days = f" +{later} d" if later else ""
    return f"{number} · {clock(text.sent_day)} ✓✓ {clock(text.read_day)}{days}"


def _feelings_table(felt: list[Feelings]) -> Table:
    """Return three feelings of each side as bars: the dumper's left, the dumpee's right."""
    table = Table.grid(padding=(0, 1, 0, 0))
    for _ in range(2):
        table.add_column(justify="right", width=10, style="dim")
        table.add_column(width=_BAR + 4)
    table.add_row("", Text("dumper", _COLOURS[1]), "", Text("dumpee", _COLOURS[0]))
    for row in range(len(BESIDE[0])):
        cells: list[RenderableType] = []
        for side in (1, 0):
            name = BESIDE[side][row]
            cells += [SHOWN[side][name], _bar(felt[side].get(name), _COLOURS[side])]
        table.add_row(*cells)
    return table


def _bar(value: float | None, colour: str) -> Text:
    if value is None:
        return Text("")
    full = round(value * _BAR)
    bar = Text("━" * full, style=colour) + Text("─" * (_BAR - full), style="dim")
    return bar + Text(f" {value:.2f}".replace("0.", "."))


def _feelings_line(felt: list[Feelings]) -> str:
    parts = []
    for side, who in ((1, "dumper"), (0, "dumpee")):
        known = [(SHOWN[side][n], felt[side][n]) for n in BESIDE[side] if n in felt[side]]
        if known:
            said = " ".join(f"{n} {v:.2f}".replace("0.", ".") for n, v in known)
            parts.append(f"{who}: {said}")
    return " · ".join(parts)


def sparkline(values: Iterable[float], width: int) -> str:
    """Return values from 0 to 1 as a line of blocks, averaged where there are more than fit."""
    numbers = list(values)
    if len(numbers) > width:
        edges = [round(i * len(numbers) / width) for i in range(width + 1)]
        pairs = pairwise(edges)
        numbers = [sum(numbers[a:b]) / (b - a) for a, b in pairs]
    top = len(_BLOCKS) - 1
    return "".join(_BLOCKS[min(top, max(0, round(v * top)))] for v in numbers)


def _header(played: Played) -> RenderableType:
    scenario, (dumpee, dumper) = played.scenario, played.policies
    about = Text(scenario.about, style="dim")
    sides = Table.grid(expand=True)
    sides.add_column()
    sides.add_column(justify="right")
    sides.add_row(
        Text(f"dumper: {dumper}", style=_COLOURS[1]), Text(f"dumpee: {dumpee}", style=_COLOURS[0])
    )
    asked = played.asked
    title = f"{scenario.title} · couple {asked.couple} of seed {asked.seed}"
    return Panel(Group(about, sides), title=title, box=box.SIMPLE)


def _footer(played: Played, width: int) -> RenderableType:
    minds = played.thread.minds
    curves = Table.grid(padding=(0, 1))
    for side, who in ((0, "dumpee"), (1, "dumper")):
        for name in CURVES[side]:
            line = sparkline(minds[who][name], width)
            label = Text(f"{who} {SHOWN[side][name]}", style="dim")
            curves.add_row(label, Text(line, style=_COLOURS[side]))
    said = Text("\n".join(said_outcome(played.outcome)))
    repeat = Text(f"{NOT_ADVICE}\nTo repeat: {played.command}", style="dim")
    return Panel(Group(curves, Text(), said, Text(), repeat), title="outcome", box=box.SIMPLE)
