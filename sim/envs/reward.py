"""What training is for: how a stretch of days is rewarded, and what it is made of.

The judge knows both minds; what the learner observes is its own. Sums over an episode from the
breakup on are, without discount: `healing` minus the days until the dumpee is healed, `distress`
minus the days of full distress, `crises` minus their number, `own_recovery` minus the days until
the dumper is over it (0 for the dumpee, whose own recovery is healing), `reunion` 1 if the two came
together again. The reward is their sum with the weights.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from agents.errors import AftertextError, nearest
from sim.asked import ACCOUNTS

COMPONENTS = ("healing", "distress", "crises", "own_recovery", "reunion")
"""The parts of a reward, in the order of ACCOUNTS."""
SIGNS = np.array([-1.0, -1.0, -1.0, -1.0, 1.0])
"""From what is counted to what is rewarded: days, distress and crises are costs."""
HALF_LIFE_DAYS = 231.0
DISCOUNT_PER_DAY = 0.5 ** (1.0 / HALF_LIFE_DAYS)
"""Discount of a day (assumption): what comes 231 days later counts half, .997 a day."""

assert len(COMPONENTS) == len(ACCOUNTS)


@dataclasses.dataclass(frozen=True)
class Weights:
    """What each part of the reward counts, in days of healing (all assumptions)."""

    healing: float = 1.0
    """A day until the dumpee is healed."""
    distress: float = 1.0
    """A day of the dumpee in full distress; .3 is .3 of a day."""
    crises: float = 30.0
    """A crisis episode of the dumpee's."""
    own_recovery: float = 0.25
    """A day until the dumper is over it; only in the dumper's own reward."""
    reunion: float = 0.0
    """Coming together again: 0, since it is not healing. To train a win-back policy, set it."""

    def as_array(self) -> npt.NDArray[np.float64]:
        """Return the weights in the order of COMPONENTS."""
        return np.array([getattr(self, name) for name in COMPONENTS])

    def worth(self, parts: dict[str, float]) -> float:
        """Return the reward that these parts make."""
        total = 0.0
        for name in COMPONENTS:
            total += getattr(self, name) * parts[name]
        return total


WIN_BACK = Weights(healing=0.0, distress=0.0, crises=0.0, own_recovery=0.0, reunion=100.0)
"""For the strongest test of claim C09: nothing counts but to be together again."""


def make_weights(given: Weights | dict[str, float] | None) -> Weights:
    """Return weights, the usual ones where none are given; AftertextError for unknown names."""
    if isinstance(given, Weights):
        return given
    for name in given or {}:
        if name not in COMPONENTS:
            raise AftertextError(f"a reward has no part {name!r}{nearest(name, COMPONENTS)} "
                                 f"(there are: {', '.join(COMPONENTS)})")  # fmt: skip
    return Weights(**(given or {}))


def checked(discount_per_day: float) -> float:
    """Return a discount of a day; AftertextError unless it is above 0 and at most 1."""
    if not 0.0 < discount_per_day <= 1.0:
        raise AftertextError(f"discount_per_day = {discount_per_day} is not above 0 and up to 1")
    return discount_per_day


def parts_of(counts: Sequence[float] | npt.NDArray[np.float64]) -> dict[str, float]:
    """Return the parts of one step's reward by name, from the differences of its ACCOUNTS."""
    signed = np.asarray(counts)[: len(COMPONENTS)] * SIGNS + 0.0  # never −0
    return dict(zip(COMPONENTS, signed.tolist(), strict=True))
