"""F01: half of all replies come within two minutes."""

from __future__ import annotations

from experiments.lab import Estimate

from .ordinary import measured
from .seen import Seen


def measure(seen: Seen) -> dict[str, Estimate]:
    """Return the figures of friends who text."""
    return measured(seen, "F01")
