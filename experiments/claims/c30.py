"""C30 (P71): the immature go on, until they are warned and then blocked."""

from __future__ import annotations

import random

import numpy as np

from agents.dumper import Dumper
from agents.intents import INTENTS
from agents.quantities import Quantities
from agents.seat import BLOCK
from experiments.lab import Case, Estimate, Lab, estimate, given
from experiments.lab.estimates import ratio
from experiments.lab.lab import Floats
from sim.couple import READ_DUMPEE, Couple
from sim.phone import make_gesture
from sim.sending import plan_at_once, send_planned

from .laws import any_mind, share_of_minds
from .shared import goes_on, requests_read

DAYS, WATCHED = 120.0, 60.0
_TEXTS = 500
"""Texts drawn for the law; each is sent on a phone line of its own, which takes time."""
_READ = "dumpee.seat.n_read"
IMMATURE, MATURE = given(maturity=0.2), given(maturity=0.8)
_ONLY_ASKED = (("breach_after_days", 1e6),)
"""No later text counts as a breach: the dumpee asks, and neither warns nor blocks."""
_OF_DUMPERS = tuple(number for number, row in enumerate(INTENTS) if 1 in row.sides)


def measure(lab: Lab) -> dict[str, Estimate]:
    """Return who goes on by maturity, what a warning and a block end, and the law of a block."""
    immature, mature = (
        Case(dumper="breadcrumb", dumpee="ask_space", days=DAYS, dumper_traits=traits)
        for traits in (IMMATURE, MATURE)
    )
    unwarned = Case(
        dumper="breadcrumb", dumpee="ask_space", days=DAYS, dumper_traits=IMMATURE,
        numbers=_ONLY_ASKED,
    )  # fmt: skip
    return {
        "immature": persistence(*_gone_on(lab, immature), *_gone_on(lab, mature)),
        "stopped": ratio(_received(lab, immature), _received(lab, unwarned)),
        "blocked": share_of_minds(lambda chance: _law(chance, lab.quantities), _TEXTS),
    }


def persistence(more: Floats, of: Floats, less: Floats, of_less: Floats) -> Estimate:
    """Return the share that goes on, of those asked, minus that of the other arm."""
    return estimate([more, of, less, of_less], lambda a, n, b, m: a / n - b / m)


def nothing_gets_through(r: Dumper, intent: int, day: float, q: Quantities) -> bool:
    """Tell whether a text of any intent to a dumpee who blocked never arrives, if it is sent."""
    couple = Couple(dumper=r)
    make_gesture(couple, 0, BLOCK, 0.0)
    couple.now = day
    plan_at_once(couple, 1, intent)
    send_planned(couple, 1, day, q)
    lost = couple.waiting[0] == 0 and couple.slots[READ_DUMPEE] == np.inf
    return lost and couple.undelivered == couple.texts


def _law(chance: random.Random, q: Quantities) -> bool:
    mind, intent = any_mind(Dumper, chance), chance.choice(_OF_DUMPERS)
    return nothing_gets_through(mind, intent, 200.0 * chance.random(), q)


def _gone_on(lab: Lab, case: Case) -> tuple[Floats, Floats]:
    texts = lab.texts(case)
    asked = requests_read(texts, lab.couples)
    asked[asked > DAYS - WATCHED] = np.nan
    return goes_on(texts, asked, WATCHED), (~np.isnan(asked)).astype(float)


def _received(lab: Lab, case: Case) -> Floats:
    read: Floats = lab.daily(case, (_READ,), (DAYS - 1.0,))[_READ][0]
    return read
