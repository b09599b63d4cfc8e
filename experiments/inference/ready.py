"""Compiling the particle filter before it is used, so that it can be said how far that is."""

from __future__ import annotations

from collections.abc import Callable

from agents.quantities import Quantities
from sim.compiled import watched
from sim.filter.estimate import estimate
from sim.filter.futures import futures
from sim.filter.seen import Observed

_FUNCTIONS = 53
"""About so many are compiled."""


def warm_up_filter(watch: Callable[[int, int], None]) -> None:
    """Estimate next to nothing; `watch` is told how many functions were compiled, and of how many.

    It is not called where nothing has to be compiled.
    """
    quantities = Quantities()
    with watched(lambda done: watch(done, max(done, _FUNCTIONS))):
        found = estimate([Observed(0.5, 0, {})], 0.6, quantities, 0, particles=8)
        futures(found.particles, 0, ["polite"], quantities, 1.0, 0, n=1)
