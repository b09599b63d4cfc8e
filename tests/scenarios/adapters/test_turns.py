"""A couple in turns: the same life, with a model asked about what is worth a turn only."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.errors import AftertextError
from agents.intents import SIDES
from scenarios.adapters.turns import Turns, instructions
from scenarios.envs import make_dumpee_text, make_dumper_text
from sim.envs.reward import COMPONENTS
from tests.sim.envs.lives import few_seeds

ASKED = {"start", "text", "urge", "end"}


def play(turns, texts, seed, couple=0):
    """Play these texts in turn until the end; return all turns."""
    played = [turns.begin(seed, couple)]
    while not played[-1].over:
        played.append(turns.say(texts[len(played) % len(texts)]))
    return played


@settings(max_examples=10)
@given(
    side=st.sampled_from(SIDES),
    seed=few_seeds,
    texts=st.lists(st.sampled_from(["", "how are you?", "/mute", "I miss you"]), min_size=1),
    daily=st.booleans(),
)
def test_turns_are_a_life_in_which_one_is_silent_where_one_is_not_asked(side, seed, texts, daily):
    played = play(Turns(side, horizon_days=25.0, daily=daily), texts, seed)
    make = make_dumpee_text if side == "dumpee" else make_dumper_text
    env = make(horizon_days=25.0)
    page, info = env.reset(seed=seed)
    said, reward, discount, over = 0, 0.0, 1.0, False
    while not over:
        asked = daily or info["moment"] in ASKED
        if asked:
            assert page == played[said].page
            said += 1
        page, gain, healed, at_horizon, info = env.step(texts[said % len(texts)] if asked else "")
        reward, discount = reward + discount * gain, discount * info["discount"]
        over = healed or at_horizon
    assert said == len(played) - 1
    assert page == played[-1].page
    assert played[-1].healed == healed
    total, factor = 0.0, 1.0
    for turn in played:
        total, factor = total + factor * turn.reward, factor * turn.discount
    assert total == pytest.approx(reward)
    assert factor == pytest.approx(discount)


def test_days_and_parts_are_those_of_the_whole_time():
    played = play(Turns("dumper", opponent="polite", horizon_days=30.0), ["hello there"], 3)
    assert sum(turn.days for turn in played) == pytest.approx(30.0)
    assert sum(turn.parts["healing"] for turn in played[1:]) == pytest.approx(-30.0)
    assert set(played[1].parts) == set(COMPONENTS)
    assert len(played) < len(
        play(Turns("dumper", opponent="polite", horizon_days=30.0, daily=True), ["hello there"], 3)
    )


def test_couples_scenarios_and_weights_are_chosen():
    first = Turns("dumpee", "new_partner", horizon_days=10.0).begin(1)
    assert first == Turns("dumpee", "new_partner", horizon_days=10.0).begin(1)
    assert first != Turns("dumpee", "new_partner", horizon_days=10.0).begin(1, couple=1)
    assert first != Turns("dumpee", "harsh_words", horizon_days=10.0).begin(1)
    only = {name: float(name == "healing") for name in COMPONENTS}
    turns = Turns("dumpee", horizon_days=10.0, weights=only)
    turns.begin(1)
    turn = turns.say("")
    assert turn.reward == pytest.approx(turn.parts["healing"], rel=0.02) != 0.0
    with pytest.raises(AftertextError, match=r"no side 'dumpr'.*'dumper'"):
        Turns("dumpr")


@pytest.mark.parametrize("side", SIDES)
def test_instructions_say_who_one_is_and_how_to_answer(side):
    told = instructions(side)
    assert "\n" not in told
    assert ("was left" in told) == (side == "dumpee")
    for command in ("/silence", "/block", "/unblock", "/mute", "/unmute", "/post"):
        assert command in told
