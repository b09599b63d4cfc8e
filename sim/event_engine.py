"""The event engine on SimPy: runs anything, among it policies in plain Python and own processes.

Every slot of the couple that becomes due is one SimPy event. What happens at an event is the rules
of step.py; this module only schedules them and asks own code where a seat has some.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from heapq import heappush
from typing import Any, Protocol

import simpy
from simpy.events import Event

from agents.policies import OWN_CODE
from agents.quantities import Quantities
from agents.seat import NO_MOMENT
from sim.couple import N_SLOTS, Couple
from sim.step import carry_out, decide, happen, side_of

Decider = Callable[[Couple, int, int], None]
"""Own code for one seat: writes its choice into the seat's act, given couple, side and moment."""


class Observer(Protocol):
    """Watches a couple; must not change it."""

    def before(self, couple: Couple, slot: int, q: Quantities) -> None:
        """See the couple just before an event, its minds moved on to the present."""

    def after(self, couple: Couple, slot: int, q: Quantities) -> None:
        """See the couple just after it."""


class Clock(simpy.Environment):
    """SimPy's environment, with events at an absolute time and in a documented total order.

    SimPy orders by (time, priority, order of scheduling); the priority of a slot is its number, so
    simultaneous events come in the order of the slots, before anything an own process does then.
    """

    def at(self, time: float, priority: int, callback: Callable[[Event], None]) -> None:
        """Call back at an absolute time. A delay could not express it to the last bit."""
        event = Event(self)
        event._ok, event._value = True, None
        event.callbacks = [callback]
        queue: list[Any] = self._queue
        heappush(queue, (time, priority, next(self._eid), event))


class EventEngine:
    """Runs one couple on SimPy from where it stands."""

    def __init__(
        self,
        couple: Couple,
        quantities: Quantities,
        deciders: tuple[Decider | None, Decider | None] = (None, None),
        observer: Observer | None = None,
    ) -> None:
        self.couple = couple
        self.quantities = quantities
        self.deciders = deciders
        self.observer = observer
        self.clock = Clock(initial_time=couple.now)
        self.events = 0
        self._known = [math.inf] * N_SLOTS
        self._callbacks = [self._callback(slot) for slot in range(N_SLOTS)]
        self._sync()

    def run(self, until: float | None = None) -> Couple:
        """Run to a day (default: the couple's horizon) and return the couple.

        Events at the very end are left out.
        """
        end = self.couple.horizon if until is None else min(until, self.couple.horizon)
        if end > self.clock.now:
            self.clock.run(until=end)
        return self.couple

    def add(self, process: Callable[[EventEngine], Any]) -> None:
        """Add a SimPy process of one's own: a generator function that takes this engine."""
        self.clock.process(process(self))

    def _sync(self) -> None:
        slots, known = self.couple.slots, self._known
        for slot in range(N_SLOTS):
            time = slots[slot]
            if time != known[slot]:
                known[slot] = time
                if time != math.inf:
                    self.clock.at(time, slot, self._callbacks[slot])

    def _callback(self, slot: int) -> Callable[[Event], None]:
        return lambda _event: self._due(slot)

    def _due(self, slot: int) -> None:
        couple = self.couple
        if couple.slots[slot] != self.clock.now:
            return  # rescheduled meanwhile
        if self.observer is not None:
            self.observer.before(couple, slot, self.quantities)
        self._known[slot] = math.nan
        self._step(slot)
        self.events += 1
        if self.observer is not None:
            self.observer.after(couple, slot, self.quantities)
        self._sync()

    def _step(self, slot: int) -> None:
        couple, q = self.couple, self.quantities
        moment = happen(couple, slot, q)
        if moment == NO_MOMENT:
            return
        side = side_of(slot)
        decider = self.deciders[side]
        if couple.seats[side].policy == OWN_CODE and decider is not None:
            decider(couple, side, moment)
        else:
            decide(couple, side, moment, q)
        carry_out(couple, side, moment, q)
