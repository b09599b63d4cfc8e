"""The same model as a user of SimPy would write it: a process for everything that can be due.

Each process sleeps until its slot's time and is interrupted when another process has changed that
time. SimPy's timeouts take delays, which cannot express every moment to the last bit; so what falls
on one moment may happen in another order than in the event engine.
"""

from __future__ import annotations

import math
from collections.abc import Generator

import simpy

from agents.policies.programs import NO_PROGRAMS
from agents.quantities import Quantities
from agents.seat import NO_MOMENT
from sim.couple import N_SLOTS, Couple
from sim.step import carry_out, decide, happen, side_of


class Thread:
    """One couple as nine SimPy processes."""

    def __init__(self, couple: Couple, quantities: Quantities) -> None:
        self.couple, self.quantities = couple, quantities
        self.env = simpy.Environment(initial_time=couple.now)
        self.events = 0
        self.planned = list(couple.slots)
        self.processes = [self.env.process(self.live(slot)) for slot in range(N_SLOTS)]

    def live(self, slot: int) -> Generator[simpy.Event, None, None]:
        """Wait for what is due in a slot, again and again."""
        while True:
            time = self.couple.slots[slot]
            self.planned[slot] = time
            try:
                if time == math.inf:
                    yield self.env.event()
                else:
                    yield self.env.timeout(max(0.0, time - self.env.now))
            except simpy.Interrupt:
                continue
            self.happen(slot)
            self.wake_others(slot)

    def happen(self, slot: int) -> None:
        """Let what is due happen, and let the side concerned react."""
        couple, q = self.couple, self.quantities
        moment = happen(couple, slot, q)
        if moment != NO_MOMENT:
            side = side_of(slot)
            decide(couple, side, moment, q, NO_PROGRAMS)
            carry_out(couple, side, moment, q)
        self.events += 1

    def wake_others(self, slot: int) -> None:
        """Interrupt the processes that now wait for the wrong moment."""
        for other, time in enumerate(self.couple.slots):
            if other != slot and time != self.planned[other]:
                self.planned[other] = time
                self.processes[other].interrupt()


def run(couple: Couple, quantities: Quantities) -> int:
    """Run one couple and return how many events happened."""
    thread = Thread(couple, quantities)
    thread.env.run(until=couple.horizon)
    return thread.events


def run_empty(events: int) -> int:
    """Let SimPy do as many timeouts with nothing in them: its floor."""
    env = simpy.Environment()

    def ticks() -> Generator[simpy.Event, None, None]:
        for _ in range(events):
            yield env.timeout(1.0)

    env.process(ticks())
    env.run()
    return events
