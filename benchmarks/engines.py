"""What is measured side by side: every way to run the same couples, one row of the table each."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec

import numpy as np

from agents.policies.programs import NO_PROGRAMS
from agents.quantities import Quantities
from benchmarks import simpy_program
from benchmarks.c.build import Program, compiler
from benchmarks.couples import Mix, fresh, packed
from sim.batch import BatchEngine
from sim.couple import Couple
from sim.event_engine import EventEngine
from sim.layout import PROGRAMS, QUANTITIES, Records, pack

RunOne = Callable[[Couple, Quantities], int]
RunRecords = Callable[[Records, int], int]
"""Runs couples in place on so many threads; returns how many events there were."""
PARTS_A_THREAD = 8
"""As the batch engine does: so that no thread waits long for the other's last couples."""


@dataclasses.dataclass
class Engine:
    """One way to run couples.

    `prepare` returns what is to be timed: a call that runs all couples and returns how many events
    happened. `finish` gives the final couples of the last call, packed, where there are any.
    """

    name: str
    about: str
    prepare: Callable[[], Callable[[], int]]
    couple_days: float
    finish: Callable[[], Records | None]


@dataclasses.dataclass(frozen=True)
class Sizes:
    """How many couples of each pair the slow and the fast engines run."""

    slow: int
    fast: int


def engines(sizes: Sizes) -> tuple[list[Engine], list[str]]:
    """Return all engines that this machine can run, and what is left out and why."""
    few, many = Mix(sizes.slow), Mix(sizes.fast)
    rows = [_interpreted("event engine", "SimPy, one event a slot", few, _event_engine)]
    rows += _compiled("batch engine", "numba, the same rules", many, _batch(many.quantities))
    left_out = []
    if compiler() is None:
        left_out.append("C: there is no C compiler on this machine")
    else:
        rows += _compiled("C", "the rules translated to C, -O3", many, _in_c(many.quantities))
    if find_spec("mesa") is None:
        left_out.append("Mesa: it is not installed (the extra `bench`)")
    else:
        from benchmarks import mesa_model

        rows.append(_interpreted("Mesa", "agents on Mesa's event API", few, mesa_model.run))
    rows.append(_interpreted("SimPy program", "a process for each slot", few, simpy_program.run))
    rows.append(_empty(few))
    return rows, left_out


def _event_engine(couple: Couple, quantities: Quantities) -> int:
    engine = EventEngine(couple, quantities)
    engine.run()
    return engine.events


def _batch(quantities: Quantities) -> RunRecords:
    engine = BatchEngine(quantities)
    return lambda couples, threads: engine.run(couples, threads=threads)


def _in_c(quantities: Quantities) -> RunRecords:
    program = Program()
    numbers, blank = pack([quantities], QUANTITIES), pack([NO_PROGRAMS], PROGRAMS)

    def run(couples: Records, threads: int) -> int:
        if threads == 1:
            return program.run(couples, numbers, blank)
        parts = np.array_split(couples, PARTS_A_THREAD * threads)
        with ThreadPoolExecutor(threads) as pool:
            return sum(pool.map(lambda part: program.run(part, numbers, blank), parts))

    return run


def _interpreted(name: str, about: str, mix: Mix, run: RunOne) -> Engine:
    start = mix.begin()
    last: list[Couple] = []

    def prepare() -> Callable[[], int]:
        last[:] = fresh(start)
        return lambda: sum(run(couple, mix.quantities) for couple in last)

    return Engine(name, about, prepare, mix.couple_days, lambda: packed(last))


def _compiled(name: str, about: str, mix: Mix, run: RunRecords) -> list[Engine]:
    start = mix.begin_packed()
    couples = np.empty_like(start)
    return [_threaded(name, about, mix, start, couples, run, threads) for threads in (1, 2)]


def _threaded(
    name: str, about: str, mix: Mix, start: Records, couples: Records, run: RunRecords, threads: int
) -> Engine:
    def prepare() -> Callable[[], int]:
        couples[:] = start
        return lambda: run(couples, threads)

    full = f"{name}, {threads} thread{'s' if threads > 1 else ''}"
    return Engine(full, about, prepare, mix.couple_days, lambda: couples)


def _empty(mix: Mix) -> Engine:
    """Do as many timeouts as the same couples had events; no couple lives through them."""
    events = sum(_event_engine(couple, mix.quantities) for couple in mix.begin())

    def prepare() -> Callable[[], int]:
        return lambda: simpy_program.run_empty(events)

    about = "as many timeouts with nothing in them"
    return Engine("empty SimPy loop", about, prepare, 0.0, lambda: None)
