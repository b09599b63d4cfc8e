"""What is calibrated: uncertain quantities, a simulator, and the bands that it is held to.

Points are in the unit cube: coordinate j is the share of the prior of quantity j below it, so that
every prior is even (experiments.uncertain.at takes a point to values).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from experiments.facts.summary import summary_of, targets
from experiments.lab import Lab
from experiments.uncertain import at, numbers, uncertain

from .bands import Bands, bands_of

Floats = NDArray[np.float64]
Simulate = Callable[[Floats, int], Floats]
Watch = Callable[[int], None]
BANK, FIT, PREDICT, CHECK, RESAMPLE = range(1, 6)
"""Purposes of chance, so that no two use the same."""


@dataclass(frozen=True)
class Problem:
    """P quantities and M statistics.

    `simulate(point, seed)` takes a point (P,) to statistics (M,) in the order of the bands, in one
    thread; several threads may call it at a time.
    """

    names: tuple[str, ...]
    bands: Bands
    simulate: Simulate


def model_problem(couples: int) -> Problem:
    """Return the model's problem: all uncertain quantities, all findings that calibrate."""
    names = tuple(declared.name for declared in uncertain())
    bands = bands_of(targets())

    def simulate(point: Floats, seed: int) -> Floats:
        found = summary_of(Lab(numbers(at(names, point)), couples, seed, threads=1))
        return np.array([found[name] for name in bands.names])

    return Problem(names, bands, simulate)


def chance(seed: int, *purpose: int) -> np.random.Generator:
    """Return the chance for one purpose under a seed."""
    return np.random.default_rng([seed, *purpose])


def new_seed(rng: np.random.Generator) -> int:
    """Return a seed for the couples of one simulation."""
    return int(rng.integers(2**62))


def simulate_all(
    problem: Problem, points: Floats, seeds: Sequence[int], jobs: int, watch: Watch = lambda _: None
) -> Floats:
    """Simulate at points (N, P), several at a time; return statistics (N, M)."""

    def one(number: int) -> Floats:
        found = problem.simulate(points[number], seeds[number])
        watch(1)
        return found

    pool = ThreadPoolExecutor(jobs)
    try:
        rows = list(pool.map(one, range(len(points))))
    finally:
        pool.shutdown(cancel_futures=True)
    return np.array(rows, float).reshape(len(points), len(problem.bands.names))
