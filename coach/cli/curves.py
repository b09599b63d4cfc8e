"""Feelings over time as SVG: paths and marks, laid out in numbers; the template draws them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from coach.cli.labels import CURVES, SHOWN, day_number, is_told_by_text, said_act
from sim.thread import Thread

WIDTH, HEIGHT = 640.0, 220.0
LEFT, RIGHT, TOP, BOTTOM = 34.0, 8.0, 10.0, 34.0
_STEPS = (1, 2, 5, 7, 14, 30, 60, 90, 180, 365, 730)
_MOST_TICKS = 9
_MARKED = ("breakup", "reunion", "parting", "friendship", "block", "unblock")
"""Acts that are marked on the curves besides life events."""
_NOT_MARKED = ("felt_ignored", "found_blocked", "mute", "unmute")


def chart(thread: Thread, side: int) -> dict[str, Any]:
    """Return everything that is to be drawn for one side."""
    who = ("dumpee", "dumper")[side]
    mind = thread.minds[who]
    first, last = _span(thread)
    at = _scale(first, last)
    return {
        "who": who,
        "width": WIDTH, "height": HEIGHT, "left": LEFT, "top": TOP,
        "right": WIDTH - RIGHT, "bottom": HEIGHT - BOTTOM,
        "first": first, "last": last,
        "levels": [{"y": round(_y(v), 1), "value": v} for v in (0.0, 0.5, 1.0)],
        "ticks": [{"x": round(at(day), 1), "day": day} for day in _ticks(first, last)],
        "series": [
            {"name": SHOWN[side][name], "path": _path(mind["day"], mind[name], at)}
            for name in CURVES[side]
        ],
        "texts": [_rug(thread, sender, at) for sender in ("dumpee", "dumper")],
        "marks": _marks(thread, at),
    }  # fmt: skip


def _span(thread: Thread) -> tuple[float, float]:
    days = thread.minds["dumpee"]["day"] or [0.0]
    last = max([days[-1], *(text.sent_day for text in thread.texts[-1:])])
    return days[0], max(last, days[0] + 1.0)


def _scale(first: float, last: float) -> Callable[[float], float]:
    width = WIDTH - LEFT - RIGHT
    return lambda day: LEFT + width * (day - first) / (last - first)


def _y(value: float) -> float:
    return TOP + (HEIGHT - TOP - BOTTOM) * (1.0 - min(1.0, max(0.0, value)))


def _path(days: list[float], values: list[float], at: Callable[[float], float]) -> str:
    points = [f"{at(day):.1f} {_y(v):.1f}" for day, v in zip(days, values, strict=True)]
    return "M" + "L".join(points) if points else ""


def _ticks(first: float, last: float) -> list[int]:
    step = next((s for s in _STEPS if (last - first) / s <= _MOST_TICKS), _STEPS[-1])
    start = -(-int(first) // step) * step
    return list(range(start, int(last) + 1, step))


def _rug(thread: Thread, sender: str, at: Callable[[float], float]) -> str:
    """Return a stroke for every text of one sender, under the curves."""
    y = HEIGHT - BOTTOM + (2.0 if sender == "dumpee" else 9.0)
    xs = {f"{at(text.sent_day):.1f}" for text in thread.texts if text.sender == sender}
    return "".join(f"M{x} {y:.0f}v6" for x in sorted(xs, key=float))


def _marks(thread: Thread, at: Callable[[float], float]) -> list[dict[str, Any]]:
    return [
        {"x": round(at(act.day), 1), "said": f"day {day_number(act.day)}: {said_act(act)}",
         "kind": "turn" if act.kind in _MARKED else "life"}
        for act in thread.acts
        if act.kind not in _NOT_MARKED and not is_told_by_text(act)
    ]  # fmt: skip
