"""What occurred in couples: counts of events and texts, and names of all that can happen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from agents.events import EVENTS
from agents.intents import INTENTS, SIDES
from agents.motives import DUMPEE_MOTIVES, DUMPER_MOTIVES, motive_name
from agents.policies import POLICIES, policies_of
from agents.policies.table import SCRIPTED
from agents.quantities import Quantities
from agents.returning import CAUSES
from sim.couple import (
    BREAKUP,
    LIFE,
    MAIL_PLACES,
    SEND_DUMPEE,
    SLOTS,
    STATUSES,
    URGE_DUMPEE,
    Couple,
)
from sim.phone import line_is_full
from sim.step import side_of

OF_DATA = ("scripted", "learned")
"""Policies that are data, in the order of their numbers."""
_RISES = {
    "sends_done": "is done with a send of its script",
    "muted": "mutes",
    "blocking": "blocks",
    "blocked_noticed": "finds itself blocked",
    "proposing": "proposes to return",
}
_FALLS = {"muted": "unmutes", "blocking": "unblocks"}
_TOLD = {
    "lost": "a text is not delivered",
    "posts": "the dumpee sees a post",
    "crises": "a crisis",
    "healed": "the dumpee is healed",
    "recovered": "the dumper has recovered",
    "partings": "a second parting",
}


def policy_name(policy: int) -> str:
    """Return the name of a policy, one that is data among them."""
    return POLICIES[policy].name if policy < len(POLICIES) else OF_DATA[policy - SCRIPTED]


class Tally:
    """An observer that counts events and texts, and by name whatever occurs."""

    def __init__(self) -> None:
        self.couples = self.events = self.sent = self.read = 0
        self.seen: Counter[str] = Counter()

    def counts(self) -> dict[str, int]:
        """Return how much there was of what."""
        return {
            "couples": self.couples, "events": self.events, "texts sent": self.sent,
            "texts read": self.read,
        }  # fmt: skip

    def missing(self, wanted: set[str]) -> list[str]:
        """Return what has not occurred."""
        return sorted(name for name in wanted if not self.seen[name])

    def begin(self, couple: Couple) -> None:
        """Count a couple that is to be run."""
        self.couples += 1
        for side, seat in enumerate(couple.seats):
            self.seen[f"{SIDES[side]} with {policy_name(seat.policy)}"] += 1

    def before(self, couple: Couple, slot: int, q: Quantities) -> None:
        """Keep what is compared with afterwards."""
        self._before = self._numbers(couple)
        self._full = line_is_full(couple, 1 - side_of(slot))
        self._had_plan = couple.seats[side_of(slot)].planned_intent >= 0
        for other, day in enumerate(couple.slots):
            if other != slot and day == couple.slots[slot]:
                self.seen[f"{SLOTS[slot]} and {SLOTS[other]} at one moment"] += 1

    def after(self, couple: Couple, slot: int, q: Quantities) -> None:
        """Count an event, and note what it changed."""
        self.events += 1
        self.seen[SLOTS[slot]] += 1
        now = self._numbers(couple)
        changes = {name: (old, now[name]) for name, old in self._before.items() if old != now[name]}
        self._note_text(couple, slot, changes)
        for name, (old, new) in changes.items():
            self._note_change(name, old, new)
        if slot == LIFE:
            drawn = "drawn" if "next" in changes else "fixed"
            kind = "breakup" if couple.last_event == BREAKUP else EVENTS[couple.last_event]
            self.seen[f"{kind}, {drawn}"] += 1
        if "reunions" in changes:
            self.seen[f"reunion out of {CAUSES[couple.cause]}"] += 1
        if "status" in changes:
            turn = " to ".join(STATUSES[status] for status in changes["status"])
            self.seen[f"{turn} at {SLOTS[slot].split('_')[0]}"] += 1
        for side in (0, 1):
            if line_is_full(couple, side):
                self.seen[f"all {MAIL_PLACES} places of the {SIDES[side]}'s mail taken"] += 1

    def _numbers(self, couple: Couple) -> dict[str, float]:
        found = {
            "texts": couple.texts, "read": couple.texts_read, "lost": couple.undelivered,
            "status": couple.status, "next": couple.next_random_event, "posts": couple.posts_seen,
            "crises": couple.dumpee.crises, "healed": couple.dumpee.healed_day,
            "recovered": couple.dumper.recovered_day, "reunions": couple.reunions,
            "partings": couple.partings,
        }  # fmt: skip
        for side, seat in zip(SIDES, couple.seats, strict=True):
            found |= {f"{side} {name}": getattr(seat, name) for name in _RISES}
        return found

    def _note_change(self, name: str, old: float, new: float) -> None:
        side, _, field = name.rpartition(" ")
        said = (_RISES if new > old else _FALLS).get(field) if side else _TOLD.get(name)
        if said:
            self.seen[f"{side} {said}".strip()] += 1

    def _note_text(self, couple: Couple, slot: int, changes: Collection[str]) -> None:
        side = SIDES[side_of(slot)]
        if "texts" in changes:
            self.sent += 1
            text = couple.outgoing
            kind = "answer" if text.answers >= 0 else "addition" if text.follows_up else "own text"
            closes = "" if text.wants_answer else ", closing"
            self.seen[f"{side} sends {INTENTS[text.intent].name}"] += 1
            self.seen[f"{side} writes out of {motive_name(side_of(slot), text.motive)}"] += 1
            self.seen[f"{kind}{closes} when {STATUSES[couple.status]}"] += 1
        elif SEND_DUMPEE <= slot < URGE_DUMPEE:
            why = "as the mail is full" if self._full else "as it no longer fits"
            self.seen[f"{side} drops a text {why if self._had_plan else 'without a plan'}"] += 1
        if "read" in changes:
            self.read += 1
            self.seen[f"{side} reads {INTENTS[couple.incoming.intent].name}"] += 1


def all_there_is() -> set[str]:
    """Return the names of all that a comparison of engines should have met."""
    wanted = {*SLOTS, *_TOLD.values(), "breakup, fixed"}
    wanted |= {f"{kind}, {how}" for kind in EVENTS for how in ("drawn", "fixed")}
    wanted |= {f"reunion out of {cause}" for cause in CAUSES[1:]}
    for side in (0, 1):
        wanted |= _of_side(side)
    wanted |= {
        "apart to together at read", "apart to friends at read", "together to apart at send",
        "together to apart at life", "dumper proposes to return",
        "day_dumpee and day_dumper at one moment", "life and day_dumpee at one moment",
    }  # fmt: skip
    kinds = ("answer", "answer, closing", "addition", "own text")
    return wanted | {f"{kind} when apart" for kind in kinds} | _at_ease()


def _of_side(side: int) -> set[str]:
    name, motives = SIDES[side], (DUMPEE_MOTIVES, DUMPER_MOTIVES)[side]
    sent = {row.name for row in INTENTS if side in row.sides}
    heard = {row.name for row in INTENTS if 1 - side in row.sides}
    policies = (*policies_of(side), *OF_DATA)
    verbs = (
        "mutes",
        "unmutes",
        "blocks",
        "unblocks",
        _RISES["blocked_noticed"],
        _RISES["sends_done"],
    )
    return {
        *(f"{name} with {policy}" for policy in policies),
        *(f"{name} sends {intent}" for intent in sent),
        *(f"{name} reads {intent}" for intent in heard),
        *(f"{name} writes out of {motive}" for motive in (*motives, "courtesy", "plan")),
        *(f"{name} {verb}" for verb in verbs),
        f"{name} drops a text as the mail is full",
        f"all {MAIL_PLACES} places of the {name}'s mail taken",
    }


def _at_ease() -> set[str]:
    kinds = ("answer", "answer, closing", "addition", "own text")
    return {f"{kind} when {status}" for kind in kinds for status in ("friends", "together")}
