"""C16 (P15, P33): answering the questions that closure needs, kindly, shortens healing."""

from __future__ import annotations

from experiments.lab import Case, Estimate, Lab
from experiments.lab.estimates import paired

from .shared import NO_RETURNS, urges_times

AS_MANY = 0.4
"""Share of texts answered with warm talk at which as many are read as under compassion."""


def answers(lab: Lab, dumper: str) -> Case:
    """A dumper who answers in one way, never writes first, and does not post."""
    quiet = urges_times("dumper", 0.0, lab.quantities)
    numbers = (*quiet, *NO_RETURNS, ("rate_post", 0.0), ("crumbs_answered", AS_MANY))
    return Case(dumper=dumper, days=365.0, numbers=numbers)


def measure(lab: Lab) -> dict[str, Estimate]:
    """Return the days by which compassionate answers beat silence, and beat warm talk."""
    kind = lab.healing(answers(lab, "compassionate"))
    return {
        "silence": paired(lab.healing(answers(lab, "silence")), kind),
        "warm_talk": paired(lab.healing(answers(lab, "breadcrumb")), kind),
    }
