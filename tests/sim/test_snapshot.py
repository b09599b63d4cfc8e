"""Snapshots: a run stopped and resumed equals the run never stopped, whichever engines run it."""

import copy
import dataclasses
import hashlib
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.errors import AftertextError
from agents.policies.programs import Programs, Script
from agents.quantities import with_values
from sim.batch import BatchEngine
from sim.begin import Setup, begin_couple
from sim.chance import N_STREAMS, stream_key
from sim.couple import DAY_DUMPEE, DAY_DUMPER, Couple
from sim.event_engine import EventEngine
from sim.layout import COUPLE, pack, unpack
from sim.snapshot import (
    Origin,
    fork,
    fork_many,
    resume_in_batch,
    resume_in_events,
    take_from_batch,
    take_snapshot,
)
from sim.snapshot_files import read_snapshot, write_snapshot
from tests.sim.couples import Q, seeds
from tests.sim.snapshots import (
    ENGINES,
    HERE,
    InBatch,
    any_setups,
    data,
    days,
    numbers,
    some_snapshot,
    through_a_file,
)


@settings(max_examples=12)
@given(any_setups(), numbers, seeds, st.integers(0, 9), days, days, st.booleans())
def test_stopped_and_resumed_anywhere_equals_never_stopped(setup, q, seed, i, one, other, write):
    never = InBatch(setup, q, seed, i)
    never.run()
    for first in ENGINES:
        for second in ENGINES:
            stopped = first(setup, q, seed, i)
            stopped.run(min(one, other))
            kept = stopped.snapshot()
            resumed = second.resumed(through_a_file(kept) if write else kept)
            assert resumed.bytes() == stopped.bytes()
            resumed.run(max(one, other))
            again = first.resumed(resumed.snapshot())
            again.run()
            assert again.bytes() == never.bytes()


@settings(max_examples=15)
@given(any_setups(), numbers, seeds, days)
def test_both_engines_give_the_same_snapshot_and_a_file_gives_it_back(setup, q, seed, stop):
    engines = [engine(setup, q, seed, 2) for engine in ENGINES]
    for engine in engines:
        engine.run(stop)
    one, other = (engine.snapshot() for engine in engines)
    assert one == other
    for snapshot in (one, other):
        back = through_a_file(snapshot)
        assert back == snapshot
        assert data(back.couple) == data(snapshot.couple)


@settings(max_examples=15)
@given(any_setups(), seeds, st.integers(0, 60), st.booleans())
def test_one_taken_before_or_after_any_event_goes_on_as_the_run_does(setup, seed, nth, before):
    kept = []

    class Taker:
        def look(self):
            count.append(None)
            if len(count) == nth + 1:
                kept.append(take_snapshot(engine))

        def before(self, couple, slot, q):
            if before:
                self.look()

        def after(self, couple, slot, q):
            if not before:
                self.look()

    count: list[None] = []
    couple = begin_couple(setup, Q, seed, 0)
    engine = EventEngine(couple, Q, observer=Taker(), programs=setup.programs)
    plain = EventEngine(copy.deepcopy(couple), Q, programs=setup.programs).run()
    assert data(engine.run()) == data(plain)  # taking one changes nothing
    for snapshot in kept:
        for resumed in ENGINES:
            one = resumed.resumed(snapshot)
            one.run()
            assert one.bytes() == data(plain)


def test_a_snapshot_shares_nothing_with_the_run():
    engine = EventEngine(begin_couple(Setup(("eager", "buddy"), horizon_days=30.0), Q, 5, 1), Q)
    engine.run(6.0)
    snapshot = take_snapshot(engine)
    before = data(snapshot.couple)
    engine.run()
    resume_in_events(snapshot).run()
    batch, couples = resume_in_batch([snapshot, snapshot])
    batch.run(couples)
    assert data(snapshot.couple) == before
    assert couples[0].tobytes() == couples[1].tobytes() == data(engine.couple)


def test_what_happens_at_the_moment_of_the_stop_is_left_to_the_later_half():
    snapshot = some_snapshot(6.0)
    assert snapshot.couple.now < 6.0
    assert snapshot.couple.slots[DAY_DUMPEE] == snapshot.couple.slots[DAY_DUMPER] == 6.0


def test_another_process_goes_on_from_the_file(tmp_path):
    path = tmp_path / "day6.json"
    write_snapshot(some_snapshot(), path)
    program = (
        "import hashlib, sys; from pathlib import Path;"
        "from sim.snapshot import resume_in_events; from sim.snapshot_files import read_snapshot;"
        "from sim.layout import COUPLE, pack;"
        "couple = resume_in_events(read_snapshot(Path(sys.argv[1]))).run();"
        "print(hashlib.sha256(pack([couple], COUPLE).tobytes()).hexdigest())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        capture_output=True, text=True, timeout=60, cwd=HERE, check=True,
    )  # fmt: skip
    setup = Setup(("eager", "breadcrumb"), horizon_days=30.0)
    never = EventEngine(begin_couple(setup, Q, 5, 1), Q).run()
    assert done.stdout.strip() == hashlib.sha256(data(never)).hexdigest()


def test_a_snapshot_says_where_it_comes_from():
    snapshot = some_snapshot()
    assert snapshot.origin == Origin("breadcrumbs", 5, 1, ("eager", "breadcrumb"))
    assert fork(fork(snapshot, 7), 8, 3).origin.forks == ((7, 0), (8, 3))
    assert through_a_file(fork(snapshot, 7, 2)) == fork(snapshot, 7, 2)


def test_strikes_of_own_code_go_on_after_a_snapshot():
    def begun():
        couple = begin_couple(Setup(("polite", "buddy"), horizon_days=30.0), Q, 5, 1)
        return EventEngine(couple, Q)

    def struck(engine):
        for _ in range(4):
            engine.strike("post")
        return engine

    never = begun()
    never.run(3.0)
    resumed = resume_in_events(through_a_file(take_snapshot(struck(never))))
    struck(never)
    struck(resumed)
    assert resumed.strikes == 8
    assert data(resumed.couple) == data(never.couple)


def test_own_code_cannot_be_held_and_the_error_says_why():
    setup = Setup((None, "buddy"), horizon_days=9.0)
    engine = EventEngine(begin_couple(setup, Q, 1, 0), Q, (lambda couple, side, moment: None, None))
    with pytest.raises(AftertextError, match=r"the dumpee's policy is own code.*not plain data"):
        take_snapshot(engine)
    with pytest.raises(AftertextError, match="own code"):
        take_from_batch(pack([engine.couple], COUPLE)[0], Q)
    engine = EventEngine(begin_couple(Setup(("polite", "buddy")), Q, 1, 0), Q)
    engine.add(lambda engine: iter([engine.clock.timeout(1.0)]))
    with pytest.raises(AftertextError, match="a process of one's own"):
        take_snapshot(engine)


def test_one_batch_has_one_set_of_numbers_and_programs():
    one = some_snapshot()
    other = dataclasses.replace(one, quantities=with_values({"offline_share": 0.07}))
    with pytest.raises(AftertextError, match="0 and 1 differ in their quantities"):
        resume_in_batch([one, other])
    other = dataclasses.replace(one, programs=Programs([Script(n_sends=1), Script()]))
    with pytest.raises(AftertextError, match="0 and 1 differ in their programs"):
        resume_in_batch([one, other])
    resume_in_batch([one, dataclasses.replace(one, programs=Programs())])
    with pytest.raises(AftertextError, match="no snapshot"):
        resume_in_batch([])


def test_another_model_version_is_refused_everywhere(tmp_path):
    old = dataclasses.replace(some_snapshot(), model_version="0.3")
    path = tmp_path / "old.json"
    write_snapshot(old, path)
    for refuse in (lambda: read_snapshot(path), lambda: resume_in_events(old),
                   lambda: resume_in_batch([old])):  # fmt: skip
        with pytest.raises(AftertextError, match=r"model 0\.3, and this is model \d"):
            refuse()
    path.write_text(path.read_text().replace('"separation_anxiety"', '"calm"'))
    with pytest.raises(AftertextError, match=r"old\.json was made with model 0\.3"):
        read_snapshot(path)


@settings(max_examples=10)
@given(any_setups(), seeds, st.integers(0, 9), days, seeds, st.integers(1, 2**40))
def test_a_fork_keeps_the_past_and_has_another_chance(setup, seed, i, stop, other, future):
    engine = EventEngine(begin_couple(setup, Q, seed, i), Q, programs=setup.programs)
    couple = engine.run(stop)
    forked = fork(couple, other, future)
    assert forked.keys == [stream_key(other, future, stream) for stream in range(N_STREAMS)]
    assert forked.keys != couple.keys
    assert data(dataclasses.replace(forked, keys=couple.keys)) == data(couple)
    assert data(fork(couple, seed, i)) == data(couple)


@settings(max_examples=10)
@given(any_setups(), seeds, days, seeds, st.lists(st.integers(0, 2**62), max_size=5))
def test_many_forks_are_the_forks_one_by_one_in_either_engine(setup, seed, stop, other, futures):
    engine = EventEngine(begin_couple(setup, Q, seed, 0), Q, programs=setup.programs)
    couple = engine.run(stop)
    many = fork_many(couple, other, futures)
    assert many.tobytes() == b"".join(data(fork(couple, other, one)) for one in futures)
    packed = pack([couple], COUPLE)[0]
    assert fork_many(packed, other, futures).tobytes() == many.tobytes()
    BatchEngine(Q, setup.programs).run(many)
    for one, end in zip(futures, many, strict=True):
        run = EventEngine(fork(couple, other, one), Q, programs=setup.programs).run()
        assert data(run) == data(unpack(end, Couple()))


def test_forks_differ_from_the_first_draw_after_them():
    couple = some_snapshot(policies=("eager", "flood")).couple
    ends = fork_many(couple, 3, range(40))
    BatchEngine(Q).run(ends)
    assert len({end.tobytes() for end in ends}) == 40
    assert len(set(ends["texts"])) > 10
