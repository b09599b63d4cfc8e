"""A recorded thread as plain data: its texts, what else was done, and both minds day by day."""

from __future__ import annotations

import dataclasses

from sim.feelings import FEELINGS, Feelings


@dataclasses.dataclass(slots=True)
class TextRecord:
    """One text with its reasons and its consequences. Days are days since the breakup."""

    id: int
    sender: str
    """dumpee or dumper."""
    intent: str
    words: str
    """What it says; empty where words were not asked for."""
    sent_day: float
    delivered_day: float | None
    """None for a text that did not get through."""
    read_day: float | None
    blocked: bool
    """Whether it was lost because the reader had blocked the sender, or did so meanwhile."""
    crosses: bool
    """Whether a text of the other's was on its way or unread by the sender when it was sent."""
    answers: int | None
    """Id of the text that it answers."""
    follows_up: bool
    """Whether it only adds to an own text."""
    led_by: str
    """The motive that led to it; empty for ordinary texting of friends and couples."""
    motives: dict[str, float]
    """Shares of all motives at that moment, the largest first; they sum to 1."""
    content: dict[str, float]
    """What it says on the ten axes."""
    effect: Feelings = dataclasses.field(default_factory=dict)
    """By how much reading it changed each of the reader's feelings; passing time left out."""
    sender_felt: Feelings = dataclasses.field(default_factory=dict)
    """What the sender felt when sending."""
    reader_felt: Feelings = dataclasses.field(default_factory=dict)
    """What the reader felt just after reading."""


@dataclasses.dataclass(slots=True)
class ActRecord:
    """Something other than a text.

    `kind` is one of ACTS, of agents.events.EVENTS, or the name of an own event.
    """

    day: float
    kind: str
    side: str | None
    """Who did it or felt it; None for what concerns both."""
    text: int | None = None
    """Id of the text by which it was done, if it was one."""
    seen: bool | None = None
    """Of a post or a new partner: whether the dumpee got to see it."""
    effect: dict[str, Feelings] = dataclasses.field(default_factory=dict)
    """By how much it changed the feelings of each side."""


ACTS = {
    "block": "blocks the other",
    "unblock": "lifts the block",
    "mute": "mutes the chat",
    "unmute": "unmutes the chat",
    "ask_space": "asks for space",
    "warn": "warns of a block",
    "found_blocked": "finds out about being blocked",
    "felt_ignored": "takes the silence for an answer",
    "breakup": "the two break up",
    "reunion": "the two come together again",
    "parting": "the two part again",
    "friendship": "the two become friends",
}
"""What each kind of act is, apart from life events."""


@dataclasses.dataclass(slots=True)
class Thread:
    """One couple's whole time."""

    seed: int
    couple: int
    texts: list[TextRecord] = dataclasses.field(default_factory=list)
    acts: list[ActRecord] = dataclasses.field(default_factory=list)
    minds: dict[str, dict[str, list[float]]] = dataclasses.field(
        default_factory=lambda: {
            "dumpee": {name: [] for name in ("day", *FEELINGS[0])},
            "dumper": {name: [] for name in ("day", *FEELINGS[1])},
        }
    )
    """Both sides' feelings once a day, column by column, `day` first."""
