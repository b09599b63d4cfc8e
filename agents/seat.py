"""What one side knows of the thread, and what it is about to do: all that its policy may see.

A seat holds nothing of the other's mind. Days are days since the breakup; NEVER stands for
something that has not happened.
"""

from __future__ import annotations

import dataclasses

from agents.content import Content

NEVER = -1000.0
N_MOTIVES = 16

NO_MOMENT, STARTING, DAILY, TEXT, URGE = range(5)
"""What a policy is asked about: the beginning, a new day, a text just read, an own urge."""

NO_GESTURE, MUTE, UNMUTE, BLOCK, UNBLOCK, POST = range(6)
GESTURES = ("none", "mute", "unmute", "block", "unblock", "post")


@dataclasses.dataclass(slots=True)
class Act:
    """What a policy decides: an intent or silence, its pace, and a gesture such as blocking."""

    intent: int = -1
    haste: float = 1.0
    """Factor on the natural delay; below 1 is faster."""
    gesture: int = 0
    at_day: float = NEVER
    """When a text of one's own accord is to be sent; a time that has passed means at once."""


@dataclasses.dataclass(slots=True)
class Seat:
    """One side's view of the thread."""

    side: int = 0
    policy: int = 0
    initiative: float = 1.0
    """Share of own urges that the policy lets through."""
    drive_per_day: float = 0.0
    """Texts a day that the policy sends of itself, whatever is felt."""
    stage: int = 0
    """Memory of a policy: how far it has gone."""
    stage_day: float = NEVER
    started: int = 0
    sends_done: int = 0
    """Memory of a script: how many of its texts of its own accord have gone out."""
    send_due: float = NEVER
    """When the next of them was planned for."""

    n_sent: int = 0
    n_read: int = 0
    n_read_before: int = 0
    """Texts read before the breakup."""
    unanswered: int = 0
    """Own texts since the other was last heard."""
    last_sent_day: float = NEVER
    last_sent_id: int = -1
    last_sent_intent: int = -1
    last_own_day: float = NEVER
    """When a text was last sent of one's own accord: no answer and no addition to another, and no
    ordinary text of those who are together, which are not the policy's."""
    last_own_intent: int = -1
    awaits_answer: int = 0
    """Whether the last own text left the next word to the other."""
    last_read_day: float = NEVER
    last_read_id: int = -1
    heard_intent: int = -1
    heard: Content = dataclasses.field(default_factory=Content)
    heard_wants_answer: int = 0
    """Whether the text just heard leaves the next word to this side; if not, it closes."""
    heard_was_answer: int = 0
    """Whether the text just heard answered an own one."""

    asked_space_day: float = NEVER
    warned_day: float = NEVER
    told_space_day: float = NEVER
    told_warning_day: float = NEVER
    muted: int = 0
    blocking: int = 0
    blocked_noticed: int = 0
    """Whether this side has found out that the other blocks it."""
    receipts: int = 1
    """Whether this side lets the other see that a text was read."""
    ignored_id: int = -1
    """Last own text whose silence has already been felt."""
    seen_id: int = -1
    """Last own text that a receipt shows to have been read."""
    proposing: int = 0
    """Cause of an open proposal to come together again (dumper), 0 for none."""
    bed_hour: float = 24.0
    wake_hour: float = 7.5

    planned_intent: int = -1
    """What is about to be sent, -1 for nothing."""
    planned_answers: int = -1
    planned_gesture: int = 0
    planned_motive: int = -1
    follows_up: int = 0
    """Whether the planned text only adds to the one before it."""
    answer_days: float = 0.0
    """Natural time from reading the last text to answering it."""
    urge_bound: float = 0.0
    """What the sum of urges cannot exceed before this side's next own event."""

    motive: int = -1
    """Motive that led to the present urge or text."""
    urges: list[float] = dataclasses.field(default_factory=lambda: [0.0] * N_MOTIVES)
    act: Act = dataclasses.field(default_factory=Act)
