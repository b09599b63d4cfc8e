"""The fixed sample of situations, and its words: those stored with it and those found now."""

from __future__ import annotations

import dataclasses
import functools
import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import polars as pl

from agents.content import AXES, Content
from agents.intents import INTENT_IDS
from agents.wording import Mood, Situation
from sim.words import draws_of_text, wordsmith

from .thread import Line, Thread

SAMPLE = Path(__file__).with_name("sample.parquet")
_FAR_DAYS = 1e6


class Case(NamedTuple):
    """One thread of the sample."""

    number: int
    title: str
    seed: int
    couple: int
    registers: tuple[str, str]
    """Ways of writing of dumpee and dumper."""


class Row(NamedTuple):
    """One text: what its wordsmith is told, and the words that were found then."""

    text: int
    side: int
    intent: str
    mood: Mood
    situation: Situation
    words: str


def rounded(text: int, side: int, intent: str, mood: Mood, situation: Situation, words: str) -> Row:
    """Return a row with numbers that a file can hold shortly, and that mean the same."""
    content = situation.answered_content
    if content is not None:
        content = Content(*(round(getattr(content, axis), 2) for axis in AXES))
    return Row(
        text, side, intent, Mood(*(round(level, 2) for level in mood)),
        situation._replace(
            sent_day=round(situation.sent_day, 5), answered_content=content,
            days_since_other=round(min(situation.days_since_other, _FAR_DAYS), 3),
        ),
        words,
    )  # fmt: skip


def worded(case: Case, rows: Sequence[Row]) -> Thread:
    """Return the thread in the words that the grammar finds now."""
    smith = wordsmith(case.seed, case.couple, case.registers)
    lines = []
    for row in rows:
        draw = draws_of_text(case.seed, case.couple, row.text)
        words = smith.say(INTENT_IDS[row.intent], row.side, row.mood, row.situation, draw)
        lines.append(Line(row.side, row.intent, words, row.situation.sent_day))
    return tuple(lines)


def stored(rows: Sequence[Row]) -> Thread:
    """Return the thread in the words that were found when the sample was drawn."""
    return tuple(Line(r.side, r.intent, r.words, r.situation.sent_day) for r in rows)


def write(path: Path, sample: Sequence[tuple[Case, Sequence[Row]]]) -> None:
    """Write a sample as Parquet, a row for each text."""
    found = [_flat(case, row) for case, rows in sample for row in rows]
    pl.DataFrame(found).write_parquet(path, compression="zstd", compression_level=19)


@functools.cache
def read(path: Path = SAMPLE) -> tuple[tuple[Case, tuple[Row, ...]], ...]:
    """Return the sample in a file."""
    found: dict[Case, list[Row]] = {}
    for flat in pl.read_parquet(path).iter_rows(named=True):
        case = Case(flat["case"], flat["title"], flat["seed"], flat["couple"],
                    (flat["register_dumpee"], flat["register_dumper"]))  # fmt: skip
        found.setdefault(case, []).append(_row(flat))
    return tuple((case, tuple(rows)) for case, rows in found.items())


def _flat(case: Case, row: Row) -> dict[str, Any]:
    situation = row.situation._asdict()
    content = situation.pop("answered_content")
    said = json.dumps(list(dataclasses.astuple(content))) if content is not None else ""
    return {
        "case": case.number, "title": case.title, "seed": case.seed, "couple": case.couple,
        "register_dumpee": case.registers[0], "register_dumper": case.registers[1],
        "text": row.text, "side": row.side, "intent": row.intent, **row.mood._asdict(),
        **situation, "answered_content": said, "words": row.words,
    }  # fmt: skip


def _row(flat: dict[str, Any]) -> Row:
    said = flat["answered_content"]
    content = Content(*json.loads(said)) if said else None
    fields = {name: flat[name] for name in Situation._fields if name != "answered_content"}
    situation = Situation(**fields, answered_content=content)
    mood = Mood(*(flat[name] for name in Mood._fields))
    assert math.isfinite(situation.days_since_other)
    return Row(flat["text"], flat["side"], flat["intent"], mood, situation, flat["words"])
