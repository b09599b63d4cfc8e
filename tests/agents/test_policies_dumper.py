"""The dumper's ways of answering and the probes, each by what makes it that one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.dumper import Dumper
from agents.expression import dumper_intent
from agents.intents import (
    CALL_NAMES,
    CLOSURE_ANSWER,
    INTENT_IDS,
    INTENTS,
    PROPOSE_RETURN,
    SILENT,
    SMALL_TALK,
    SNAP,
)
from agents.motives import LOVE_RETURN, RESENTMENT, respect
from agents.policies.decide import decide_probe, line_heard
from agents.policies.dumper import follow_urge
from agents.policies.probes import DUMPEE_INTENTS, DUMPER_INTENTS
from agents.policies.table import FLOOD, SILENCE
from agents.quantities import Quantities
from agents.returning import ADVICE, OWN_LOVE, PITY
from agents.seat import BLOCK, DAILY, NO_GESTURE, STARTING, TEXT, UNBLOCK, URGE, Seat
from tests.agents.test_policies import EXAMPLES, ask
from tests.drawn import dumpers, quantities, seats

Q = Quantities()
uniforms = st.floats(0.0, 1.0, exclude_max=True)
motives = st.integers(0, 13)


def hearing(name: str, **fields) -> Seat:
    """A dumper's seat that has just heard one kind of text."""
    heard = INTENTS[INTENT_IDS[name]].content
    return Seat(side=1, heard=heard, heard_wants_answer=1, **fields)


def does(policy: str, seat: Seat, moment: int = TEXT, r=None, now: float = 5.0, u: float = 0.4):
    act = ask(policy, seat.side, r or Dumper(), seat, Q, moment, now, u)
    return act.intent, act.gesture


def says(policy: str, heard: str, stage: int = 0, **rest) -> str:
    intent, _ = does(policy, hearing(heard, stage=stage), **rest)
    return "" if intent == SILENT else INTENTS[intent].name


@given(dumpers, motives, uniforms)
def test_an_urge_takes_its_natural_form_and_a_proposal_its_cause(r, motive, u):
    seat = Seat(side=1, motive=motive)
    follow_urge(r, seat, Q, u)
    assert seat.act.intent == dumper_intent(r, Q, motive, u)
    proposes = seat.act.intent == PROPOSE_RETURN
    assert seat.proposing == (motive - LOVE_RETURN + OWN_LOVE if proposes else 0)


@pytest.mark.parametrize("policy", ["breadcrumb", "impatient", "pity_return", "advised_return"])
@given(r=dumpers, motive=motives, u=uniforms)
def test_some_let_their_urges_come_as_they_are(policy, r, motive, u):
    r.advice = 0.0
    intent, made = does(policy, Seat(side=1, motive=motive), URGE, r, u=u)
    assert (intent, made) == (dumper_intent(r, Q, motive, u), NO_GESTURE)


@given(dumpers, seats(1), quantities())
def test_a_request_for_space_is_left_unanswered_as_often_as_respect_says(r, seat, q):
    for name, line in ("ask_space", respect(r, q)), ("warn", respect(r, q)), ("small_talk", 0.0):
        seat.heard = INTENTS[INTENT_IDS[name]].content
        assert line_heard(r, seat, q, TEXT) == line, name
        assert [line_heard(r, seat, q, moment) for moment in (STARTING, DAILY, URGE)] == [0.0] * 3


@pytest.mark.parametrize("policy", ["buddy", "always_help", "regret_talk", "friend_zone"])
def test_the_mature_leave_a_request_for_space_unanswered(policy):
    mature = Dumper(maturity=1.0, moral_code=1.0)
    assert says(policy, "ask_space", r=mature, u=0.1) == ""


@given(uniforms, motives)
def test_a_buddy_comforts_chats_and_calls_no_names(u, motive):
    assert says("buddy", "reach_for_comfort", u=u) in ("comfort", "small_talk")
    assert says("buddy", "small_talk", u=u) in ("small_talk", "check_up")
    intent, _ = does("buddy", Seat(side=1, motive=motive), URGE, u=u)
    assert intent != CALL_NAMES
    assert motive != RESENTMENT or intent == SMALL_TALK


@given(uniforms)
def test_compassion_leaves_alone_who_is_fine_and_answers_the_rest(u):
    for fine in ("small_talk", "warm_answer", "ask_news", "accept_ending", "polite_answer"):
        assert says("compassionate", fine, stage=1, u=u) == "", fine
    for stage in (0, 1):
        assert says("compassionate", "ask_closure", stage, u=u) == "closure_answer"
    assert says("compassionate", "plea", stage=1, u=u) == "encourage"
    assert says("compassionate", "seek_validation", 1, u=u) in ("comfort", "encourage")
    seat = hearing("small_talk")
    assert does("compassionate", seat, u=u)[0] == CLOSURE_ANSWER
    assert seat.stage == 1


@given(motives, uniforms)
def test_compassion_writes_of_itself_only_to_return_out_of_love(motive, u):
    seat = Seat(side=1, motive=motive)
    intent, _ = does("compassionate", seat, URGE, u=u)
    assert intent == (PROPOSE_RETURN if motive == LOVE_RETURN else SILENT)
    assert seat.proposing == (OWN_LOVE if motive == LOVE_RETURN else 0)


@given(uniforms, motives)
def test_help_regret_and_friendship_stay_with_their_theme(u, motive):
    assert says("always_help", "ask_money", u=u) in ("give_help", "comfort")
    assert says("always_help", "nostalgia", u=u) == "comfort"
    assert says("regret_talk", "small_talk", u=u) in ("regret_talk", "miss_you")
    assert says("friend_zone", "plea", u=u) in ("offer_friendship", "say_over")
    themes = {
        "always_help": {"offer_help", "check_up"},
        "regret_talk": {"regret_talk"},
        "friend_zone": {"small_talk", "check_up", "offer_friendship"},
    }
    for policy, theme in themes.items():
        intent, _ = does(policy, Seat(side=1, motive=motive), URGE, u=u)
        assert motive >= LOVE_RETURN or INTENTS[intent].name in theme, policy


def test_breadcrumbs_come_warmly_now_and_then():
    said = [says("breadcrumb", "small_talk", u=(i + 0.5) / 200) for i in range(200)]
    assert abs(said.count("") / 200 - (1.0 - Q.crumbs_answered)) < 0.01
    assert set(said) == {"", "small_talk", "check_up", "miss_you"}
    assert says("breadcrumb", "protest") in ("curt_answer", "check_up")


@given(uniforms)
def test_the_impatient_snap_and_block_when_it_is_too_much_until_it_has_passed(u):
    full, empty = Dumper(overwhelm=1.0), Dumper(overwhelm=0.0)
    assert does("impatient", hearing("plea"), r=full, u=u) == (SNAP, BLOCK)
    assert says("impatient", "plea", r=empty, u=u) in ("snap", "curt_answer")
    assert says("impatient", "small_talk", r=empty, u=u) in ("curt_answer", "polite_answer")
    blocking = Seat(side=1, blocking=1)
    assert does("impatient", blocking, DAILY, full) == (SILENT, NO_GESTURE)
    assert does("impatient", blocking, DAILY, empty) == (SILENT, UNBLOCK)
    assert does("impatient", Seat(side=1), DAILY, empty) == (SILENT, NO_GESTURE)


@given(uniforms)
def test_pity_returns_once_when_the_pain_seen_is_great(u):
    moved, unmoved = Dumper(seen_pain=1.0), Dumper(seen_pain=0.0)
    seat = hearing("plea")
    assert does("pity_return", seat, r=unmoved, u=u)[0] != PROPOSE_RETURN
    assert does("pity_return", seat, r=moved, u=u)[0] == PROPOSE_RETURN
    assert seat.proposing == PITY
    assert does("pity_return", seat, r=moved, u=u)[0] != PROPOSE_RETURN


@pytest.mark.parametrize("moment", [DAILY, TEXT])
@given(u=uniforms, now=st.floats(0.0, 300.0))
def test_a_friends_word_returns_and_not_again_for_a_while(moment, u, now):
    advised, seat = Dumper(advice=1.0), hearing("small_talk")
    assert does("advised_return", seat, moment, advised, now, u)[0] == PROPOSE_RETURN
    assert seat.proposing == ADVICE
    again = now + 0.9 * Q.advised_again_days
    assert does("advised_return", seat, moment, advised, again, u)[0] != PROPOSE_RETURN
    again = now + 1.1 * Q.advised_again_days
    assert does("advised_return", seat, moment, advised, again, u)[0] == PROPOSE_RETURN
    unadvised = Dumper(advice=0.0)
    assert does("advised_return", seat, moment, unadvised, 999.0, u)[0] != PROPOSE_RETURN


@given(uniforms)
def test_block_blocks_at_the_start_and_silence_is_silent(u):
    assert does("block", Seat(side=1), STARTING, u=u) == (SILENT, BLOCK)
    for moment in (STARTING, DAILY, TEXT, URGE):
        assert does("silence", hearing("plea"), moment, u=u) == (SILENT, NO_GESTURE)
    for moment in (DAILY, TEXT, URGE):
        assert does("block", hearing("plea"), moment, u=u) == (SILENT, NO_GESTURE)


@pytest.mark.parametrize("side", [0, 1])
@given(u=uniforms)
def test_probes_do_what_they_are_named_for(side, u):
    for moment in (TEXT, URGE):
        for policy, names in (
            ("flood", {"demand_attention", "plea", "small_talk", "check_up"}),
            ("love_bomb", {"declare_love"}),
            ("apology_loop", {"promise_change", "apologise"}),
            ("ghost", {"warm_answer", "small_talk", "check_up"}),
        ):
            seat = Seat(side=side, heard_wants_answer=1)
            intent, made = does(policy, seat, moment, EXAMPLES[side], 1.0, u)
            assert INTENTS[intent].name in names
            assert made == NO_GESTURE
        ghost = Seat(side=side, heard_wants_answer=1)
        assert does("ghost", ghost, moment, EXAMPLES[side], Q.ghost_days + 1.0, u)[0] == SILENT


@pytest.mark.parametrize(("side", "own"), [(0, DUMPEE_INTENTS), (1, DUMPER_INTENTS)])
def test_random_takes_every_intent_of_its_side_and_silence_alike(side, own):
    n = 10 * (len(own) + 1)
    said = [
        does("random", Seat(side=side, heard_wants_answer=1), URGE, EXAMPLES[side], u=(i + 0.5) / n)
        for i in range(n)
    ]
    for intent in (*own, SILENT):
        assert said.count((intent, NO_GESTURE)) == 10


@given(seats(1), uniforms, st.sampled_from((STARTING, DAILY, TEXT, URGE)))
def test_a_policy_that_is_no_probe_decides_nothing_as_one(seat, u, moment):
    seat.policy = SILENCE
    decide_probe(seat, Q, moment, 5.0, u)
    assert seat.act.intent == SILENT
    seat.policy = FLOOD
    decide_probe(seat, Q, URGE, 5.0, u)
    assert seat.act.intent != SILENT
