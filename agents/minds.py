"""A mind left alone: all its rules in their order, for one stretch of time."""

from __future__ import annotations

from agents.attachment import relax_anxiety, relax_bond
from agents.contact import relax_company, relax_contact
from agents.dumpee import Dumpee
from agents.dumper import Dumper
from agents.grief import relax_grief, relax_rumination, relax_sadness
from agents.guilt import relax_guilt
from agents.healing import HealingNumbers, distress, relax_distress
from agents.hope import relax_hope
from agents.needs import relax_needs, relax_own_grief
from agents.recovery import RecoveryNumbers
from agents.returning import relax_love
from agents.rules import rule
from agents.strain import relax_strain
from agents.worth import relax_worth


@rule
def relax_dumpee(d: Dumpee, q: HealingNumbers, now: float) -> None:
    """Move the dumpee's mind on to `now` (days). Nothing happens if it is there already.

    Fast feelings follow slow ones, which are held for the stretch: exact for each alone, an error
    of the order of the stretch squared for them together. Over a day it is under .02 at the
    declared values (.009 seen) and under .05 anywhere in their ranges; grief work, .16 days; days
    of distress, .025.
    """
    dt = now - d.felt_day
    if dt <= 0.0:
        return
    before = distress(d, q)
    relax_anxiety(d, q, dt)
    relax_sadness(d, q, dt)
    relax_rumination(d, q, dt)
    relax_hope(d, q, dt)
    relax_grief(d, q, dt)
    relax_worth(d, q, dt)
    relax_bond(d, q, dt)
    relax_contact(d, q, dt)
    relax_company(d, q, dt)
    relax_distress(d, q, before, dt)
    d.felt_day = now


@rule
def relax_dumper(r: Dumper, q: RecoveryNumbers, now: float) -> None:
    """Move the dumper's mind on to `now` (days). Nothing happens if it is there already."""
    dt = now - r.felt_day
    if dt <= 0.0:
        return
    relax_guilt(r, q, dt)
    relax_needs(r, q, dt)
    relax_own_grief(r, q, dt)
    relax_strain(r, q, dt)
    relax_love(r, q, dt)
    r.felt_day = now
