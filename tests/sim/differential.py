"""Both engines in step: after every event the whole couple is compared, byte by byte.

    python -m tests.sim.differential --couples 270

runs couples of all pairs of policies under numbers drawn from their whole ranges and says how many
events, texts sent and texts read were compared.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterator
from functools import cache
from itertools import product
from typing import Any

import numpy as np

from agents.quantities import QUANTITIES, Quantities
from sim.batch import BatchEngine
from sim.begin import Setup, begin_couple
from sim.couple import SLOTS, Couple
from sim.event_engine import EventEngine
from sim.layout import COUPLE, pack
from tests.sim.any_couple import all_policies, any_numbers, any_setup
from tests.sim.occurrences import Tally

MOST_TOLD = 12
"""Differing fields that are named at most."""


def shown(value: Any) -> str:
    """Return a number with all its bits."""
    return f"{value} ({float(value).hex()})" if isinstance(value, float) else str(value)


def differing(one: Any, other: Any, path: str = "") -> Iterator[str]:
    """Name the fields in which two packed records differ, with the values of both engines."""
    if one.tobytes() == other.tobytes():
        return
    if one.shape:
        for place in range(len(one)):
            yield from differing(one[place], other[place], f"{path}[{place}]")
    elif one.dtype.names:
        for name in one.dtype.names:
            yield from differing(one[name], other[name], f"{path}.{name}".removeprefix("."))
    else:
        values = shown(one.item()), shown(other.item())
        yield f"{path}: {values[0]} in the event engine, {values[1]} in the batch engine"


def same(interpreted: Any, compiled: Any, where: str) -> None:
    """Raise AssertionError, naming the fields, unless two packed records have the same bytes."""
    if interpreted.tobytes() == compiled.tobytes():
        return
    found = list(differing(interpreted, compiled))
    told = "\n  ".join(found[:MOST_TOLD])
    raise AssertionError(f"{where}: {len(found)} fields differ\n  {told}")


@cache
def reader_of(kind: type) -> Callable[[Any], Any]:
    """Return what sim.layout.values_of does, written out for one record: ten times as fast."""
    return eval(f"lambda r: {_read(kind(), 'r')}")


def _read(value: Any, path: str) -> str:
    if isinstance(value, list):
        one = f"{path[0]}{len(path)}"
        plain = not hasattr(value[0], "__dataclass_fields__")
        return path if plain else f"[{_read(value[0], one)} for {one} in {path}]"
    if not hasattr(value, "__dataclass_fields__"):
        return path
    parts = (_read(getattr(value, name), f"{path}.{name}") for name in value.__dataclass_fields__)
    return f"({', '.join(parts)},)"


def packed(couple: Couple) -> Any:
    """Return a couple as sim.layout.pack does."""
    return np.array([reader_of(Couple)(couple)], COUPLE)[0]


class InStep:
    """An observer of the event engine that lets the batch engine follow event by event."""

    def __init__(self, name: str, engine: BatchEngine, couples: Any, tally: Tally) -> None:
        self._name, self._engine, self._couples, self._tally = name, engine, couples, tally
        self.events = 0

    def where(self, slot: int, day: float) -> str:
        """Say which event of which couple this is."""
        return f"{self._name}\nevent {self.events}, {SLOTS[slot]} on day {day:.4f}"

    def before(self, couple: Couple, slot: int, q: Quantities) -> None:
        """Count."""
        self._tally.before(couple, slot, q)

    def after(self, couple: Couple, slot: int, q: Quantities) -> None:
        """Let the other engine take one step, and compare."""
        self.events += 1
        self._tally.after(couple, slot, q)
        steps = self._engine.run(self._couples, most=1)
        assert steps == 1, f"{self.where(slot, couple.now)}: the batch engine has no event left"
        same(packed(couple), self._couples[0], self.where(slot, couple.now))


def changed(q: Quantities) -> str:
    """Name the quantities that are not as declared."""
    moved = {name: getattr(q, name) for name in QUANTITIES}
    moved = {name: value for name, value in moved.items() if value != QUANTITIES[name].value}
    return f"quantities as declared but for {moved}"


def run_in_step(
    setup: Setup, q: Quantities, seed: int, index: int = 0, tally: Tally | None = None,
    interpreted: Quantities | None = None,
) -> Couple:  # fmt: skip
    """Run a couple in both engines and compare it at every event; return its final state.

    `interpreted` are other quantities for the event engine alone, to plant a difference.
    """
    name = f"couple {index} under seed {seed}, {setup}, {changed(q)}"
    tally = tally or Tally()
    engine = BatchEngine(q, setup.programs)
    couples = engine.begin(setup, seed, [index])
    couple = begin_couple(setup, interpreted or q, seed, index)
    same(pack([couple], COUPLE)[0], couples[0], f"{name}\nat its first moment")
    tally.begin(couple)
    step = InStep(name, engine, couples, tally)
    EventEngine(couple, interpreted or q, observer=step, programs=setup.programs).run()
    left = engine.run(couples)
    assert left == 0, f"{name}\nthe batch engine goes on for {left} events"
    same(pack([couple], COUPLE)[0], couples[0], f"{name}\nat its end")
    return couple


def main() -> None:
    """Compare as many couples as asked for."""
    asked = argparse.ArgumentParser(description="Compare both engines event by event.")
    asked.add_argument("--couples", type=int, default=270)
    asked.add_argument("--days", type=float, default=60.0)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    pairs, tally = list(product(all_policies(0), all_policies(1))), Tally()
    for number in range(given.couples):
        chance = random.Random(f"{given.seed} {number}")
        setup = any_setup(chance, pairs[number % len(pairs)], given.days)
        run_in_step(setup, any_numbers(chance), given.seed, number, tally)
    print(*(f"{count:,} {what}" for what, count in tally.counts().items()), sep=", ", end=": ")
    print("the same in both engines to the last bit")


if __name__ == "__main__":
    main()
