"""What happens in a couple, once and for both engines.

An engine takes the earliest slot (at equal times the lowest) and runs three phases:

1. `happen(couple, slot, q)`: the event itself. The side concerned is moved on to the present and
   takes in what happened. Returns the moment at which its policy is to be asked, or NO_MOMENT.
2. `decide(couple, side, moment, q, programs)`: the policy, built in or data, writes its choice
   into the seat's act. For a side whose policy is own code, the engine asks that code instead.
3. `carry_out(couple, side, moment, q)`: the act becomes a planned text or a gesture.

Slots: life events; a new day for either side; reading; sending; the candidate of an own urge.
"""

from __future__ import annotations

from agents.policies.decide import decide_as_dumpee, decide_as_dumper
from agents.policies.learned import decide_learned_as_dumpee, decide_learned_as_dumper
from agents.policies.programs import Programs
from agents.policies.scripted import decide_scripted
from agents.policies.table import LEARNED, SCRIPTED
from agents.quantities import Quantities
from agents.rules import rule
from agents.seat import NO_GESTURE, NO_MOMENT, TEXT, URGE
from sim.chance import DECISION
from sim.couple import (
    APART,
    DAY_DUMPEE,
    LIFE,
    READ_DUMPEE,
    SEND_DUMPEE,
    URGE_DUMPEE,
    Couple,
)
from sim.day import pass_day
from sim.life import act_out, live_event
from sim.phone import draw
from sim.reading import read_text
from sim.sending import plan_answer, plan_at_once, send_planned
from sim.urge import feel_urge, note_bound


@rule
def side_of(slot: int) -> int:
    """Return the side that a slot concerns; life concerns both and counts as the dumpee's."""
    return 0 if slot == LIFE else (slot - 1) % 2


@rule
def happen(couple: Couple, slot: int, q: Quantities) -> int:
    """Let the event in this slot happen; return what the side's policy is to be asked about."""
    now = couple.slots[slot]
    couple.now = now
    side = side_of(slot)
    moment = NO_MOMENT
    if slot == LIFE:
        live_event(couple, now, q)
        note_bound(couple, 1, q)
    elif slot < READ_DUMPEE:
        moment = pass_day(couple, side, now, q)
    elif slot < SEND_DUMPEE:
        moment = read_text(couple, side, now, q)
    elif slot < URGE_DUMPEE:
        send_planned(couple, side, now, q)
    else:
        return feel_urge(couple, side, now, q)
    note_bound(couple, side, q)
    return moment


@rule
def decide(couple: Couple, side: int, moment: int, q: Quantities, programs: Programs) -> None:
    """Ask the policy of one side."""
    u = draw(couple, DECISION, side)
    seat, now = couple.seats[side], couple.now
    if seat.policy == SCRIPTED:
        decide_scripted(seat, programs.scripts[side], moment, now)
    elif seat.policy == LEARNED and side == 0:
        net = programs.networks[0]
        decide_learned_as_dumpee(couple.dumpee, seat, net, q, moment, now, u)
    elif seat.policy == LEARNED:
        net = programs.networks[1]
        decide_learned_as_dumper(couple.dumper, seat, net, q, moment, now, u)
    elif side == 0:
        decide_as_dumpee(couple.dumpee, seat, q, moment, now, u)
    else:
        decide_as_dumper(couple.dumper, seat, q, moment, now, u)


@rule
def carry_out(couple: Couple, side: int, moment: int, q: Quantities) -> None:
    """Turn the act in the seat into a planned text, or into a gesture if nothing is to be said."""
    seat = couple.seats[side]
    act = seat.act
    if act.intent < 0:
        if act.gesture != NO_GESTURE:
            act_out(couple, side, act.gesture, couple.now, q)
        return
    if moment == TEXT:
        plan_answer(couple, side, act.intent, act.haste, q)
    elif moment == URGE or couple.status == APART:
        plan_at_once(couple, side, act.intent)
        couple.slots[SEND_DUMPEE + side] = max(couple.now, act.at_day)
    seat.planned_gesture = act.gesture


@rule
def next_slot(couple: Couple) -> int:
    """Return the slot that comes next: the earliest, at equal times the lowest."""
    first = LIFE
    for slot in range(DAY_DUMPEE, len(couple.slots)):
        if couple.slots[slot] < couple.slots[first]:
            first = slot
    return first


@rule
def advance(couple: Couple, slot: int, q: Quantities, programs: Programs) -> None:
    """Run all three phases for a couple whose policies are not own code."""
    moment = happen(couple, slot, q)
    if moment != NO_MOMENT:
        side = side_of(slot)
        decide(couple, side, moment, q, programs)
        carry_out(couple, side, moment, q)
