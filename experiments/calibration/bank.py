"""A bank of simulations at draws from the prior: for the screen, the first generation, the checks.

Draw i follows from the seed and i alone, so that a bank that was stopped goes on where it was, and
a larger one begins with the smaller.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .problem import BANK, Problem, Watch, chance, new_seed, simulate_all

Floats = NDArray[np.float64]
KEPT_EVERY = 50
"""Simulations after which a bank is written to its file."""


class Bank(NamedTuple):
    """N draws from the prior, points (N, P) in the unit cube, and their statistics (N, M)."""

    points: Floats
    found: Floats

    def without(self, number: int) -> Bank:
        """Return the bank with one draw left out."""
        return Bank(np.delete(self.points, number, 0), np.delete(self.found, number, 0))


def draw_of(problem: Problem, seed: int, number: int) -> tuple[Floats, int]:
    """Return the point of one draw and the seed of its couples."""
    rng = chance(seed, BANK, number)
    return rng.random(len(problem.names)), new_seed(rng)


def fill_bank(
    problem: Problem, size: int, seed: int, jobs: int, path: Path | None = None,
    watch: Watch = lambda _: None,
) -> Bank:  # fmt: skip
    """Return a bank of so many draws, going on from what is in the file; that is kept up to date.

    `watch` is told how many draws more there are.
    """
    bank = _read(path, problem)
    watch(min(len(bank.points), size))
    while len(bank.points) < size:
        numbers = range(len(bank.points), min(len(bank.points) + KEPT_EVERY, size))
        points, seeds = zip(*(draw_of(problem, seed, number) for number in numbers), strict=True)
        found = simulate_all(problem, np.array(points), seeds, jobs, watch)
        bank = Bank(np.vstack([bank.points, points]), np.vstack([bank.found, found]))
        _write(path, bank)
    return Bank(bank.points[:size], bank.found[:size])


def _read(path: Path | None, problem: Problem) -> Bank:
    if path is None or not path.exists():
        return Bank(np.empty((0, len(problem.names))), np.empty((0, len(problem.bands.names))))
    with np.load(path) as stored:
        return Bank(stored["points"], stored["found"])


def _write(path: Path | None, bank: Bank) -> None:
    if path is None:
        return
    partial = path.with_name(f".{path.name}")
    with partial.open("wb") as file:
        np.savez(file, points=bank.points, found=bank.found)
    os.replace(partial, path)
