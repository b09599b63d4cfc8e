"""Setting up one couple: people, policies, fixed events, clocks and streams of chance."""

from __future__ import annotations

import dataclasses

from agents.policies import POLICIES
from agents.policies.programs import NO_PROGRAMS, Programs
from agents.policies.table import SLIPS, policy_id
from agents.quantities import Quantities
from agents.rules import rule
from agents.seat import Seat
from sim.chance import N_STREAMS, stream_key
from sim.couple import (
    APART,
    BREAKUP,
    DAY_DUMPEE,
    DAY_DUMPER,
    FIXED_EVENTS,
    TOGETHER,
    Couple,
)
from sim.life import schedule_life
from sim.people import Spread, bed_hour, draw_traits, wake_hour
from sim.together import break_up
from sim.urge import note_bound, schedule_candidate


@dataclasses.dataclass(frozen=True)
class Setup:
    """What an engine must know to begin a couple.

    `traits` are the two people's distributions where they differ from the population's;
    `policies` are names of policies, or None for own code; `programs` are what those named
    `scripted:` and `learned:` consist of; `events` are (day, kind)
    fixed by the scenario, in any order; `prelude_days` of ordinary texting come before the
    breakup; `status` other than APART begins with a couple that never breaks up.
    """

    policies: tuple[str | None, str | None]
    traits: tuple[dict[str, Spread], dict[str, Spread]] = dataclasses.field(
        default_factory=lambda: ({}, {})
    )
    events: tuple[tuple[float, int], ...] = ()
    horizon_days: float = 365.0
    prelude_days: float = 0.0
    status: int = APART
    receipts: tuple[bool, bool] = (True, True)
    programs: Programs = dataclasses.field(default_factory=lambda: NO_PROGRAMS, repr=False)


def begin_couple(setup: Setup, quantities: Quantities, seed: int, index: int) -> Couple:
    """Return couple number `index` under `seed`, at its first moment."""
    couple = blank_couple(setup, quantities)
    couple.keys = [stream_key(seed, index, stream) for stream in range(N_STREAMS)]
    people = [draw_traits(side, setup.traits[side], seed, index) for side in (0, 1)]
    for mind, traits in zip((couple.dumpee, couple.dumper), people, strict=True):
        for trait, value in traits.items():
            setattr(mind, trait, value)
    if shares_harshness(setup):
        couple.dumper.regret_of_manner = couple.dumpee.harshness
    for side, seat in enumerate(couple.seats):
        seat.bed_hour, seat.wake_hour = bed_hour(seed, index, side), wake_hour(seed, index, side)
    open_couple(couple, quantities)
    return couple


def shares_harshness(setup: Setup) -> bool:
    """Tell whether the two lived through one breakup, so that how harsh it was is one fact."""
    return "regret_of_manner" not in setup.traits[1]


def blank_couple(setup: Setup, q: Quantities) -> Couple:
    """Return what all couples of a set-up have in common: everything but people and chance."""
    couple = Couple(horizon=setup.horizon_days)
    for seat in couple.seats:
        _seat(seat, setup, q)
    start = 0.0 - setup.prelude_days
    couple.now = couple.status_since = couple.slots[DAY_DUMPEE] = couple.slots[DAY_DUMPER] = start
    if setup.status != APART or setup.prelude_days > 0:
        couple.status = TOGETHER if setup.status == APART else setup.status
    else:
        couple.status_since = 0.0
    for i, (day, kind) in enumerate(_fixed_events(setup)):
        couple.fixed_days[i], couple.fixed_kinds[i] = day, kind
    return couple


@rule
def open_couple(couple: Couple, q: Quantities) -> None:
    """Begin: break up unless that comes later or never, and set all clocks."""
    if couple.status == APART:
        break_up(couple, couple.now, q)
    schedule_life(couple, couple.now, q)
    for side in range(2):
        note_bound(couple, side, q)
        schedule_candidate(couple, side, couple.now, q)


def _seat(seat: Seat, setup: Setup, q: Quantities) -> None:
    seat.policy = policy_id(setup.policies[seat.side])
    seat.receipts = int(setup.receipts[seat.side])
    if seat.policy < len(POLICIES):
        row = POLICIES[seat.policy]
        seat.initiative = q.slip_share if row.initiative == SLIPS else row.initiative
        seat.drive_per_day = row.drive * q.probe_texts_per_day


def _fixed_events(setup: Setup) -> list[tuple[float, int]]:
    events = sorted(event for event in setup.events if event[0] >= -setup.prelude_days)
    if setup.status == APART and setup.prelude_days > 0:
        events = [*events[: FIXED_EVENTS - 2], (0.0, BREAKUP)]
    # What is fixed to the day of the breakup comes after it.
    events.sort(key=lambda event: (event[0], event[1] != BREAKUP, event[1]))
    return events[: FIXED_EVENTS - 1]
