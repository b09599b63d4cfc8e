"""C28 (P59, P67, P68): what keeps a dumper writing: answers, and not having been asked to stop."""

from __future__ import annotations

import polars as pl

from experiments.lab import At, Case, Estimate, Lab
from experiments.lab.estimates import ratio
from experiments.lab.lab import Floats

from .shared import own_texts, per_couple

DAYS, LATER = 90.0, 30.0
SAME_FROM = 45.0
"""Day from which the dumpee of the untaught is polite, too, so that only the past differs."""
POLITE, SPACE, NONE = (
    Case(dumper="breadcrumb", dumpee=dumpee, days=DAYS)
    for dumpee in ("polite", "ask_space", "no_contact")
)
UNTAUGHT = Case(
    dumper="breadcrumb", dumpee="no_contact", days=DAYS,
    changes=(At(SAME_FROM, "dumpee", "policy", "polite"),),
)  # fmt: skip


def measure(lab: Lab) -> dict[str, Estimate]:
    """Return ratios of the dumper's own texts: told nothing over told, answered over not."""
    polite, space, none = (written(lab, case, LATER) for case in (POLITE, SPACE, NONE))
    taught, untaught = (written(lab, case, SAME_FROM) for case in (POLITE, UNTAUGHT))
    return {
        "asked": ratio(polite, space),
        "answered": ratio(polite, none),
        "taught": ratio(taught, untaught),
    }


def written(lab: Lab, case: Case, since: float) -> Floats:
    """Return the dumper's own texts from a day on, shape (couples,)."""
    texts = own_texts(lab.texts(case))
    return per_couple(texts.filter(pl.col("day") > since), lab.couples)
