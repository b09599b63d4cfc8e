"""Drawing people: traits from their distributions, one stream of chance for each trait."""

from __future__ import annotations

import dataclasses
from statistics import NormalDist

from agents.declare import Declaration, declarations
from agents.rules import rule
from agents.traits import DumpeeTraits, DumperTraits
from sim.chance import TRAITS_STREAM, normal, stream_key, u01

TRAITS: tuple[dict[str, Declaration], dict[str, Declaration]] = (
    {d.name: d for d in declarations(DumpeeTraits)},
    {d.name: d for d in declarations(DumperTraits)},
)
"""Declared traits by name, of the dumpee and of the dumper."""

_SD = tuple(
    {f.name: float(f.metadata["sd"]) for f in dataclasses.fields(record)}
    for record in (DumpeeTraits, DumperTraits)
)
_NORMAL = NormalDist()
HOURS_STREAM = TRAITS_STREAM + 900
"""Key of the dumpee's stream for the hours of sleep; the dumper's is the next."""


@dataclasses.dataclass(frozen=True, slots=True)
class Spread:
    """How a trait is distributed: fixed (low = high), uniform (sd = 0) or a normal one cut off.

    `mean` and `sd` are those of the normal distribution before it is cut off at low and high.
    """

    low: float
    high: float
    mean: float = 0.0
    sd: float = 0.0
    below: float = dataclasses.field(init=False, repr=False, default=0.0)
    """Share of the normal distribution that is cut off below."""
    above: float = dataclasses.field(init=False, repr=False, default=1.0)
    """Share of the normal distribution below `high`."""

    def __post_init__(self) -> None:
        """Find what is cut off, once for all people."""
        if self.sd > 0.0:
            object.__setattr__(self, "below", _NORMAL.cdf((self.low - self.mean) / self.sd))
            object.__setattr__(self, "above", _NORMAL.cdf((self.high - self.mean) / self.sd))

    def at(self, u: float) -> float:
        """Return the value below which a share u of the population lies."""
        return value_at(self, u)


@rule
def value_at(spread: Spread, u: float) -> float:
    """Return the value below which a share u of the population lies."""
    if spread.low == spread.high:
        return spread.low
    if spread.sd == 0.0:
        return spread.low + u * (spread.high - spread.low)
    share = spread.below + u * (spread.above - spread.below)
    return min(spread.high, max(spread.low, spread.mean + spread.sd * normal(share)))


@rule
def draw_trait(spread: Spread, seed: int, couple: int, stream: int) -> float:
    """Draw one trait of one person."""
    return value_at(spread, u01(stream_key(seed, couple, stream), 0))


@rule
def bed_hour(seed: int, couple: int, side: int) -> float:
    """Draw the hour at which a person goes to bed; over 24 past midnight (F05, assumption)."""
    u = u01(stream_key(seed, couple, HOURS_STREAM + side), 0)
    return min(26.5, max(21.0, 23.9 + 0.9 * normal(u)))


@rule
def wake_hour(seed: int, couple: int, side: int) -> float:
    """Draw the hour at which a person wakes (F05, assumption)."""
    u = u01(stream_key(seed, couple, HOURS_STREAM + side), 1)
    return min(10.5, max(5.0, 7.4 + 0.9 * normal(u)))


def fixed(value: float) -> Spread:
    """Return the distribution of a trait that everyone has alike."""
    return Spread(value, value, value)


def default_spread(side: int, trait: str) -> Spread:
    """Return the declared distribution of a trait in the general population."""
    declared = TRAITS[side][trait]
    return Spread(declared.low, declared.high, declared.value, _SD[side][trait])


def spreads_of(side: int, given: dict[str, Spread]) -> list[Spread]:
    """Return the distributions of all traits of one side; `given` overrides the population's."""
    return [given.get(trait) or default_spread(side, trait) for trait in TRAITS[side]]


def stream_of(side: int, number: int) -> int:
    """Return the stream from which trait number `number` of one side is drawn."""
    return TRAITS_STREAM + 2 * number + side


def draw_traits(side: int, given: dict[str, Spread], seed: int, couple: int) -> dict[str, float]:
    """Draw all traits of one person; `given` overrides the population's distributions."""
    spreads = spreads_of(side, given)
    return {
        trait: draw_trait(spreads[i], seed, couple, stream_of(side, i))
        for i, trait in enumerate(TRAITS[side])
    }
