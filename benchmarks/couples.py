"""The couples that every engine runs: one mix of chatty and quiet pairs, always in the same order.

Engines that take long run fewer couples of the same mix. Only running is timed, not the drawing of
people before it.
"""

from __future__ import annotations

import copy
import dataclasses

import numpy as np

from agents.quantities import Quantities
from sim.batch import BatchEngine
from sim.begin import Setup, begin_couple
from sim.couple import Couple
from sim.layout import COUPLE, Records, pack

PAIRS = (
    ("polite", "breadcrumb"),
    ("eager", "buddy"),
    ("ask_space", "compassionate"),
    ("no_contact", "silence"),
)
"""Policies of dumpee and dumper."""
HORIZON_DAYS = 365.0
SEED = 20


@dataclasses.dataclass(frozen=True)
class Mix:
    """Couples at their first moment, `each` of every pair, pairs taking turns."""

    each: int
    quantities: Quantities = dataclasses.field(default_factory=Quantities)

    def __len__(self) -> int:
        return self.each * len(PAIRS)

    @property
    def couple_days(self) -> float:
        """The days that all of them live through."""
        return len(self) * HORIZON_DAYS

    def begin(self) -> list[Couple]:
        """Return new couples."""
        pairs = [(setup, index) for index in range(self.each) for setup in _setups()]
        return [begin_couple(setup, self.quantities, SEED, index) for setup, index in pairs]

    def begin_packed(self) -> Records:
        """Return the same couples as records side by side."""
        engine = BatchEngine(self.quantities)
        couples = np.empty(len(self), COUPLE)
        for i, setup in enumerate(_setups()):
            couples[i :: len(PAIRS)] = engine.begin(setup, SEED, range(self.each))
        return couples


def _setups() -> list[Setup]:
    return [Setup(policies=pair, horizon_days=HORIZON_DAYS) for pair in PAIRS]


def fresh(couples: list[Couple]) -> list[Couple]:
    """Return copies that can be run while the couples themselves stay at their first moment."""
    return copy.deepcopy(couples)


def packed(couples: list[Couple]) -> Records:
    """Return couples as records side by side."""
    return pack(couples, COUPLE)
