"""Couples are rewarded as the environments reward them, and live on as in any other run."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.policies import policies_of
from experiments.learning.lives import live, reward_columns, seated
from experiments.learning.rollout import Greedy, play
from scenarios.envs import situation_for
from sim.batch import BatchEngine
from sim.envs.reward import COMPONENTS, Weights
from sim.outcome import outcome_columns
from sim.own_policy import PolicyChoice, resolve_policy

from .made import SEED, save_talker, sides

COUPLES = 6
scenarios = st.sampled_from(("clingy_dumpee", "long_relationship", "still_in_love"))


def seats(side, mine, other):
    return (other, mine) if side else (mine, other)


@pytest.mark.parametrize("side", [0, 1])
@pytest.mark.parametrize("scenario", ["clingy_dumpee", "long_relationship", "mutual_space"])
def test_a_network_lives_the_same_life_in_both_engines(side, scenario, tmp_path):
    """Played in the vector environment and as `learned:` in the batch engine."""
    mine = resolve_policy(f"learned:{save_talker(tmp_path / 'net.npz', side)}", side)
    other = "polite" if side else "breadcrumb"
    choose = Greedy(mine.network)
    played = play(side, [situation_for(side, scenario, other)], choose, SEED, 20)
    found = live(
        seated(scenario, *seats(side, mine, PolicyChoice(other, 1 - side))), side, SEED, 20
    )
    assert len(played.moments) > 20
    assert any(moment.actions.any() for moment in played.moments)
    for name in COMPONENTS:
        assert found[f"reward_{name}"].tolist() == pytest.approx(played.parts[name].tolist())
    assert found["reward_distress"].std() > 0.0


@settings(max_examples=12)
@given(scenarios, sides, st.data())
def test_rewards_are_those_on_the_day_that_healing_shows(scenario, side, data):
    """Couples led to their end at once are as those led there event by event."""
    mine, other = (data.draw(st.sampled_from(policies_of(s))) for s in (side, 1 - side))
    choices = seats(side, PolicyChoice(mine, side), PolicyChoice(other, 1 - side))
    situation = seated(scenario, *choices).lasting(60.0)
    engine = BatchEngine(situation.quantities)
    couples = engine.begin(situation.seated, SEED, range(COUPLES))
    for i in range(COUPLES):
        one = couples[i : i + 1]
        while one["dumpee"]["healed_day"][0] < 0.0 and engine.run(one, most=1):
            pass
    found, expected = live(situation, side, SEED, COUPLES), reward_columns(couples, side)
    for name, values in expected.items():
        assert found[name].tolist() == values.tolist(), name


@settings(max_examples=8)
@given(scenarios, sides, st.data())
def test_outcomes_are_those_of_couples_never_stopped(scenario, side, data):
    dumpee, dumper = (data.draw(st.sampled_from(policies_of(s))) for s in (0, 1))
    situation = seated(scenario, PolicyChoice(dumpee, 0), PolicyChoice(dumper, 1)).lasting(90.0)
    engine = BatchEngine(situation.quantities)
    couples = engine.begin(situation.seated, SEED, range(COUPLES))
    engine.run(couples)
    ends, found = outcome_columns(couples, np.arange(COUPLES)), live(situation, side, SEED, COUPLES)
    assert found["crises"].tolist() == ends["crises"].tolist()
    assert found["texts"].tolist() == ends["texts"].tolist()
    assert found["healing"].tolist() == np.fmin(ends["healed_day"], 90.0).tolist()
    assert found["recovery"].tolist() == np.fmin(ends["recovered_day"], 90.0).tolist()


def test_the_reward_is_its_parts_with_the_usual_weights():
    situation = seated("clingy_dumpee", PolicyChoice("plead", 0), PolicyChoice("silence", 1))
    found = live(situation, 1, SEED, 40)
    parts = [{name: found[f"reward_{name}"][i] for name in COMPONENTS} for i in range(40)]
    assert found["reward"].tolist() == pytest.approx([Weights().worth(part) for part in parts])
    assert min(found["reward_crises"]) < 0.0
    assert live(situation, 0, SEED, 40)["reward_own_recovery"].any() == np.False_
