"""The batch engine: a couple depends on nothing but itself, however the array is cut and run."""

import dataclasses
import math
import random
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.errors import AftertextError
from scenarios import strategies as aftertext
from sim import compiled
from sim.batch import BatchEngine
from sim.begin import Setup, begin_couple
from sim.couple import Couple
from sim.event_engine import EventEngine
from sim.layout import COUPLE, pack, unpack
from sim.trace import Trace, joined
from tests.drawn import quantities
from tests.sim.any_couple import OF_DATA, any_programs
from tests.sim.couples import Q, policy_pairs, seeds
from tests.sim.differential import same

pytestmark = pytest.mark.usefixtures("batch_engine")

MANY = 60
DATA = Setup(OF_DATA, horizon_days=25.0, programs=any_programs(random.Random(1)))
some_setups = st.just(DATA) | policy_pairs.map(lambda pair: Setup(pair, horizon_days=25.0))
threads = st.sampled_from((1, 2, 3))
cuts = st.lists(st.integers(0, MANY), max_size=5).map(sorted)
stops = st.lists(st.floats(-3.0, 27.0) | st.sampled_from((1.0, 7.0)), max_size=5).map(sorted)
rows = st.sampled_from((1, 7, 64, 4096))


def run(setup: Setup, seed: int, indices, engine: BatchEngine | None = None):
    """Run couples in one go on one thread."""
    engine = engine or BatchEngine(Q, setup.programs)
    couples = engine.begin(setup, seed, indices)
    engine.run(couples)
    return couples


@given(some_setups, seeds, cuts, threads)
def test_neither_chunks_nor_threads_change_a_bit(setup, seed, cuts, threads):
    engine = BatchEngine(Q, setup.programs)
    couples = engine.begin(setup, seed, range(MANY))
    counts = [engine.run(part, threads=threads) for part in np.split(couples, cuts)]
    whole = engine.begin(setup, seed, range(MANY))
    assert sum(counts) == engine.run(whole)
    assert couples.tobytes() == whole.tobytes()


@given(some_setups, seeds, st.lists(st.integers(0, 2**40), min_size=1, max_size=20), threads)
def test_a_couple_is_the_same_in_any_place_among_any_others(setup, seed, indices, threads):
    engine = BatchEngine(Q, setup.programs)
    couples = engine.begin(setup, seed, indices)
    engine.run(couples, threads=threads)
    for couple, index in zip(couples, indices, strict=True):
        assert couple.tobytes() == run(setup, seed, [index], engine)[0].tobytes()


@given(some_setups, seeds, st.permutations(range(12)))
def test_order_does_not_matter_and_one_number_twice_is_one_couple_twice(setup, seed, order):
    twice = run(setup, seed, [*order, *order])
    in_order = run(setup, seed, range(12))
    assert twice.tobytes() == in_order[[*order, *order]].tobytes()


@given(some_setups, seeds, stops, threads, st.lists(st.integers(0, 300), max_size=3))
def test_stops_on_the_way_change_nothing(setup, seed, stops, threads, most):
    engine = BatchEngine(Q, setup.programs)
    couples, done = engine.begin(setup, seed, range(9)), 0
    for stop in stops:
        done += engine.run(couples, until=stop, threads=threads)
        assert np.all(couples["now"] < max(stop, 1e-9))
        assert np.all(couples["slots"].min(axis=1) >= min(stop, 25.0))
    for number in most:
        before = couples["draws"].sum()
        steps = engine.run(couples, most=number)
        assert steps <= 9 * number
        assert (couples["draws"].sum() == before) or steps
        done += steps
    done += engine.run(couples)
    whole = engine.begin(setup, seed, range(9))
    assert done == engine.run(whole)
    assert couples.tobytes() == whole.tobytes()


def equal_traces(one: Trace, other: Trace) -> bool:
    return all(a.tobytes() == b.tobytes() for a, b in zip(one, other, strict=True))


@settings(max_examples=25)
@given(some_setups, seeds, rows, stops)
def test_recording_changes_nothing_and_no_buffer_is_too_small(setup, seed, rows, stops):
    engine = BatchEngine(Q, setup.programs)
    couples, by_couple = engine.begin(setup, seed, range(3)), ([], [], [])
    for stop in (*stops, math.inf):
        for part in engine.trace(couples, until=stop, rows=rows):
            assert 0 < len(part) <= rows
            for number, found in enumerate(by_couple):
                found.append(Trace(*(column[part.events["couple"] == number] for column in part)))
    whole = engine.begin(setup, seed, range(3))
    at_once = joined(list(engine.trace(whole)))
    assert equal_traces(joined([joined(found) for found in by_couple]), at_once)
    assert couples.tobytes() == whole.tobytes() == run(setup, seed, range(3)).tobytes()


@settings(max_examples=20)
@given(some_setups, seeds, st.sampled_from((1, 7, 100)))
def test_a_trace_may_be_left_half_read_and_gone_on_with(setup, seed, rows):
    engine = BatchEngine(Q, setup.programs)
    couples = engine.begin(setup, seed, range(3))
    first = next(engine.trace(couples, rows=rows))
    whole = engine.begin(setup, seed, range(3))
    at_once = joined(list(engine.trace(whole)))
    assert equal_traces(joined([first, *engine.trace(couples)]), at_once)
    assert couples.tobytes() == whole.tobytes()


@given(
    aftertext.setups(),
    quantities(),
    st.integers(0, 2**63 - 1),
    st.lists(st.integers(0, 2**63 - 1), max_size=6),
)
def test_all_couples_begin_as_one_does(setup, q, seed, indices):
    couples = BatchEngine(q).begin(setup, seed, indices)
    assert len(couples) == len(indices)
    for couple, index in zip(couples, indices, strict=True):
        alone = pack([begin_couple(setup, q, seed, index)], COUPLE)[0]
        same(alone, couple, f"couple {index} under seed {seed} at its first moment")


@settings(max_examples=20)
@given(some_setups, seeds, st.floats(0.0, 25.0), st.booleans())
def test_either_engine_takes_over_where_the_other_stopped(setup, seed, day, batch_first):
    engine = BatchEngine(Q, setup.programs)
    couples = engine.begin(setup, seed, [4])
    whole = run(setup, seed, [4], engine)
    if batch_first:
        engine.run(couples, until=day)
        couple = unpack(couples[0], Couple())
        ended = EventEngine(couple, Q, programs=setup.programs).run()
        same(pack([ended], COUPLE)[0], whole[0], f"{setup.policies}, from day {day} on")
    else:
        couple = unpack(couples[0], Couple())
        EventEngine(couple, Q, programs=setup.programs).run(until=day)
        couples = pack([couple], COUPLE)
        engine.run(couples)
        same(couples[0], whole[0], f"{setup.policies}, up to day {day}")


def test_no_couples_are_no_trouble():
    engine = BatchEngine(Q, DATA.programs)
    for threads in (1, 2):
        couples = engine.begin(DATA, 1, [])
        assert engine.run(couples, threads=threads) == 0
    assert list(engine.trace(couples)) == []


def test_engines_side_by_side_on_threads_keep_their_own_numbers_and_programs():
    """Networks work in places of their record, which threads must not share."""
    setup = dataclasses.replace(DATA, policies=("learned:drawn", "learned:drawn"))
    engine = BatchEngine(Q, setup.programs)
    alone = run(setup, 1, range(MANY), engine).tobytes()
    with ThreadPoolExecutor(4) as pool:
        runs = pool.map(lambda _: run(setup, 1, range(MANY), engine).tobytes(), range(12))
    assert set(runs) == {alone}


def test_no_argument_has_the_engine_compiled_anew():
    """Another type or layout would take half a minute, and no one would know why."""
    engine, setup = BatchEngine(Q), Setup(("polite", "breadcrumb"), horizon_days=9.0)
    whole = run(setup, 1, range(10), engine)
    begun = engine.begin(setup, 1, range(10))
    compiled_now = []
    with compiled.watched(compiled_now.append):
        for until in (5, np.float32(5.0), True):
            engine.run(begun.copy(), until=until, most=np.int32(4), threads=2)
        every_other = engine.begin(setup, np.int32(1), [*range(10)])[::2]
        engine.run(every_other)
        engine.run(engine.begin(setup, True, []))
    assert compiled_now == []
    assert every_other.tobytes() == whole[::2].tobytes()


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (lambda engine, couples: engine.run(couples, until=math.nan), "not a number"),
        (lambda engine, couples: list(engine.trace(couples, until=math.nan)), "not a number"),
        (lambda engine, couples: list(engine.trace(couples, rows=0)), "never end"),
        (lambda engine, couples: engine.run(couples, threads=0), "run nothing"),
        (lambda engine, couples: engine.run(np.zeros(3)), "as begin"),
        (lambda engine, couples: engine.run(couples.reshape(1, -1)), "as begin"),
        (lambda engine, couples: engine.run(np.broadcast_to(couples[0], 3)), "as begin"),
    ],
)
def test_what_cannot_be_run_is_refused(wrong, told):
    engine = BatchEngine(Q)
    with pytest.raises(ValueError, match=told):
        wrong(engine, engine.begin(Setup(("polite", "silence")), 1, range(3)))


@pytest.mark.parametrize(
    ("setup", "seed", "told"),
    [
        (Setup((None, "silence")), 1, "cannot run own code"),
        (DATA, 1, "does not know this set-up's scripts"),
        (Setup(("polite", "silence")), 2**63, "outside 0 to"),
        (Setup(("polite", "silence")), -1, "outside 0 to"),
    ],
)
def test_what_cannot_begin_is_refused(setup, seed, told):
    with pytest.raises(AftertextError, match=told):
        BatchEngine(Q).begin(setup, seed, range(3))
