"""What a learned policy observes of its own mind as dumpee, behind what it observes of its seat.

Each tuple of entries below is followed by the rule that writes their values, in the same order.
"""

from __future__ import annotations

from agents.attachment import longing
from agents.dumpee import Dumpee
from agents.healing import distress, wish_to_reconnect
from agents.hope import hope_share
from agents.motives import DUMPEE_MOTIVES
from agents.policies.observed_seat import (
    N_OF_SEAT,
    OF_SEAT,
    Entry,
    entries_of_mind,
    entries_of_motives,
    flag,
    level,
    observe_motives,
    observe_seat,
)
from agents.policies.view import DeciderNumbers
from agents.rules import rule
from agents.seat import Seat

# Scales, not psychology: where a value of half stands on a scale from 0 to 1.
HALF_OF_YEARS = 5.0
HALF_OF_CRUMBS = 3.0
HALF_OF_GRIEF_DAYS = 60.0
HALF_OF_WELL_DAYS = 14.0

TRAITS_OF_DUMPEE = entries_of_mind(
    Dumpee,
    (
        "attachment_anxiety", "attachment_avoidance", "self_esteem", "impulsiveness", "insight",
        "support", "commitment", "relationship_years", "suddenness", "harshness",
    ),
    relationship_years=f"years together; {HALF_OF_YEARS:g} are 0.5",
)  # fmt: skip


@rule
def observe_traits_of_dumpee(d: Dumpee, into: list[float], at: int) -> None:
    """Write the entries of TRAITS_OF_DUMPEE, from a place on."""
    into[at] = d.attachment_anxiety
    into[at + 1] = d.attachment_avoidance
    into[at + 2] = d.self_esteem
    into[at + 3] = d.impulsiveness
    into[at + 4] = d.insight
    into[at + 5] = d.support
    into[at + 6] = d.commitment
    into[at + 7] = level(d.relationship_years, HALF_OF_YEARS)
    into[at + 8] = d.suddenness
    into[at + 9] = d.harshness


FEELINGS_OF_DUMPEE = entries_of_mind(
    Dumpee,
    (
        "contact", "idle_contact", "expectation", "bond", "separation_anxiety", "hope", "denial",
        "acceptance", "closure", "self_reliance", "comfort_from_ex", "comfort_elsewhere",
        "sadness", "rumination", "self_worth", "anger", "felt_used", "crumbs", "new_company",
        "grief_work",
    ),
    hope="belief that the ex comes back, as a probability",
    crumbs=f"recent warm texts that led nowhere; {HALF_OF_CRUMBS:g} are 0.5",
    grief_work=f"grieving done so far; {HALF_OF_GRIEF_DAYS:g} days are 0.5",
)  # fmt: skip


@rule
def observe_feelings_of_dumpee(d: Dumpee, into: list[float], at: int) -> None:
    """Write the entries of FEELINGS_OF_DUMPEE, from a place on."""
    into[at] = d.contact
    into[at + 1] = d.idle_contact
    into[at + 2] = d.expectation
    into[at + 3] = d.bond
    into[at + 4] = d.separation_anxiety
    into[at + 5] = hope_share(d)
    into[at + 6] = d.denial
    into[at + 7] = d.acceptance
    into[at + 8] = d.closure
    into[at + 9] = d.self_reliance
    into[at + 10] = d.comfort_from_ex
    into[at + 11] = d.comfort_elsewhere
    into[at + 12] = d.sadness
    into[at + 13] = d.rumination
    into[at + 14] = d.self_worth
    into[at + 15] = d.anger
    into[at + 16] = d.felt_used
    into[at + 17] = level(d.crumbs, HALF_OF_CRUMBS)
    into[at + 18] = d.new_company
    into[at + 19] = level(d.grief_work, HALF_OF_GRIEF_DAYS)


STATE_OF_DUMPEE = (
    Entry("longing", "the bond that acceptance has not yet loosened"),
    Entry("distress", "present distress"),
    Entry("wish", "wish to reconnect"),
    Entry("well", "time for which all thresholds of being healed have been met; "
          f"0 if they are not, 0.5 for {HALF_OF_WELL_DAYS:g} days"),
    Entry("healed", "1 once healed"),
)  # fmt: skip


@rule
def observe_state_of_dumpee(
    d: Dumpee, q: DeciderNumbers, now: float, into: list[float], at: int
) -> None:
    """Write the entries of STATE_OF_DUMPEE, from a place on."""
    into[at] = longing(d, q)
    into[at + 1] = distress(d, q)
    into[at + 2] = wish_to_reconnect(d, q)
    into[at + 3] = level(now - d.well_since, HALF_OF_WELL_DAYS) if d.well_since >= 0.0 else 0.0
    into[at + 4] = flag(d.healed_day >= 0.0)


MOTIVES_OF_DUMPEE = entries_of_motives(DUMPEE_MOTIVES)

ENTRIES_OF_DUMPEE = (
    *OF_SEAT, *TRAITS_OF_DUMPEE, *FEELINGS_OF_DUMPEE, *STATE_OF_DUMPEE, *MOTIVES_OF_DUMPEE
)  # fmt: skip
"""Everything that a dumpee observes."""
_FEELINGS_AT = N_OF_SEAT + len(TRAITS_OF_DUMPEE)
_STATE_AT = _FEELINGS_AT + len(FEELINGS_OF_DUMPEE)
_MOTIVES_AT = _STATE_AT + len(STATE_OF_DUMPEE)
_N_MOTIVES = len(DUMPEE_MOTIVES)


@rule
def observe_as_dumpee(
    d: Dumpee, seat: Seat, q: DeciderNumbers, moment: int, now: float, into: list[float]
) -> None:
    """Write what the dumpee observes at this moment: the values of ENTRIES_OF_DUMPEE."""
    observe_seat(seat, moment, now, into)
    observe_traits_of_dumpee(d, into, N_OF_SEAT)
    observe_feelings_of_dumpee(d, into, _FEELINGS_AT)
    observe_state_of_dumpee(d, q, now, into, _STATE_AT)
    observe_motives(seat, moment, _N_MOTIVES, into, _MOTIVES_AT)
