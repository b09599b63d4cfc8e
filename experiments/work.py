"""What is to be run, and what comes back: arms over the same couples, in chunks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import uuid4

import polars as pl

from agents.quantities import Quantities
from sim.begin import Setup
from sim.llm.settings import ModelSettings
from sim.llm.usage import Usage
from sim.own_policy import PolicyChoice
from sim.simulate import Process
from sim.words import PLAIN, Registers

ENGINES = ("batch", "event")


@dataclass(frozen=True)
class Arm:
    """One pair of policies in one situation, ready to run."""

    dumper: PolicyChoice
    dumpee: PolicyChoice
    setup: Setup

    @property
    def label(self) -> str:
        """Both names, the dumper's first."""
        return f"{self.dumper.name} × {self.dumpee.name}"

    @property
    def has_own_code(self) -> bool:
        """Whether only the event engine can run it."""
        return not (self.dumper.is_data and self.dumpee.is_data)


@dataclass(frozen=True)
class Work:
    """All that is to be run: every arm over the same couples 0..couples-1 of one seed.

    `processes` are SimPy processes and events of one's own, `registers` the ways of writing of the
    dumpee and the dumper, for own code that reads words. `engine` is one of ENGINES; the batch
    engine leaves arms with own code to the event engine, with the same results. `models` says how
    language models are asked.
    """

    arms: tuple[Arm, ...]
    quantities: Quantities
    seed: int
    couples: int
    processes: tuple[Process, ...] = ()
    registers: Registers = PLAIN
    engine: str = "batch"
    models: ModelSettings = ModelSettings()
    run: str = field(default_factory=lambda: uuid4().hex, compare=False, repr=False)
    """Tells this run from others in the same processes, which remember what endpoints are dead."""

    @property
    def total(self) -> int:
        """Couples to be simulated over all arms."""
        return len(self.arms) * self.couples

    def asks_models(self, arm: Arm) -> bool:
        """Tell whether language models are asked in an arm: to decide, or for words that are read.

        Words are read by models in a seat and by own code that wants them.
        """
        in_seat = arm.dumper.model is not None or arm.dumpee.model is not None
        return in_seat or (self.models.words is not None and arm.has_own_code)

    def arms_for(self, engine: str) -> list[int]:
        """Return the numbers of the arms that one engine runs."""
        in_batch = self.engine == "batch" and not self.processes
        return [
            number
            for number, arm in enumerate(self.arms)
            if (in_batch and not arm.has_own_code) == (engine == "batch")
        ]


class Chunk(NamedTuple):
    """Couples first..first+size-1 of arm number `arm`."""

    arm: int
    first: int
    size: int


class Done(NamedTuple):
    """A finished chunk with one row of outcomes a couple, in the order of the couples."""

    chunk: Chunk
    outcomes: pl.DataFrame
    usage: Usage | None = None
    """What language models were asked meanwhile; None if there were none."""


def chunks(arms: list[int], couples: int, size: int) -> Iterator[Chunk]:
    """Cut arms into chunks of at most `size` couples.

    Arms take turns: slow and fast ones mix, so that the time left is foreseen well.
    """
    for first in range(0, couples, size):
        for arm in arms:
            yield Chunk(arm, first, min(size, couples - first))
