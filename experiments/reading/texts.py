"""The data set: texts written for this project, with their intents (data/DATASHEET.md)."""

from __future__ import annotations

import functools
import hashlib
import json
from importlib import resources
from typing import NamedTuple

from agents.content import AXES
from agents.intents import INTENT_IDS, SIDES
from agents.reading import content_of

FOLDS = 5
"""Parts of the training families, each held out once to choose and to calibrate."""


class Text(NamedTuple):
    """One text; the fields are those of data/texts.jsonl."""

    text: str
    intent: str
    side: str
    family: str
    """The idea of phrasing: a family is in one split only."""
    split: str
    """train or test."""
    author: int
    voice: str
    marks: tuple[str, ...]
    also: str
    """A second intent, where the text has several."""
    axes: dict[str, float]
    """Axes on which it says clearly more or less than its intent's row."""

    @property
    def number(self) -> int:
        """The number of its intent."""
        return INTENT_IDS[self.intent]

    @property
    def sent_by(self) -> int:
        """Its side: 0 dumpee, 1 dumper."""
        return SIDES.index(self.side)

    def content(self) -> list[float]:
        """Return what it says on the ten axes."""
        row = content_of(self.intent)
        return [self.axes.get(axis, getattr(row, axis)) for axis in AXES]


@functools.cache
def texts(split: str) -> tuple[Text, ...]:
    """Return the texts of a split: train, test."""
    lines = resources.files(__package__).joinpath("data/texts.jsonl").read_text("utf-8")
    rows = (json.loads(line) for line in lines.splitlines())
    found = (Text(**row | {"marks": tuple(row["marks"])}) for row in rows)
    return tuple(text for text in found if text.split == split)


def fold_of(family: str) -> int:
    """Return in which fold a family of the training split is held out."""
    return int(hashlib.sha256(f"fold {family}".encode()).hexdigest(), 16) % FOLDS
