"""The dumpee's ways of answering, each by what makes it that one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.dumpee import Dumpee
from agents.expression import dumpee_intent
from agents.healing import wish_to_reconnect
from agents.intents import (
    ACCEPT_ENDING,
    ACCEPT_RETURN,
    ASK_CLOSURE,
    ASK_SPACE,
    DECLINE_RETURN,
    GIVE_HELP,
    INTENT_IDS,
    INTENTS,
    NOT_READY,
    REFUSE_HELP,
    SILENT,
    WARN,
)
from agents.motives import CLOSURE
from agents.policies import policies_of
from agents.policies.dumpee import answer_proposal, follow_urge_of_dumpee
from agents.quantities import Quantities
from agents.seat import BLOCK, DAILY, MUTE, NO_GESTURE, STARTING, TEXT, UNBLOCK, URGE, Seat
from tests.agents.test_policies import ask
from tests.drawn import dumpees, quantities, seats

Q = Quantities()
uniforms = st.floats(0.0, 1.0, exclude_max=True)
motives = st.integers(0, 7)


def hearing(name: str, **fields) -> Seat:
    """A dumpee's seat that has just heard one kind of text."""
    heard = INTENTS[INTENT_IDS[name]].content
    return Seat(side=0, heard=heard, heard_wants_answer=1, **fields)


def does(policy: str, seat: Seat, moment: int = TEXT, d=None, now: float = 5.0, u: float = 0.4):
    act = ask(policy, 0, d or Dumpee(), seat, Q, moment, now, u)
    return act.intent, act.gesture


def says(policy: str, heard: str, **rest) -> str:
    intent, _ = does(policy, hearing(heard), **rest)
    return "" if intent == SILENT else INTENTS[intent].name


@given(dumpees, quantities(), seats(0))
def test_a_proposal_is_accepted_while_wanted_and_not_feeling_used(d, q, seat):
    answer_proposal(d, seat, q)
    wants = wish_to_reconnect(d, q) > q.wish_that_accepts
    accepts = wants and d.felt_used < q.used_that_declines
    assert seat.act.intent == (ACCEPT_RETURN if accepts else DECLINE_RETURN)


@pytest.mark.parametrize("policy", [p for p in policies_of(0) if p != "random"])
@given(d=dumpees, u=uniforms)
def test_whatever_the_policy_an_open_proposal_gets_a_yes_or_a_no(policy, d, u):
    intent, _ = does(policy, hearing("propose_return"), d=d, u=u)
    assert intent in (ACCEPT_RETURN, DECLINE_RETURN)


@pytest.mark.parametrize("policy", ["eager", "polite", "no_contact"])
@given(d=dumpees, motive=motives, u=uniforms)
def test_an_urge_let_through_takes_its_natural_form(policy, d, motive, u):
    seat = Seat(side=0, motive=motive)
    follow_urge_of_dumpee(d, seat, Q, u)
    natural = seat.act.intent
    assert natural == dumpee_intent(d, Q, motive, u)
    assert does(policy, Seat(side=0, motive=motive), URGE, d, u=u) == (natural, NO_GESTURE)


@given(uniforms)
def test_the_eager_answer_at_once_and_help_when_asked(u):
    seat = hearing("ask_money")
    assert does("eager", seat, u=u)[0] == GIVE_HELP
    assert seat.act.haste < 1.0
    assert says("eager", "small_talk", u=u) in ("warm_answer", "ask_news")


@given(uniforms)
def test_who_pleads_answers_everything_with_a_technique(u):
    techniques = {"plea", "promise_change", "nostalgia", "spark_bait"}
    assert says("plead", "small_talk", u=u) in techniques
    intent, _ = does("plead", Seat(side=0, motive=0), URGE, u=u)
    assert INTENTS[intent].name in techniques


@given(uniforms)
def test_the_polite_leave_a_request_for_space_alone_and_let_go_once_they_have_accepted(u):
    assert says("polite", "ask_space", u=u, d=Dumpee(acceptance=0.0)) == ""
    assert does("polite", hearing("say_over"), d=Dumpee(acceptance=1.0), u=u)[0] == ACCEPT_ENDING
    assert says("polite", "say_over", d=Dumpee(acceptance=0.0), u=u) == "polite_answer"
    assert does("polite", hearing("ask_money"), u=u)[0] in (GIVE_HELP, REFUSE_HELP)


@given(uniforms, st.floats(0.0, 300.0))
def test_ask_space_asks_then_warns_then_blocks_and_no_sooner(u, now):
    seat, soon = hearing("check_up"), 0.5 * Q.breach_after_days
    later = 2.0 * Q.breach_after_days
    assert does("ask_space", seat, now=now, u=u)[0] in (ASK_SPACE, NOT_READY)
    assert (seat.stage, seat.stage_day) == (1, now)
    assert does("ask_space", seat, now=now + soon, u=u) == (SILENT, NO_GESTURE)
    assert does("ask_space", seat, now=now + later, u=u)[0] == WARN
    assert does("ask_space", seat, now=now + later + soon, u=u) == (SILENT, NO_GESTURE)
    assert does("ask_space", seat, now=now + 2.0 * later, u=u) == (SILENT, BLOCK)
    assert seat.stage == 3
    assert does("ask_space", seat, now=now + 9.0 * later, u=u) == (SILENT, NO_GESTURE)


@given(uniforms, st.integers(0, 3))
def test_a_closure_answer_is_no_breach(u, stage):
    seat = hearing("closure_answer", heard_was_answer=1, stage=stage)
    assert does("ask_space", seat, u=u) == (SILENT, NO_GESTURE)
    assert seat.stage == stage


@given(motives, uniforms, st.integers(0, 3))
def test_of_its_own_ask_space_only_asks_why_and_only_before_asking_for_space(motive, u, stage):
    seat = Seat(side=0, motive=motive, stage=stage)
    intent, _ = does("ask_space", seat, URGE, u=u)
    assert intent == (ASK_CLOSURE if motive == CLOSURE and stage == 0 else SILENT)


@pytest.mark.parametrize(("policy", "closes"), [("block", BLOCK), ("no_contact", MUTE)])
def test_some_close_the_door_at_the_start_without_a_word_and_open_it_once_healed(policy, closes):
    assert does(policy, Seat(side=0), STARTING) == (SILENT, closes)
    seat = Seat(side=0, blocking=1, muted=1)
    assert does(policy, seat, DAILY) == (SILENT, NO_GESTURE)
    healed = Dumpee(healed_day=100.0)
    intent, opens = does(policy, seat, DAILY, healed)
    assert intent == SILENT
    assert opens == UNBLOCK if policy == "block" else opens not in (NO_GESTURE, closes)


@given(uniforms)
def test_no_contact_answers_nothing(u):
    assert says("no_contact", "regret_talk", u=u) == ""
    assert says("block", "regret_talk", u=u) == ""


@given(uniforms, motives)
def test_a_buddy_chats_and_who_protests_reproaches(u, motive):
    assert says("buddy", "small_talk", u=u) in ("small_talk", "warm_answer", "ask_news")
    assert says("protest", "small_talk", u=u) in ("protest", "demand_attention")
    intent, _ = does("buddy", Seat(side=0, motive=motive), URGE, u=u)
    assert INTENTS[intent].name in ("small_talk", "ask_news")


@given(dumpees, motives)
def test_a_protester_may_write_whatever_the_urge_takes_as_its_form(d, motive):
    """The part of the draw that chose between reproach and urge must not choose its form, too."""
    grid = [(i + 0.5) / 200 for i in range(200)]
    natural = {dumpee_intent(d, Q, motive, u) for u in grid}
    written = {does("protest", Seat(side=0, motive=motive), URGE, d, u=u)[0] for u in grid}
    assert natural <= written
