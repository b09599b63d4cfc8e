"""C17 (P17): more of the dumper makes the dumpee depend on the dumper for happiness."""

from __future__ import annotations

from experiments.lab import At, Case, Estimate, Lab, estimate
from experiments.lab.estimates import paired

from .shared import Floats

LITTLE, MUCH = 0.2, 1.0
"""Share of the dumpee's texts that the dumper answers."""
WITHDRAWN = 60.0
AFTER = tuple(WITHDRAWN + day for day in range(1, 8))
FIELDS = ("dumpee.separation_anxiety", "dumpee.comfort_from_ex", "dumpee.comfort_elsewhere")


def measure(lab: Lab) -> dict[str, Estimate]:
    """Return what much contact adds to anxiety once it ends, and to comfort's being the ex's."""
    little, much = (
        lab.daily(_case(share), FIELDS, (WITHDRAWN, *AFTER)) for share in (LITTLE, MUCH)
    )
    columns = [row for seen in (little, much) for row in _comfort(seen)]
    return {
        "withdrawal": paired(_anxiety(much), _anxiety(little)),
        "comfort": estimate(columns, lambda ex0, all0, ex1, all1: ex1 / all1 - ex0 / all0),
    }


def _case(answered: float) -> Case:
    """A dumper who leaves crumbs, and from one day on is silent."""
    silent = At(WITHDRAWN, "dumper", "policy", "silence")
    return Case(days=70.0, numbers=(("crumbs_answered", answered),), changes=(silent,))


def _anxiety(seen: dict[str, Floats]) -> Floats:
    """Return the mean over the week after the dumper fell silent, shape (couples,)."""
    anxiety: Floats = seen[FIELDS[0]][1:].mean(axis=0)
    return anxiety


def _comfort(seen: dict[str, Floats]) -> tuple[Floats, Floats]:
    """Return the comfort that comes from the ex, and all of it, while the dumper still answers."""
    return seen[FIELDS[1]][0], seen[FIELDS[1]][0] + seen[FIELDS[2]][0]
