"""Simulated threads whose truth is known: who wrote what, why, and what both felt day by day."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import numpy as np

from agents.intents import SIDES
from agents.quantities import Quantities
from agents.wording import REGISTERS
from sim.begin import Setup
from sim.filter.particles import WAYS
from sim.filter.seen import Observed
from sim.people import Spread
from sim.record import Recorder
from sim.simulate import simulate
from sim.thread import TextRecord, Thread

Reads = Callable[[str, int], dict[str, float]]
"""Reads the words of one side: probabilities of intents."""

VARIED: dict[str, Spread] = {"own_love": Spread(0.0, 1.0)}
"""Dumpers whose own love is spread evenly, so that about half of them want a return (as in C36)."""


@dataclasses.dataclass
class Known:
    """One simulated couple: its thread, and the truth that an observer does not see."""

    setup: Setup
    policies: tuple[str, str]
    thread: Thread
    wants_return: bool

    def felt(self, name: str, day: float) -> float:
        """Return what a feeling ("dumper.guilt") was at the beginning of a day of the thread."""
        mind, _, feeling = name.partition(".")
        column = self.thread.minds[mind]
        return column[feeling][int(np.searchsorted(column["day"], day))]


def draw_known(seed: int, days: float, quantities: Quantities, varied: bool) -> Known:
    """Return couple 0 under `seed`: people, ways of answering and of writing by chance."""
    chance = np.random.default_rng([seed, 6])
    ways = tuple(str(chance.choice(names)) for names in WAYS)
    manner = [str(chance.choice(sorted(REGISTERS))) for _ in SIDES]
    setup = Setup((ways[0], ways[1]), ({}, VARIED if varied else {}), horizon_days=days)
    recorder = Recorder(seed, 0, (manner[0], manner[1]))
    couple = simulate(setup, quantities, seed, observer=recorder)
    wants = couple.dumper.own_love > quantities.love_that_returns
    return Known(setup, (ways[0], ways[1]), recorder.thread, wants)


def observed(known: Known, reads: Reads | None) -> list[Observed]:
    """Return what an observer sees; without a reader, the intents themselves."""
    return [
        Observed(text.sent_day, SIDES.index(text.sender), _read(text, reads))
        for text in known.thread.texts
    ]


def _read(text: TextRecord, reads: Reads | None) -> dict[str, float]:
    if reads is None:
        return {text.intent: 1.0}
    return reads(text.words, SIDES.index(text.sender))
