"""Life events: their rates, their order, whom they reach."""

import copy
import math
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.events import ANNIVERSARY, DUMPER_NEW_PARTNER, EVENTS, POSTING, event_rate
from agents.seat import BLOCK, MUTE, POST
from sim.begin import Setup, begin_couple
from sim.chance import LIFE_SEEN
from sim.couple import APART, BREAKUP, LIFE, TOGETHER, Couple
from sim.life import act_out, live_event, pick_kind, schedule_life, strike, total_rate
from sim.simulate import simulate
from tests.drawn import quantities
from tests.sim.couples import Q, seeds

kinds = st.integers(0, len(EVENTS) - 1)
dumpers = st.sampled_from(("buddy", "compassionate"))


def exes(seed: int = 1, dumper: str = "buddy") -> Couple:
    return begin_couple(Setup(policies=("polite", dumper)), Q, seed, 0)


@given(quantities())
def test_the_total_rate_is_that_of_all_kinds(q):
    assert math.isclose(total_rate(q), sum(event_rate(kind, q) for kind in range(len(EVENTS))))


@given(quantities())
def test_kinds_come_as_often_as_their_rates_say(q):
    n, total = 2000, total_rate(q)
    picked = Counter(pick_kind((i + 0.5) / n, q) for i in range(n))
    if total > 0.0:
        for kind in range(len(EVENTS)):
            assert abs(picked[kind] - n * event_rate(kind, q) / total) <= 1.001, kind


@given(seeds, quantities(), st.floats(0.0, 90.0))
def test_the_next_event_is_the_random_one_or_the_fixed_one_whichever_is_first(seed, q, fixed):
    couple = exes(seed)
    couple.fixed_days[0] = fixed
    schedule_life(couple, 0.0, q)
    assert couple.slots[LIFE] == min(couple.next_random_event, fixed)
    assert couple.next_random_event > 0.0


@given(seeds, kinds)
def test_nothing_strikes_those_who_are_together(seed, kind):
    couple = exes(seed)
    couple.status = TOGETHER
    before = copy.copy(couple.dumpee), copy.copy(couple.dumper)
    strike(couple, kind, 1.0, Q)
    assert (couple.dumpee, couple.dumper) == before


@given(
    seeds, kinds, st.sampled_from((APART, TOGETHER)), st.sampled_from(("buddy", "compassionate"))
)
def test_an_event_draws_once_whatever_comes_of_it(seed, kind, status, dumper):
    couple = exes(seed, dumper)
    couple.status = status
    before = list(couple.draws)
    strike(couple, kind, 1.0, Q)
    before[2 * LIFE_SEEN] += 1
    assert couple.draws == before


@given(seeds, st.sampled_from((POSTING, DUMPER_NEW_PARTNER)), st.sampled_from((BLOCK, MUTE)))
def test_one_who_blocks_or_mutes_sees_no_news(seed, kind, gesture):
    couple = exes(seed)
    act_out(couple, 0, gesture, 1.0, Q)
    before = copy.copy(couple.dumpee)
    strike(couple, kind, 1.0, Q)
    assert couple.dumpee == before
    assert couple.posts_seen == 0


@given(seeds)
def test_one_who_follows_the_advice_does_not_show_off_the_new_life(seed):
    couple = exes(seed, "compassionate")
    before = copy.copy(couple.dumpee)
    strike(couple, POSTING, 1.0, Q)
    assert couple.dumpee == before


def test_posts_are_seen_as_often_as_declared():
    couple, n = exes(), 3000
    for _ in range(n):
        strike(couple, POSTING, 1.0, Q)
    assert abs(couple.posts_seen / n - Q.sees_posts) < 0.05


@given(st.lists(st.tuples(st.floats(0.0, 30.0), kinds), max_size=12), seeds)
def test_fixed_events_happen_on_their_days_in_order(events, seed):
    seen = []

    class Watch:
        def before(self, couple, slot, q):
            self.fixed = couple.fixed_next

        def after(self, couple, slot, q):
            if couple.fixed_next > self.fixed:
                seen.append((couple.now, couple.last_event))

    setup = Setup(policies=("no_contact", "silence"), events=tuple(events), horizon_days=31.0)
    simulate(setup, Q, seed, observer=Watch())
    assert seen == sorted(events)


def test_a_fixed_event_comes_before_a_random_one_at_the_same_moment():
    couple = exes()
    couple.fixed_days[0], couple.fixed_kinds[0] = 3.0, ANNIVERSARY
    couple.next_random_event = couple.slots[LIFE] = 3.0
    live_event(couple, 3.0, Q)
    assert (couple.last_event, couple.fixed_next, couple.slots[LIFE]) == (ANNIVERSARY, 1, 3.0)
    live_event(couple, 3.0, Q)
    assert couple.next_random_event > 3.0


def test_the_breakup_is_an_event_after_a_prelude():
    couple = simulate(Setup(policies=("polite", "buddy"), prelude_days=9, horizon_days=1e-9), Q, 1)
    assert couple.status == APART
    assert couple.last_event == BREAKUP


@pytest.mark.parametrize("side", [0, 1])
def test_a_post_of_ones_own_reaches_the_other(side):
    couple = exes()
    reached = False
    for _ in range(20):
        before = copy.copy(couple.dumpee if side else couple.dumper)
        act_out(couple, side, POST, 1.0, Q)
        after = couple.dumpee if side else couple.dumper
        reached |= after != before
        assert after.felt_day == 1.0
    assert reached
