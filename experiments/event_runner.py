"""Running couples in the event engine on all cores: chunks in processes, as they finish."""

from __future__ import annotations

import contextlib
import functools
import signal
import threading
import warnings
from collections.abc import Generator, Iterator

import joblib
from joblib.externals.loky.process_executor import TerminatedWorkerError

from agents.errors import AftertextError
from experiments.outcomes import table_of
from experiments.work import Arm, Chunk, Done, Work, chunks
from sim.llm.settings import ModelSettings
from sim.llm.speakers import Desk
from sim.outcome import Outcome, outcome_of
from sim.simulate import simulate

COUPLES_IN_CHUNK = 25
"""Couples of one pair that a process runs at a time: a second or two, so that progress is seen."""

COUPLES_WITH_MODELS = 1
"""The same where language models are asked, which takes minutes a couple."""


def run_in_events(work: Work, arms: list[int], jobs: int, size: int) -> Generator[Done, None, None]:
    """Run some arms on `jobs` processes; yield chunks of `size` couples as they finish.

    Outcomes depend on neither jobs nor chunks, their order does. A chunk whose process died is run
    once more, by itself. Close the generator to stop at once.
    """
    if any(work.asks_models(work.arms[arm]) for arm in arms):
        size = min(size, COUPLES_WITH_MODELS)
    pending = dict.fromkeys(chunks(arms, work.couples, size))
    jobs = min(jobs, len(pending))
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
    desk = _desk(work.run, work.models) if work.asks_models(arm) else None
    outcomes = table_of([run_couple(work, arm, index, desk) for index in indices])
    return Done(chunk, outcomes, desk.take_usage() if desk else None)


@functools.lru_cache(maxsize=1)
def _desk(_run: str, models: ModelSettings) -> Desk:
    """Return the desk of a run in this process, so that a dead endpoint stays given up."""
    return Desk(models)


def run_couple(work: Work, arm: Arm, index: int, desk: Desk | None = None) -> Outcome:
    """Run couple number `index` under one arm; `desk` is where its language models are asked."""
    q, seed = work.quantities, work.seed
    speakers = desk.speakers(seed, index) if desk else None
    dumpee = arm.dumpee.decider(q, seed, index, work.registers, speakers)
    dumper = arm.dumper.decider(q, seed, index, work.registers, speakers)
    couple = simulate(arm.setup, q, seed, index, (dumpee, dumper), processes=work.processes)
    return outcome_of(couple, index)


def _killed(work: Work, chunk: Chunk) -> AftertextError:
    return AftertextError(
        f"the process that ran couples {chunk.first} to {chunk.first + chunk.size - 1} of "
        f"{work.arms[chunk.arm].label!r} died, twice: out of memory, or own code that ends it? "
        "Fewer --jobs need less memory; --jobs 1 shows what own code does"
    )
