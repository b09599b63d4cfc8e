"""All policies alike: what they may send, what they may touch, that each is asked for its own."""

import copy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.dumpee import Dumpee
from agents.dumper import Dumper
from agents.intents import INTENTS, SILENT
from agents.policies import OWN_CODE, POLICIES, POLICY_IDS, decide, policies_of, table
from agents.policies.acts import gesture, move_on, pick2, pick3, say, say_at_once, stay_silent
from agents.policies.decide import decide_as_dumpee, decide_as_dumper
from agents.quantities import Quantities
from agents.returning import CAUSES
from agents.seat import BLOCK, DAILY, GESTURES, NO_GESTURE, STARTING, TEXT, URGE, Act, Seat
from tests.checks import differing
from tests.drawn import dumpees, dumpers, quantities, seats

uniforms = st.floats(0.0, 1.0, exclude_max=True)
moments = st.sampled_from((STARTING, DAILY, TEXT, URGE))
MOTIVES = (8, 14)
"""How many motives of its own either side has."""

CONSTANTS = {
    "BUDDY": "buddy", "SILENCE": "silence", "BLOCKING": "block", "COMPASSIONATE": "compassionate",
    "ALWAYS_HELP": "always_help", "REGRETFUL": "regret_talk", "FRIEND_ZONE": "friend_zone",
    "BREADCRUMB": "breadcrumb", "IMPATIENT": "impatient", "PITYING": "pity_return",
    "ADVISED": "advised_return", "EAGER": "eager", "PLEADING": "plead", "POLITE": "polite",
    "SPACE": "ask_space", "NO_CONTACT": "no_contact", "PROTESTING": "protest", "FLOOD": "flood",
    "LOVE_BOMB": "love_bomb", "APOLOGY_LOOP": "apology_loop", "GHOST": "ghost",
    "RANDOM": "random",
}  # fmt: skip

DECIDED_BY = {
    ("buddy", 0): "decide_dumpee_buddy", ("block", 0): "decide_block_as_dumpee",
    ("eager", 0): "decide_eager", ("plead", 0): "decide_plead", ("polite", 0): "decide_polite",
    ("ask_space", 0): "decide_ask_space", ("no_contact", 0): "decide_no_contact",
    ("protest", 0): "decide_protest", ("buddy", 1): "decide_buddy", ("block", 1): "decide_block",
    ("compassionate", 1): "decide_compassionate", ("always_help", 1): "decide_always_help",
    ("regret_talk", 1): "decide_regret_talk", ("friend_zone", 1): "decide_friend_zone",
    ("breadcrumb", 1): "decide_breadcrumb", ("impatient", 1): "decide_impatient",
    ("pity_return", 1): "decide_pity_return", ("advised_return", 1): "decide_advised_return",
    ("flood", 0): "decide_flood", ("flood", 1): "decide_flood",
    ("love_bomb", 0): "decide_love_bomb", ("love_bomb", 1): "decide_love_bomb",
    ("apology_loop", 0): "decide_apology_loop", ("apology_loop", 1): "decide_apology_loop",
    ("ghost", 0): "decide_ghost", ("ghost", 1): "decide_ghost",
    ("random", 0): "decide_random", ("random", 1): "decide_random",
}  # fmt: skip
"""Whose rule decides; `silence` is the one policy that has none: it does nothing."""


EXAMPLES = (Dumpee(), Dumper())
PROBES = {"flood", "love_bomb", "apology_loop", "ghost", "random"}


def ask(policy, side, mind, seat, q, moment, now, u):
    """Let one policy decide and return its act; the mind is checked to be left alone."""
    seat.policy = POLICY_IDS[policy] if isinstance(policy, str) else policy
    before = copy.copy(mind)
    (decide_as_dumpee, decide_as_dumper)[side](mind, seat, q, moment, now, u)
    assert mind == before
    return seat.act


def test_policies_are_numbered_in_the_order_of_their_names():
    assert {c: getattr(table, c) for c in CONSTANTS} == {
        c: POLICY_IDS[name] for c, name in CONSTANTS.items()
    }
    assert list(CONSTANTS.values()) == [row.name for row in POLICIES]
    assert len(POLICIES) == OWN_CODE


@pytest.mark.parametrize("row", POLICIES, ids=lambda row: row.name)
def test_every_row_says_whose_it_is_and_how_much_it_writes_of_itself(row):
    assert set(row.sides) <= {0, 1}
    assert row.name in policies_of(row.sides[0])
    assert row.initiative == table.SLIPS or 0.0 <= row.initiative <= 1.0
    assert row.drive >= 0.0
    assert row.source
    assert row.about


OWNERS = [(row.name, side) for row in POLICIES for side in row.sides]


@pytest.mark.parametrize(("policy", "side"), OWNERS)
def test_each_policy_is_decided_by_its_own_rule(policy, side, monkeypatch):
    asked = []
    for name in {*DECIDED_BY.values()}:
        monkeypatch.setattr(decide, name, lambda *_, name=name: asked.append(name))
    ask(policy, side, EXAMPLES[side], Seat(side=side), Quantities(), URGE, 5.0, 0.5)
    assert asked == ([DECIDED_BY[policy, side]] if policy != "silence" else [])


@pytest.mark.parametrize(
    ("chain", "side", "policies"),
    [
        ("decide_pursuing_dumpee", 0, {"buddy", "eager", "plead", "protest"}),
        ("decide_other_dumpee", 0, {"block", "polite", "ask_space", "no_contact", *PROBES}),
        (
            "decide_friendly_dumper",
            1,
            {"buddy", "compassionate", "always_help", "regret_talk", "friend_zone"},
        ),
        (
            "decide_other_dumper",
            1,
            {"block", "silence", "breadcrumb", "impatient", "pity_return", "advised_return"}
            | PROBES,
        ),
    ],
)
def test_the_chains_part_all_policies_between_them(chain, side, policies, monkeypatch):
    asked = []
    monkeypatch.setattr(decide, chain, lambda _mind, seat, *_: asked.append(seat.policy))
    for policy in policies_of(side):
        ask(policy, side, EXAMPLES[side], Seat(side=side), Quantities(), URGE, 5.0, 0.5)
    assert {POLICIES[number].name for number in asked} == policies


@pytest.mark.parametrize(("policy", "side"), OWNERS)
@settings(max_examples=30)
@given(data=st.data(), q=quantities(), moment=moments, u=uniforms)
def test_policies_send_only_what_their_side_may_send(policy, side, data, q, moment, u):
    mind, seat = data.draw((dumpees, dumpers)[side]), data.draw(seats(side))
    seat.motive = data.draw(st.integers(0, MOTIVES[side] - 1))
    kept = copy.deepcopy(seat)
    act = ask(policy, side, mind, seat, q, moment, 30.0 * u, u)
    assert act.intent == SILENT or side in INTENTS[act.intent].sides
    assert 0 <= act.gesture < len(GESTURES)
    assert 0.0 < act.haste <= 1.0
    assert 0 <= seat.proposing < len(CAUSES)
    own = {"act", "stage", "stage_day", "proposing", "motive", "policy"}
    assert set(differing(kept, seat)) <= own


@pytest.mark.parametrize(("policy", "side"), [o for o in OWNERS if o[0] != "silence"])
def test_every_policy_but_silence_does_something_at_some_moment(policy, side):
    done = set()
    for moment in (STARTING, DAILY, TEXT, URGE):
        for i in range(20):
            seat = Seat(side=side, heard_wants_answer=1, motive=10 if side else 0)
            act = ask(policy, side, EXAMPLES[side], seat, Quantities(), moment, 3.0, i / 20)
            done.add((act.intent, act.gesture))
    assert len(done - {(SILENT, NO_GESTURE)}) >= 1


@pytest.mark.parametrize(("policy", "side"), OWNERS)
@given(data=st.data(), u=uniforms)
def test_a_text_that_closes_an_exchange_is_left_to_stand(policy, side, data, u):
    mind, seat = data.draw((dumpees, dumpers)[side]), data.draw(seats(side))
    seat.heard_wants_answer = 0
    act = ask(policy, side, mind, seat, Quantities(), TEXT, 5.0, u)
    assert (act.intent, act.gesture) == (SILENT, NO_GESTURE)


@given(dumpees, dumpers, seats(0), seats(1), moments, uniforms)
def test_own_code_is_never_spoken_for(d, r, left, right, moment, u):
    left.heard, q = INTENTS[0].content, Quantities()
    assert ask(OWN_CODE, 0, d, left, q, moment, 5.0, u).intent == SILENT
    assert ask(OWN_CODE, 1, r, right, q, moment, 5.0, u).intent == SILENT


def test_the_few_moves_of_which_policies_are_made():
    q, act, seat = Quantities(), Act(), Seat()
    say_at_once(act, q, 3)
    assert (act.intent, act.haste) == (3, q.at_once_haste)
    gesture(act, BLOCK)
    stay_silent(act)
    assert (act.intent, act.haste, act.gesture) == (SILENT, 1.0, NO_GESTURE)
    say(act, 7)
    assert (act.intent, act.haste) == (7, 1.0)
    move_on(seat, 2, 9.5)
    assert (seat.stage, seat.stage_day) == (2, 9.5)


@given(quantities(), uniforms)
def test_choices_follow_their_shares(q, u):
    n = 400
    grid = [(i + 0.5) / n for i in range(n)]
    assert abs(sum(pick2(v, u, 1, 0) for v in grid) - n * u) <= 1.0
    picked = [pick3(v, q, 1, 2, 3) for v in grid]
    first, second = q.pick_first_of_three, q.pick_second_of_three
    assert abs(picked.count(1) - n * first) <= 1.0
    assert abs(picked.count(2) - n * min(second, 1.0 - first)) <= 1.001
