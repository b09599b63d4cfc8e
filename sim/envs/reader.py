"""Reading what a learner has written: as which of the intents that are allowed now it is sent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sim.llm.reading import Reading


class Reader(Protocol):
    """Whatever reads texts; the same text must always be read in the same way."""

    def read(self, text: str, side: int, allowed: Sequence[str]) -> Reading:
        """Return the probabilities of the allowed intents of one side (0 dumpee, 1 dumper)."""
