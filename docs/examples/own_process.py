"""A SimPy process: friends talk to the dumper whenever the two have not texted for a month.

aftertext run breadcrumbs --dumpee ask_space --process docs/examples/own_process.py:worried_friends
"""

from __future__ import annotations

from collections.abc import Iterator

from simpy.events import Event

from sim.event_engine import EventEngine

QUIET_DAYS = 30.0


def worried_friends(engine: EventEngine) -> Iterator[Event]:
    """Look once a week whether it has gone quiet."""
    while True:
        yield engine.clock.timeout(7.0)
        last = max(seat.last_sent_day for seat in engine.couple.seats)
        if engine.clock.now - last > QUIET_DAYS:
            engine.strike("friends_advice")
            yield engine.clock.timeout(QUIET_DAYS)
