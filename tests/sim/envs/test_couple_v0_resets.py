"""Both sides at once: how couples begin and end there, and what is told of wrong use."""

import pytest
from hypothesis import given, settings
from pettingzoo.utils.env import AECEnv, ParallelEnv

from agents.errors import AftertextError
from agents.intents import SIDES
from scenarios.envs import situation_for
from sim.envs import couple_v0
from sim.envs.actions import ACTIONS
from sim.envs.both import weights_of_both
from sim.envs.reward import WIN_BACK, Weights
from sim.envs.single import CoupleEnv
from tests.sim.envs.lives import few_seeds, snapshot_on
from tests.sim.envs.turns import BREADCRUMBS, over, played


def beginnings(env, seed, n):
    """The first observations, and the number, of n episodes."""
    found = []
    for place in range(n):
        env.reset(seed=seed if place == 0 else None)
        found.append((env.observe("dumpee").tolist(), env.observe("dumper").tolist(),
                      env.episode.couple.keys[0]))  # fmt: skip
    return found


@settings(max_examples=10)
@given(seed=few_seeds)
def test_episodes_are_the_couples_of_the_single_environment_by_their_numbers(seed):
    alone = CoupleEnv(1, situation_for(1, "breadcrumbs"))
    for make in (couple_v0.raw_env, couple_v0.parallel_env):
        env = make(BREADCRUMBS)
        expected = beginnings(env, seed, 3)
        assert len({key for *_, key in expected}) == 3
        for number, (*_, key) in enumerate(expected):
            alone.reset(seed=seed, options={"couple": number})
            assert alone.episode.couple.keys[0] == key
        env.reset(seed=seed, options={"couple": 2})
        assert env.episode.couple.keys[0] == expected[2][2]
        assert beginnings(env, seed, 3) == expected


def test_without_a_seed_lives_differ():
    one, other = couple_v0.raw_env(BREADCRUMBS), couple_v0.raw_env(BREADCRUMBS)
    assert beginnings(one, None, 2) != beginnings(other, None, 2)


def test_it_goes_on_from_a_snapshot_and_with_seeds_from_its_forks():
    snapshot = snapshot_on(12.0)
    lives = [played(BREADCRUMBS, seed, options={"snapshot": snapshot}) for seed in (None, 1, 1, 2)]
    days = [[turn.info["day"] for turn in turns] for _, turns in lives]
    assert 12.0 <= days[0][0] < 13.01
    assert {turn.agent for turn in lives[0][1]} == {*SIDES}
    assert days[1] == days[2] != days[3]
    assert days[0] != days[1]
    assert snapshot.couple == snapshot_on(12.0).couple, "a reset changes no snapshot"


def test_who_is_never_asked_has_one_silent_step_and_no_reward():
    env = couple_v0.env(BREADCRUMBS, horizon_days=0.0)
    env.reset(seed=1)
    assert env.agent_selection == "dumpee"
    assert not over(env)
    assert all(env.infos[agent]["action_mask"].sum() == 1 for agent in SIDES)
    env.step(0)
    assert env.truncations == dict.fromkeys(SIDES, True)
    assert env.rewards == dict.fromkeys(SIDES, 0.0)
    both = couple_v0.parallel_env(BREADCRUMBS, horizon_days=0.0)
    both.reset(seed=1)
    assert both.agents == list(SIDES)
    _, rewards, _, truncations, infos = both.step({})
    assert truncations == dict.fromkeys(SIDES, True)
    assert rewards == dict.fromkeys(SIDES, 0.0)
    assert infos["dumper"]["dt"] == 0.0
    assert both.agents == []


def test_at_the_end_both_leave_one_after_the_other():
    env, _ = played(BREADCRUMBS.lasting(3.0), 1)
    assert env.truncations == dict.fromkeys(SIDES, True)
    with pytest.raises(ValueError, match="None"):
        env.step(0)
    left = [env.agent_selection]
    env.step(None)
    assert env.agents == [env.agent_selection] != left
    env.step(None)
    assert env.agents == []
    with pytest.raises(AftertextError, match="this couple is over"):
        env.step(None)
    env.reset()
    assert env.agents == list(SIDES)


def test_healed_is_terminated_for_both():
    env, _ = played(BREADCRUMBS, 1, rule=lambda agent, seen, mask: 0)
    assert env.episode.healed
    assert env.terminations == dict.fromkeys(SIDES, True)
    assert env.truncations == dict.fromkeys(SIDES, False)


def test_weights_are_for_both_or_by_agent():
    assert weights_of_both(None) == dict.fromkeys(SIDES, Weights())
    assert weights_of_both(WIN_BACK) == dict.fromkeys(SIDES, WIN_BACK)
    assert weights_of_both({"crises": 1.0}) == dict.fromkeys(SIDES, Weights(crises=1.0))
    assert weights_of_both({"dumpee": WIN_BACK}) == {"dumpee": WIN_BACK, "dumper": Weights()}


@pytest.mark.parametrize(
    ("kwargs", "words"),
    [
        ({"weights": {"heeling": 1.0}}, "did you mean 'healing'"),
        ({"weights": {"dumpee": {"heeling": 1.0}}}, "did you mean 'healing'"),
        ({"weights": {"dumpee": {}, "dumpr": {}}}, "did you mean 'dumper'"),
        ({"render_mode": "human"}, "ansi"),
    ],
)
@pytest.mark.parametrize("make", [couple_v0.env, couple_v0.parallel_env])
def test_wrong_arguments_are_told(make, kwargs, words):
    with pytest.raises(AftertextError, match=words):
        make(BREADCRUMBS, **kwargs)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"scenari": "x"}, "did you mean 'scenario'"),
        ({"couple": -1}, "below 0"),
        ({"opponent": "polite"}, "no opponent"),
        ({"scenario": "new_partner"}, "cannot be found from here"),
    ],
)
@pytest.mark.parametrize("make", [couple_v0.env, couple_v0.parallel_env])
def test_wrong_options_are_told(make, options, words):
    with pytest.raises(AftertextError, match=words):
        make(BREADCRUMBS).reset(options=options)


def test_wrong_use_is_told():
    env, both = couple_v0.raw_env(BREADCRUMBS), couple_v0.parallel_env(BREADCRUMBS)
    for call in (lambda: env.step(0), lambda: both.step({"dumpee": 0, "dumper": 0})):
        with pytest.raises(AftertextError, match="must be reset"):
            call()
    with pytest.raises(AftertextError, match="has a policy for a side"):
        couple_v0.raw_env(situation_for(1, "breadcrumbs"))
    env.reset(seed=1)
    both.reset(seed=1)
    for action in (len(ACTIONS[0]), -1, None, 0.5, "silence"):
        with pytest.raises(AftertextError, match=f"from 0 to {len(ACTIONS[0]) - 1}"):
            env.step(action)
        with pytest.raises(AftertextError, match="of the dumpee's is not a whole number"):
            both.step({"dumpee": action, "dumper": 0})
    with pytest.raises(AftertextError, match="did you mean 'dumper'"):
        both.step({"dumpee": 0, "dumpers": 0})
    with pytest.raises(AftertextError, match="no action of the dumpee's, who is asked"):
        both.step({"dumper": 0})


def test_a_line_says_where_the_couple_stands():
    for make in (couple_v0.env, couple_v0.parallel_env):
        env = make(BREADCRUMBS, render_mode="ansi")
        env.reset(seed=1)
        assert env.render().startswith("day 0.0: ")
        env.close()
        silent = make(BREADCRUMBS)
        silent.reset(seed=1)
        assert silent.render() is None


def test_they_are_pettingzoos():
    assert isinstance(couple_v0.raw_env(BREADCRUMBS), AECEnv)
    assert isinstance(couple_v0.parallel_env(BREADCRUMBS), ParallelEnv)
    assert str(couple_v0.env(BREADCRUMBS)) == str(couple_v0.parallel_env(BREADCRUMBS))
    assert couple_v0.env(BREADCRUMBS).metadata["name"] == "couple_v0"
