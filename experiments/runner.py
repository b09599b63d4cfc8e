"""Running everything that is to be run, each arm in the engine that is to run it."""

from __future__ import annotations

import os
from collections.abc import Generator

from experiments.batch_runner import run_in_batch
from experiments.event_runner import COUPLES_IN_CHUNK, run_in_events
from experiments.work import Done, Work


def run(
    work: Work, jobs: int | None = None, couples_in_chunk: int | None = None
) -> Generator[Done, None, None]:
    """Run everything on `jobs` cores (default: all); yield chunks as they finish.

    Outcomes depend on neither engine, jobs nor chunks; the order of chunks does. Close the
    generator to stop at once.
    """
    cores = jobs or cores_here()
    yield from run_in_batch(work, work.arms_for("batch"), cores, couples_in_chunk)
    size = couples_in_chunk or COUPLES_IN_CHUNK
    yield from run_in_events(work, work.arms_for("event"), cores, size)


def cores_here() -> int:
    """Return how many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on this system
        return os.cpu_count() or 1
