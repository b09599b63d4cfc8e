"""Bond, longing and separation anxiety."""

from __future__ import annotations

import dataclasses

from agents.contact import ContactNumbers, expectation_after
from agents.content import Content
from agents.declare import number
from agents.dumpee import Dumpee
from agents.maths import clip01, kept, positive, raised, toward
from agents.rules import rule

ANXIETY_STRETCH_DAYS = 0.2
"""Longest stretch over which the shortfall of contact is held: a matter of numerics."""


@dataclasses.dataclass(init=False, repr=False, eq=False)
class AttachmentNumbers(ContactNumbers):
    """How the bond fades, and how withdrawal hurts."""

    bond_half_life_days: float = number(
        1526.0, "days", 700.0, 3000.0, "F11", "half-life of the bond without contact"
    )
    bond_kept_by_contact: float = number(
        0.5, "share", 0.0, 1.0, "F09 F11", "share by which full contact slows its fading"
    )
    bond_rekindled: float = number(
        0.004, "share", 0.0, 0.02, "F09, assumption", "what a warm text gives back to the bond"
    )
    longing_eased_by_company: float = number(
        0.35, "share", 0.0, 0.8, "P36, assumption", "longing less with someone new"
    )
    anxiety_days: float = number(
        0.6, "days", 0.2, 2.0, "theory sketch", "time constant of separation anxiety"
    )
    anxiety_per_shortfall: float = number(
        1.3, "share", 0.6, 2.2, "theory sketch", "anxiety for full longing and no contact"
    )
    anxiety_by_attachment: float = number(
        0.5, "share", 0.0, 1.0, "F10", "how much more the anxiously attached feel it"
    )
    anxiety_soothed: float = number(
        0.35, "share", 0.1, 0.6, "P23", "share that a fully warm text takes away at once"
    )
    anxiety_by_arousal: float = number(
        0.06, "share", 0.0, 0.2, "P65", "jolt of the first word from the ex"
    )
    anxiety_by_hostility: float = number(
        0.18, "share", 0.05, 0.4, "P34", "jolt of being snapped at"
    )
    anxiety_if_ignored: float = number(
        0.05, "share", 0.0, 0.15, "theory sketch", "jolt of an unanswered text"
    )
    anxiety_if_blocked: float = number(
        0.3, "share", 0.1, 0.6, "P73, theory sketch", "jolt of finding oneself blocked"
    )


@rule
def longing(d: Dumpee, q: AttachmentNumbers) -> float:
    """Return the bond not yet accepted as lost, eased by someone new."""
    return d.bond * (1.0 - d.acceptance) * (1.0 - q.longing_eased_by_company * d.new_company)


@rule
def anxiety_target(d: Dumpee, q: AttachmentNumbers, contact: float, expectation: float) -> float:
    """Return the anxiety to which this shortfall of contact drives."""
    by_style = 1.0 + q.anxiety_by_attachment * d.attachment_anxiety
    shortfall = positive(expectation - contact)
    return clip01(q.anxiety_per_shortfall * longing(d, q) * shortfall * by_style)


@rule
def relax_anxiety(d: Dumpee, q: AttachmentNumbers, dt: float) -> None:
    """Let anxiety follow the shortfall of contact; call before contact relaxes.

    Within each of several short stretches the target is held at its value in the middle.
    """
    stretches = int(dt / ANXIETY_STRETCH_DAYS) + 1
    step = dt / stretches
    for i in range(stretches):
        middle = (i + 0.5) * step
        contact = d.contact * kept(middle, q.contact_days)
        target = anxiety_target(d, q, contact, expectation_after(d, q, middle))
        d.separation_anxiety = toward(d.separation_anxiety, target, step, q.anxiety_days)


@rule
def relax_bond(d: Dumpee, q: AttachmentNumbers, dt: float) -> None:
    """Let the bond fade over years, slower under contact."""
    rate = 0.6931471805599453 / q.bond_half_life_days
    d.bond = d.bond * kept(dt * rate * (1.0 - q.bond_kept_by_contact * d.contact), 1.0)


@rule
def feel_attachment(d: Dumpee, q: AttachmentNumbers, text: Content, first: float) -> None:
    """Be soothed by warmth, alarmed by hostility, stirred by a first word; the bond rekindles."""
    warm = text.warmth * (1.0 - text.hostility)
    d.separation_anxiety = d.separation_anxiety * (1.0 - q.anxiety_soothed * warm)
    jolt = q.anxiety_by_hostility * text.hostility * (1.0 - d.acceptance)
    jolt = jolt + q.anxiety_by_arousal * first * longing(d, q)
    d.separation_anxiety = raised(d.separation_anxiety, jolt)
    d.bond = raised(d.bond, q.bond_rekindled * warm)
