"""The thread and the curves as one page that needs nothing else: no request leaves it."""

from __future__ import annotations

import functools
from importlib import resources
from itertools import groupby
from typing import Any

from jinja2 import Environment, StrictUndefined, Template

from coach.cli.curves import chart
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
from coach.cli.one_couple import Played
from sim.feelings import Feelings
from sim.thread import ActRecord, TextRecord, Thread

_SIDES = ("dumpee", "dumper")


def as_page(played: Played, thread: Thread) -> str:
    """Return the page of a thread."""
    return _template().render(
        scenario=played.scenario,
        origin=played.origin,
        days=_days(thread),
        charts=[chart(thread, side) for side in (0, 1)],
        outcome=said_outcome(played.outcome),
        data=_data(thread),
    )


@functools.cache
def _template() -> Template:
    text = resources.files("coach").joinpath("templates/thread.html").read_text(encoding="utf-8")
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(text)


def _days(thread: Thread) -> list[dict[str, Any]]:
    """Return what happened, day by day."""
    felt: list[Feelings] = [{}, {}]
    acts = [_act_row(act) for act in thread.acts if not is_told_by_text(act)]
    rows = sorted([*acts, *map(_text_row, thread.texts)], key=lambda row: row["day"])
    for row in rows:
        if row["kind"] == "text":
            _update(felt, row.pop("record"))
            row["felt"] = [_bars(felt[side], side) for side in (1, 0)]
    grouped = groupby(rows, key=lambda row: day_number(row["day"]))
    return [{"day": day, "rows": list(items)} for day, items in grouped]


def _update(felt: list[Feelings], text: TextRecord) -> None:
    side = _SIDES.index(text.sender)
    felt[side] = text.sender_felt
    if text.reader_felt:
        felt[1 - side] = text.reader_felt


def _bars(felt: Feelings, side: int) -> list[dict[str, Any]]:
    return [{"name": SHOWN[side][name], "value": round(felt[name], 2)}
            for name in BESIDE[side] if name in felt]  # fmt: skip


def _act_row(act: ActRecord) -> dict[str, Any]:
    return {"kind": "act", "day": act.day, "clock": clock(act.day), "said": said_act(act)}


def _text_row(text: TextRecord) -> dict[str, Any]:
    return {
        "kind": "text",
        "record": text,
        "day": text.sent_day,
        "id": text.id,
        "sender": text.sender,
        "intent": text.intent.replace("_", " "),
        "words": text.words or f"({text.intent})",
        "clock": clock(text.sent_day),
        "answers": text.answers,
        "crosses": text.crosses,
        "state": _state(text),
        "why": why(text),
        "did": did(text),
    }


def _state(text: TextRecord) -> str:
    if text.blocked:
        return "✗ blocked"
    if text.read_day is None:
        return "✓✓ unread" if text.delivered_day else "✓ sent"
    later = day_number(text.read_day) - day_number(text.sent_day)
    return f"✓✓ {clock(text.read_day)}" + (f" +{later} d" if later else "")


def _data(thread: Thread) -> dict[str, Any]:
    """Return what the page's script reads: both minds by day, as far as they are drawn."""
    return {
        who: {
            "day": thread.minds[who]["day"],
            "curves": [[round(value, 3) for value in thread.minds[who][name]]
                       for name in CURVES[side]],
        }
        for side, who in enumerate(_SIDES)
    }  # fmt: skip
