"""What is read in a text: which intent it probably has, and what it says."""

from __future__ import annotations

from typing import NamedTuple

from agents.content import AXES, Content
from agents.intents import INTENT_IDS, INTENTS

THERE = 0.25
"""From here on an axis counts as being there at all."""


class Part(NamedTuple):
    """A sentence or passage of a text, read by itself."""

    text: str
    intents: dict[str, float]
    """Probabilities, the likeliest first."""


class Reading(NamedTuple):
    """What a text probably is, and what it says."""

    intents: dict[str, float]
    """Probabilities of intents of its sender's side, the likeliest first; they sum to 1."""
    content: Content
    low: Content | None = None
    """Below this an axis is in one of ten texts; None where the reader does not know."""
    high: Content | None = None
    """Above this an axis is in one of ten texts."""
    parts: tuple[Part, ...] = ()
    """What its sentences are by themselves, if it has several."""
    also: tuple[str, ...] = ()
    """Further intents that sentences of it have."""
    marks: tuple[str, ...] = ()
    """What stands out in how it is written: negation, sarcasm, emoji, … (marks.py)."""
    note: str = ""
    """What one should know of this reading: that there was nothing to read, or too much."""
    reader: str = ""
    """Who has read it: embedding, light."""

    @property
    def likeliest(self) -> str:
        """The likeliest intent."""
        return next(iter(self.intents))


def content_of(intent: str) -> Content:
    """Return what a text of an intent says: a copy of its row in the table."""
    content = INTENTS[INTENT_IDS[intent]].content
    return Content(*(getattr(content, axis) for axis in AXES))
