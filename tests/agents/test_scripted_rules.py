"""The rules that decide by a script, and the moves that all data policies share."""

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.intents import CHECK_UP, COMFORT, INTENTS, MISS_YOU, PLEA, PROPOSE_RETURN, SILENT
from agents.motives import LOVE_RETURN, PITY_RETURN, PLAN, PRESSURE_RETURN
from agents.policies.acts import choose, propose
from agents.policies.programs import MOST_SENDS, Script
from agents.policies.scripted import decide_scripted, has_gone_out, send_what_is_due
from agents.returning import OWN_LOVE, PITY, PRESSURE
from agents.seat import DAILY, NEVER, NO_GESTURE, STARTING, TEXT, URGE, Seat
from tests.drawn import seats

moments = st.sampled_from((STARTING, DAILY, TEXT, URGE))
intents = st.integers(0, len(INTENTS) - 1)


def script_of(*sends, answers=None):
    """A script with these (day, intent), and silence but for some answers."""
    script = Script(n_sends=len(sends))
    for place, (day, intent) in enumerate(sends):
        script.send_days[place], script.send_intents[place] = day, intent
    for heard, answer in (answers or {}).items():
        script.answers[heard] = answer
    return script


def sent(seat, day, intent):
    """Let a text of its own accord have gone out."""
    seat.last_own_day, seat.last_own_intent = day, intent


# --- choosing


@given(seats(1), moments, intents, st.floats(0.0, 400.0))
def test_what_is_chosen_is_said_and_of_ones_own_accord_it_is_planned(seat, moment, intent, day):
    before = copy.deepcopy(seat)
    choose(seat, moment, intent, day)
    assert seat.act.intent == intent
    if moment in (STARTING, DAILY):
        assert seat.act.at_day == day
        assert seat.motive == (LOVE_RETURN if intent == PROPOSE_RETURN else PLAN)
    else:
        assert seat.act.at_day == before.act.at_day
        assert intent == PROPOSE_RETURN or seat.motive == before.motive
    assert (seat.proposing > 0) == (intent == PROPOSE_RETURN)


@given(seats(), moments, st.floats(0.0, 400.0))
def test_choosing_silence_changes_nothing(seat, moment, day):
    before = copy.deepcopy(seat)
    choose(seat, moment, SILENT, day)
    assert seat == before


def test_only_a_dumper_proposes():
    seat = Seat(side=0)
    choose(seat, URGE, PROPOSE_RETURN, 1.0)
    assert seat.proposing == 0


@pytest.mark.parametrize(
    ("moment", "motive", "cause"),
    [
        (URGE, LOVE_RETURN, OWN_LOVE),
        (URGE, PITY_RETURN, PITY),
        (URGE, PRESSURE_RETURN, PRESSURE),
        (URGE, LOVE_RETURN - 1, OWN_LOVE),
        (URGE, PLAN, OWN_LOVE),
        (TEXT, PITY_RETURN, OWN_LOVE),
        (DAILY, PITY_RETURN, OWN_LOVE),
    ],
)
def test_a_proposal_has_the_cause_of_an_urge_to_return_or_else_own_love(moment, motive, cause):
    seat = Seat(side=1, motive=motive)
    propose(seat, moment)
    assert seat.proposing == cause
    assert seat.motive == LOVE_RETURN + cause - OWN_LOVE


# --- what has gone out


def test_nothing_has_gone_out_before_anything_was_planned():
    seat = Seat()
    sent(seat, 5.0, CHECK_UP)
    assert not has_gone_out(seat, script_of((3.0, CHECK_UP)))


def test_nothing_more_goes_out_once_a_script_has_ended():
    """Not even where a damaged seat says so: there is no place in the script to look at."""
    script = script_of(*[(3.0, CHECK_UP)] * MOST_SENDS)
    seat = Seat(side=1, sends_done=MOST_SENDS, send_due=1.0)
    sent(seat, 4.0, CHECK_UP)
    assert not has_gone_out(seat, script)


@pytest.mark.parametrize(
    ("day", "intent", "gone"),
    [
        (3.75, CHECK_UP, True),
        (3.9, CHECK_UP, True),
        (3.75 - 1e-9, CHECK_UP, True),
        (3.5, CHECK_UP, False),
        (3.75, MISS_YOU, False),
        (NEVER, -1, False),
    ],
)
def test_it_has_gone_out_if_a_text_like_it_was_sent_when_it_was_due_or_later(day, intent, gone):
    seat = Seat(side=1, send_due=3.75)
    sent(seat, day, intent)
    assert has_gone_out(seat, script_of((3.75, CHECK_UP))) == gone


# --- what is due


@given(st.floats(0.0, 60.0), st.integers(0, 60))
def test_a_send_is_due_on_its_day_at_its_hour_and_until_it_has_gone_out(day, today):
    seat = Seat(side=1)
    send_what_is_due(seat, script_of((day, CHECK_UP)), DAILY, float(today))
    if day >= today + 1.0:
        assert (seat.act.intent, seat.send_due) == (SILENT, NEVER)
    else:
        assert seat.act.intent == CHECK_UP
        assert seat.act.at_day == seat.send_due
        assert int(seat.send_due) == today
        assert seat.send_due % 1.0 == pytest.approx(day % 1.0, abs=1e-9)


@given(st.lists(st.floats(0.0, 30.0), min_size=1, max_size=8).map(sorted), st.data())
def test_sends_go_out_in_their_order_each_once_and_one_a_day(days, data):
    """Whatever displaces them: each is tried again until it is gone."""
    script = script_of(*((day, intent) for intent, day in enumerate(days)))
    seat, gone = Seat(side=1), []
    for today in range(80):
        seat.act.intent = SILENT
        send_what_is_due(seat, script, STARTING if today == 0 else DAILY, float(today))
        if seat.act.intent != SILENT and (today > 45 or data.draw(st.booleans())):
            gone.append(seat.act.intent)
            sent(seat, seat.act.at_day, seat.act.intent)
    assert gone == list(range(len(days)))
    assert seat.sends_done == len(days)


@pytest.mark.parametrize("second", [2, 3, 5])
def test_two_alike_are_both_sent(second):
    script, seat = script_of((1.0, CHECK_UP), (float(second), CHECK_UP)), Seat(side=1)
    planned = []
    for today in range(1, 8):
        seat.act.intent = SILENT
        send_what_is_due(seat, script, DAILY, float(today))
        if seat.act.intent != SILENT:
            planned.append(today)
            sent(seat, seat.act.at_day, CHECK_UP)
    assert planned == [1, second]


# --- deciding


@given(seats(1), intents, intents, st.floats(0.0, 60.0))
def test_an_answer_is_given_where_one_is_wanted(seat, heard, answer, now):
    seat.heard_intent = heard
    decide_scripted(seat, script_of((0.0, CHECK_UP), answers={heard: answer}), TEXT, now)
    assert seat.act.intent == (answer if seat.heard_wants_answer else SILENT)
    assert seat.sends_done == 0


@given(seats(1), st.floats(0.0, 60.0))
def test_what_no_answer_is_given_for_is_left_unanswered(seat, now):
    seat.heard_intent, seat.act.intent, seat.act.haste = PLEA, COMFORT, 9.0
    decide_scripted(seat, script_of(), TEXT, now)
    assert (seat.act.intent, seat.act.haste, seat.act.gesture) == (SILENT, 1.0, NO_GESTURE)
    assert seat.act.at_day == NEVER


@given(seats(1), st.floats(1.0, 60.0))
def test_urges_are_left_alone(seat, now):
    decide_scripted(seat, script_of((0.0, CHECK_UP), answers={PLEA: COMFORT}), URGE, now)
    assert seat.act.intent == SILENT


@given(st.sampled_from((STARTING, DAILY)), st.integers(1, 60))
def test_days_are_for_what_is_due(moment, today):
    seat = Seat(side=1, heard_intent=PLEA, heard_wants_answer=1)
    script = script_of((0.75, CHECK_UP), answers={PLEA: COMFORT})
    decide_scripted(seat, script, moment, float(today))
    assert (seat.act.intent, seat.act.at_day) == (CHECK_UP, today + 0.75)
    assert seat.motive == PLAN
