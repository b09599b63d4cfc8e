"""One couple after the other, as the environments of single couples live them."""

from __future__ import annotations

from typing import Any

import numpy as np

from agents.quantities import Quantities
from sim.couple import Couple
from sim.envs.episode import Episode, begin_episode, resume_episode
from sim.envs.options import ResetOptions
from sim.envs.situation import Find, Situation
from sim.event_engine import Observer
from sim.snapshot import Snapshot, fork


class Series:
    """Which couple comes next under the seed, and from where it begins.

    `present` is its situation, `seed` and `number` say which it is.
    """

    def __init__(
        self, situation: Situation, sides: tuple[int, ...], horizon_days: float | None, find: Find
    ) -> None:
        self.own = self.present = situation.lasting(horizon_days)
        self.seed, self.number = 0, -1
        self._sides, self._horizon_days, self._find = sides, horizon_days, find
        self._seeded = False
        self._snapshot: Snapshot | None = None

    @property
    def quantities(self) -> Quantities:
        """The numbers of the couple that comes next."""
        return self._snapshot.quantities if self._snapshot else self.present.quantities

    def choose(self, asked: ResetOptions, seed: int | None, generator: np.random.Generator) -> None:
        """Choose the next couple; the generator draws a seed where none was ever given.

        Nothing is counted where what is asked for cannot be found.
        """
        self.present = self._found(asked)
        if seed is not None or not self._seeded:
            self.seed = int(generator.integers(2**62)) if seed is None else seed
            self.number, self._seeded = -1, True
        self.number = self.number + 1 if asked.couple is None else asked.couple
        self._snapshot = asked.snapshot
        if self._snapshot is not None and (seed is not None or self.number > 0):
            self._snapshot = fork(self._snapshot, self.seed, self.number)

    def begin(self, observer: Observer | None = None, speakers: Any = None) -> Episode:
        """Begin the couple that was chosen."""
        if self._snapshot is not None:
            return resume_episode(self._snapshot, self._sides, observer)
        return begin_episode(self.present, self.seed, self.number, observer, speakers)

    def _found(self, asked: ResetOptions) -> Situation:
        if asked.scenario is None and asked.opponent is None:
            return self.own
        found = self._find(asked.scenario or self.own.name, asked.opponent)
        return found.lasting(self._horizon_days)


def line_of(couple: Couple) -> str:
    """Say in a line where a couple stands."""
    return (
        f"day {couple.now:.1f}: {couple.texts} texts, distress "
        f"{couple.dumpee.distress_days:.1f} days, {couple.dumpee.crises} crises"
    )
