"""The futures of a text: what may come of a couple after it, after another one, and after none.

A moment is a couple just before it sends. From there each branch (the text as it was sent, silence,
each other intent) is played to the horizon in the same futures: future number n has the same chance
in all branches, so that their differences are paired.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from agents.intents import EVERYDAY, INTENT_IDS, LEAVE_AGAIN, PROPOSE_RETURN, SILENT
from agents.policies.programs import Programs
from agents.quantities import Quantities
from agents.seat import NO_GESTURE, Seat
from sim.couple import APART, SEND_DUMPEE, Couple
from sim.instead import leave_unsaid, say_instead
from sim.layout import COUPLE, Records, pack, unpack, values_of
from sim.own_act import FREE_INTENTS
from sim.record import Recorder
from sim.sending import may_send
from sim.snapshot import fork, fork_many

Floats = npt.NDArray[np.float64]

MOST_AT_A_TIME = 2048
"""Couples that are played at a time: 24 MB."""


@dataclass(frozen=True)
class Moment:
    """A couple just before one side sends a text of its own choosing, while the two are apart."""

    text: int
    """Id of the text that is about to be sent."""
    side: int
    day: float
    intent: int
    proposing: int
    """Cause of the proposal that was open before it, 0 for none."""
    packed: Records
    """The couple, shape (1,)."""

    @property
    def couple(self) -> Couple:
        """A copy of the couple."""
        found: Couple = unpack(self.packed[0], Couple())
        return found

    @property
    def healed_day(self) -> float | None:
        """The day from which on the dumpee had healed, None if not yet."""
        day = float(self.packed["dumpee"]["healed_day"][0])
        return None if day < 0.0 else day

    def replies(self) -> list[int]:
        """Return what could have been said: as sent, SILENT, every other intent of the side."""
        free = [INTENT_IDS[name] for name in FREE_INTENTS[self.side]]
        return [self.intent, SILENT, *(intent for intent in free if intent != self.intent)]


class Moments:
    """An observer that keeps the moments of one side's texts, besides a recorder of the thread.

    `wanted` are the texts to keep by first and last id, None for all; `passed` counts them all.
    """

    def __init__(
        self, side: int, recorder: Recorder, wanted: tuple[tuple[int, int], ...] | None = None
    ) -> None:
        self.found: list[Moment] = []
        self.passed = 0
        self._side, self._recorder, self._wanted = side, recorder, wanted
        self._proposing = 0

    def before(self, couple: Couple, slot: int, q: Quantities) -> None:
        """Keep the couple as it is, before the recorder moves the sender's mind on."""
        planned = couple.seats[self._side].planned_intent
        if planned != PROPOSE_RETURN:
            self._proposing = couple.seats[self._side].proposing
        if slot == SEND_DUMPEE + self._side and _is_chosen(couple, self._side):
            self.passed += 1
            if self._is_wanted(couple.texts):
                packed, day = pack([couple], COUPLE), couple.slots[slot]
                self.found.append(
                    Moment(couple.texts, self._side, day, planned, self._proposing, packed)
                )
        self._recorder.before(couple, slot, q)

    def _is_wanted(self, text: int) -> bool:
        wanted = self._wanted
        return wanted is None or any(first <= text <= last for first, last in wanted)

    def after(self, couple: Couple, slot: int, q: Quantities) -> None:
        """Let the recorder see it."""
        self._recorder.after(couple, slot, q)


def _is_chosen(couple: Couple, side: int) -> bool:
    """Tell whether a text is about to go out that this side's policy has chosen."""
    intent = couple.seats[side].planned_intent
    of_its_own = intent not in (EVERYDAY, LEAVE_AGAIN)
    return couple.status == APART and of_its_own and may_send(couple, side)


@dataclass(frozen=True)
class Branch:
    """One moment with one reply in the place of what was sent; the reply sent is a branch, too."""

    moment: Moment
    reply: int
    quantities: Quantities

    def futures(self, seed: int, numbers: Sequence[int]) -> Records:
        """Return couples, shape (len(numbers),), that begin these futures."""
        packed = self.moment.packed
        if self.reply == self.moment.intent:
            return fork_many(packed[0], seed, numbers)
        if self.reply != SILENT:
            # Only the seat changes; to turn all of a couple into a record and back takes long.
            changed = packed.copy()
            changed["seats"][0, self.moment.side] = values_of(self._seat_that_says_it())
            return fork_many(changed[0], seed, numbers)
        if packed["seats"]["planned_gesture"][0, self.moment.side] == NO_GESTURE:
            return fork_many(self._left_unsaid(self.moment.couple), seed, numbers)
        # A gesture may draw chance, so that each future makes it by itself.
        return pack([self.future(seed, number) for number in numbers], COUPLE)

    def future(self, seed: int, number: int) -> Couple:
        """Return the couple that begins one future; futures() gives the same, quicker."""
        couple = fork(self.moment.couple, seed, number)
        if self.reply == SILENT:
            return self._left_unsaid(couple)
        if self.reply != self.moment.intent:
            couple.seats[self.moment.side] = self._seat_that_says_it()
        return couple

    def _seat_that_says_it(self) -> Seat:
        seat: Seat = unpack(self.moment.packed["seats"][0, self.moment.side], Seat())
        say_instead(seat, self.reply, self.moment.proposing)
        return seat

    def _left_unsaid(self, couple: Couple) -> Couple:
        leave_unsaid(couple, self.moment.side, self.moment.proposing, self.quantities)
        return couple


class Ends(NamedTuple):
    """How futures ended, both of shape (branches, futures).

    `days` is min(healing, horizon) of the dumpee, `crises` counts those after the moment.
    """

    days: Floats
    crises: Floats


class Player:
    """Plays futures in the batch engine on `threads` threads; results do not depend on them."""

    def __init__(self, quantities: Quantities, programs: Programs, seed: int, threads: int) -> None:
        from sim.batch import BatchEngine  # starts the compiler

        self._engine = BatchEngine(quantities, programs)
        self._quantities, self._seed, self._threads = quantities, seed, threads

    def play(
        self,
        moment: Moment,
        replies: Sequence[int],
        futures: int,
        watch: Callable[[int], None] = lambda couples: None,
        at_a_time: int = MOST_AT_A_TIME,
    ) -> Ends:
        """Play futures 0..futures-1 of each reply; `watch` hears how many couples have ended."""
        ends = Ends(*(np.empty((len(replies), futures)) for _ in range(2)))
        branches = [Branch(moment, reply, self._quantities) for reply in replies]
        flat = Ends(ends.days.reshape(-1), ends.crises.reshape(-1))
        had = float(moment.packed["dumpee"]["crises"][0])
        for part in _parts(len(branches) * futures, at_a_time):
            couples = self._begin(branches, futures, part)
            self._engine.run(couples, threads=self._threads)
            healed, horizon = couples["dumpee"]["healed_day"], couples["horizon"]
            flat.days[part] = np.where(healed < 0.0, horizon, np.minimum(healed, horizon))
            flat.crises[part] = couples["dumpee"]["crises"] - had
            watch(len(couples))
        return ends

    def _begin(self, branches: Sequence[Branch], futures: int, part: slice) -> Records:
        """Return the couples of one part of all, counted branch by branch."""
        couples = np.empty(part.stop - part.start, COUPLE)
        at = part.start
        while at < part.stop:
            number, first = divmod(at, futures)
            last = min(futures, first + part.stop - at)
            begun = branches[number].futures(self._seed, range(first, last))
            couples[at - part.start : at - part.start + len(begun)] = begun
            at += len(begun)
        return couples


def _parts(total: int, size: int) -> Iterator[slice]:
    for first in range(0, total, size):
        yield slice(first, min(first + size, total))
