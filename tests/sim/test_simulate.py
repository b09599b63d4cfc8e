"""Determinism by seed, and independence of one couple from the others."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from agents.policies import POLICIES, policies_of
from sim.begin import Setup, begin_couple
from sim.event_engine import EventEngine
from sim.simulate import simulate
from tests.sim.couples import Q, indices, policy_pairs, seeds, setups, state_of


@settings(max_examples=10)
@given(setups(), seeds, indices)
def test_the_same_seed_gives_the_same_couple_to_the_last_bit(setup, seed, index):
    assert state_of(simulate(setup, Q, seed, index)) == state_of(simulate(setup, Q, seed, index))


@settings(max_examples=10)
@given(setups(), seeds, indices)
def test_another_seed_or_number_gives_another_couple(setup, seed, index):
    couple = state_of(begin_couple(setup, Q, seed, index))
    assert couple != state_of(begin_couple(setup, Q, seed + 1, index))
    assert couple != state_of(begin_couple(setup, Q, seed, index + 1))


@settings(max_examples=5)
@given(setups(horizon=20.0), seeds, st.permutations(range(5, 10)))
def test_couple_seven_is_the_same_alone_and_among_others_in_any_order(setup, seed, order):
    among = {index: state_of(simulate(setup, Q, seed, index)) for index in order}
    assert among[7] == state_of(simulate(setup, Q, seed, 7))


@settings(max_examples=5)
@given(setups(horizon=20.0), seeds, st.integers(0, 2**32))
def test_couple_seven_is_the_same_while_others_run_in_between(setup, seed, shuffle):
    engines = {i: EventEngine(begin_couple(setup, Q, seed, i), Q) for i in (3, 7, 12)}
    turns = [(i, stop) for i in engines for stop in (2.5, 8.0, 13.7, 20.0)]
    random.Random(shuffle).shuffle(turns)
    for i, stop in turns:
        engines[i].run(until=stop)
    assert state_of(engines[7].couple) == state_of(simulate(setup, Q, seed, 7))


@settings(max_examples=10)
@given(policy_pairs, policy_pairs, seeds, indices)
def test_two_policies_share_the_same_people_and_the_same_fate(one, other, seed, index):
    """Common random numbers: who they are and what may strike does not depend on policies."""
    first, second = (begin_couple(Setup(policies=pair), Q, seed, index) for pair in (one, other))
    assert first.dumpee == second.dumpee
    assert first.dumper == second.dumper
    assert first.keys == second.keys
    assert first.next_random_event == second.next_random_event


@settings(max_examples=10)
@given(seeds, indices, st.sampled_from(policies_of(1)))
def test_until_policies_truly_differ_the_lives_are_the_same(seed, index, dumper):
    """Until the dumper first writes or reads, who the dumper is makes no difference to a life."""
    one, other = (
        EventEngine(begin_couple(Setup(policies=("no_contact", d)), Q, seed, index), Q)
        for d in (dumper, "silence")
    )
    day = 0.25
    while day < 15.0 and one.couple.texts == other.couple.texts == 0:
        assert one.couple.dumpee == other.couple.dumpee
        one.run(until=day)
        other.run(until=day)
        day += 0.25


def test_every_policy_can_meet_every_other():
    for dumpee in policies_of(0):
        for dumper in policies_of(1):
            couple = simulate(Setup(policies=(dumpee, dumper), horizon_days=3.0), Q, 1)
            assert couple.now > 1.9
    assert set(policies_of(0)) | set(policies_of(1)) == {row.name for row in POLICIES}
