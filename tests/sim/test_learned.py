"""Learned policies in whole couples: what is in the file decides, the same in both engines."""

import copy
import math
import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.declare import declarations
from agents.errors import AftertextError
from agents.policies.observation import OBSERVATION
from agents.policies.observed_dumpee import observe_as_dumpee
from agents.policies.observed_dumper import observe_as_dumper
from agents.policies.programs import MOST_FEATURES
from agents.policies.table import LEARNED
from agents.seat import DAILY, NO_MOMENT, TEXT, URGE
from scenarios.loader import load_scenario
from sim.batch import BatchEngine
from sim.begin import Setup, begin_couple
from sim.couple import Couple
from sim.event_engine import EventEngine
from sim.layout import unpack
from sim.own_act import Act
from sim.own_policy import resolve_policy, seated
from sim.record import Recorder
from sim.simulate import simulate
from sim.step import carry_out, decide, happen, next_slot, side_of
from tests.sim.couples import Q, seeds, setups, state_of
from tests.sim.learned import pair_of, save_random, simple

WIDTHS = st.sampled_from(((), (5,), (16, 8)))
heats = st.sampled_from((0.0, 1.0, 20.0))


@settings(max_examples=8)
@given(seeds, st.integers(0, 2**32), WIDTHS, heats)
def test_a_couple_of_two_learned_policies_runs_and_repeats(
    tmp_path_factory, seed, weights, hidden, heat
):
    setup = pair_of(tmp_path_factory.getbasetemp(), hidden, heat, weights, days=15.0)
    couple = simulate(setup, Q, seed)
    assert [seat.policy for seat in couple.seats] == [LEARNED, LEARNED]
    assert state_of(couple) == state_of(simulate(setup, Q, seed))


@settings(max_examples=8)
@given(seeds, st.floats(1.0, 20.0))
def test_a_copy_of_a_couple_in_the_middle_goes_on_as_the_couple_does(
    tmp_path_factory, seed, halfway
):
    setup = pair_of(tmp_path_factory.getbasetemp(), days=20.0)
    engine = EventEngine(begin_couple(setup, Q, seed, 0), Q, programs=setup.programs)
    engine.run(until=halfway)
    taken = copy.deepcopy(engine.couple)
    # Whatever the places to work in were left with makes no difference.
    programs = copy.deepcopy(setup.programs)
    for net in programs.networks:
        for place in (net.features, net.first_units, net.second_units, net.outputs):
            place[:] = [math.nan] * len(place)
    assert state_of(EventEngine(taken, Q, programs=programs).run()) == state_of(engine.run())


def texts_under(setup, seed=1):
    recorder = Recorder(seed, 0)
    simulate(setup, Q, seed, 0, observer=recorder)
    return recorder.thread


def test_it_answers_what_it_was_taught_to_and_nothing_else(tmp_path):
    policy = simple(tmp_path, 1, "heard_depth", 0.55, "closure_answer")
    setup = Setup(policies=(None, None), horizon_days=60.0)
    thread = texts_under(seated(setup, resolve_policy("plead", 0), policy))
    texts = {text.id: text for text in thread.texts}
    mine = [text for text in thread.texts if text.sender == "dumper" and text.answers is not None]
    assert mine
    assert {text.intent for text in mine} == {"closure_answer"}
    assert all(texts[text.answers].content["depth"] > 0.55 for text in mine)


def test_it_writes_at_the_hour_of_the_action_and_makes_its_gestures(tmp_path):
    silence = resolve_policy("silence", 1)
    setup = Setup(policies=(None, None), horizon_days=20.0)
    daily = simple(tmp_path, 0, "moment_day", 0.5, Act("ask_news", at_hour=20.5))
    thread = texts_under(seated(setup, daily, silence))
    own = [text for text in thread.texts if not text.follows_up]
    assert [text.sent_day for text in own] == [day + 20.5 / 24.0 for day in range(1, 20)]
    muting = simple(tmp_path, 0, "day", 0.05, Act(gesture="mute"))
    kinds = [act.kind for act in texts_under(seated(setup, muting, silence)).acts]
    assert kinds.count("mute") == 1


def test_a_proposal_can_be_accepted_by_a_learned_dumpee(tmp_path):
    accepting = simple(tmp_path, 0, "heard_proposal", 0.5, "accept_return")
    proposing = simple(tmp_path, 1, "moment_day", 0.5, Act("propose_return", at_hour=12.0))
    setup = Setup(policies=(None, None), horizon_days=30.0)
    couple = simulate(seated(setup, accepting, proposing), Q, 1)
    assert couple.reunions >= 1


@settings(max_examples=10)
@given(seeds, st.sampled_from((0, 1)), st.sampled_from((DAILY, TEXT, URGE)))
def test_what_is_decided_has_nothing_to_do_with_the_others_mind(
    tmp_path_factory, seed, side, moment
):
    setup = pair_of(tmp_path_factory.getbasetemp(), days=20.0)
    couple = EventEngine(begin_couple(setup, Q, seed, 0), Q, programs=setup.programs).run(until=9.5)
    other = copy.deepcopy(couple)
    mind = other.dumper if side == 0 else other.dumpee
    for declared in declarations(type(mind)):
        setattr(mind, declared.name, declared.low + declared.high - getattr(mind, declared.name))
    other.seats[1 - side] = copy.deepcopy(setup_seat(setup, 1 - side))
    for one in (couple, other):
        decide(one, side, moment, Q, setup.programs)
    assert couple.seats[side] == other.seats[side]


def setup_seat(setup, side):
    return begin_couple(setup, Q, 0, 0).seats[side]


@settings(max_examples=10)
@given(setups(horizon=40.0), seeds)
def test_in_no_couple_an_entry_leaves_its_bounds(setup, seed):
    couple = begin_couple(setup, Q, seed, 0)
    into = [0.0] * MOST_FEATURES
    while couple.slots[next_slot(couple)] < couple.horizon:
        slot = next_slot(couple)
        moment = happen(couple, slot, Q)
        if moment == NO_MOMENT:
            continue
        side = side_of(slot)
        if side == 0:
            observe_as_dumpee(couple.dumpee, couple.seats[0], Q, moment, couple.now, into)
        else:
            observe_as_dumper(couple.dumper, couple.seats[1], Q, moment, couple.now, into)
        seen = dict(zip(OBSERVATION[side], into, strict=False))
        assert {name: v for name, v in seen.items() if not -1.0 <= v <= 1.0} == {}
        decide(couple, side, moment, Q, setup.programs)
        carry_out(couple, side, moment, Q)


def test_a_choice_can_be_sent_to_other_processes_and_working_leaves_no_mark(tmp_path):
    ref = f"learned:{save_random(tmp_path / 'p.npz', 0)}"
    choice = resolve_policy(ref, 0)
    assert choice.is_data
    assert choice.decider(Q, 1, 0) is None
    sent = pickle.loads(pickle.dumps(choice))
    setup = Setup(policies=(None, None), horizon_days=10.0)
    other = resolve_policy("buddy", 1)
    one, two = (simulate(seated(setup, c, other), Q, 3) for c in (choice, sent))
    assert state_of(one) == state_of(two)
    assert sent == choice == resolve_policy(ref, 0)


@settings(max_examples=6)
@given(seeds, st.integers(0, 2**32), WIDTHS, heats)
def test_the_batch_engine_gives_the_same_couples_to_the_last_bit(
    tmp_path_factory, seed, weights, hidden, heat
):
    setup = pair_of(tmp_path_factory.getbasetemp(), hidden, heat, weights, days=20.0)
    engine = BatchEngine(Q, setup.programs)
    couples = engine.begin(setup, seed, range(4))
    engine.run(couples, threads=2)
    for index, packed in enumerate(couples):
        state = state_of(unpack(packed, Couple()))
        assert state == state_of(simulate(setup, Q, seed, index))


# --- scenarios


def test_a_scenario_names_it_by_a_path_from_its_own_folder(tmp_path):
    (tmp_path / "minds").mkdir()
    save_random(tmp_path / "minds" / "p.npz", 1)
    file = tmp_path / "mine.yaml"
    head = "title: Mine\nabout: A test\ndumper:\n  policy: learned:minds/"
    file.write_text(head + "p.npz\n")
    name = load_scenario(str(file)).policies[1]
    assert name == f"learned:{tmp_path / 'minds' / 'p.npz'}"
    assert resolve_policy(name, 1).network is not None
    file.write_text(head + "q.npz\n")
    with pytest.raises(AftertextError, match=r"mine.yaml.*dumper.policy.*cannot read .*q.npz"):
        load_scenario(str(file))
