"""Couples that wait for one side's decision: living on to it, and what happened since the last.

A seat whose policy is own code may be decided for from outside, one decision at a time: what the
training environments (sim/envs/) do. The event engine stops at such a seat by itself
(`EventEngine.run_until_asked`); these are the same steps for the batch engine.
"""

from __future__ import annotations

from agents.intents import DUMPEE
from agents.policies.learned import NO_ACTION, is_allowed, take_action
from agents.policies.observed_dumpee import observe_as_dumpee
from agents.policies.observed_dumper import observe_as_dumper
from agents.policies.programs import Network, Programs
from agents.quantities import Quantities
from agents.rules import rule
from agents.seat import NO_MOMENT
from sim.couple import Couple
from sim.step import carry_out, decide, happen, next_slot, side_of

UNHEALED, DISTRESS, CRISES, UNRECOVERED, REUNITED = range(5)
ACCOUNTS = ("unhealed_days", "distress_days", "crises", "own_unrecovered_days", "reunited")
"""What is counted from the beginning of a couple; a step's share of it is the difference."""


@rule
def is_healed(couple: Couple) -> bool:
    """Tell whether the dumpee is healed, which ends the training of either side."""
    return couple.dumpee.healed_day >= 0.0


@rule
def live_until_asked(couple: Couple, side: int, q: Quantities, programs: Programs) -> int:
    """Let a couple live until one side is asked; return the moment, NO_MOMENT where it is over.

    It is over when the dumpee is healed, or at the horizon.
    """
    while not is_healed(couple):
        slot = next_slot(couple)
        if couple.slots[slot] >= couple.horizon:
            return NO_MOMENT
        moment = happen(couple, slot, q)
        if moment == NO_MOMENT:
            continue
        who = side_of(slot)
        if who == side:
            return NO_MOMENT if is_healed(couple) else moment
        decide(couple, who, moment, q, programs)
        carry_out(couple, who, moment, q)
    return NO_MOMENT


@rule
def day_reached(couple: Couple, moment: int) -> float:
    """Return the day up to which a couple has been lived; `moment` is what it waits at."""
    if moment == NO_MOMENT and not is_healed(couple):
        return couple.horizon
    return couple.now


@rule
def take_accounts(couple: Couple, side: int, day: float, into: list[float]) -> None:
    """Write the ACCOUNTS of a couple as they stand on a day, for one side.

    Healing and recovery are noted a fortnight after they began, and the days are then taken back,
    so that the first account ends as the healing time. The dumpee's own recovery is healing.
    """
    healed, recovered = couple.dumpee.healed_day, couple.dumper.recovered_day
    into[UNHEALED] = healed if healed >= 0.0 else day
    into[DISTRESS] = couple.dumpee.distress_days
    into[CRISES] = float(couple.dumpee.crises)
    into[UNRECOVERED] = 0.0
    if side != DUMPEE:
        into[UNRECOVERED] = recovered if recovered >= 0.0 else day
    into[REUNITED] = 1.0 if couple.reunions > 0 else 0.0


@rule
def observe_side(couple: Couple, side: int, moment: int, q: Quantities, into: list[float]) -> None:
    """Write what one side observes, at this moment or (NO_MOMENT) at the end."""
    seat = couple.seats[side]
    if side == DUMPEE:
        observe_as_dumpee(couple.dumpee, seat, q, moment, couple.now, into)
    else:
        observe_as_dumper(couple.dumper, seat, q, moment, couple.now, into)


@rule
def may_take(couple: Couple, side: int, net: Network, action: int) -> bool:
    """Tell whether one side may take an action of its list now."""
    seat = couple.seats[side]
    return is_allowed(seat, net.action_intents[action], net.action_gestures[action])


@rule
def fill_act(couple: Couple, side: int, moment: int, action: int, net: Network) -> None:
    """Write an action of its list into the act of the side that is asked.

    What is not allowed is silence: nobody can accept what was not offered.
    """
    chosen = action if may_take(couple, side, net, action) else NO_ACTION
    take_action(couple.seats[side], net, chosen, moment, couple.now)
