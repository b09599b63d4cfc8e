"""Drawing people: traits from their distributions, one stream of chance for each trait."""

from __future__ import annotations

import dataclasses
from statistics import NormalDist

from agents.declare import Declaration, declarations
from agents.traits import DumpeeTraits, DumperTraits
from sim.chance import TRAITS_STREAM, stream_key, u01

TRAITS: tuple[dict[str, Declaration], dict[str, Declaration]] = (
    {d.name: d for d in declarations(DumpeeTraits)},
    {d.name: d for d in declarations(DumperTraits)},
)
"""Declared traits by name, of the dumpee and of the dumper."""

_SD = tuple(
    {f.name: float(f.metadata["sd"]) for f in dataclasses.fields(record)}
    for record in (DumpeeTraits, DumperTraits)
)
_BED_HOUR, _WAKE_HOUR = NormalDist(23.9, 0.9), NormalDist(7.4, 0.9)
_NORMAL = NormalDist()


@dataclasses.dataclass(frozen=True)
class Spread:
    """How a trait is distributed: fixed (low = high), uniform (sd = 0) or a normal one cut off.

    `mean` and `sd` are those of the normal distribution before it is cut off at low and high.
    """

    low: float
    high: float
    mean: float = 0.0
    sd: float = 0.0

    def at(self, u: float) -> float:
        """Return the value below which a share u of the population lies."""
        if self.low == self.high:
            return self.low
        if self.sd == 0.0:
            return self.low + u * (self.high - self.low)
        below = _NORMAL.cdf((self.low - self.mean) / self.sd)
        above = _NORMAL.cdf((self.high - self.mean) / self.sd)
        share = min(1.0 - 1e-12, max(1e-12, below + u * (above - below)))
        return min(self.high, max(self.low, self.mean + self.sd * _NORMAL.inv_cdf(share)))


def fixed(value: float) -> Spread:
    """Return the distribution of a trait that everyone has alike."""
    return Spread(value, value, value)


def default_spread(side: int, trait: str) -> Spread:
    """Return the declared distribution of a trait in the general population."""
    declared = TRAITS[side][trait]
    return Spread(declared.low, declared.high, declared.value, _SD[side][trait])


def draw_traits(side: int, spreads: dict[str, Spread], seed: int, couple: int) -> dict[str, float]:
    """Draw all traits of one person; `spreads` overrides the population's distributions."""
    drawn = {}
    for i, trait in enumerate(TRAITS[side]):
        spread = spreads.get(trait) or default_spread(side, trait)
        u = u01(stream_key(seed, couple, TRAITS_STREAM + 2 * i + side), 0)
        drawn[trait] = spread.at(u)
    return drawn


def draw_hours(side: int, seed: int, couple: int) -> tuple[float, float]:
    """Draw the hours at which a person goes to bed and wakes (F05, assumption)."""
    key = stream_key(seed, couple, TRAITS_STREAM + 900 + side)
    bed = min(26.5, max(21.0, _BED_HOUR.inv_cdf(max(1e-9, u01(key, 0)))))
    wake = min(10.5, max(5.0, _WAKE_HOUR.inv_cdf(max(1e-9, u01(key, 1)))))
    return bed, wake
