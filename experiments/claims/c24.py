"""C24 (P42-P44, P69): breadcrumbs give hope and leave the dumpee feeling used."""

from __future__ import annotations

import dataclasses
import random

from scipy.special import expit

from agents.content import Content
from agents.dumpee import Dumpee
from agents.hope import HOPE_MOST, feel_hope
from agents.quantities import Quantities
from agents.worth import feel_worth, seen_through
from experiments.lab import Case, Estimate, Lab
from experiments.lab.estimates import mean, paired
from experiments.lab.lab import Floats

from .laws import any_mind, any_text, share_of_minds

DAY = 60.0
FELT = 0.05
"""Smallest difference of a feeling that matters."""


def measure(lab: Lab) -> dict[str, Estimate]:
    """Return hope and felt use on day 60, breadcrumbs against silence, and the law of a crumb."""
    (hope, used), (bare, unused) = (_felt(lab, dumper) for dumper in ("breadcrumb", "silence"))
    return {
        "hope": paired(hope, bare),
        "used": paired(used, unused),
        "both": mean((hope - bare > FELT) & (used - unused > FELT)),
        "crumb": share_of_minds(lambda chance: _law(chance, lab.quantities)),
    }


def _felt(lab: Lab, dumper: str) -> tuple[Floats, Floats]:
    case = Case(dumper=dumper, dumpee="polite", days=DAY + 1.0)
    seen = lab.daily(case, ("dumpee.hope", "dumpee.felt_used"), (DAY,))
    return expit(seen["dumpee.hope"][0]), seen["dumpee.felt_used"][0]


def crumb_lifts_both(d: Dumpee, q: Quantities, text: Content) -> bool:
    """Tell whether a friendly text that explains nothing lowers neither hope nor felt use."""
    crumb = dataclasses.replace(text, clarity=0.0, hostility=0.0)
    hope, used = min(d.hope, HOPE_MOST), d.felt_used
    feel_hope(d, q, crumb, seen_through(d, q))
    feel_worth(d, q, crumb)
    return d.hope >= hope - 1e-12 and d.felt_used >= used - 1e-12


def _law(chance: random.Random, q: Quantities) -> bool:
    return crumb_lifts_both(any_mind(Dumpee, chance), q, any_text(chance))
