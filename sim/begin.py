"""Setting up one couple: people, policies, fixed events, clocks and streams of chance."""

from __future__ import annotations

import dataclasses

from agents.policies import OWN_CODE, POLICIES, POLICY_IDS
from agents.policies.table import SLIPS
from agents.quantities import Quantities
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
from sim.people import Spread, draw_hours, draw_traits
from sim.together import break_up
from sim.urge import note_bound, schedule_candidate


@dataclasses.dataclass(frozen=True)
class Setup:
    """What an engine must know to begin a couple.

    `traits` are the two people's distributions where they differ from the population's;
    `policies` are names of built-in policies, or None for own code; `events` are (day, kind)
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


def begin_couple(setup: Setup, quantities: Quantities, seed: int, index: int) -> Couple:
    """Return couple number `index` under `seed`, at its first moment."""
    couple = Couple(horizon=setup.horizon_days)
    couple.keys = [stream_key(seed, index, stream) for stream in range(N_STREAMS)]
    _cast(couple, setup, seed, index)
    for side in (0, 1):
        _seat(couple.seats[side], setup, quantities)
    _schedule(couple, setup, quantities)
    return couple


def _cast(couple: Couple, setup: Setup, seed: int, index: int) -> None:
    dumpee = draw_traits(0, setup.traits[0], seed, index)
    dumper = draw_traits(1, setup.traits[1], seed, index)
    # The two lived through one breakup: how harsh it was is one fact, unless a scenario says else.
    if "regret_of_manner" not in setup.traits[1]:
        dumper["regret_of_manner"] = dumpee["harshness"]
    for trait, value in dumpee.items():
        setattr(couple.dumpee, trait, value)
    for trait, value in dumper.items():
        setattr(couple.dumper, trait, value)
    for side in (0, 1):
        seat = couple.seats[side]
        seat.bed_hour, seat.wake_hour = draw_hours(side, seed, index)
        seat.receipts = int(setup.receipts[side])


def _seat(seat: Seat, setup: Setup, q: Quantities) -> None:
    name = setup.policies[seat.side]
    if name is None:
        seat.policy = OWN_CODE
        return
    row = POLICIES[POLICY_IDS[name]]
    seat.policy = POLICY_IDS[name]
    seat.initiative = q.slip_share if row.initiative == SLIPS else row.initiative
    seat.drive_per_day = row.drive * q.probe_texts_per_day


def _schedule(couple: Couple, setup: Setup, q: Quantities) -> None:
    start = -setup.prelude_days
    events = [(day, kind) for day, kind in setup.events if day >= start]
    couple.now = start
    if setup.status != APART or setup.prelude_days > 0:
        couple.status = TOGETHER if setup.status == APART else setup.status
        couple.status_since = start
        if setup.status == APART:
            events = [*sorted(events)[: FIXED_EVENTS - 2], (0.0, BREAKUP)]
    else:
        break_up(couple, 0.0, q)
    # What is fixed to the day of the breakup comes after it.
    events.sort(key=lambda event: (event[0], event[1] != BREAKUP, event[1]))
    for i, (day, kind) in enumerate(events[: FIXED_EVENTS - 1]):
        couple.fixed_days[i], couple.fixed_kinds[i] = day, kind
    couple.slots[DAY_DUMPEE] = couple.slots[DAY_DUMPER] = start
    schedule_life(couple, start, q)
    for side in (0, 1):
        note_bound(couple, side, q)
        schedule_candidate(couple, side, start, q)
