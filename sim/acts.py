"""What happened other than texts, found by comparing a couple before and after an event."""

from __future__ import annotations

from typing import NamedTuple

from agents.events import DUMPER_NEW_PARTNER, EVENTS, POSTING
from agents.intents import SIDES
from agents.policies.table import COMPASSIONATE
from sim.couple import APART, BREAKUP, FRIENDS, LIFE, TOGETHER, Couple
from sim.thread import ActRecord


class SeatMarks(NamedTuple):
    """What one side had done or noticed."""

    blocking: int
    muted: int
    asked_space_day: float
    warned_day: float
    blocked_noticed: int
    ignored_id: int


class Marks(NamedTuple):
    """How a couple stood just before an event."""

    status: int
    texts: int
    texts_read: int
    waiting: tuple[int, int]
    fixed_next: int
    posts_seen: int
    seats: tuple[SeatMarks, SeatMarks]


def mark(couple: Couple) -> Marks:
    """Note how a couple stands."""
    return Marks(
        couple.status,
        couple.texts,
        couple.texts_read,
        (couple.waiting[0], couple.waiting[1]),
        couple.fixed_next,
        couple.posts_seen,
        (_mark_seat(couple, 0), _mark_seat(couple, 1)),
    )


def _mark_seat(couple: Couple, side: int) -> SeatMarks:
    seat = couple.seats[side]
    return SeatMarks(
        seat.blocking, seat.muted, seat.asked_space_day, seat.warned_day,
        seat.blocked_noticed, seat.ignored_id,
    )  # fmt: skip


def acts_since(couple: Couple, before: Marks, slot: int) -> list[ActRecord]:
    """Return what the event in this slot did besides sending and reading, in a fixed order."""
    acts = _life_event(couple, before) if slot == LIFE else []
    now = mark(couple)
    if now.status != before.status:
        acts += _change_of_status(couple, before)
    if now.seats != before.seats:
        for side in (0, 1):
            acts += _acts_of(couple, side, before.seats[side], now.seats[side])
    return acts


def _life_event(couple: Couple, before: Marks) -> list[ActRecord]:
    kind, now = couple.last_event, couple.now
    fixed = couple.fixed_next > before.fixed_next
    if kind == BREAKUP:
        return [ActRecord(now, "breakup", None)]
    if before.status == TOGETHER or (now < 0.0 and not fixed):
        return []  # life goes by a couple that is together
    if kind == POSTING and couple.seats[1].policy == COMPASSIONATE:
        return []
    shown = kind in (POSTING, DUMPER_NEW_PARTNER)
    seen = couple.posts_seen > before.posts_seen if shown else None
    return [ActRecord(now, EVENTS[kind], None, seen=seen)]


def _change_of_status(couple: Couple, before: Marks) -> list[ActRecord]:
    if couple.last_event == BREAKUP and before.status == TOGETHER and couple.partings == 0:
        return []  # the life event says so already
    kinds = {TOGETHER: "reunion", FRIENDS: "friendship", APART: "parting"}
    text = couple.outgoing.id if couple.status == APART else couple.incoming.id
    return [ActRecord(couple.now, kinds[couple.status], None, text=text)]


def _acts_of(couple: Couple, side: int, old: SeatMarks, new: SeatMarks) -> list[ActRecord]:
    sent = couple.outgoing.id
    done: list[tuple[str, int | None]] = []
    if new.asked_space_day > old.asked_space_day:
        done.append(("ask_space", sent))
    if new.warned_day > old.warned_day:
        done.append(("warn", sent))
    if new.blocked_noticed > old.blocked_noticed:
        done.append(("found_blocked", sent))
    if new.ignored_id != old.ignored_id:
        done.append(("felt_ignored", new.ignored_id))
    if new.blocking != old.blocking:
        done.append(("block" if new.blocking else "unblock", None))
    if new.muted != old.muted:
        done.append(("mute" if new.muted else "unmute", None))
    return [ActRecord(couple.now, kind, SIDES[side], text=text) for kind, text in done]
