"""Many runs of a model at a time; those that are kept from before are not run again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed

import numpy as np
from numpy.typing import NDArray

from .kept import Kept
from .model import Model, Sample

Floats = NDArray[np.float64]


def missing(samples: Sequence[Sample], kept: Kept) -> list[Sample]:
    """Return the samples that are still to be run, each once."""
    once = {sample.key: sample for sample in samples}
    return [sample for key, sample in once.items() if kept.find(key) is None]


def run_missing(
    model: Model, samples: Sequence[Sample], kept: Kept, jobs: int, tell: Callable[[], None]
) -> None:
    """Run what is missing on so many threads (the engine lets go of the interpreter).

    `tell` is called as each finishes. Stopped from outside, it waits for the runs under way only.
    """
    pool = ThreadPoolExecutor(jobs)
    try:
        todo = {pool.submit(model.run, s.values): s.key for s in missing(samples, kept)}
        for done in as_completed(todo):
            kept.add(todo[done], done.result())
            tell()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def collected(samples: Sequence[Sample], kept: Kept) -> Floats:
    """Return all results in the order of the samples, shape (samples, 2, outcomes).

    Raises KeyError where one has not been run.
    """
    found = [kept.find(sample.key) for sample in samples]
    if any(row is None for row in found):
        raise KeyError("not all samples have been run")
    return np.array(found, float)
