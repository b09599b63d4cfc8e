"""C15 (P15): talk of regrets gives more hope, and delays more, than other talk does."""

from __future__ import annotations

import numpy as np

from experiments.lab import Case, Estimate, Lab
from experiments.lab.estimates import paired

from .shared import NO_RETURNS, Floats, urges_times

SEEN = 60.0


def talk(lab: Lab, dumper: str) -> Case:
    """A dumper who talks, and a dumpee who answers but never begins: the dose is the dumper's."""
    quiet = urges_times("dumpee", 0.0, lab.quantities)
    return Case(dumper=dumper, days=365.0, numbers=quiet + NO_RETURNS)


def measure(lab: Lab) -> dict[str, Estimate]:
    """Return hope and delay under regrets, minus those under friendly talk about nothing."""
    deep, idle = talk(lab, "regret_talk"), talk(lab, "buddy")
    return {
        "healing": paired(lab.healing(deep), lab.healing(idle)),
        "hope": paired(_hope(lab, deep), _hope(lab, idle)),
    }


def _hope(lab: Lab, case: Case) -> Floats:
    log_odds = lab.daily(case, ("dumpee.hope",), (SEEN,))["dumpee.hope"][0]
    hope: Floats = 1.0 / (1.0 + np.exp(-log_odds))
    return hope
