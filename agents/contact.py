"""Contact with the ex, and what the dumpee is habituated to."""

from __future__ import annotations

import dataclasses

from agents.declare import number
from agents.dumpee import Dumpee
from agents.maths import kept, raised
from agents.rules import rule


@dataclasses.dataclass(init=False, repr=False, eq=False)
class ContactNumbers:
    """How fast contact is felt to be gone, and how slowly expectation follows it."""

    contact_days: float = number(
        1.0, "days", 0.3, 3.0, "theory sketch, assumption", "time constant of the contact trace"
    )
    contact_per_text: float = number(
        0.3,
        "share",
        0.1,
        0.6,
        "theory sketch, assumption",
        "what one text adds to the trace, as a share of what is missing",
    )
    expectation_days: float = number(
        20.0,
        "days",
        7.0,
        60.0,
        "P2, theory sketch",
        "time constant with which expectation follows actual contact",
    )
    company_days: float = number(
        300.0, "days", 60.0, 1500.0, "assumption", "time constant of someone new"
    )
    comfort_days: float = number(3.0, "days", 1.0, 10.0, "assumption", "how long comfort is felt")
    elsewhere_days: float = number(
        5.0, "days", 2.0, 14.0, "P36, assumption", "time constant of turning to others"
    )
    elsewhere_by_company: float = number(
        0.3, "share", 0.0, 0.8, "P36, assumption", "comfort from others that someone new adds"
    )
    elsewhere_less_by_comfort: float = number(
        0.5,
        "share",
        0.0,
        1.0,
        "P17, assumption",
        "comfort from others forgone while the ex comforts fully",
    )


@rule
def expectation_after(d: Dumpee, q: ContactNumbers, dt: float) -> float:
    """Return expectation after dt days without texts.

    E' = (c − E)/T with c decaying exponentially has a closed solution of two exponentials.
    """
    fast, slow = kept(dt, q.contact_days), kept(dt, q.expectation_days)
    through = q.contact_days / (q.expectation_days - q.contact_days)
    return d.expectation * slow + d.contact * through * (slow - fast)


@rule
def relax_contact(d: Dumpee, q: ContactNumbers, dt: float) -> None:
    """Let contact be felt less and expectation follow it, without new texts."""
    d.expectation = expectation_after(d, q, dt)
    left = kept(dt, q.contact_days)
    d.contact = d.contact * left
    d.idle_contact = d.idle_contact * left
    d.comfort_from_ex = d.comfort_from_ex * kept(dt, q.comfort_days)
    alone = d.support + q.elsewhere_by_company * d.new_company
    alone = alone - q.elsewhere_less_by_comfort * d.comfort_from_ex
    elsewhere = min(1.0, max(0.0, alone))
    d.comfort_elsewhere = elsewhere + (d.comfort_elsewhere - elsewhere) * kept(dt, q.elsewhere_days)


@rule
def relax_company(d: Dumpee, q: ContactNumbers, dt: float) -> None:
    """Let the good of someone new become a habit."""
    d.new_company = d.new_company * kept(dt, q.company_days)


@rule
def feel_contact(d: Dumpee, q: ContactNumbers, idleness: float) -> None:
    """Take in that a text came; `idleness` (0..1) is how little it dealt with the breakup."""
    d.contact = raised(d.contact, q.contact_per_text)
    d.idle_contact = raised(d.idle_contact, q.contact_per_text * idleness)
