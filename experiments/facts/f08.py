"""F08: over four weeks love falls in a line; sadness, anger and relief curve."""

from __future__ import annotations

from experiments.lab import Estimate

from .growth import falls, sags
from .seen import Seen
from .statistic import Statistic, estimates, mean_of

FIRST, LAST = 1, 28


def parts(seen: Seen) -> dict[str, Statistic]:
    """Return how far love falls and bends, and how far the others sag."""
    apart = seen.apart(LAST)
    love = seen.longing[seen.rows(FIRST, LAST)][:, apart]
    bond, sadness, anger, relief = (
        seen.over(field, FIRST, LAST)[:, apart]
        for field in ("dumpee.bond", "dumpee.sadness", "dumpee.anger", "dumper.relief")
    )
    return {
        "love_falls": mean_of(falls(love)),
        "love_bends": Statistic([sags(love), falls(love)], lambda sag, fall: sag / fall),
        "sadness": mean_of(sags(sadness)),
        "anger": mean_of(sags(anger)),
        "relief": mean_of(sags(relief)),
        "bond_bends": Statistic([sags(bond), falls(bond)], lambda sag, fall: sag / fall),
    }


def measure(seen: Seen) -> dict[str, Estimate]:
    """Return the same with intervals."""
    return estimates(parts(seen))
