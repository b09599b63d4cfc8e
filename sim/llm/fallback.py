"""A built-in policy that decides for once in a seat that a language model has."""

from __future__ import annotations

from agents.policies import OWN_CODE, POLICIES, POLICY_IDS
from agents.policies.acts import stay_silent
from agents.policies.programs import NO_PROGRAMS
from agents.policies.table import SLIPS
from agents.quantities import Quantities
from agents.seat import URGE
from sim.chance import OWN_CODE as OWN_STREAM
from sim.couple import Couple
from sim.phone import draw
from sim.step import decide


def decide_instead(couple: Couple, side: int, moment: int, q: Quantities, policy: str) -> None:
    """Write what a built-in policy does into the seat's act.

    A model is asked about all urges; of these, too, the policy lets through its share only.
    """
    seat = couple.seats[side]
    initiative = POLICIES[POLICY_IDS[policy]].initiative
    share = q.slip_share if initiative == SLIPS else initiative
    if moment == URGE and draw(couple, OWN_STREAM, side) >= share:
        stay_silent(seat.act)
        return
    seat.policy = POLICY_IDS[policy]
    try:
        decide(couple, side, moment, q, NO_PROGRAMS)
    finally:
        seat.policy = OWN_CODE
