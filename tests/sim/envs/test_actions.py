"""The list of actions, and what a reward is made of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.content import Content
from agents.policies.learned import is_allowed
from agents.seat import Seat
from sim.asked import ACCOUNTS
from sim.envs.actions import ACTION_NAMES, ACTIONS, N_ALWAYS, PACES, action_number, action_table
from sim.envs.reward import COMPONENTS, DISCOUNT_PER_DAY, HALF_LIFE_DAYS, Weights, parts_of
from sim.learned import read_learned, save_network
from sim.own_act import FREE_GESTURES, FREE_INTENTS, SILENCE, Act, chosen

both = pytest.mark.parametrize("side", [0, 1])
flags = st.integers(0, 1)


@both
def test_they_are_silence_every_intent_at_every_pace_and_every_gesture(side):
    acts = ACTIONS[side]
    assert acts[0] == SILENCE
    assert len(set(acts)) == len(acts) == len(set(ACTION_NAMES[side]))
    assert len(acts) == 1 + len(PACES) * len(FREE_INTENTS[side]) + len(FREE_GESTURES)
    assert {act.intent for act in acts} == {None, *FREE_INTENTS[side]}
    assert acts[action_number(side, "small_talk")] == Act("small_talk", 1.0, at_hour=18.0)
    assert acts[action_number(side, "small_talk:late")].haste > 1.0
    assert acts[action_number(side, "small_talk:at_once")].haste < 1.0


@both
def test_their_table_for_the_engines_says_the_same(side):
    table = action_table(side)
    assert table.n_actions == len(ACTIONS[side])
    for number, act in enumerate(ACTIONS[side]):
        choice = chosen(act, side, True)
        assert table.action_intents[number] == choice.intent
        assert table.action_gestures[number] == choice.gesture
        assert table.action_hastes[number] == choice.haste


@both
@given(blocking=flags, muted=flags, heard=st.integers(-1, 42))
def test_the_first_ones_are_allowed_always_and_only_they(side, blocking, muted, heard):
    seat = Seat(side=side, blocking=blocking, muted=muted, heard_intent=heard, heard=Content())
    table = action_table(side)
    for number in range(N_ALWAYS[side]):
        assert is_allowed(seat, table.action_intents[number], table.action_gestures[number])
    never = Seat(side=side)
    after = range(N_ALWAYS[side], table.n_actions)
    assert any(
        not is_allowed(never, table.action_intents[n], table.action_gestures[n]) for n in after
    )


@both
def test_a_network_over_them_can_be_written_and_read(side, tmp_path):
    n = len(ACTIONS[side])
    path = str(tmp_path / "policy.npz")
    save_network(path, side, [([[0.0]] * n, [0.0] * n)], ACTIONS[side], ["day"])
    assert read_learned(path, side).actions == ACTIONS[side]


def test_a_reward_has_a_part_for_each_account():
    assert len(COMPONENTS) == len(ACCOUNTS)
    parts = parts_of([2.0, 0.5, 1.0, 3.0, 1.0, 2.0])
    assert parts == {
        "healing": -2.0, "distress": -0.5, "crises": -1.0, "own_recovery": -3.0, "reunion": 1.0,
    }  # fmt: skip
    weights = Weights(healing=2.0, distress=0.0, crises=10.0, own_recovery=1.0, reunion=5.0)
    assert weights.worth(parts) == -4.0 - 10.0 - 3.0 + 5.0
    assert weights.as_array().tolist() == [2.0, 0.0, 10.0, 1.0, 5.0]
    assert pytest.approx(0.5) == DISCOUNT_PER_DAY**HALF_LIFE_DAYS
