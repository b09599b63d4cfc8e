"""Own policies: what they may answer, and that it is done."""

import functools
import pickle

import pytest

from agents.errors import AftertextError
from agents.intents import INTENT_IDS
from agents.policies import OWN_CODE, policies_of
from agents.policies.programs import NO_PROGRAMS
from sim.begin import Setup, begin_couple
from sim.event_engine import EventEngine
from sim.own_act import FREE_INTENTS, Act, chosen
from sim.own_policy import SILENCE, resolve_policy, seated
from sim.simulate import simulate
from tests.sim.couples import Q, state_of
from tests.sim.own import run, write_policy


@pytest.fixture(name="write")
def _write(tmp_path):
    return functools.partial(write_policy, tmp_path)


def test_every_built_in_name_resolves_to_itself():
    for side in (0, 1):
        for name in policies_of(side):
            choice = resolve_policy(name, side)
            assert (choice.name, choice.is_data, choice.remark) == (name, True, "")
            assert choice.decider(Q, 1, 0) is None


def test_policies_are_seated_by_name_and_own_code_without_one(write):
    own = resolve_policy(write("def on_text(self, view): return 'polite_answer'"), 0)
    buddy, setup = resolve_policy("buddy", 1), Setup(policies=(None, None), horizon_days=9.0)
    assert not own.is_data
    assert seated(setup, own, buddy) == Setup(policies=(None, "buddy"), horizon_days=9.0)
    assert seated(setup, resolve_policy("polite", 0), buddy).programs is NO_PROGRAMS


def test_it_answers_what_it_returns(write):
    _, thread = run(write("def on_text(self, view): return 'polite_answer'"))
    answers = {text.intent for text in thread.texts if text.sender == "dumpee"}
    assert answers == {"polite_answer"}


def test_it_writes_of_its_own_accord_at_the_hour_it_says(write):
    ref = write("""
        def on_day(self, view):
            if view.day == 2.0:
                return Act("ask_news", at_hour=19.5)
        def on_start(self, view):
            return "ask_closure"
    """)
    couple, thread = run(ref, other="silence")
    assert couple.seats[0].policy == OWN_CODE
    sent = [text for text in thread.texts if not text.follows_up]
    assert [text.intent for text in sent] == ["ask_closure", "ask_news"]
    assert [text.sent_day for text in sent] == [0.0, 2.0 + 19.5 / 24.0]
    assert all(text.motives == {"plan": 1.0} and text.led_by == "plan" for text in sent)


def test_it_makes_gestures_with_and_without_a_text(write):
    ref = write("""
        def on_text(self, view):
            return Act("warn", gesture="block") if view.day > 3.0 else None
        def on_day(self, view):
            if view.day == 1.0:
                return Act(gesture="mute")
            if view.blocking and view.day > 20.0:
                return Act(gesture="unblock")
    """)
    _, thread = run(ref, days=40.0)
    kinds = [act.kind for act in thread.acts if act.side == "dumpee"]
    assert kinds.index("mute") < kinds.index("warn") < kinds.index("block")
    assert kinds.index("block") < kinds.index("unblock")


def test_without_methods_there_is_silence(write):
    couple, _ = run(write("def on_start(self, view): return None"))
    assert couple.seats[0].n_sent == 0
    assert Act() == SILENCE


def test_a_proposal_of_own_code_can_be_accepted(write):
    ref = write("""
        def on_day(self, view):
            if view.day == 5.0:
                return Act("propose_return", at_hour=18.0)
    """)
    couple, thread = run(ref, side=1, other="plead")
    reunion = [act for act in thread.acts if act.kind == "reunion"]
    assert couple.reunions == len(reunion) == 1
    assert couple.first_cause == 1


def test_each_couple_has_its_own_instance_and_repeats_with_the_seed(write):
    ref = write("""
        def __init__(self):
            self.asked = 0
        def on_text(self, view):
            self.asked += 1
            return "polite_answer" if view.random() < 0.5 and self.asked < 4 else None
    """)
    first, _ = run(ref, seed=3)
    again, _ = run(ref, seed=3)
    other, _ = run(ref, seed=3, index=1)
    assert state_of(first) == state_of(again)
    assert first.seats[0].n_sent > 0
    assert state_of(first) != state_of(other)


def test_a_choice_can_be_sent_to_other_processes(write):
    ref = write("def on_text(self, view): return 'polite_answer'")
    choice = pickle.loads(pickle.dumps(resolve_policy(ref, 0)))
    assert choice == resolve_policy(ref, 0)
    assert choice.decider(Q, 1, 0) is not None


def test_recording_own_code_changes_nothing(write):
    ref = write("""
        wants_words = True
        def on_text(self, view):
            return "polite_answer" if len(view.heard.words) > 40 else None
    """)
    recorded, _ = run(ref)
    choice = resolve_policy(ref, 0)
    setup = Setup(policies=(None, "flood"), horizon_days=30.0)
    assert state_of(simulate(setup, Q, 1, 0, (choice.decider(Q, 1, 0), None))) == state_of(recorded)


def test_every_free_intent_can_be_chosen_by_its_side_alone():
    for side in (0, 1):
        for name in FREE_INTENTS[side]:
            assert chosen(name, side, False).intent == INTENT_IDS[name]
        for name in set(FREE_INTENTS[1 - side]) - set(FREE_INTENTS[side]):
            with pytest.raises(AftertextError):
                chosen(name, side, False)


def test_the_engine_asks_a_decider_from_a_snapshot_on(write):
    ref = write("def on_text(self, view): return 'polite_answer'")
    couple = begin_couple(Setup(policies=(None, "flood"), horizon_days=30.0), Q, 1, 0)
    EventEngine(couple, Q, (resolve_policy(ref, 0).decider(Q, 1, 0), None)).run(until=10.0)
    decider = resolve_policy(ref, 0).decider(Q, 1, 0)
    EventEngine(couple, Q, (decider, None)).run()
    assert couple.seats[0].n_sent > 0
