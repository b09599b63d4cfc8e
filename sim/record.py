"""Recording a couple: why each text was sent, what it did, and what both feel day by day.

A recorder moves a mind on only where the event that follows would do so first, so the couple ends
in the same state with a recorder as without one.
"""

from __future__ import annotations

import dataclasses
import math

from agents.content import AXES, Content
from agents.events import EVENTS
from agents.intents import INTENT_NAMES, SIDES
from agents.motives import COURTESY, PLAN, feel_urges_of_dumpee, feel_urges_of_dumper, motive_name
from agents.quantities import Quantities
from agents.seat import N_MOTIVES
from sim.acts import Marks, acts_since, mark
from sim.couple import APART, LIFE, READ_DUMPEE, SEND_DUMPEE, URGE_DUMPEE, Couple, Text
from sim.event_engine import OUTSIDE
from sim.feelings import Feelings, changes, feelings
from sim.sending import may_send
from sim.step import side_of
from sim.thread import ActRecord, TextRecord, Thread
from sim.urge import relax
from sim.words import Author, Registers, Scribe

_FELT = {"found_blocked", "felt_ignored", "breakup", *EVENTS}
"""Acts that are an event of their own, so that what the event changed is what they did."""


class Recorder:
    """An observer that writes down one couple's thread.

    `registers` are the ways of writing of dumpee and dumper; without them no words are found,
    which is quicker. `author` is who finds words instead of the built-in grammar.
    """

    def __init__(
        self,
        seed: int,
        index: int,
        registers: Registers | None = None,
        author: Author | None = None,
    ) -> None:
        self.thread = Thread(seed, index)
        self._scribe = Scribe(seed, index, registers, author) if registers else None
        self._by_id: dict[int, TextRecord] = {}
        self._marks: Marks | None = None
        self._felt: dict[int, Feelings] = {}
        self._motives: dict[str, float] = {}

    def before(self, couple: Couple, slot: int, q: Quantities) -> None:
        """Note how things stand just before an event."""
        now = couple.now if slot == OUTSIDE else couple.slots[slot]
        self._marks = mark(couple)
        self._felt = {}
        for side in moved_first(couple, slot):
            relax(couple, side, q, now)
            self._felt[side] = feelings(couple, side, q)
        if self._felt and SEND_DUMPEE <= slot < URGE_DUMPEE:
            self._motives = motive_shares(couple, side_of(slot), q)
        if self._scribe:
            self._scribe.before(couple, slot, q)

    def after(self, couple: Couple, slot: int, q: Quantities) -> None:
        """Write down what the event has changed."""
        before = self._marks
        assert before is not None, "the engine calls before() first"
        if couple.texts > before.texts:
            self._note_sent(couple, before)
        if couple.texts_read > before.texts_read:
            self._note_read(couple, q)
        for act in acts_since(couple, before, slot):
            self._note_act(act, couple, q)
        if LIFE < slot < READ_DUMPEE:
            self._sample(couple, side_of(slot), q)

    def own_event(self, couple: Couple, name: str, q: Quantities) -> None:
        """Write down what an own process has done."""
        effect = self._effect(couple, q)
        self.thread.acts.append(ActRecord(couple.now, name, None, effect=effect))

    def _note_sent(self, couple: Couple, before: Marks) -> None:
        text = couple.outgoing
        content = dataclasses.replace(text.content)
        record = _record_of(text, content)
        record.words = self._scribe.word(text, content) if self._scribe else ""
        record.crosses = before.waiting[text.sender] > 0
        record.motives = self._motives
        record.led_by = _named(text.sender, text.motive) if self._motives else ""
        record.sender_felt = self._felt[text.sender]
        self.thread.texts.append(record)
        self._by_id[text.id] = record

    def _note_read(self, couple: Couple, q: Quantities) -> None:
        reader = 1 - couple.incoming.sender
        record = self._by_id.get(couple.incoming.id)
        if record is not None:  # else it was sent before the recording began
            record.read_day = couple.incoming.read_day
            record.reader_felt = feelings(couple, reader, q)
            record.effect = changes(self._felt[reader], record.reader_felt)

    def _note_act(self, act: ActRecord, couple: Couple, q: Quantities) -> None:
        if act.kind in _FELT:
            act.effect = self._effect(couple, q)
        if act.kind == "block":
            self._lose_undelivered(1 - SIDES.index(str(act.side)), act.day)
        self.thread.acts.append(act)

    def _lose_undelivered(self, sender: int, now: float) -> None:
        for record in self.thread.texts:
            late = record.delivered_day is not None and record.delivered_day > now
            if late and record.sender == SIDES[sender]:
                record.delivered_day, record.blocked = None, True

    def _effect(self, couple: Couple, q: Quantities) -> dict[str, Feelings]:
        found = {
            SIDES[side]: changes(felt, feelings(couple, side, q))
            for side, felt in self._felt.items()
        }
        return {side: change for side, change in found.items() if change}

    def _sample(self, couple: Couple, side: int, q: Quantities) -> None:
        columns = self.thread.minds[SIDES[side]]
        columns["day"].append(couple.now)
        for name, value in feelings(couple, side, q).items():
            columns[name].append(value)


def moved_first(couple: Couple, slot: int) -> tuple[int, ...]:
    """Return the sides that the event in this slot moves on to the present before all else."""
    if slot in (LIFE, OUTSIDE):
        return (0, 1)
    side = side_of(slot)
    if slot < SEND_DUMPEE or (slot < URGE_DUMPEE and may_send(couple, side)):
        return (side,)
    return ()


def motive_shares(couple: Couple, side: int, q: Quantities) -> dict[str, float]:
    """Return the shares of the motives behind the text that one side is about to send.

    Friends and couples text from no motive of exes: for them the answer is empty.
    """
    if couple.status != APART:
        return {}
    seat = dataclasses.replace(couple.seats[side], urges=[0.0] * N_MOTIVES)
    if side == 0:
        feel_urges_of_dumpee(couple.dumpee, seat, q)
    else:
        feel_urges_of_dumper(couple.dumper, seat, q)
    if seat.planned_answers >= 0:
        seat.urges[COURTESY] = q.courtesy
    if seat.planned_motive == PLAN:
        seat.urges[PLAN] = seat.drive_per_day
    total = sum(seat.urges)
    unfelt = total <= 0.0 or (seat.planned_motive == PLAN and seat.drive_per_day == 0.0)
    if unfelt:  # own code that writes of its own accord
        return {_named(side, seat.planned_motive): 1.0}
    shares = {motive_name(side, m): u / total for m, u in enumerate(seat.urges) if u > 0.0}
    return dict(sorted(shares.items(), key=lambda item: -item[1]))


def _record_of(text: Text, content: Content) -> TextRecord:
    delivered = None if text.delivered_day == math.inf else text.delivered_day
    return TextRecord(
        id=text.id,
        sender=SIDES[text.sender],
        intent=INTENT_NAMES[text.intent],
        words="",
        sent_day=text.sent_day,
        delivered_day=delivered,
        read_day=None,
        blocked=delivered is None,
        crosses=False,
        answers=None if text.answers < 0 else text.answers,
        follows_up=text.follows_up > 0,
        led_by="",
        motives={},
        content={axis: getattr(content, axis) for axis in AXES},
    )


def _named(side: int, motive: int) -> str:
    return motive_name(side, PLAN if motive < 0 else motive)
