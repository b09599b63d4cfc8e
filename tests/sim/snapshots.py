"""Couples to stop anywhere and to go on with, for the tests of snapshots and of their files."""

import dataclasses
import tempfile
from pathlib import Path

from hypothesis import strategies as st

from agents.intents import INTENTS
from agents.policies.programs import Programs, Script
from agents.quantities import with_values
from sim.batch import BatchEngine
from sim.begin import Setup, begin_couple
from sim.couple import Couple
from sim.event_engine import EventEngine
from sim.layout import COUPLE, pack
from sim.snapshot import (
    Origin,
    Snapshot,
    resume_in_batch,
    resume_in_events,
    take_from_batch,
    take_snapshot,
)
from sim.snapshot_files import read_snapshot, write_snapshot
from tests.sim.couples import Q, setups

HORIZON = 16.0
HERE = Path(__file__).parents[2]


@st.composite
def scripts(draw):
    """A program for one side: any answers, a few texts of its own accord."""
    side = draw(st.sampled_from((0, 1)))
    mine = [i for i, row in enumerate(INTENTS[:-1]) if side in row.sides]
    script = Script([draw(st.sampled_from([-1, *mine]))] * len(INTENTS), n_sends=2)
    script.send_days[:2] = sorted(draw(st.tuples(*[st.floats(0.5, HORIZON)] * 2)))
    script.send_intents[:2] = draw(st.tuples(*[st.sampled_from(mine)] * 2))
    return side, script


@st.composite
def any_setups(draw):
    """Any couple, of built-in policies or with a script in one of its seats."""
    setup = draw(setups(horizon=HORIZON))
    if draw(st.booleans()):
        side, script = draw(scripts())
        programs, names = Programs(), list(setup.policies)
        programs.scripts[side], names[side] = script, "scripted:a.yaml"
        return dataclasses.replace(setup, policies=tuple(names), programs=programs)
    return setup


days = st.floats(-5.0, HORIZON) | st.sampled_from((0.0, 3.0, 7.0, HORIZON, HORIZON + 1.0))
numbers = st.sampled_from(
    (Q, with_values({"offline_share": 0.1}), with_values({"despair_per_day": 1.0}))
)


def data(couple: Couple) -> bytes:
    return pack([couple], COUPLE).tobytes()


class InEvents:
    """The event engine, as far as these tests need an engine."""

    def __init__(self, setup, q, seed, index):
        self.engine = EventEngine(begin_couple(setup, q, seed, index), q, programs=setup.programs)

    @classmethod
    def resumed(cls, snapshot):
        one = cls.__new__(cls)
        one.engine = resume_in_events(snapshot)
        return one

    def run(self, until=None):
        self.engine.run(until)

    def snapshot(self):
        return take_snapshot(self.engine)

    def bytes(self):
        return data(self.engine.couple)


class InBatch:
    """The batch engine with one couple."""

    def __init__(self, setup, q, seed, index):
        self.engine, self.numbers = BatchEngine(q, setup.programs), (q, setup.programs)
        self.couples = self.engine.begin(setup, seed, [index])

    @classmethod
    def resumed(cls, snapshot):
        one = cls.__new__(cls)
        one.numbers = snapshot.quantities, snapshot.programs
        one.engine, one.couples = resume_in_batch([snapshot])
        return one

    def run(self, until=float("inf")):
        self.engine.run(self.couples, until)

    def snapshot(self):
        return take_from_batch(self.couples[0], *self.numbers)

    def bytes(self):
        return self.couples.tobytes()


ENGINES = (InEvents, InBatch)


def through_a_file(snapshot: Snapshot) -> Snapshot:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "moment.json"
        write_snapshot(snapshot, path)
        return read_snapshot(path)


def some_snapshot(day=6.0, policies=("eager", "breadcrumb"), origin=None) -> Snapshot:
    engine = EventEngine(begin_couple(Setup(policies, horizon_days=30.0), Q, 5, 1), Q)
    engine.run(day)
    return take_snapshot(engine, origin or Origin("breadcrumbs", 5, 1))
