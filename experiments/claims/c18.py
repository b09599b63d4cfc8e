"""C18 (P18, P72, P74–P76): help the struggling and leave alone who is fine, against two others."""

from __future__ import annotations

from experiments.lab import Case, Estimate, Lab
from experiments.lab.estimates import paired

from .shared import NO_RETURNS

ALWAYS, NEVER, NEEDED = "always_help", "silence", "compassionate"


def helped(dumper: str) -> Case:
    """A dumpee who keeps writing, and one way of helping; nobody posts and nobody returns."""
    return Case(dumper, "eager", 365.0, numbers=(*NO_RETURNS, ("rate_post", 0.0)))


def measure(lab: Lab) -> dict[str, Estimate]:
    """Return the days and the crises that help when it is needed spares, against each other way."""
    always, never = (spared(lab, helped(other)) for other in (ALWAYS, NEVER))
    return {
        "healing_always": always[0],
        "healing_never": never[0],
        "crises_always": always[1],
        "crises_never": never[1],
    }


def spared(lab: Lab, other: Case) -> tuple[Estimate, Estimate]:
    """Return the days to healing and the crises of another way beyond those of help when needed."""
    needed = helped(NEEDED)
    days = paired(lab.healing(other), lab.healing(needed))
    return days, paired(lab.crises(other), lab.crises(needed))
