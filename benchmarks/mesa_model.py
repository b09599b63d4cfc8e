"""The same model as a user of Mesa would write it: agents whose events call the same rules.

One Mesa model is one couple: two agents, and Mesa's event list with absolute times. An event whose
slot has been set to another time is cancelled and scheduled anew.
"""

from __future__ import annotations

import math

from mesa import Agent, Model
from mesa.experimental.devs import DEVSimulator
from mesa.experimental.devs.eventlist import SimulationEvent

from agents.policies.programs import NO_PROGRAMS
from agents.quantities import Quantities
from agents.seat import NO_MOMENT
from sim.couple import LIFE, N_SLOTS, Couple
from sim.step import carry_out, decide, happen, side_of


class Person(Agent):
    """One of the two: what happens to them, and what they do about it."""

    def __init__(self, model: CoupleModel, side: int) -> None:
        super().__init__(model)
        self.side = side

    def meet(self, slot: int) -> None:
        """Let what is due in a slot happen, and react to it."""
        couple, q = self.model.couple, self.model.quantities
        moment = happen(couple, slot, q)
        if moment != NO_MOMENT:
            decide(couple, self.side, moment, q, NO_PROGRAMS)
            carry_out(couple, self.side, moment, q)
        self.model.events += 1
        self.model.schedule(slot)


class CoupleModel(Model):
    """A couple on Mesa's discrete event simulator."""

    def __init__(self, couple: Couple, quantities: Quantities) -> None:
        super().__init__(seed=0)
        self.couple, self.quantities = couple, quantities
        self.simulator = DEVSimulator()
        self.simulator.setup(self)
        self.people = [Person(self, side) for side in (0, 1)]
        self.planned: list[SimulationEvent | None] = [None] * N_SLOTS
        self.events = 0
        self.schedule(LIFE)

    def schedule(self, done: int) -> None:
        """Put every slot that has another time now on Mesa's event list; `done` has just been."""
        self.planned[done] = None
        for slot, time in enumerate(self.couple.slots):
            event = self.planned[slot]
            if event is not None:
                if event.time == time:
                    continue
                self.simulator.cancel_event(event)
                self.planned[slot] = None
            if time != math.inf:
                person = self.people[side_of(slot)]
                self.planned[slot] = self.simulator.schedule_event_absolute(
                    person.meet, time, function_args=[slot]
                )

    def run(self) -> Couple:
        """Run to the horizon; what happens at the very end is left out, as in Aftertext."""
        self.simulator.run_until(math.nextafter(self.couple.horizon, -math.inf))
        return self.couple


def run(couple: Couple, quantities: Quantities) -> int:
    """Run one couple and return how many events happened."""
    model = CoupleModel(couple, quantities)
    model.run()
    return model.events
