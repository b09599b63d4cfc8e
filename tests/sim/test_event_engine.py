"""The event engine against a plain loop, in one run and in pieces, from any moment."""

import copy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.errors import AftertextError
from agents.events import ANNIVERSARY, EVENTS
from agents.intents import SMALL_TALK
from agents.policies.acts import say, stay_silent
from agents.quantities import QUANTITIES, with_values
from agents.seat import TEXT
from sim.begin import Setup, begin_couple
from sim.couple import SLOTS
from sim.event_engine import Clock, EventEngine
from sim.simulate import simulate
from tests.drawn import quantities
from tests.sim.couples import Q, plain_loop, policy_pairs, seeds, setups, state_of

PLAIN = Setup(policies=("polite", "buddy"), horizon_days=12.0)


@settings(max_examples=20)
@given(setups(), seeds)
def test_the_engine_equals_a_plain_loop_to_the_last_bit(setup, seed):
    engine = EventEngine(begin_couple(setup, Q, seed, 3), Q)
    loop = plain_loop(begin_couple(setup, Q, seed, 3), Q)
    assert state_of(engine.run()) == state_of(loop)


@settings(max_examples=8)
@given(setups(horizon=20.0), quantities(), seeds)
def test_it_does_so_whatever_the_quantities(setup, q, seed):
    engine = EventEngine(begin_couple(setup, q, seed, 3), q)
    loop = plain_loop(begin_couple(setup, q, seed, 3), q)
    assert state_of(engine.run()) == state_of(loop)


@pytest.mark.parametrize("day", [11.5, 12.0, 12.5])
def test_an_event_at_the_very_end_is_left_out_whichever_slot_it_is(day):
    quiet = with_values({name: 0.0 for name in QUANTITIES if name.startswith("rate_")})
    setup = Setup(policies=("polite", "buddy"), horizon_days=12.0, events=((day, ANNIVERSARY),))
    couple = simulate(setup, quiet, 4)
    assert couple.fixed_next == int(day < 12.0)
    assert state_of(couple) == state_of(plain_loop(begin_couple(setup, quiet, 4, 0), quiet))


stops = st.lists(st.floats(0.0, 12.0) | st.sampled_from((1.0, 4.0, 7.0)), max_size=6).map(sorted)


@settings(max_examples=30)
@given(policy_pairs, seeds, stops)
def test_a_run_in_pieces_equals_one_run(pair, seed, pieces):
    setup = Setup(policies=pair, horizon_days=12.0)
    engine = EventEngine(begin_couple(setup, Q, seed, 0), Q)
    for stop in pieces:
        engine.run(until=stop)
        assert engine.couple.now < stop or engine.events == 0
    assert state_of(engine.run()) == state_of(simulate(setup, Q, seed))


@settings(max_examples=10)
@given(setups(), seeds, st.floats(0.05, 0.95))
def test_a_copy_taken_on_the_way_goes_on_as_the_couple_itself_would(setup, seed, share):
    whole = simulate(setup, Q, seed)
    engine = EventEngine(begin_couple(setup, Q, seed, 0), Q)
    engine.run(until=share * setup.horizon_days)
    snapshot = copy.deepcopy(engine.couple)
    assert state_of(engine.run()) == state_of(whole)
    assert state_of(EventEngine(snapshot, Q).run()) == state_of(whole)


@settings(max_examples=8)
@given(setups(horizon=20.0), seeds)
def test_an_observer_changes_nothing_and_sees_every_event(setup, seed):
    class Counts:
        befores = afters = 0

        def before(self, couple, slot, q):
            self.befores += 1

        def after(self, couple, slot, q):
            self.afters += 1

    observer = Counts()
    engine = EventEngine(begin_couple(setup, Q, seed, 0), Q, observer=observer)
    assert state_of(engine.run()) == state_of(simulate(setup, Q, seed))
    assert observer.befores == observer.afters == engine.events > 0


def test_own_code_decides_for_its_seat_alone():
    asked = []

    def own(couple, side, moment):
        asked.append((side, moment))
        act = couple.seats[side].act
        stay_silent(act)
        if moment == TEXT:
            say(act, SMALL_TALK)

    setup = Setup(policies=("plead", None), horizon_days=20.0)
    couple = simulate(setup, Q, 2, deciders=(None, own))
    assert {side for side, _ in asked} == {1}
    assert couple.seats[1].n_sent > 0
    assert simulate(setup, Q, 2).seats[1].n_sent == 0


def test_a_decider_for_a_built_in_policy_is_not_asked():
    def never(couple, side, moment):
        raise AssertionError("a built-in policy decides for itself")

    with_decider = simulate(PLAIN, Q, 2, deciders=(never, never))
    assert state_of(with_decider) == state_of(simulate(PLAIN, Q, 2))


def test_an_own_process_runs_alongside_and_an_idle_one_changes_nothing():
    days = []

    def daily(engine):
        while True:
            days.append(engine.clock.now)
            yield engine.clock.timeout(1.0)

    assert state_of(simulate(PLAIN, Q, 2, processes=[daily])) == state_of(simulate(PLAIN, Q, 2))
    assert days == [float(day) for day in range(12)]


def test_simultaneous_events_of_the_couple_come_before_an_own_process():
    order = []

    class Watch:
        def before(self, couple, slot, q):
            order.append((couple.slots[slot], SLOTS[slot]))

        def after(self, couple, slot, q):
            pass

    def daily(engine):
        while True:
            yield engine.clock.timeout(1.0)
            order.append((engine.clock.now, "own process"))

    simulate(PLAIN, Q, 2, observer=Watch(), processes=[daily])
    for day in range(1, 12):
        assert [name for now, name in order if now == day][-1] == "own process"


@pytest.mark.parametrize("name", EVENTS)
def test_an_own_strike_happens_besides_those_to_come(name):
    def strikes(engine):
        yield engine.clock.timeout(3.25)
        engine.strike(name)

    struck, plain = simulate(PLAIN, Q, 2, processes=[strikes]), simulate(PLAIN, Q, 2)
    assert struck.fixed_next == plain.fixed_next
    assert struck.next_random_event == plain.next_random_event


def test_an_unknown_strike_is_refused_with_the_nearest_name():
    engine = EventEngine(begin_couple(PLAIN, Q, 2, 0), Q)
    with pytest.raises(AftertextError, match="did you mean 'anniversary'"):
        engine.strike("aniversary")


def test_an_own_process_may_change_the_couple():
    def meddles(engine):
        yield engine.clock.timeout(2.5)
        engine.change("hope gone", lambda couple: setattr(couple.dumpee, "hope", -6.0))

    couple = simulate(PLAIN, Q, 2, processes=[meddles])
    assert couple.dumpee.hope < simulate(PLAIN, Q, 2).dumpee.hope


def test_the_clock_orders_by_time_priority_and_scheduling_and_refuses_the_past():
    clock, called = Clock(initial_time=1.0), []
    for time, priority in ((2.0, 5), (2.0, 3), (1.5, 8), (2.0, 3)):
        label = (time, priority, len(called))
        clock.at(time, priority, lambda _event, label=label: called.append(label))
    clock.run()
    assert [(time, priority) for time, priority, _ in called] == [
        (1.5, 8), (2.0, 3), (2.0, 3), (2.0, 5),
    ]  # fmt: skip
    with pytest.raises(ValueError, match="has passed"):
        clock.at(0.5, 0, lambda _event: None)
