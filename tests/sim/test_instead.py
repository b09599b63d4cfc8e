"""Something else in place of a text that is about to go out: only what belongs to it changes."""

import copy
import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.intents import CHECK_UP, COMFORT, INTENT_IDS, MISS_YOU, PROPOSE_RETURN, SILENT
from agents.motives import COURTESY, GUILT, PITY_RETURN
from agents.policies.programs import Programs, Script
from agents.returning import OWN_LOVE, PITY
from agents.seat import BLOCK, POST, Seat
from sim.begin import Setup, begin_couple
from sim.couple import SEND_DUMPER
from sim.event_engine import EventEngine
from sim.instead import leave_unsaid, say_instead
from sim.own_act import FREE_INTENTS
from sim.snapshot import fork
from tests.sim.couples import Q, seeds, state_of


class Before:
    """Keeps copies of a couple before each text of the dumper's."""

    def __init__(self):
        self.found = []

    def before(self, couple, slot, q):
        if slot == SEND_DUMPER and couple.seats[1].planned_intent >= 0:
            self.found.append(copy.deepcopy(couple))

    def after(self, couple, slot, q):
        """Nothing."""


def about_to_send(policies=("eager", "breadcrumb"), seed=3, days=12.0, programs=None):
    seen = Before()
    setup = Setup(policies, horizon_days=days, programs=programs or Programs())
    EventEngine(begin_couple(setup, Q, seed, 0), Q, (None, None), seen, setup.programs).run()
    assert seen.found
    return seen.found


def different(one, other):
    before, after = dataclasses.asdict(one), dataclasses.asdict(other)
    return {name for name in before if before[name] != after[name]}


@settings(max_examples=10)
@given(seeds, st.sampled_from(FREE_INTENTS[1]))
def test_only_what_is_said_changes(seed, name):
    for couple in about_to_send(seed=seed)[:6]:
        seat = couple.seats[1]
        was = copy.deepcopy(seat)
        say_instead(seat, INTENT_IDS[name], 0)
        assert seat.planned_intent == INTENT_IDS[name]
        allowed = {"planned_intent", "planned_motive"}
        if INTENT_IDS[name] == PROPOSE_RETURN:
            allowed |= {"motive", "proposing"}
        assert different(was, seat) <= allowed
        assert seat.planned_answers == was.planned_answers


@settings(max_examples=10)
@given(seeds)
def test_silence_leaves_all_else_as_it_is(seed):
    for couple in about_to_send(seed=seed)[:6]:
        was = copy.deepcopy(couple)
        leave_unsaid(couple, 1, 0, Q)
        assert different(was, couple) == {"seats", "slots"}
        assert different(was.seats[1], couple.seats[1]) == {"planned_intent"}
        assert couple.slots[SEND_DUMPER] == float("inf")
        assert state_of(couple)["dumper"] == state_of(was)["dumper"]


@pytest.mark.parametrize(
    ("motive", "answers", "cause", "planned_motive"),
    [
        (PITY_RETURN, -1, PITY, PITY_RETURN),  # an urge to return: that is why
        (GUILT, -1, OWN_LOVE, None),
        (PITY_RETURN, 7, OWN_LOVE, None),  # an answer is out of no urge
    ],
)
def test_a_proposal_has_the_cause_that_a_policys_would_have(motive, answers, cause, planned_motive):
    seat = Seat(side=1, planned_intent=CHECK_UP, planned_motive=motive, planned_answers=answers)
    if answers >= 0:
        seat.planned_motive = COURTESY
    say_instead(seat, PROPOSE_RETURN, 0)
    assert seat.proposing == cause
    assert seat.planned_motive == seat.motive
    if planned_motive is not None:
        assert seat.planned_motive == planned_motive


@pytest.mark.parametrize(("open_before", "now", "left"), [(0, PITY, 0), (2, PITY, 2), (2, 0, 0)])
def test_a_proposal_that_is_not_made_leaves_the_one_before_it(open_before, now, left):
    seat = Seat(side=1, planned_intent=PROPOSE_RETURN, planned_answers=4, proposing=now)
    seat.planned_motive = PITY_RETURN
    say_instead(seat, COMFORT, open_before)
    assert seat.proposing == left
    assert seat.planned_motive == COURTESY


def test_another_text_leaves_an_open_proposal_open():
    seat = Seat(side=1, planned_intent=MISS_YOU, proposing=PITY)
    say_instead(seat, CHECK_UP, 0)
    assert seat.proposing == PITY


@pytest.mark.parametrize("gesture", [BLOCK, POST])
def test_a_gesture_that_was_to_follow_is_made_at_that_moment(gesture):
    couple = about_to_send()[2]
    couple.seats[1].planned_gesture = gesture
    at = couple.slots[SEND_DUMPER]
    posts, draws = couple.posts_seen, sum(couple.draws)
    leave_unsaid(couple, 1, 0, Q)
    assert couple.now == couple.dumper.felt_day == at
    assert couple.seats[1].planned_gesture == 0
    if gesture == BLOCK:
        assert couple.seats[1].blocking == 1
        assert couple.first_block_day == at
    else:
        assert sum(couple.draws) == draws + 1
        assert couple.posts_seen in (posts, posts + 1)
    assert min(couple.slots) >= couple.now


def test_a_script_does_not_make_up_for_what_was_left_unsaid_or_said_otherwise():
    script = Script(n_sends=2)
    script.send_days[:2] = [2.75, 5.5]
    script.send_intents[:2] = [CHECK_UP, MISS_YOU]
    programs = Programs([Script(), script])
    first = about_to_send(("no_contact", "scripted:a.yaml"), programs=programs)[0]
    assert first.seats[1].planned_intent == CHECK_UP

    def sent(couple):
        seen = Before()
        EventEngine(couple, Q, (None, None), seen, programs).run(12.0)
        own = [one for one in seen.found if not one.seats[1].follows_up]
        return [one.seats[1].planned_intent for one in own if one.seats[1].planned_answers < 0]

    assert sent(fork(first, 3)) == [CHECK_UP, MISS_YOU]
    otherwise, silent = copy.deepcopy(first), copy.deepcopy(first)
    say_instead(otherwise.seats[1], COMFORT, 0)
    assert sent(otherwise) == [COMFORT, MISS_YOU]
    leave_unsaid(silent, 1, 0, Q)
    assert silent.seats[1].planned_intent == SILENT
    assert sent(silent) == [MISS_YOU]


def test_nothing_is_due_that_has_passed():
    for couple in about_to_send(("eager", "flood")):
        leave_unsaid(couple, 1, 0, Q)
        assert min(couple.slots) >= couple.now
