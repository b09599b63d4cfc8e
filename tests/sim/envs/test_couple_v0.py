"""Both sides at once: the two environments live one life, and each side knows only its own."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pettingzoo.utils.env import AECEnv, ParallelEnv

from agents.errors import AftertextError
from agents.intents import SIDES
from agents.policies.observation import OBSERVATION
from scenarios.envs import situation_for
from sim.begin import begin_couple
from sim.envs import couple_v0
from sim.envs.actions import ACTIONS
from sim.envs.both import weights_of_both
from sim.envs.reward import COMPONENTS, WIN_BACK, Weights
from sim.envs.single import CoupleEnv
from sim.envs.situation import Situation
from sim.event_engine import EventEngine
from sim.feelings import STATES
from sim.learned import save_network
from sim.own_policy import resolve_policy, seated
from sim.snapshot import take_snapshot
from tests.agents.networks import layers_of
from tests.sim.couples import Q, setups, state_of
from tests.sim.envs.lives import few_seeds, sides

BREADCRUMBS = situation_for(None, "breadcrumbs")
both_open = setups(25.0).map(lambda setup: Situation("drawn", setup, Q))


def choose(mask, rng, talk=0.4):
    """Anything that is allowed, silence mostly; a plain int."""
    return int(rng.choice(np.flatnonzero(mask))) if rng.random() < talk else 0


def chance(seed=0):
    rng = np.random.default_rng(seed)
    return lambda agent, seen, mask: choose(mask, rng)


def over(env):
    return any([*env.terminations.values(), *env.truncations.values()])


@dataclasses.dataclass
class Turn:
    """What one agent was told when it was asked, and what it did."""

    agent: str
    seen: np.ndarray
    reward: float
    info: dict
    action: int
    rewards: dict
    """Of both, for the step that followed."""


def live(env, rule=None):
    """Play the turns of a couple that was begun up to its end."""
    rule = rule or chance()
    turns = []
    while not over(env):
        agent = env.agent_selection
        seen, reward, _, _, info = env.last()
        action = rule(agent, seen, info["action_mask"])
        env.step(action)
        turns.append(Turn(agent, seen, reward, info, action, dict(env.rewards)))
    return turns


def played(situation, seed, rule=None, options=None, **kwargs):
    env = couple_v0.raw_env(situation, **kwargs)
    env.reset(seed=seed, options=options)
    return env, live(env, rule)


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


def snapshot_on(day):
    setup = seated(BREADCRUMBS.setup, resolve_policy("polite", 0), resolve_policy("breadcrumb", 1))
    engine = EventEngine(begin_couple(setup, Q, 5, 3), Q)
    engine.run(until=day)
    return take_snapshot(engine)


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
