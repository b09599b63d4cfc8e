"""One couple from its first moment to its last: the call that all above this folder make."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from agents.quantities import Quantities
from sim.begin import Setup, begin_couple
from sim.couple import Couple
from sim.event_engine import Decider, EventEngine, Observer

Process = Callable[[EventEngine], Any]


def simulate(
    setup: Setup,
    quantities: Quantities,
    seed: int,
    index: int = 0,
    deciders: tuple[Decider | None, Decider | None] = (None, None),
    observer: Observer | None = None,
    processes: Iterable[Process] = (),
) -> Couple:
    """Run couple number `index` under `seed` to the horizon and return its final state.

    `deciders` are own code for the seats whose policy in `setup` is None; `processes` are further
    SimPy processes, generator functions that take the engine.
    """
    couple = begin_couple(setup, quantities, seed, index)
    engine = EventEngine(couple, quantities, deciders, observer, setup.programs)
    for process in processes:
        engine.add(process)
    return engine.run()
