"""The two sides, by number or by name."""

from __future__ import annotations

from agents.errors import unknown
from agents.intents import SIDES


def side_number(side: int | str) -> int:
    """Return 0 for 0 or "dumpee", 1 for 1 or "dumper"."""
    if side in (0, 1):
        return int(side)
    if side not in SIDES:
        raise unknown("side", str(side), SIDES)
    return SIDES.index(str(side))
