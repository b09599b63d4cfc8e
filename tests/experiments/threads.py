"""Small threads to price, and a future run plainly in the event engine."""

import dataclasses

from experiments.futures import Moment
from experiments.price_plan import PricePlan, Question
from sim.couple import Couple
from sim.event_engine import EventEngine
from sim.layout import COUPLE, pack

SMALL = Question("breadcrumbs", dumpee="eager", horizon_days=45.0, futures=6, seed=3)


def run_in_events(plan: PricePlan, couple: Couple) -> Couple:
    return EventEngine(couple, plan.quantities, programs=plan.setup.programs).run()


def data(couple: Couple) -> bytes:
    return pack([couple], COUPLE).tobytes()


def with_seat(moment: Moment, **changes: int) -> Moment:
    """The same moment with something else in the sender's seat."""
    packed = moment.packed.copy()
    for name, value in changes.items():
        packed["seats"][name][0, moment.side] = value
    intent = changes.get("planned_intent", moment.intent)
    return dataclasses.replace(moment, packed=packed, intent=intent)
