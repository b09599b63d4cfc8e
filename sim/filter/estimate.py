"""What a thread tells of both minds: bands over time, motives, ways of answering, intentions.

    texts = [Observed(0.5, DUMPEE, {"plea": 0.9, "nostalgia": 0.1}), ...]
    found = estimate(texts, until=60.0, quantities=Quantities(), seed=1)
    found.bands["dumper.guilt"]     # a row a day: quantiles at LEVELS
    found.wants_return[-1]

A band at a day says what could be known up to that day, not what later texts let one see.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from agents.intents import INTENT_NAMES
from agents.motives import motive_name
from agents.policies.table import POLICIES
from agents.quantities import Quantities
from sim.begin import Setup
from sim.filter.compiled import derive
from sim.filter.particles import ParticleFilter, Particles, together
from sim.filter.seen import CHANNELS, NONE, Floats, Ints, Observed, see
from sim.layout import QUANTITIES, pack

LEVELS = (0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95)
"""Quantiles of the bands: the outer two are a 90 % interval, and so on inwards."""
FELT: tuple[tuple[str, ...], tuple[str, ...]] = (
    ("separation_anxiety", "acceptance", "self_reliance", "sadness", "anger", "self_worth"),
    ("guilt", "relief", "aversion", "overwhelm", "boredom", "loneliness", "love", "benefit"),
)
"""Feelings of the dumpee and of the dumper that bands are made of, besides DERIVED."""
DERIVED = ("hope_share", "distress", "wish")
"""What follows from the dumpee's feelings: hope as a probability, distress, the wish to
reconnect."""
MINDS = ("dumpee", "dumper")
PARTICLES = 2000


class TextEstimate(NamedTuple):
    """What one text probably was, as known when it was sent; shares of each, the largest first."""

    intents: dict[str, float]
    """What it says, in the light of the mind that wrote it."""
    motives: dict[str, float]
    """Why it was sent."""
    channels: dict[str, float]
    """How it came about (sim.filter.seen.CHANNELS)."""


class Estimated(NamedTuple):
    """What is known of a couple from its thread."""

    days: Floats
    bands: dict[str, Floats]
    """By name ("dumper.guilt"): quantiles at LEVELS, shape (days, levels)."""
    wants_return: Floats
    """Probability by day that the dumper's own love is enough to want a return (P30, C36)."""
    wants_by_island: Floats
    """The same of each island, (days, islands): what they differ by is the filter's own chance."""
    texts: tuple[TextEstimate, ...]
    ways: tuple[dict[str, float], dict[str, float]]
    """Of dumpee and dumper: the probability of each way of answering, in the end."""
    particles: Particles
    """The couples that the thread may be of, as they stand at its end, with their weights."""


Progress = Callable[[int, int], None]
"""Is told how many texts were weighed and how many there are in all."""


def estimate(
    texts: Sequence[Observed],
    until: float,
    quantities: Quantities,
    seed: int,
    particles: int = PARTICLES,
    setup: Setup | None = None,
    threads: int = 2,
    progress: Progress = lambda done, of: None,
) -> Estimated:
    """Return what a thread tells of both minds, up to day `until`.

    Raises AftertextError for texts out of order of time or outside 0 to `until`.
    """
    seen = see(texts, until)
    days = np.arange(1.0, math.ceil(until) + 1.0).clip(max=until)
    notes = _Notes(seen.senders, quantities, progress)
    engine = ParticleFilter(quantities, particles, setup, threads=threads, progress=notes.first)
    found = engine.run(seen, seed, days.tolist(), notes.watch)
    return notes.estimated(days, found)


class _Notes:
    """Takes down what is asked of the particles as they go along."""

    def __init__(self, senders: Ints, quantities: Quantities, progress: Progress) -> None:
        self._senders, self._quantities, self._progress = senders, quantities, progress
        self._rows: list[Floats] = []
        self._wants: list[list[float]] = []
        self._texts: list[TextEstimate] = []

    def first(self, done: int) -> None:
        """Count texts of the first run, which are half of the work."""
        self._progress(done, 2 * len(self._senders))

    def watch(self, islands: Sequence[Particles], day: float, k: int) -> None:
        """Note the bands at a stop, or what a text was."""
        particles = together(islands)
        weights = particles.weights()
        if k == NONE:
            felt = columns_of(particles, self._quantities)
            self._rows.append(np.array([quantiles(one, weights) for one in felt.values()]))
            self._wants.append([self._wanting(island) for island in islands])
        else:
            self._texts.append(_text_of(particles, weights, int(self._senders[k])))
            self._progress(len(self._senders) + k + 1, 2 * len(self._senders))

    def _wanting(self, island: Particles) -> float:
        return float(island.weights()[wants_return(island, self._quantities)].sum())

    def estimated(self, days: Floats, islands: Sequence[Particles]) -> Estimated:
        """Return all that was noted."""
        particles = together(islands)
        names = columns_of(particles, self._quantities)
        bands = {name: np.array([row[i] for row in self._rows]) for i, name in enumerate(names)}
        policies, weights = particles.couples["seats"]["policy"], particles.weights()
        ways = [_shares(policies[:, side], weights, _POLICY_NAMES) for side in (0, 1)]
        wants = np.array(self._wants)
        return Estimated(
            days,
            bands,
            wants.mean(axis=1),
            wants,
            tuple(self._texts),
            (ways[0], ways[1]),
            particles,
        )


_POLICY_NAMES = tuple(row.name for row in POLICIES)


def columns_of(particles: Particles, quantities: Quantities) -> dict[str, Floats]:
    """Return what the bands are made of, by name, each of shape (particles,)."""
    found = {
        f"{mind}.{name}": particles.couples[mind][name]
        for mind, names in zip(MINDS, FELT, strict=True)
        for name in names
    }
    derived = np.empty((len(DERIVED), len(particles.couples)))
    derive(particles.couples, pack([quantities], QUANTITIES), derived)
    return {**{f"dumpee.{n}": row for n, row in zip(DERIVED, derived, strict=True)}, **found}


def wants_return(
    particles: Particles, quantities: Quantities
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Tell of each couple whether the dumper's own love is enough to want a return."""
    own: np.ndarray[tuple[int], np.dtype[np.bool_]]
    own = particles.couples["dumper"]["own_love"] > quantities.love_that_returns
    return own


def quantiles(values: Floats, weights: Floats, levels: Sequence[float] = LEVELS) -> Floats:
    """Return weighted quantiles, shape (levels,)."""
    order = np.argsort(values)
    reached = np.cumsum(weights[order]) - 0.5 * weights[order]
    found: Floats = np.interp(levels, reached, values[order])
    return found


def _text_of(particles: Particles, weights: Floats, side: int) -> TextEstimate:
    sent = particles.couples["outgoing"]
    motives = {
        motive_name(side, int(motive)): float(weights[sent["motive"] == motive].sum())
        for motive in np.unique(sent["motive"])
    }
    intents = _shares(sent["intent"], weights, INTENT_NAMES)
    return TextEstimate(
        intents, _ranked(motives), _shares(particles.plans["channel"], weights, CHANNELS)
    )


def _shares(numbers: Ints, weights: Floats, names: Sequence[str]) -> dict[str, float]:
    found = np.bincount(numbers, weights, len(names))
    return _ranked({names[i]: float(found[i]) for i in np.flatnonzero(found).tolist()})


def _ranked(shares: dict[str, float]) -> dict[str, float]:
    return dict(sorted(shares.items(), key=lambda item: -item[1]))
