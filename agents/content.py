"""What a text says, on ten axes: the only thing about it that a reader's mind reacts to."""

from __future__ import annotations

import dataclasses

from agents.rules import rule

AXES = (
    "warmth", "hope_signal", "clarity", "pressure", "depth",
    "apology", "request", "boundary", "hostility", "directness",
)  # fmt: skip


@dataclasses.dataclass(slots=True)
class Content:
    """Content of one text; every axis runs from 0 (none) to 1 (as much as there can be)."""

    warmth: float = 0.0
    """Affection, kindness, friendliness."""
    hope_signal: float = 0.0
    """How much it sounds as though the two might come together again."""
    clarity: float = 0.0
    """How plainly it says or explains that the relationship is over."""
    pressure: float = 0.0
    """Demand on the other's time, feelings or decision."""
    depth: float = 0.0
    """How far it goes into feelings, memories and reasons."""
    apology: float = 0.0
    """How much it takes blame and asks to be forgiven."""
    request: float = 0.0
    """How much it wants something of the other: an answer, help, money, comfort."""
    boundary: float = 0.0
    """How firmly it sets a limit to contact."""
    hostility: float = 0.0
    """Reproach, contempt, name-calling."""
    directness: float = 0.0
    """How openly the reason for writing is said."""


@rule
def copy_content(target: Content, source: Content) -> None:
    """Overwrite all ten axes of `target`."""
    target.warmth = source.warmth
    target.hope_signal = source.hope_signal
    target.clarity = source.clarity
    target.pressure = source.pressure
    target.depth = source.depth
    target.apology = source.apology
    target.request = source.request
    target.boundary = source.boundary
    target.hostility = source.hostility
    target.directness = source.directness
