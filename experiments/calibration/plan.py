"""How long ABC-SMC goes on, and what it gives; apart from what needs pyABC."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Plan:
    """How long to go on: the first of these that is reached ends it.

    `populations` counts the first, from the bank. `nearest` is the epsilon that is near enough (0:
    every finding within its tolerance), `rarest` the least acceptance rate, `until` a moment of
    time.monotonic(). A generation that time or rareness ends unfinished is left out.
    """

    particles: int
    populations: int
    nearest: float = 0.0
    rarest: float = 0.03
    until: float = math.inf


class Generation(NamedTuple):
    """One generation: its epsilon, how many simulations it took, and its effective size."""

    epsilon: float
    simulations: int
    accepted: int
    effective: float


class Fit(NamedTuple):
    """The last generation: N weighted particles, points (N, P) in the unit cube.

    `weights` (N,) add up to 1; `found` (N, M) are the statistics that were accepted.
    """

    points: Floats
    weights: Floats
    found: Floats
    generations: list[Generation]
    stopped: str
