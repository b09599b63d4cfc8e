"""Couples of which both sides are decided for from outside, played turn by turn."""

import dataclasses

import numpy as np

from scenarios.envs import situation_for
from sim.envs import couple_v0
from sim.envs.situation import Situation
from tests.sim.couples import Q, setups

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
