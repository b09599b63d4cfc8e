"""The state of a couple is plain data: copied, compared, never shared."""

import copy
import dataclasses

from hypothesis import given, settings

from sim.begin import begin_couple
from sim.couple import MAIL_PLACES, N_SLOTS, Couple
from tests.sim.couples import Q, plain_loop, seeds, setups, state_of


def test_two_couples_share_nothing():
    one, other = Couple(), Couple()
    one.slots[0] = one.keys[0] = one.draws[0] = 5
    one.seats[0].urges[0] = one.mail[0].content.warmth = 0.5
    assert other == Couple()
    assert len(one.mail) == 2 * MAIL_PLACES
    assert len(one.slots) == N_SLOTS


@settings(max_examples=8)
@given(setups(horizon=10.0), seeds)
def test_a_copy_is_equal_and_lives_on_alone(setup, seed):
    couple = begin_couple(setup, Q, seed, 0)
    kept = copy.deepcopy(couple)
    plain_loop(couple, Q)
    assert state_of(kept) == state_of(begin_couple(setup, Q, seed, 0))


def plain(value: object) -> bool:
    if isinstance(value, dict):
        return all(plain(v) for v in value.values())
    if isinstance(value, list):
        return all(plain(v) for v in value)
    return type(value) in (int, float)


@settings(max_examples=8)
@given(setups(horizon=10.0), seeds)
def test_the_state_is_made_of_numbers_alone_and_no_field_changes_its_kind(setup, seed):
    couple = plain_loop(begin_couple(setup, Q, seed, 0), Q)
    assert plain(state_of(couple))
    fresh = Couple()
    for record, new in zip(records(couple), records(fresh), strict=True):
        for field in dataclasses.fields(record):
            kind = type(getattr(record, field.name))
            assert kind is type(getattr(new, field.name)), field.name


def records(couple: Couple) -> list[object]:
    return [couple, couple.dumpee, couple.dumper, *couple.seats, couple.outgoing, couple.incoming]
