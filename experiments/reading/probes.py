"""Hand-written probes: texts whose words say the opposite of what they mean, and quite usual ones.

None of data/probes.jsonl is trained on. A probe names the intents that a fair reader may give it,
and axes that are there or are not. Those of negation and sarcasm come in pairs of like words and
unlike meaning. The first of them were written before training texts of this sort, by the same
author, and share ideas with them; those of the kinds with a 2 were written after, with other ideas,
and nothing was chosen by them.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Sequence
from importlib import resources
from typing import Any, NamedTuple

import numpy as np

from agents.intents import SIDES
from agents.reading import THERE, Reading, TextReader

KINDS = ("negation", "sarcasm", "ordinary", "negation 2", "sarcasm 2")
FIRST = 3


class Probe(NamedTuple):
    """One probe; the fields are those of data/probes.jsonl."""

    kind: str
    pair: int
    """The number of its pair; 0 of an ordinary text, which has none."""
    text: str
    side: str
    intents: tuple[str, ...]
    """Each of them is a fair reading."""
    axes: dict[str, bool]
    """Axes that are there in it, and such as are not."""


@functools.cache
def probes() -> tuple[Probe, ...]:
    """Return all probes."""
    lines = resources.files(__package__).joinpath("data/probes.jsonl").read_text("utf-8")
    rows = (json.loads(line) for line in lines.splitlines())
    return tuple(Probe(**row | {"intents": tuple(row["intents"])}) for row in rows)


def probed(reader: TextReader) -> list[dict[str, Any]]:
    """Return of each kind how often the intent is fair, in both of a pair, and the axes right."""
    readings = [reader.read(one.text, SIDES.index(one.side)) for one in probes()]
    return [_of_kind(kind, readings) for kind in KINDS]


def _of_kind(kind: str, readings: Sequence[Reading]) -> dict[str, Any]:
    rows = [pair for pair in zip(probes(), readings, strict=True) if pair[0].kind == kind]
    fair = {one.text: reading.likeliest in one.intents for one, reading in rows}
    numbers = sorted({one.pair for one, _ in rows} - {0})
    both = [all(fair[one.text] for one, _ in rows if one.pair == n) for n in numbers]
    axes = [
        (getattr(reading.content, axis) >= THERE) == there
        for one, reading in rows
        for axis, there in one.axes.items()
    ]
    near = [bool({*one.intents} & {*list(reading.intents)[:FIRST]}) for one, reading in rows]
    sure = [next(iter(reading.intents.values())) for _, reading in rows]
    return {
        "kind": kind,
        "texts": len(rows),
        "fair": float(np.mean(list(fair.values()))),
        "first_three": float(np.mean(near)),
        "pairs": len(both),
        "both_fair": float(np.mean(both)) if both else None,
        "axes": float(np.mean(axes)),
        "sure": float(np.mean(sure)),
    }
