"""The particle filter: many simulated couples live along one observed thread, weighed by it.

    found = ParticleFilter(Quantities(), particles=4000).run(see(texts, until=60.0), seed=1)

Each particle is a whole couple of the batch engine with its own people, ways of answering and
chance. Where the thread is likely for a couple its weight grows; now and then couples are drawn
anew by their weights (systematic resampling), each then with a chance of its own.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from agents.policies.programs import NO_PROGRAMS
from agents.policies.table import POLICIES, POLICY_IDS, SLIPS
from agents.quantities import Quantities
from sim.batch import BatchEngine, stream_keys
from sim.begin import Setup
from sim.filter.compiled import follow
from sim.filter.moving import Mover
from sim.filter.seen import NONE, PLAN, Floats, Ints, Seen, of_the_parted, room
from sim.layout import PROGRAMS, QUANTITIES, Records, pack

WAYS: tuple[tuple[str, ...], tuple[str, ...]] = (
    ("buddy", "eager", "plead", "polite", "ask_space", "no_contact", "protest"),
    ("buddy", "silence", "compassionate", "always_help", "regret_talk", "friend_zone",
     "breadcrumb", "impatient", "pity_return"),
)  # fmt: skip
"""Ways of answering that people may have, each as likely as the others beforehand (assumption)."""
FIRST_LOOK, MOST_PAIRS, UNLIKELY = 40, 8, 1e-6
"""Particles of each pair of ways in the first run; pairs that are looked at closely; and how much
less likely than the likeliest a pair is that is given up."""
APART_BY = 2**32
"""The second run has seeds of its own."""
FULLY_COUNTED, COUNTED_LESS = 16, 0.5
"""Texts in a thread up to which each counts in full, and the power of that number over theirs with
which the others count (fitted to coverage: docs/decisions/0016)."""
ISLANDS = 4
"""Populations that never mix. In a long thread each ends with the children of few couples; how far
apart they end shows how much of an estimate is the filter's own chance (islands: Vergé et al.
2015)."""
LEAST = 1e-300
"""Weight of particles that are as good as impossible."""
FEWEST = 0.5
"""Share of equally weighted particles below which they are drawn anew."""


@dataclasses.dataclass
class Particles:
    """Couples with their weights, at one moment of the thread."""

    couples: Records
    plans: Records
    log_weights: Floats
    pairs: Ints
    """Number of the pair of ways of answering that each couple has; ascending."""
    log_evidence: Floats
    """Of each pair: the log probability of what was observed up to the last drawing."""

    def weights(self) -> Floats:
        """Return the weights, which sum to 1, shape (particles,)."""
        counts = np.bincount(self.pairs, minlength=len(self.log_evidence))
        logs = self.log_weights + (self.log_evidence - np.log(np.maximum(counts, 1)))[self.pairs]
        found: Floats = np.exp(logs - logs.max())
        found /= found.sum()
        return found

    def effective(self) -> float:
        """Return how many equally weighted particles they are worth."""
        return float(1.0 / (self.weights() ** 2).sum())

    def shares(self) -> Floats:
        """Return the probability of each pair of ways of answering."""
        return np.bincount(self.pairs, self.weights(), len(self.log_evidence)).astype(float)

    def likely(self, most: int) -> Ints:
        """Return the pairs that are not as good as excluded, so many at most, ascending."""
        shares = self.shares()
        order = np.argsort(-shares, kind="stable")[:most]
        return np.sort(order[shares[order] > UNLIKELY * shares.max()])

    def uneven(self) -> Iterator[tuple[int, slice]]:
        """Yield each pair, and its particles, whose weights have become too unequal."""
        for pair in np.unique(self.pairs):
            rows = slice(*np.searchsorted(self.pairs, [pair, pair + 1]))
            logs = self.log_weights[rows]
            weights = np.exp(logs - logs.max())
            if weights.sum() ** 2 / (weights**2).sum() < FEWEST * len(logs):
                yield int(pair), rows

    def draw_anew(self, pair: int, rows: slice, chance: np.random.Generator, seed: int) -> None:
        """Draw the particles of a pair by their weights, in place; each gets its own chance."""
        taken = self._draw(pair, rows, rows.stop - rows.start, chance)
        self.couples[rows] = self.couples[taken]
        self.plans[rows] = self.plans[taken]
        self.couples["keys"][rows] = stream_keys(seed, np.arange(len(taken)))
        self.log_weights[rows] = 0.0

    def _draw(self, pair: int, rows: slice, n: int, chance: np.random.Generator) -> Ints:
        logs = self.log_weights[rows]
        weights = np.exp(logs - logs.max())
        self.log_evidence[pair] += logs.max() + np.log(weights.mean())
        taken: Ints = rows.start + systematic(weights, n, float(chance.random()))
        return taken

    def without_the_unlikely(self, n: int, chance: np.random.Generator, seed: int) -> Particles:
        """Return these without excluded pairs, whose places the others take."""
        likely = self.likely(len(self.log_evidence))
        if len(likely) == len(np.unique(self.pairs)):
            return self
        each = -(-n // len(likely))
        spans = [(pair, slice(*np.searchsorted(self.pairs, [pair, pair + 1]))) for pair in likely]
        taken = np.concatenate([self._draw(pair, rows, each, chance) for pair, rows in spans])
        couples = self.couples[taken]
        couples["keys"] = stream_keys(seed, np.arange(len(taken)))
        pairs = np.repeat(likely, each)
        return Particles(couples, self.plans[taken], np.zeros(len(taken)), pairs, self.log_evidence)


Watch = Callable[[Sequence[Particles], float, int], None]
"""Is shown the islands at a moment: (islands, day, number of the text just sent or NONE)."""


class Stretch(NamedTuple):
    """A part of the thread without texts, up to one or to a moment that is looked at."""

    text: int
    """Number of the next text."""
    since: float
    until: float
    sends: bool
    """Whether that text comes at its end."""


class Drawing:
    """The chance with which the particles of one island are drawn anew."""

    def __init__(self, seed: int) -> None:
        self.chance = np.random.default_rng(seed)
        self._seed = seed

    def seed(self) -> int:
        """Return a seed that was not used before, for the lives of those drawn."""
        self._seed += 1
        return self._seed


class ParticleFilter:
    """Estimates both minds from a thread, with the numbers of one model."""

    def __init__(
        self,
        quantities: Quantities,
        particles: int = 4000,
        setup: Setup | None = None,
        ways: tuple[Sequence[str], Sequence[str]] = WAYS,
        threads: int = 2,
        progress: Callable[[int], None] = lambda done: None,
    ) -> None:
        self._engine = BatchEngine(quantities)
        self._numbers = pack([quantities], QUANTITIES)
        self._programs = pack([NO_PROGRAMS], PROGRAMS)
        self._quantities, self._n, self._ways = quantities, particles, ways
        self._setup = setup or Setup(policies=("polite", "silence"))
        self._threads, self._progress = threads, progress
        self._mover = Mover(self._setup)
        self._pairs = [(POLICY_IDS[one], POLICY_IDS[other]) for one in ways[0] for other in ways[1]]

    def run(self, seen: Seen, seed: int, stops: Sequence[float], watch: Watch) -> list[Particles]:
        """Follow a thread to its end and return the islands as they stand there.

        `watch` is shown them at each stop (days in order, up to `seen.until`) and after each text.
        A first run finds out which pairs of ways of answering are likely at all; the second has
        only those, on islands. Particles are drawn anew among those of their own pair.
        """
        every = np.arange(len(self._pairs))
        n = FIRST_LOOK * len(every)
        (found,) = self._run(seen, seed, [self._begin(seed, every, n)], [], self._count)
        likely, n = found.likely(MOST_PAIRS), -(-self._n // ISLANDS)
        seeds = [seed + APART_BY * (1 + island) for island in range(ISLANDS)]
        islands = [self._begin(one, likely, n) for one in seeds]
        return self._run(seen, seed + APART_BY, islands, stops, watch)

    def _count(self, islands: Sequence[Particles], day: float, k: int) -> None:
        if k != NONE:
            self._progress(k + 1)

    def _run(
        self, seen: Seen, seed: int, islands: list[Particles], stops: Sequence[float], watch: Watch
    ) -> list[Particles]:
        n = len(islands[0].couples)
        drawing = [Drawing(seed + APART_BY * island) for island in range(len(islands))]
        parted = of_the_parted(seen.likelihoods)
        times = [(day, 0, k) for k, day in enumerate(seen.days)]
        times += [(day, 1, NONE) for day in {*stops, seen.until}]
        reached, since = 0, 0.0
        for day, _, k in sorted(times):
            self._follow(islands, Stretch(reached, since, day, k != NONE), seen, parted)
            since = day
            watch(islands, day, k)
            if k != NONE:
                reached = k + 1
                last = reached == len(seen.days)
                islands = [
                    self._draw_anew(island, chance, n, last)
                    for island, chance in zip(islands, drawing, strict=True)
                ]
        return islands

    def _draw_anew(self, island: Particles, drawing: Drawing, n: int, last: bool) -> Particles:
        for pair, rows in island.uneven():
            island.draw_anew(pair, rows, drawing.chance, drawing.seed())
            self._mover.move(island.couples[rows], drawing.chance)
        return island if last else island.without_the_unlikely(n, drawing.chance, drawing.seed())

    def _begin(self, seed: int, likely: Ints, n: int) -> Particles:
        pairs = np.repeat(likely, -(-n // len(likely)))
        setup = dataclasses.replace(self._setup, horizon_days=1e6)
        couples = self._engine.begin(setup, seed, np.arange(len(pairs)))
        policies = np.array(self._pairs)[pairs]
        for side in (0, 1):
            answer_as(couples, side, policies[:, side], self._quantities)
        plans = np.zeros(len(pairs), PLAN)
        plans["texts"] = plans["answers"] = NONE
        return Particles(couples, plans, np.zeros(len(pairs)), pairs, np.zeros(len(self._pairs)))

    def _follow(
        self, islands: Sequence[Particles], stretch: Stretch, seen: Seen, parted: Floats
    ) -> None:
        worth = worth_of(len(seen.days))

        def part(task: tuple[Particles, slice]) -> None:
            island, rows = task
            added = np.zeros(rows.stop - rows.start)
            follow(
                island.couples[rows], island.plans[rows], *stretch, seen, parted,
                self._numbers, self._programs.copy(), room(), added,
            )  # fmt: skip
            island.log_weights[rows] += worth * added

        tasks = [(one, rows) for one in islands for rows in _parts(len(one.couples), self._threads)]
        with ThreadPoolExecutor(self._threads) as pool:
            list(pool.map(part, tasks))


def _parts(n: int, parts: int) -> list[slice]:
    edges = np.linspace(0, n, parts + 1).astype(int)
    return [slice(a, b) for a, b in pairwise(edges)]


def answer_as(couples: Records, side: int, numbers: Ints, q: Quantities) -> None:
    """Give one side of each couple a way of answering from now on, in place."""
    initiative = [q.slip_share if row.initiative == SLIPS else row.initiative for row in POLICIES]
    seats = couples["seats"]
    seats["policy"][:, side] = numbers
    seats["initiative"][:, side] = np.array(initiative)[numbers]
    drives = np.array([row.drive * q.probe_texts_per_day for row in POLICIES])
    seats["drive_per_day"][:, side] = drives[numbers]


def together(islands: Sequence[Particles]) -> Particles:
    """Return the particles of all islands, each island with the same weight as a whole."""
    weights = np.concatenate([island.weights() for island in islands])
    return Particles(
        np.concatenate([island.couples for island in islands]),
        np.concatenate([island.plans for island in islands]),
        np.log(np.maximum(weights, LEAST)),
        np.zeros(len(weights), np.int64),
        np.zeros(1),
    )


def worth_of(texts: int) -> float:
    """Return how much of a text's log likelihood counts in a thread of so many."""
    return float(min(1.0, (FULLY_COUNTED / max(1, texts)) ** COUNTED_LESS))


def systematic(weights: Floats, n: int, u: float) -> Ints:
    """Return which n of the weighted to take, each about as often as its weight says.

    `u` in [0, 1) is the only chance in it (Kitagawa 1996).
    """
    marks = (np.arange(n) + u) / n * weights.sum()
    found = np.searchsorted(np.cumsum(weights), marks, side="right")
    taken: Ints = np.minimum(found, len(weights) - 1)
    return taken
