"""Traces: every event that matters in order, every text once sent and once read, minds in range."""

import copy

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.declare import declarations
from agents.dumpee import Dumpee
from agents.dumper import Dumper
from sim.batch import BatchEngine
from sim.begin import begin_couple
from sim.couple import (
    DAY_DUMPEE,
    DAY_DUMPER,
    LIFE,
    READ_DUMPEE,
    SEND_DUMPEE,
    URGE_DUMPEE,
)
from sim.event_engine import EventEngine
from sim.record import Recorder
from sim.trace import Tracer, blank_trace, has_passed_a_text, is_traced, joined, part_of
from tests.sim.couples import Q, seeds, setups

pytestmark = pytest.mark.usefixtures("batch_engine")
drawn = given(setups(horizon=30.0), seeds)


def run(setup, seed, indices=range(4)):
    """Run some couples; return their final states and their trace."""
    engine = BatchEngine(Q, setup.programs)
    couples = engine.begin(setup, seed, indices)
    return couples, joined([blank_trace(0), *engine.trace(couples)])


@drawn
def test_couples_follow_each_other_and_days_do_within_a_couple(setup, seed):
    events = run(setup, seed)[1].events
    assert np.all(np.diff(events["couple"]) >= 0)
    assert set(events["couple"]) == set(range(4))
    for number in range(4):
        days = events["day"][events["couple"] == number]
        assert np.all(np.diff(days) >= 0.0)
        assert -setup.prelude_days <= days[0]
        assert days[-1] < setup.horizon_days


@drawn
def test_every_text_is_sent_once_and_read_at_most_once(setup, seed):
    couples, trace = run(setup, seed)
    for number, couple in enumerate(couples):
        of_couple = trace.events["couple"] == number
        slots, texts = trace.events["slot"][of_couple], trace.texts[of_couple]
        sends = (slots >= SEND_DUMPEE) & (slots < URGE_DUMPEE) & (texts["id"] >= 0)
        reads = (slots >= READ_DUMPEE) & (slots < SEND_DUMPEE) & (texts["id"] >= 0)
        assert texts["id"][sends].tolist() == list(range(couple["texts"]))
        read = texts["id"][reads].tolist()
        assert len(set(read)) == len(read) == couple["texts_read"]
        assert set(read) <= set(range(couple["texts"]))
        assert np.all(sends | reads | (texts["id"] == -1))
        days = trace.events["day"][of_couple]
        assert np.array_equal(texts["sent_day"][sends], days[sends])
        assert np.array_equal(texts["read_day"][reads], days[reads])
        assert np.array_equal(texts["sender"][sends], slots[sends] - SEND_DUMPEE)
        assert np.array_equal(texts["sender"][reads], 1 - (slots[reads] - READ_DUMPEE))


@settings(max_examples=20)
@drawn
def test_every_day_and_every_event_of_life_has_its_row(setup, seed):
    couples, trace = run(setup, seed, range(1))
    slots, days = trace.events["slot"], trace.events["day"]
    for slot in (DAY_DUMPEE, DAY_DUMPER):
        first = -setup.prelude_days
        assert days[slots == slot].tolist() == [
            first + n for n in range(round(setup.horizon_days - first + 0.49))
        ]
    assert (slots == LIFE).sum() >= couples[0]["fixed_next"]


@drawn
def test_minds_stay_in_their_ranges(setup, seed):
    trace = run(setup, seed)[1]
    for minds, kind in ((trace.dumpees, Dumpee), (trace.dumpers, Dumper)):
        for d in declarations(kind):
            values = minds[d.name]
            assert np.all((values >= d.low) & (values <= d.high)), d.name


@drawn
def test_the_last_row_of_a_couple_has_its_final_minds(setup, seed):
    couples, trace = run(setup, seed)
    for number, couple in enumerate(couples):
        last = np.flatnonzero(trace.events["couple"] == number)[-1]
        assert trace.dumpees[last].tobytes() == couple["dumpee"].tobytes()
        assert trace.dumpers[last].tobytes() == couple["dumper"].tobytes()


@settings(max_examples=20)
@drawn
def test_a_trace_agrees_with_the_recorded_thread(setup, seed):
    recorder = Recorder(seed, 0)
    EventEngine(begin_couple(setup, Q, seed, 0), Q, observer=recorder).run()
    trace = run(setup, seed, range(1))[1]
    texts = trace.texts[(trace.events["slot"] >= SEND_DUMPEE) & (trace.texts["id"] >= 0)]
    assert texts["sent_day"].tolist() == [text.sent_day for text in recorder.thread.texts]


class Judged:
    """Watches a couple and asks of every event whether it moved a mind or passed a text."""

    def __init__(self):
        self.traced, self.passed = [], []

    def before(self, couple, slot, q):
        self._before = copy.deepcopy((couple.dumpee, couple.dumper))
        self._texts = couple.texts, couple.texts_read

    def after(self, couple, slot, q):
        moved = self._before != (couple.dumpee, couple.dumper)
        traced = is_traced(couple, slot)
        assert traced or not moved
        assert traced or (couple.texts, couple.texts_read) == self._texts
        self.traced.append(traced)
        self.passed.append(has_passed_a_text(couple, *self._texts))


@settings(max_examples=20)
@drawn
def test_what_leaves_no_row_has_changed_no_mind_and_passed_no_text(setup, seed):
    judged, tracer = Judged(), Tracer()
    couple = EventEngine(begin_couple(setup, Q, seed, 0), Q, observer=judged).run()
    EventEngine(begin_couple(setup, Q, seed, 0), Q, observer=tracer).run()
    assert len(tracer.trace()) == sum(judged.traced)
    assert judged.passed.count(1) == couple.texts
    assert judged.passed.count(2) == couple.texts_read


def test_a_couple_in_which_nothing_happened_has_an_empty_trace():
    assert len(Tracer().trace()) == 0


@given(st.integers(0, 9), st.integers(0, 9))
def test_parts_are_copies_and_join_to_the_whole(rows, cut):
    whole = blank_trace(rows)
    whole.events["slot"] = np.arange(rows)
    part = part_of(whole, min(cut, rows))
    assert len(part) == min(cut, rows)
    assert part.events["slot"].tolist() == list(range(len(part)))
    rest = type(whole)(*(column[len(part) :] for column in whole))
    assert joined([part, rest]).events.tobytes() == whole.events.tobytes()
    whole.events["slot"] = -1
    assert -1 not in part.events["slot"]
