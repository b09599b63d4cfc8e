"""The event engine on SimPy: runs anything, among it policies in plain Python and own processes.

Every slot of the couple that becomes due is one SimPy event. What happens at an event is the rules
of step.py; this module only schedules them and asks own code where a seat has some.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Generator
from heapq import heappush
from typing import Any, NamedTuple, Protocol, runtime_checkable

import simpy
from simpy.events import Event

from agents.errors import unknown
from agents.events import EVENTS
from agents.policies import OWN_CODE
from agents.policies.programs import NO_PROGRAMS, Programs
from agents.quantities import Quantities
from agents.seat import NO_MOMENT
from sim.asked import is_healed
from sim.chance import LIFE_SEEN
from sim.couple import N_SLOTS, Couple
from sim.life import strike
from sim.step import carry_out, decide, happen, side_of
from sim.urge import note_bound, relax

OUTSIDE = N_SLOTS
"""Stands for the slot where an own process changes the couple, outside of all slots."""
_STOP = -N_SLOTS - 1
"""Priority of the end of a run: before all events of its moment."""
_FAR_DRAWS = 1 << 40
"""Where own strikes draw from, far from the draws of the events that happen anyway."""


class Asked(NamedTuple):
    """A decision that an engine waits for: whose it is, at what moment, in which slot's event."""

    side: int
    moment: int
    slot: int


Decider = Callable[[Couple, int, int], None]
"""Own code for one seat: writes its choice into the seat's act, given couple, side and moment."""


@runtime_checkable
class Observer(Protocol):
    """Watches a couple; must not change it. A decider that is an observer, too, is shown all."""

    def before(self, couple: Couple, slot: int, q: Quantities) -> None:
        """See the couple just before an event, as the last one left it."""

    def after(self, couple: Couple, slot: int, q: Quantities) -> None:
        """See the couple just after it."""


@runtime_checkable
class NamingObserver(Observer, Protocol):
    """An observer that wants to know the names of what own processes do."""

    def own_event(self, couple: Couple, name: str, q: Quantities) -> None:
        """See the couple after an own process changed it; before() and after() get OUTSIDE."""


class Clock(simpy.Environment):
    """SimPy's environment, with events at an absolute time and in a documented total order.

    SimPy orders by (time, priority, order of scheduling), and own processes have the priorities 0
    and 1. A slot's is its number less the number of slots, so simultaneous events come in the order
    of the slots, before anything an own process does then.
    """

    def at(self, time: float, priority: int, callback: Callable[[Event], None]) -> Event:
        """Call back at an absolute time. A delay could not express it to the last bit.

        Raises ValueError for a time that has passed, which only an own process can cause.
        """
        if time < self.now:
            raise ValueError(f"day {time:g} has passed: it is day {self.now:g}")
        event = Event(self)
        event._ok, event._value = True, None
        event.callbacks = [callback]
        queue: list[Any] = self._queue
        heappush(queue, (time, priority, next(self._eid), event))
        return event

    def run_before(self, time: float) -> None:
        """Let everything happen that comes before this time, and nothing at it."""
        self.run(until=self.at(time, _STOP, lambda _event: None))


class EventEngine:
    """Runs one couple on SimPy from where it stands."""

    def __init__(
        self,
        couple: Couple,
        quantities: Quantities,
        deciders: tuple[Decider | None, Decider | None] = (None, None),
        observer: Observer | None = None,
        programs: Programs = NO_PROGRAMS,
        open_sides: tuple[int, ...] = (),
    ) -> None:
        self.couple = couple
        self.programs = programs
        self.open_sides = open_sides
        """Sides that are decided for from outside: `run_until_asked` stops there."""
        self.asked: Asked | None = None
        """The decision that is waited for."""
        self.quantities = quantities
        self.deciders = deciders
        self.observers = [o for o in (observer, *deciders) if isinstance(o, Observer)]
        self.clock = Clock(initial_time=couple.now)
        self.events = 0
        self.strikes = 0
        """How many events of life own code has let happen; their chance follows from it."""
        self.own_processes = 0
        """How many processes of one's own have been added."""
        self._known = [math.inf] * N_SLOTS
        self._callbacks = [self._callback(slot) for slot in range(N_SLOTS)]
        self.catch_up()

    def run(self, until: float | None = None) -> Couple:
        """Run to a day (default: the couple's horizon) and return the couple.

        Events at the very end are left out.
        """
        end = self.couple.horizon if until is None else min(until, self.couple.horizon)
        if end > self.clock.now:
            self.clock.run_before(end)
        return self.couple

    def run_until_asked(self) -> Asked | None:
        """Run until an open side is asked, the dumpee is healed, or the horizon is reached.

        Returns what is asked, to be written into the seat's act before `answer`; None at the end.
        Raises RuntimeError while an answer is being waited for.
        """
        if self.asked is not None:
            raise RuntimeError("the engine waits for an answer")
        end = self.couple.horizon
        while self.asked is None and self.clock.peek() < end and not is_healed(self.couple):
            self.clock.step()
        return self.asked

    def answer(self) -> None:
        """Carry out the act that was written into the asked seat; so its event ends.

        Raises RuntimeError where nothing is asked.
        """
        if self.asked is None:
            raise RuntimeError("nothing is asked")
        asked, self.asked = self.asked, None
        carry_out(self.couple, asked.side, asked.moment, self.quantities)
        self._end_event(asked.slot)

    def add(self, process: Callable[[EventEngine], Any]) -> None:
        """Add a SimPy process of one's own: a generator function that takes this engine.

        It may change the couple as it likes, best through `strike` and `change`; after each of its
        steps the engine looks what has become due when.
        """
        self.own_processes += 1
        self.clock.process(self._step_by_step(process(self)))

    def strike(self, event: str) -> None:
        """Let one of life's events (agents.events.EVENTS) happen now, besides those to come."""
        if event not in EVENTS:
            raise unknown("event", event, EVENTS)
        self.change(event, lambda couple: self._strike(couple, EVENTS.index(event)))

    def change(self, name: str, how: Callable[[Couple], None]) -> None:
        """Let own code change the couple now; observers are told its name.

        Both minds are moved on to the present first; afterwards the engine looks what they urge.
        """
        couple, q = self.couple, self.quantities
        couple.now = self.clock.now
        for side in (0, 1):
            relax(couple, side, q, couple.now)
        for observer in self.observers:
            observer.before(couple, OUTSIDE, q)
        how(couple)
        for side in (0, 1):
            note_bound(couple, side, q)
        for observer in self.observers:
            if isinstance(observer, NamingObserver):
                observer.own_event(couple, name, q)
            observer.after(couple, OUTSIDE, q)

    def _strike(self, couple: Couple, kind: int) -> None:
        stream = 2 * LIFE_SEEN
        kept = couple.draws[stream]
        couple.draws[stream] = _FAR_DRAWS + self.strikes
        strike(couple, kind, couple.now, self.quantities)
        couple.draws[stream] = kept
        self.strikes += 1

    def _step_by_step(self, process: Generator[Any, Any, Any]) -> Generator[Any, Any, Any]:
        """Run a process and catch up with the couple after each of its steps."""
        resume: Callable[[Any], Any] = process.send
        answer: Any = None
        while True:
            try:
                event = resume(answer)
            except StopIteration:
                self.catch_up()
                return
            self.catch_up()
            try:
                resume, answer = process.send, (yield event)
            except Exception as error:  # SimPy's way of telling a process of an interrupt
                resume, answer = process.throw, error

    def catch_up(self) -> None:
        """Look what has become due when; the engine does so after each event and own step."""
        slots, known = self.couple.slots, self._known
        for slot in range(N_SLOTS):
            time = slots[slot]
            if time != known[slot]:
                known[slot] = time
                if time != math.inf:
                    self.clock.at(time, slot - N_SLOTS, self._callbacks[slot])

    def _callback(self, slot: int) -> Callable[[Event], None]:
        return lambda _event: self._due(slot)

    def _due(self, slot: int) -> None:
        couple = self.couple
        if couple.slots[slot] != self.clock.now:
            return  # rescheduled meanwhile
        for observer in self.observers:
            observer.before(couple, slot, self.quantities)
        self._known[slot] = math.nan
        self._step(slot)
        if self.asked is None:
            self._end_event(slot)

    def _end_event(self, slot: int) -> None:
        self.events += 1
        for observer in self.observers:
            observer.after(self.couple, slot, self.quantities)
        self.catch_up()

    def _step(self, slot: int) -> None:
        couple, q = self.couple, self.quantities
        moment = happen(couple, slot, q)
        if moment == NO_MOMENT:
            return
        side = side_of(slot)
        if side in self.open_sides:
            self.asked = Asked(side, moment, slot)
            return
        decider = self.deciders[side]
        if couple.seats[side].policy == OWN_CODE and decider is not None:
            decider(couple, side, moment)
        else:
            decide(couple, side, moment, q, self.programs)
        carry_out(couple, side, moment, q)
