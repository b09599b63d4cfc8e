"""Running couples on all cores: chunks of one pair in processes, streamed as they finish."""

from __future__ import annotations

import contextlib
import signal
import threading
import warnings
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import joblib
from joblib.externals.loky.process_executor import TerminatedWorkerError

from agents.errors import AftertextError
from agents.quantities import Quantities
from sim.begin import Setup
from sim.outcome import Outcome, outcome_of
from sim.own_policy import PolicyChoice
from sim.simulate import Process, simulate
from sim.words import PLAIN, Registers

COUPLES_IN_CHUNK = 25
"""Couples of one pair that a process runs at a time: a second or two, so that progress is seen."""


@dataclass(frozen=True)
class Arm:
    """One pair of policies in one situation, ready to run."""

    dumper: PolicyChoice
    dumpee: PolicyChoice
    setup: Setup

    @property
    def label(self) -> str:
        """Both names, the dumper's first."""
        return f"{self.dumper.name} × {self.dumpee.name}"


@dataclass(frozen=True)
class Work:
    """All that is to be run: every arm over the same couples 0..couples-1 of one seed.

    `processes` are SimPy processes and events of one's own, `registers` the ways of writing of the
    dumpee and the dumper, for own code that reads words.
    """

    arms: tuple[Arm, ...]
    quantities: Quantities
    seed: int
    couples: int
    processes: tuple[Process, ...] = ()
    registers: Registers = PLAIN

    @property
    def total(self) -> int:
        """Couples to be simulated over all arms."""
        return len(self.arms) * self.couples


class Chunk(NamedTuple):
    """Couples first..first+size-1 of arm number `arm`."""

    arm: int
    first: int
    size: int


class Done(NamedTuple):
    """A finished chunk with one outcome a couple, in the order of the couples."""

    chunk: Chunk
    outcomes: list[Outcome]


def run(
    work: Work, jobs: int | None = None, couples_in_chunk: int = COUPLES_IN_CHUNK
) -> Generator[Done, None, None]:
    """Run everything on `jobs` processes (default: all cores); yield chunks as they finish.

    Outcomes depend on neither jobs nor chunks, their order does. A chunk whose process died is run
    once more, by itself. Close the generator to stop at once.
    """
    pending = dict.fromkeys(_chunks(work, couples_in_chunk))
    jobs = min(jobs or joblib.cpu_count(), len(pending))
    while pending:
        try:
            for done in _stream(work, list(pending), jobs):
                del pending[done.chunk]
                yield done
        except TerminatedWorkerError:
            # Chunks start in order, so the one that died is among the first, or soon will be.
            for chunk in list(pending)[:jobs]:
                yield _run_alone(work, chunk)
                del pending[chunk]


def _chunks(work: Work, size: int) -> Iterator[Chunk]:
    # Arms take turns: slow and fast ones mix, so that the time left is foreseen well.
    for first in range(0, work.couples, size):
        for arm in range(len(work.arms)):
            yield Chunk(arm, first, min(size, work.couples - first))


def _stream(work: Work, chunks: list[Chunk], jobs: int) -> Generator[Done, None, None]:
    parallel = joblib.Parallel(n_jobs=jobs, return_as="generator_unordered", batch_size=1)
    tasks = (joblib.delayed(_run_chunk)(work, chunk) for chunk in chunks)
    with _children_ignore_interrupts():
        results: Generator[Done, None, None] = parallel(tasks)
    try:
        yield from results
    finally:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # joblib warns of work thrown away, which is meant
            results.close()


def _run_alone(work: Work, chunk: Chunk) -> Done:
    try:
        # Two jobs for the one chunk: with one, joblib would risk this very process.
        return next(_stream(work, [chunk], jobs=2))
    except TerminatedWorkerError:
        raise _killed(work, chunk) from None


@contextlib.contextmanager
def _children_ignore_interrupts() -> Iterator[None]:
    """Let processes started meanwhile inherit deafness to Ctrl-C: only the parent ends them."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _run_chunk(work: Work, chunk: Chunk) -> Done:
    arm = work.arms[chunk.arm]
    indices = range(chunk.first, chunk.first + chunk.size)
    return Done(chunk, [run_couple(work, arm, index) for index in indices])


def run_couple(work: Work, arm: Arm, index: int) -> Outcome:
    """Run couple number `index` under one arm."""
    q, seed = work.quantities, work.seed
    dumpee = arm.dumpee.decider(q, seed, index, work.registers)
    dumper = arm.dumper.decider(q, seed, index, work.registers)
    couple = simulate(arm.setup, q, seed, index, (dumpee, dumper), processes=work.processes)
    return outcome_of(couple, index)


def _killed(work: Work, chunk: Chunk) -> AftertextError:
    return AftertextError(
        f"the process that ran couples {chunk.first} to {chunk.first + chunk.size - 1} of "
        f"{work.arms[chunk.arm].label!r} died, twice: out of memory, or own code that ends it? "
        "Fewer --jobs need less memory; --jobs 1 shows what own code does"
    )
