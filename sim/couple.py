"""The whole state of one couple as plain data: a snapshot is a copy of it."""

from __future__ import annotations

import dataclasses
import math

from agents.content import Content
from agents.dumpee import Dumpee
from agents.dumper import Dumper
from agents.events import EVENTS
from agents.seat import NEVER, Seat
from sim.chance import N_STREAMS

APART, FRIENDS, TOGETHER = range(3)
STATUSES = ("apart", "friends", "together")

LIFE, DAY_DUMPEE, DAY_DUMPER, READ_DUMPEE, READ_DUMPER = range(5)
SEND_DUMPEE, SEND_DUMPER, URGE_DUMPEE, URGE_DUMPER = range(5, 9)
N_SLOTS = 9
"""Everything that can happen next, one slot each. At equal times the lower slot comes first."""
SLOTS = (
    "life", "day_dumpee", "day_dumper", "read_dumpee", "read_dumper", "send_dumpee",
    "send_dumper", "urge_dumpee", "urge_dumper",
)  # fmt: skip

MAIL_PLACES = 24
"""Unread texts a side can have; while all places are taken the other holds its texts back."""
FIXED_EVENTS = 24
"""Events that a scenario can fix to a day."""
BREAKUP = len(EVENTS)
"""Kind of the one event that is not one of life's: the breakup, after a prelude together."""


@dataclasses.dataclass(slots=True)
class Text:
    """One text; ids count from 0 in the order of sending, days are days since the breakup."""

    id: int = -1
    sender: int = 0
    intent: int = -1
    motive: int = -1
    answers: int = -1
    follows_up: int = 0
    wants_answer: int = 0
    """Whether it leaves the next word to the other; if not, the exchange ends here."""
    sent_day: float = NEVER
    delivered_day: float = NEVER
    read_day: float = NEVER
    due_day: float = NEVER
    """When the reader would look at it if nothing else made them look earlier."""
    answer_days: float = 0.0
    content: Content = dataclasses.field(default_factory=Content)


def _blank_texts() -> list[Text]:
    return [Text() for _ in range(2 * MAIL_PLACES)]


@dataclasses.dataclass(slots=True)
class Couple:
    """Two minds, two seats, the texts on their way, the clocks and the counters of draws."""

    dumpee: Dumpee = dataclasses.field(default_factory=Dumpee)
    dumper: Dumper = dataclasses.field(default_factory=Dumper)
    seats: list[Seat] = dataclasses.field(default_factory=lambda: [Seat(side=0), Seat(side=1)])
    now: float = 0.0
    horizon: float = 365.0

    status: int = APART
    status_since: float = 0.0
    cause: int = 0
    """Cause of the present reunion."""
    reunions: int = 0
    first_reunion_day: float = -1.0
    first_cause: int = 0
    """Cause of the first reunion, 0 while there is none."""
    first_reunion_lasted: float = -1.0
    partings: int = 0
    friends_day: float = -1.0
    stop_here: float = 0.2
    """Probability that the present ordinary conversation ends with a given text."""

    texts: int = 0
    texts_read: int = 0
    undelivered: int = 0
    first_block_day: float = -1.0
    posts_seen: int = 0
    waiting: list[int] = dataclasses.field(default_factory=lambda: [0, 0])
    """Unread texts for each side."""
    head: list[int] = dataclasses.field(default_factory=lambda: [0, 0])
    """Place of each side's oldest unread text in its ring."""
    mail: list[Text] = dataclasses.field(default_factory=_blank_texts)
    """Ring of unread texts for the dumpee, then that for the dumper."""
    outgoing: Text = dataclasses.field(default_factory=Text)
    """The text sent last."""
    incoming: Text = dataclasses.field(default_factory=Text)
    """The text read last."""

    slots: list[float] = dataclasses.field(default_factory=lambda: [math.inf] * N_SLOTS)
    next_random_event: float = math.inf
    fixed_days: list[float] = dataclasses.field(default_factory=lambda: [math.inf] * FIXED_EVENTS)
    fixed_kinds: list[int] = dataclasses.field(default_factory=lambda: [-1] * FIXED_EVENTS)
    fixed_next: int = 0
    last_event: int = -1
    keys: list[int] = dataclasses.field(default_factory=lambda: [0] * N_STREAMS)
    draws: list[int] = dataclasses.field(default_factory=lambda: [0] * N_STREAMS)
