"""Setting up one couple."""

import copy
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.events import ANNIVERSARY, EVENTS
from agents.policies import OWN_CODE, POLICIES, POLICY_IDS
from agents.policies.table import SLIPS
from sim.begin import Setup, begin_couple, blank_couple, open_couple
from sim.chance import N_STREAMS, stream_key
from sim.couple import (
    APART,
    BREAKUP,
    DAY_DUMPEE,
    DAY_DUMPER,
    FRIENDS,
    LIFE,
    TOGETHER,
    URGE_DUMPEE,
    URGE_DUMPER,
)
from sim.people import fixed
from tests.checks import out_of_range
from tests.drawn import quantities
from tests.sim.couples import Q, indices, policy_pairs, seeds, setups

shares = st.floats(0.0, 1.0)


@given(setups(), quantities(), seeds, indices)
def test_both_minds_begin_within_bounds(setup, q, seed, index):
    couple = begin_couple(setup, q, seed, index)
    assert out_of_range(couple.dumpee) == []
    assert out_of_range(couple.dumper) == []
    assert couple.now == -setup.prelude_days
    # Minds do not move before the breakup shapes them.
    assert couple.dumpee.felt_day == couple.dumper.felt_day == 0.0


@given(setups(), seeds, indices)
def test_the_streams_and_clocks_are_set(setup, seed, index):
    couple = begin_couple(setup, Q, seed, index)
    assert couple.keys == [stream_key(seed, index, stream) for stream in range(N_STREAMS)]
    start = -setup.prelude_days
    assert couple.slots[DAY_DUMPEE] == couple.slots[DAY_DUMPER] == start
    assert all(start < couple.slots[s] < math.inf for s in (URGE_DUMPEE, URGE_DUMPER))
    assert couple.slots[LIFE] >= start
    assert couple.horizon == setup.horizon_days


@given(policy_pairs, seeds)
def test_seats_have_what_the_table_says(pair, seed):
    couple = begin_couple(Setup(policies=pair), Q, seed, 0)
    for side, seat in enumerate(couple.seats):
        row = POLICIES[POLICY_IDS[pair[side]]]
        assert (seat.side, seat.policy) == (side, POLICY_IDS[pair[side]])
        assert seat.drive_per_day == row.drive * Q.probe_texts_per_day
        assert seat.initiative == (Q.slip_share if row.initiative == SLIPS else row.initiative)


def test_own_code_has_its_own_number():
    couple = begin_couple(Setup(policies=(None, None)), Q, 1, 0)
    assert [seat.policy for seat in couple.seats] == [OWN_CODE, OWN_CODE]
    assert couple.seats[0].initiative == 1.0


@given(seeds, shares, shares)
def test_the_manner_of_leaving_is_one_fact_unless_the_scenario_says_else(seed, harsh, regret):
    pair = ("polite", "buddy")
    one = begin_couple(Setup(pair, traits=({"harshness": fixed(harsh)}, {})), Q, seed, 0)
    assert one.dumper.regret_of_manner == one.dumpee.harshness == harsh
    traits = ({"harshness": fixed(harsh)}, {"regret_of_manner": fixed(regret)})
    assert begin_couple(Setup(pair, traits=traits), Q, seed, 0).dumper.regret_of_manner == regret


@pytest.mark.parametrize("status", [FRIENDS, TOGETHER])
def test_those_who_never_part_have_no_breakup_before_them(status):
    couple = begin_couple(Setup(policies=("polite", "buddy"), status=status), Q, 1, 0)
    assert couple.status == status
    assert BREAKUP not in couple.fixed_kinds


def test_a_prelude_ends_with_the_breakup_on_day_zero():
    setup = Setup(policies=("polite", "buddy"), prelude_days=5.0, events=((-2.0, ANNIVERSARY),))
    couple = begin_couple(setup, Q, 1, 0)
    assert couple.status == TOGETHER
    assert couple.fixed_days[:2] == [-2.0, 0.0]
    assert couple.fixed_kinds[:2] == [ANNIVERSARY, BREAKUP]


events = st.lists(st.tuples(st.floats(0.0, 99.0), st.integers(0, len(EVENTS) - 1)), max_size=23)


@given(events)
def test_fixed_events_are_kept_in_order_of_their_days(fixed_events):
    couple = begin_couple(Setup(("polite", "buddy"), events=tuple(fixed_events)), Q, 1, 0)
    n = len(fixed_events)
    kept = list(zip(couple.fixed_days, couple.fixed_kinds, strict=True))
    assert kept[:n] == sorted(fixed_events)
    assert kept[n:] == [(math.inf, -1)] * (len(kept) - n)


def test_the_breakup_is_kept_however_many_events_a_scenario_fixes():
    many = tuple((-5.0 + 0.01 * i, ANNIVERSARY) for i in range(40))
    setup = Setup(policies=("polite", "buddy"), prelude_days=6.0, events=many)
    assert BREAKUP in begin_couple(setup, Q, 1, 0).fixed_kinds


def test_apart_is_the_usual_beginning():
    couple = begin_couple(Setup(policies=("polite", "buddy")), Q, 1, 0)
    assert (couple.status, couple.now) == (APART, 0.0)


def test_an_event_on_the_day_of_the_breakup_comes_after_it():
    from agents.events import EVENTS, MONEY_TROUBLE

    setup = Setup(policies=("polite", "buddy"), events=((0.0, MONEY_TROUBLE),), prelude_days=3.0)
    assert begin_couple(setup, Q, 1, 0).fixed_kinds[:2] == [len(EVENTS), MONEY_TROUBLE]


@given(setups(), quantities())
def test_opening_breaks_up_those_who_are_apart_and_sets_the_clocks(setup, q):
    couple = blank_couple(setup, q)
    assert couple.status == (TOGETHER if setup.prelude_days else setup.status)
    assert couple.slots[LIFE] == couple.slots[URGE_DUMPEE] == couple.slots[URGE_DUMPER] == math.inf
    unshaped = copy.deepcopy(couple.dumpee)
    open_couple(couple, q)
    assert (couple.dumpee != unshaped) == (couple.status == APART)
    assert couple.slots[LIFE] <= couple.fixed_days[0]
    assert min(couple.slots) == couple.slots[DAY_DUMPEE] == couple.now
    assert math.isfinite(couple.slots[URGE_DUMPEE] + couple.slots[URGE_DUMPER])
