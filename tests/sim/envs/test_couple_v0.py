"""Both sides at once: the two environments live one life, and each side knows only its own."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.intents import SIDES
from agents.policies.observation import OBSERVATION
from sim.envs import couple_v0
from sim.envs.actions import ACTIONS
from sim.envs.reward import COMPONENTS, Weights
from sim.envs.single import CoupleEnv
from sim.envs.situation import Situation
from sim.feelings import STATES
from sim.learned import save_network
from sim.own_policy import resolve_policy
from tests.agents.networks import layers_of
from tests.sim.couples import Q, setups, state_of
from tests.sim.envs.lives import few_seeds, sides
from tests.sim.envs.turns import both_open, choose, live, over, played


@settings(max_examples=25)
@given(situation=both_open, seed=few_seeds, other=st.integers(0, 99))
def test_both_environments_live_the_same_life(situation, seed, other):
    env, turns = played(situation, seed)
    both, rng = couple_v0.parallel_env(situation), np.random.default_rng(other)
    observations, infos = both.reset(seed=seed)
    day = infos["dumpee"]["day"]
    for turn in turns:
        (unasked,) = {*SIDES} - {turn.agent}
        assert (observations[turn.agent] == turn.seen).all()
        assert (infos[turn.agent]["action_mask"] == turn.info["action_mask"]).all()
        assert np.flatnonzero(infos[unasked]["action_mask"]).tolist() == [0]
        ignored = int(rng.integers(both.action_space(unasked).n))
        actions = {turn.agent: turn.action, unasked: ignored}
        observations, rewards, terminations, truncations, infos = both.step(actions)
        assert rewards == turn.rewards
        for agent, told in infos.items():
            assert both.observation_space(agent).contains(observations[agent])
            parts = {name: told[f"reward_{name}"] for name in COMPONENTS}
            assert both.weights[agent].worth(parts) == rewards[agent]
        day += infos["dumper"]["dt"]
        assert day == pytest.approx(infos["dumper"]["day"]) or both.episode.asked is None
    assert (terminations, truncations) == (env.terminations, env.truncations)
    assert both.agents == []
    assert state_of(both.episode.couple) == state_of(env.episode.couple)
    assert all((observations[agent] == env.observe(agent)).all() for agent in SIDES)


class Follower:
    """Does what a network chooses, from nothing but what the environment tells."""

    def __init__(self, side, layers):
        (self.weights, self.bias), self.side = layers[0], side

    def choose(self, seen, mask):
        scores = np.where(mask == 1, self.weights @ seen.astype(float) + self.bias, -np.inf)
        return int(scores.argmax())


@settings(max_examples=10)
@given(setup=setups(25.0), side=sides, seed=few_seeds, drawn=st.integers(0, 99))
def test_one_side_lives_as_it_does_against_the_policy_that_the_other_follows(
    setup, side, seed, drawn, tmp_path_factory
):
    file = tmp_path_factory.mktemp("nets") / "other.npz"
    layers = layers_of([len(OBSERVATION[1 - side]), len(ACTIONS[1 - side])], drawn)
    layers[0][1][0] += 6.0  # mostly silent, as people are
    save_network(str(file), 1 - side, layers, ACTIONS[1 - side])
    other = resolve_policy(f"learned:{file}", 1 - side)
    alone = CoupleEnv(
        side, Situation("drawn", setup, Q, choices=(other, None) if side else (None, other))
    )
    follower, rng, agent = Follower(1 - side, layers), np.random.default_rng(drawn), SIDES[side]

    def rule(who, seen, mask):
        return choose(mask, rng) if who == agent else follower.choose(seen, mask)

    env, turns = played(Situation("drawn", setup, Q), seed, rule)
    mine = [turn for turn in turns if turn.agent == agent]
    seen, info = alone.reset(seed=seed)
    if not mine or alone.episode.asked is None:
        assert alone.episode.asked is None
        return
    for turn, then in zip(mine, [*mine[1:], None], strict=True):
        assert (seen == turn.seen).all()
        assert (info["action_mask"] == turn.info["action_mask"]).all()
        assert info["day"] == turn.info["day"]
        seen, reward, terminated, truncated, info = alone.step(turn.action)
        told = (then.reward, then.info) if then else (
            env._cumulative_rewards[agent], env.infos[agent])  # fmt: skip
        assert reward == pytest.approx(told[0])
        assert info["dt"] == pytest.approx(told[1]["dt"])
        assert info["discount"] == pytest.approx(told[1]["discount"])
        for name in COMPONENTS:
            assert info[f"reward_{name}"] == pytest.approx(told[1][f"reward_{name}"], abs=1e-9)
    assert (terminated, truncated) == (env.terminations[agent], env.truncations[agent])
    assert alone.episode.couple.dumpee == env.episode.couple.dumpee
    assert alone.episode.couple.dumper == env.episode.couple.dumper


@settings(max_examples=15)
@given(situation=both_open, seed=few_seeds)
def test_rewards_are_made_of_their_parts_by_each_agents_weights(situation, seed):
    weights = {"dumpee": {"crises": 5.0}, "dumper": Weights(distress=0.0, own_recovery=2.0)}
    env, turns = played(situation, seed, weights=weights)
    assert env.weights["dumpee"] == Weights(crises=5.0)
    for turn in turns:
        parts = {name: turn.info[f"reward_{name}"] for name in COMPONENTS}
        assert turn.reward == pytest.approx(env.weights[turn.agent].worth(parts))
        assert turn.info["discount"] == env.discount_per_day ** turn.info["dt"]
    assert env.infos["dumpee"]["reward_own_recovery"] == 0.0


@settings(max_examples=15)
@given(situation=both_open, seed=few_seeds)
def test_rewards_of_the_steps_add_up_to_what_became_of_the_couple(situation, seed):
    """Each step is rewarded once and to both, whoever acted."""
    only_days = {"distress": 0.0, "crises": 0.0, "own_recovery": 0.0}
    env, turns = played(situation, seed, weights=only_days)
    couple, first = env.episode.couple, turns[0].info["day"]
    healed = couple.dumpee.healed_day if env.episode.healed else couple.horizon
    assert env.terminations["dumpee"] == env.episode.healed != env.truncations["dumpee"]
    never_asked = turns[0].info["action_mask"].sum() == 1
    waited = 0.0 if never_asked else first - healed
    for agent in SIDES:
        assert sum(turn.rewards[agent] for turn in turns) == pytest.approx(waited)


@settings(max_examples=15)
@given(situation=both_open, seed=few_seeds)
def test_days_between_ones_own_decisions_add_up(situation, seed):
    env, _ = played(situation, seed)
    env.reset(seed=seed)  # nothing is left of the life before
    turns = live(env)
    for agent in SIDES:
        days = [turn.info["day"] for turn in turns if turn.agent == agent]
        told = [turn.info["dt"] for turn in turns if turn.agent == agent]
        assert told[1:] == pytest.approx(np.diff(days), abs=1e-9)
        assert told[:1] == pytest.approx([day - turns[0].info["day"] for day in days[:1]])


@settings(max_examples=15)
@given(data=st.data(), side=sides, seed=few_seeds)
def test_what_is_observed_follows_from_ones_own_mind_and_thread(data, side, seed):
    env = couple_v0.raw_env(data.draw(both_open))
    env.reset(seed=seed)
    rng = np.random.default_rng(0)
    for _ in range(data.draw(st.integers(0, 60))):
        if not over(env):
            agent = env.agent_selection
            assert env.observation_space(agent).contains(env.observe(agent))
            env.step(choose(env.infos[agent]["action_mask"], rng))
    before, minds = env.observe(SIDES[side]), (env.episode.couple.dumpee, env.episode.couple.dumper)
    for name in STATES[1 - side]:
        setattr(minds[1 - side], name, data.draw(st.floats(0.0, 1.0)))
    assert (env.observe(SIDES[side]) == before).all()
    minds[side].sadness = 0.9 if minds[side].sadness < 0.5 else 0.1
    assert (env.observe(SIDES[side]) != before).any()
