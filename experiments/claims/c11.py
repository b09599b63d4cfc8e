"""C11 (P22): being taken back ends the pain at once, and the work of getting over it with it."""

from __future__ import annotations

import random

import numpy as np

from agents.dumpee import Dumpee
from agents.dumper import Dumper
from agents.quantities import Quantities
from agents.returning import CAUSES
from agents.reunions import come_together
from experiments.lab import At, Case, Estimate, Lab
from experiments.lab.estimates import ratio
from experiments.lab.lab import Floats

from .laws import MINDS, any_mind, share_of_minds

ADVISED, QUIET = 30.0, 60.0
"""Days on which friends tell the dumper to go back, and from which the dumper is silent."""
TINY = 1e-9
"""A feeling below this is as good as none, and cannot fall."""
PAIN = ("separation_anxiety", "sadness")
WORK = ("acceptance", "closure")


def measure(lab: Lab) -> dict[str, Estimate]:
    """Return what a day together costs, what has to be done again, and the two laws."""
    return {
        "delay": delay_per_day(lab),
        "again": done_again(lab),
        "relief": share_of_minds(lambda chance: _falls(PAIN, chance, lab.quantities), MINDS // 2),
        "undone": share_of_minds(lambda chance: _falls(WORK, chance, lab.quantities), MINDS // 2),
    }


def delays(lab: Lab) -> tuple[Floats, Floats, Floats]:
    """Return delay of healing and days together, 0 for couples not compared; and who is compared.

    Each of shape (couples,); compared are those who came together once, for that word, and parted.
    """
    back, left = lab.outcomes(_case(advised=True)), lab.outcomes(_case(advised=False))
    lasted = np.nan_to_num(back["reunion_lasted_days"])
    taken_back = (back["reunions"] == 1) & (back["reunion_cause"] == CAUSES.index("advice"))
    compared = taken_back & (left["reunions"] == 0) & (lasted > 0.0)
    delay = lab.healing(_case(advised=True)) - lab.healing(_case(advised=False))
    return np.where(compared, delay, 0.0), np.where(compared, lasted, 0.0), compared.astype(float)


def delay_per_day(lab: Lab) -> Estimate:
    """Return the days by which healing comes later, per day that the two were together."""
    delay, lasted, _ = delays(lab)
    return ratio(delay, lasted)


def done_again(lab: Lab) -> Estimate:
    """Return the days apart that healing takes longer for having been left a second time."""
    delay, lasted, compared = delays(lab)
    return ratio(delay - lasted, compared)


def fall(names: tuple[str, ...], d: Dumpee, r: Dumper, q: Quantities) -> bool:
    """Tell whether a reunion lowers at once whatever there is of these feelings; changes d, r."""
    before = {name: getattr(d, name) for name in names}
    come_together(d, r, q)
    return all(getattr(d, name) < felt for name, felt in before.items() if felt > TINY)


def _falls(names: tuple[str, ...], chance: random.Random, q: Quantities) -> bool:
    return fall(names, any_mind(Dumpee, chance), Dumper(), q)


def _case(advised: bool) -> Case:
    return Case(
        dumper="advised_return",
        days=365.0,
        numbers=(("rate_friends_advice", 0.0),),
        events=((ADVISED, "friends_advice"),) if advised else (),
        changes=(At(QUIET, "dumper", "policy", "silence"),),
    )
