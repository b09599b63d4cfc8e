"""What may come: the couples that a thread may be of, lived on under each way of answering.

All ways share the same couples and the same chance, so that differences between them are paired.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from agents.policies.programs import NO_PROGRAMS
from agents.policies.table import POLICY_IDS
from agents.quantities import Quantities
from sim.batch import BatchEngine, stream_keys
from sim.couple import SEND_DUMPEE
from sim.filter.compiled import ask_now
from sim.filter.particles import Particles, answer_as, systematic
from sim.filter.seen import Floats
from sim.layout import PROGRAMS, QUANTITIES, Records, pack

FUTURES = 1000


class Future(NamedTuple):
    """One way of answering from now on; all of shape (futures,)."""

    way: str
    healed_days: Floats
    """Days from now until the dumpee is healed: 0 who already is, infinite where not in time."""
    crises: Floats
    """Episodes of crisis from now on."""
    reunited: Floats
    """1 where the two come together again in that time."""
    recovered_days: Floats
    """Days from now until the dumper is over it, as for healing."""


def futures(
    particles: Particles,
    side: int,
    ways: Sequence[str],
    quantities: Quantities,
    days: float,
    seed: int,
    n: int = FUTURES,
    threads: int = 2,
) -> list[Future]:
    """Live `n` of the couples on for `days`, once for each way in which one side may answer."""
    chance = np.random.default_rng(seed)
    taken = systematic(particles.weights(), n, float(chance.random()))
    start = particles.couples[taken]
    start["keys"] = stream_keys(seed, np.arange(n))
    engine = BatchEngine(quantities)
    return [_future(start.copy(), side, way, quantities, days, engine, threads) for way in ways]


def _future(
    couples: Records, side: int, way: str, quantities: Quantities, days: float,
    engine: BatchEngine, threads: int,
) -> Future:  # fmt: skip
    now = np.maximum(couples["dumpee"]["felt_day"], couples["dumper"]["felt_day"])
    begin_way(couples, side, way, quantities)
    numbers, programs = pack([quantities], QUANTITIES), pack([NO_PROGRAMS], PROGRAMS)
    ask_now(couples, side, now, numbers, programs)
    couples["horizon"] = now + days
    crises, reunions = couples["dumpee"]["crises"].copy(), couples["reunions"].copy()
    engine.run(couples, threads=threads)
    return Future(
        way,
        _wait(couples["dumpee"]["healed_day"], now),
        (couples["dumpee"]["crises"] - crises).astype(float),
        (couples["reunions"] > reunions).astype(float),
        _wait(couples["dumper"]["recovered_day"], now),
    )


def begin_way(couples: Records, side: int, way: str, quantities: Quantities) -> None:
    """Let one side begin to answer in a new way: what it was about to send is dropped."""
    answer_as(couples, side, np.full(len(couples), POLICY_IDS[way]), quantities)
    seats = couples["seats"]
    for name, value in (("stage", 0), ("started", 0), ("muted", 0), ("planned_intent", -1)):
        seats[name][:, side] = value
    couples["slots"][:, SEND_DUMPEE + side] = np.inf


def _wait(since: Floats, now: Floats) -> Floats:
    return np.where(since < 0.0, np.inf, np.maximum(0.0, since - now))
