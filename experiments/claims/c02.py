"""C02 (P4, P5): no separation anxiety in the dumper, but guilt over having been harsh."""

from __future__ import annotations

import dataclasses
import random

import polars as pl

from agents.declare import declarations
from agents.dumper import Dumper
from agents.guilt import relax_guilt
from agents.minds import relax_dumper
from agents.quantities import Quantities
from agents.traits import DumperTraits
from experiments.lab import Case, Estimate, Lab, estimate, given
from experiments.lab.estimates import paired

from .laws import any_mind, share_of_minds
from .shared import own_texts, per_couple

HARSH, GENTLE = 0.8, 0.2
FROM, UNTIL = 14, 60
"""Days after the breakup over which guilt is averaged."""
MENDING = ("guilt", "shame")
Q = Quantities()
_TRAITS = {declared.name for declared in declarations(DumperTraits)}
_FEELINGS = tuple(d.name for d in declarations(Dumper) if d.name not in _TRAITS | {"contact"})


def measure(lab: Lab) -> dict[str, Estimate]:
    """Return both laws, the guilt that harshness leaves, and what it makes dumpers write from."""
    return {
        "calm": share_of_minds(_calm),
        "causes": share_of_minds(_causes),
        "guilt": _guilt(lab, "polite"),
        "mending": _mending(lab),
        "unforgiven": _guilt(lab, "no_contact"),
    }


def after(how: float, dumpee: str) -> Case:
    """Return the case of a breakup so harsh."""
    return Case(dumpee=dumpee, days=90.0, dumpee_traits=given(harshness=how))


def unmoved_by_absence(dumper: Dumper, contact: float, days: float) -> bool:
    """Tell whether a time without contact raises no feeling of the dumper's above one with it."""
    cut_off = dataclasses.replace(dumper, contact=0.0)
    near = dataclasses.replace(dumper, contact=contact)
    for mind in (cut_off, near):
        relax_dumper(mind, Q, mind.felt_day + days)
    raised = (getattr(cut_off, name) > getattr(near, name) + 1e-12 for name in _FEELINGS)
    return "separation_anxiety" not in _FEELINGS and not any(raised)


def harshness_weighs(dumper: Dumper, gentler: float, harsher: float, days: float) -> bool:
    """Tell whether guilt follows to at least as high a level after the harsher breakup."""
    mild = dataclasses.replace(dumper, regret_of_manner=gentler)
    hard = dataclasses.replace(dumper, regret_of_manner=harsher)
    for mind in (mild, hard):
        relax_guilt(mind, Q, days)
    return hard.guilt >= mild.guilt - 1e-12


def _calm(chance: random.Random) -> bool:
    mind = any_mind(Dumper, chance)
    return unmoved_by_absence(mind, chance.random(), chance.uniform(0.0, 60.0))


def _causes(chance: random.Random) -> bool:
    less, more = sorted((chance.random(), chance.random()))
    return harshness_weighs(any_mind(Dumper, chance), less, more, chance.uniform(0.0, 60.0))


def _guilt(lab: Lab, dumpee: str) -> Estimate:
    days = range(FROM, UNTIL + 1)
    harsh, gentle = (
        lab.daily(after(how, dumpee), ("dumper.guilt",), days)["dumper.guilt"].mean(axis=0)
        for how in (HARSH, GENTLE)
    )
    return paired(harsh, gentle)


def _mending(lab: Lab) -> Estimate:
    columns = []
    for how in (HARSH, GENTLE):
        own = own_texts(lab.texts(after(how, "polite")))
        led = own.filter(own["motive"].cast(pl.String).is_in(MENDING))
        columns += [per_couple(led, lab.couples), per_couple(own, lab.couples)]
    return estimate(columns, lambda a, n, b, m: a / n - b / m)
