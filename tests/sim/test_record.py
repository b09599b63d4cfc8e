"""The recorder: it changes nothing, leaves nothing out, and says what a text did and why."""

import copy
import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.content import AXES
from agents.events import ANNIVERSARY, EVENTS
from agents.intents import INTENT_IDS, SIDES
from agents.motives import DUMPEE_MOTIVES, DUMPER_MOTIVES
from agents.policies import policies_of
from agents.quantities import with_values
from sim.begin import Setup, begin_couple
from sim.couple import READ_DUMPEE, TOGETHER
from sim.event_engine import EventEngine
from sim.feelings import DERIVED, FEELINGS, STATES, changes, declared_bounds, feelings
from sim.phone import place_of
from sim.reading import appraise
from sim.record import Recorder
from sim.simulate import simulate
from sim.thread import ACTS
from sim.urge import relax
from tests.sim.couples import Q, seeds, setups, state_of

PLAIN = ("plain", "textspeak")
PAIRS = [
    (policies_of(0)[i % len(policies_of(0))], policies_of(1)[i % len(policies_of(1))])
    for i in range(max(len(policies_of(0)), len(policies_of(1))))
]


def record(pair, seed=1, index=0, registers=None, days=60.0, **setup):
    recorder = Recorder(seed, index, registers)
    whole = Setup(policies=pair, horizon_days=days, **setup)
    couple = simulate(whole, Q, seed, index, observer=recorder)
    return recorder.thread, couple


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: "-".join(pair))
def test_the_couple_ends_the_same_with_and_without_a_recorder(pair):
    _, recorded = record(pair, seed=5, registers=PLAIN)
    plain = simulate(Setup(policies=pair, horizon_days=60.0), Q, 5)
    assert state_of(recorded) == state_of(plain)


@settings(max_examples=12)
@given(setups(), seeds)
def test_it_does_so_in_any_setup_and_no_text_is_missing(setup, seed):
    recorder = Recorder(seed, 0)
    couple = simulate(setup, Q, seed, observer=recorder)
    assert state_of(couple) == state_of(simulate(setup, Q, seed))
    texts = recorder.thread.texts
    assert [text.id for text in texts] == list(range(couple.texts))
    assert sum(text.read_day is not None for text in texts) == couple.texts_read
    assert sum(text.blocked for text in texts) == couple.undelivered
    assert sum(act.kind == "reunion" for act in recorder.thread.acts) == couple.reunions


@settings(max_examples=12)
@given(setups(), seeds)
def test_every_text_is_well_formed(setup, seed):
    recorder = Recorder(seed, 0)
    simulate(setup, Q, seed, observer=recorder)
    for text in recorder.thread.texts:
        side = SIDES.index(text.sender)
        names = {*(DUMPEE_MOTIVES, DUMPER_MOTIVES)[side], "courtesy", "plan"}
        assert set(text.motives) <= names
        assert not text.motives or math.isclose(sum(text.motives.values()), 1.0)
        assert list(text.motives.values()) == sorted(text.motives.values(), reverse=True)
        assert bool(text.led_by) == bool(text.motives)
        assert text.led_by in {*names, ""}
        assert tuple(text.content) == AXES
        assert set(text.sender_felt) == set(FEELINGS[side])
        assert set(text.reader_felt) in (set(), set(FEELINGS[1 - side]))
        assert set(text.effect) <= set(FEELINGS[1 - side])
        assert text.intent in INTENT_IDS
        days = [text.sent_day, text.delivered_day, text.read_day]
        known = [day for day in days if day is not None]
        assert known == sorted(known)
        assert not (text.blocked and text.read_day is not None)


def test_an_answer_is_moved_by_courtesy_and_an_own_text_by_its_urges():
    thread, _ = record(("eager", "breadcrumb"))
    answers = [text for text in thread.texts if text.answers is not None]
    own = [text for text in thread.texts if text.answers is None and not text.follows_up]
    assert answers
    assert own
    assert all(text.motives["courtesy"] > 0.0 and text.led_by == "courtesy" for text in answers)
    assert all("courtesy" not in text.motives and text.motives[text.led_by] > 0.0 for text in own)


def test_a_probe_writes_out_of_its_plan():
    thread, _ = record(("flood", "silence"), days=20.0)
    own = [text for text in thread.texts if text.led_by == "plan" and not text.follows_up]
    assert own
    assert all(text.motives["plan"] > 0.3 for text in own)


def test_an_effect_is_that_of_reading_and_not_of_the_time_before_it():
    class Expects:
        """Appraises every text on a copy of the couple, just before it is read."""

        def __init__(self):
            self.effects = {}

        def before(self, couple, slot, q):
            side = slot - READ_DUMPEE
            if side not in (0, 1) or couple.status == TOGETHER or not couple.waiting[side]:
                return
            trial = copy.deepcopy(couple)
            relax(trial, side, q, couple.slots[slot])
            before = feelings(trial, side, q)
            text = trial.mail[place_of(trial, side, 0)]
            appraise(trial, side, q, text)
            self.effects[text.id] = changes(before, feelings(trial, side, q))

        def after(self, couple, slot, q):
            pass

    setup = Setup(policies=("plead", "impatient"), horizon_days=90.0)
    expects, recorder = Expects(), Recorder(7, 0)
    simulate(setup, Q, 7, observer=expects)
    simulate(setup, Q, 7, observer=recorder)
    read = [text for text in recorder.thread.texts if text.read_day is not None]
    assert len(read) > 20
    for text in read:
        assert text.effect == expects.effects[text.id]
        assert text.effect


@settings(max_examples=10)
@given(st.sampled_from(["eager", "plead", "flood"]), st.sampled_from(["buddy", "flood"]), seeds)
def test_a_text_crosses_where_the_other_had_sent_one_not_read_yet(dumpee, dumper, seed):
    thread, _ = record((dumpee, dumper), seed, days=15.0)
    for text in thread.texts:
        unread = [
            other for other in thread.texts[: text.id]
            if other.sender != text.sender
            and (other.read_day is None or other.read_day > text.sent_day)
        ]  # fmt: skip
        assert text.crosses == bool(unread), text.id


def test_words_repeat_with_the_seed_and_move_nothing_else():
    silent, _ = record(("eager", "buddy"), days=20.0)
    one, _ = record(("eager", "buddy"), registers=PLAIN, days=20.0)
    again, _ = record(("eager", "buddy"), registers=PLAIN, days=20.0)
    other, _ = record(("eager", "buddy"), seed=2, registers=PLAIN, days=20.0)
    assert one == again
    assert [text.words for text in other.texts[:5]] != [text.words for text in one.texts[:5]]
    assert all(text.words for text in one.texts)
    assert not any(text.words for text in silent.texts)
    for text in one.texts:
        text.words = ""
    assert one == silent


def test_both_minds_are_sampled_every_day():
    thread, _ = record(("polite", "buddy"), days=30.0)
    for side, name in enumerate(SIDES):
        columns = thread.minds[name]
        assert list(columns) == ["day", *STATES[side], *DERIVED[side]]
        assert columns["day"] == [float(day) for day in range(30)]
        assert {len(values) for values in columns.values()} == {30}
        for feeling, (low, high, _) in declared_bounds(side).items():
            assert all(low <= value <= high for value in columns[feeling])
    hope = zip(thread.minds["dumpee"]["hope"], thread.minds["dumpee"]["hope_share"], strict=True)
    assert all(math.isclose(share, 1.0 / (1.0 + math.exp(-odds))) for odds, share in hope)


def test_days_begin_with_a_prelude():
    thread, couple = record(("polite", "buddy"), days=5.0, prelude_days=3.0)
    assert thread.minds["dumpee"]["day"][0] == -3.0
    together = [text for text in thread.texts if text.sent_day < 0.0]
    assert all(not text.motives and not text.effect for text in together)
    assert [act.kind for act in thread.acts if act.day <= 0.0] == ["breakup"]
    assert couple.partings == 0


def test_life_events_are_written_down_with_what_they_did():
    quiet = with_values({f"rate_{name}": 0.0 for name in EVENTS})
    recorder = Recorder(1, 0)
    setup = Setup(
        policies=("no_contact", "silence"), horizon_days=10.0, events=((3.5, ANNIVERSARY),)
    )
    simulate(setup, quiet, 1, observer=recorder)
    (act,) = [act for act in recorder.thread.acts if act.kind in EVENTS]
    assert (act.kind, act.day, act.side) == ("anniversary", 3.5, None)
    assert act.effect["dumpee"]["rumination"] > 0.0
    assert act.effect["dumper"]["curiosity"] > 0.0


@settings(max_examples=10)
@given(setups(), seeds)
def test_acts_are_known_kinds_in_order(setup, seed):
    recorder = Recorder(seed, 0)
    simulate(setup, Q, seed, observer=recorder)
    acts = recorder.thread.acts
    assert all(act.kind in {*ACTS, *EVENTS} for act in acts)
    assert [act.day for act in acts] == sorted(act.day for act in acts)
    for side in SIDES:
        own = [act.kind for act in acts if act.side == side and act.kind in ("block", "unblock")]
        assert all(one != other for one, other in itertools.pairwise(own))


def test_space_warning_block_and_finding_out_are_written_down():
    thread, _ = record(("ask_space", "flood"), days=40.0)
    kinds = [(act.side, act.kind) for act in thread.acts if act.kind not in EVENTS]
    for kind in (("dumpee", "ask_space"), ("dumpee", "warn"), ("dumpee", "block")):
        assert kind in kinds
    (found,) = [act for act in thread.acts if act.kind == "found_blocked"]
    assert found.side == "dumper"
    assert found.effect["dumper"]
    assert thread.texts[found.text].blocked


def test_what_a_block_catches_on_its_way_is_lost():
    lost = 0
    for seed in range(40):
        thread, couple = record(("flood", "impatient"), seed, days=20.0)
        lost += sum(text.blocked for text in thread.texts)
        assert sum(text.blocked for text in thread.texts) == couple.undelivered
        assert all(text.delivered_day is None for text in thread.texts if text.blocked)
        if lost:
            return
    pytest.fail("nobody blocked")


def test_recording_may_begin_on_the_way():
    couple = begin_couple(Setup(policies=("eager", "buddy"), horizon_days=40.0), Q, 3, 0)
    EventEngine(couple, Q).run(until=20.3)
    sent = couple.texts
    recorder = Recorder(3, 0, PLAIN)
    EventEngine(couple, Q, observer=recorder).run()
    assert [text.id for text in recorder.thread.texts] == list(range(sent, couple.texts))


def test_an_own_event_appears_under_its_name():
    def storm(engine):
        yield engine.clock.timeout(2.25)
        engine.change("storm", lambda couple: setattr(couple.dumpee, "anger", 0.9))
        engine.strike("money_trouble")

    recorder = Recorder(1, 0)
    setup = Setup(policies=("no_contact", "silence"), horizon_days=5.0)
    simulate(setup, Q, 1, observer=recorder, processes=[storm])
    found = {act.kind: act for act in recorder.thread.acts if act.day == 2.25}
    assert set(found) == {"storm", "money_trouble"}
    assert set(found["storm"].effect) == {"dumpee"}
    assert found["money_trouble"].effect["dumper"]["money_need"] > 0.0
