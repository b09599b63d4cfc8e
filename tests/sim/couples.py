"""Couples for the tests of sim: set-ups to draw, a plain loop, and a log of a thread."""

from __future__ import annotations

import copy
import dataclasses
from typing import Any

from hypothesis import strategies as st

from agents.events import EVENTS
from agents.healing import is_well
from agents.policies import policies_of
from agents.policies.programs import NO_PROGRAMS
from agents.quantities import Quantities
from sim.begin import Setup
from sim.couple import (
    APART,
    DAY_DUMPEE,
    FRIENDS,
    READ_DUMPEE,
    SEND_DUMPEE,
    TOGETHER,
    Couple,
    Text,
)
from sim.phone import place_of
from sim.step import advance, next_slot

Q = Quantities()
seeds = st.integers(0, 2**62)
indices = st.integers(0, 100_000)
policy_pairs = st.tuples(st.sampled_from(policies_of(0)), st.sampled_from(policies_of(1)))
fixed_events = st.lists(
    st.tuples(st.floats(0.0, 40.0), st.integers(0, len(EVENTS) - 1)), max_size=4
).map(tuple)


@st.composite
def setups(draw: st.DrawFn, horizon: float = 40.0) -> Setup:
    """Any couple of built-in policies: mostly exes, some with a prelude, some who never part."""
    status = draw(st.sampled_from((APART, APART, APART, APART, FRIENDS, TOGETHER)))
    prelude = draw(st.sampled_from((0.0, 0.0, 4.0, 2.5))) if status == APART else 0.0
    return Setup(
        policies=draw(policy_pairs),
        events=draw(fixed_events),
        horizon_days=horizon,
        prelude_days=prelude,
        status=status,
        receipts=draw(st.tuples(st.booleans(), st.booleans())),
    )


def plain_loop(couple: Couple, q: Quantities) -> Couple:
    """Run a couple of built-in policies without any engine."""
    while True:
        slot = next_slot(couple)
        if couple.slots[slot] >= couple.horizon:
            return couple
        advance(couple, slot, q, NO_PROGRAMS)


def state_of(couple: Couple) -> dict[str, Any]:
    """The whole state as plain data, to be compared to the last bit."""
    return dataclasses.asdict(couple)


def mailbox(couple: Couple, reader: int) -> list[int]:
    """The ids of a side's unread texts, the oldest first."""
    places = (place_of(couple, reader, rank) for rank in range(couple.waiting[reader]))
    return [couple.mail[place].id for place in places]


class Log:
    """Watches a couple and keeps what happened to every text, and how the two stood."""

    def __init__(self) -> None:
        self.sent: list[Text] = []
        self.read: list[Text] = []
        self.lost: set[int] = set()
        """Texts that were on their way when the reader blocked."""
        self.barred: set[int] = set()
        """Texts that the reader's block let not even set out."""
        self.days: list[float] = []
        self.slots: list[tuple[float, int, int]] = []
        """Of every event: when, which slot, and which slot was the next then."""
        self.turns: list[tuple[float, int, int, int, int]] = []
        """Changes of status: when, from, to, the slot, the intent of the text behind it."""
        self.blocks: tuple[list[list[float]], list[list[float]]] = ([], [])
        self.wellness: list[tuple[str, float, bool]] = []
        self.told_space: list[tuple[Text, float]] = []
        self.crises: list[int] = []
        self.counts: list[tuple[int, int]] = []

    def before(self, couple: Couple, slot: int, q: Quantities) -> None:
        self._texts, self._read = couple.texts, couple.texts_read
        self._status = couple.status
        self._blocking = [seat.blocking for seat in couple.seats]
        self._mail = [mailbox(couple, side) for side in (0, 1)]
        self.slots.append((couple.slots[slot], slot, next_slot(couple)))

    def after(self, couple: Couple, slot: int, q: Quantities) -> None:
        self.days.append(couple.now)
        if couple.texts > self._texts:
            self._note_sent(couple)
        if couple.texts_read > self._read:
            self._note_read(couple)
        self._note_lost(couple)
        self._note_blocks(couple)
        if couple.status != self._status:
            self._note_turn(couple, slot)
        if slot == DAY_DUMPEE and couple.status != TOGETHER:
            self.wellness.append(("day", couple.now, is_well(couple.dumpee, q)))
        self.crises.append(couple.dumpee.crises)
        kept = couple.texts_read + sum(couple.waiting) + couple.undelivered
        self.counts.append((couple.texts, kept))

    def _note_sent(self, couple: Couple) -> None:
        text = copy.deepcopy(couple.outgoing)
        self.sent.append(text)
        if self._blocking[1 - text.sender]:
            self.barred.add(text.id)

    def _note_read(self, couple: Couple) -> None:
        text = copy.deepcopy(couple.incoming)
        self.read.append(text)
        if text.sender == 0 and couple.status == APART == self._status:
            self.told_space.append((text, couple.seats[1].told_space_day))

    def _note_lost(self, couple: Couple) -> None:
        seen = {text.id for text in self.read}
        for side in (0, 1):
            self.lost |= set(self._mail[side]) - set(mailbox(couple, side)) - seen

    def _note_blocks(self, couple: Couple) -> None:
        for side in (0, 1):
            now = couple.seats[side].blocking
            if now and not self._blocking[side]:
                self.blocks[side].append([couple.now, float("inf")])
            elif self._blocking[side] and not now:
                self.blocks[side][-1][1] = couple.now

    def _note_turn(self, couple: Couple, slot: int) -> None:
        intent = -1
        if READ_DUMPEE <= slot < SEND_DUMPEE:
            intent = couple.incoming.intent
        elif slot >= SEND_DUMPEE:
            intent = couple.outgoing.intent
        self.turns.append((couple.now, self._status, couple.status, slot, intent))
        self.wellness.append(("turn to " + str(couple.status), couple.now, False))
