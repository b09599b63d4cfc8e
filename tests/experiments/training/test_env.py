"""The vector environment as Stable-Baselines3 sees it, beside the environment itself."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import gymnasium
import numpy as np
import pytest

import scenarios.envs  # noqa: F401
from agents.errors import AftertextError
from sim.envs.actions import ACTION_NAMES
from sim.envs.reward import COMPONENTS
from sim.own_act import FREE_GESTURES
from tests.sim.envs.lives import somehow

pytestmark = pytest.mark.train
N, STEPS, SEED = 24, 90, 5
TEXTS = np.array([name not in ("silence", *FREE_GESTURES) for name in ACTION_NAMES[1]])


def couples() -> Any:
    made = gymnasium.make_vec(
        "Aftertext/Dumper-v0", N, autoreset_mode="SameStep", horizon_days=25, weights={"crises": 3}
    )
    return made.unwrapped


@pytest.fixture(scope="module")
def lived() -> SimpleNamespace:
    """Both, lived through with the same actions."""
    from experiments.training.sb3_env import CoupleVecEnv

    plain, env = couples(), CoupleVecEnv(couples(), reward_scale=0.5)
    env.seed(SEED)
    seen, _ = plain.reset(seed=SEED)
    np.testing.assert_array_equal(env.reset(), seen)
    rng, rows = np.random.default_rng(1), []
    for _ in range(STEPS):
        masks = np.stack(env.env_method("action_masks"))
        np.testing.assert_array_equal(masks, plain.action_masks())
        actions = somehow(masks, rng)
        rows.append((actions, plain.step(actions), env.step(actions), env.last))
    return SimpleNamespace(rows=rows, env=env)


def test_steps_are_the_same_but_for_the_scale_of_the_reward(lived):
    for _, (seen, rewards, terminated, truncated, infos), (
        same,
        scaled,
        dones,
        _,
    ), last in lived.rows:
        np.testing.assert_array_equal(same, seen)
        np.testing.assert_array_equal(scaled, rewards * 0.5)
        np.testing.assert_array_equal(dones, terminated | truncated)
        np.testing.assert_array_equal(last.rewards, scaled)
        np.testing.assert_array_equal(last.discounts, infos["discount"])


def test_an_end_is_told_with_how_it_was_left_and_whether_it_was_the_horizon(lived):
    ways = set()
    for _, (_, _, terminated, truncated, infos), (_, _, dones, told), _ in lived.rows:
        for place in range(N):
            assert bool(told[place]) == dones[place]
            if dones[place]:
                left = told[place]["terminal_observation"]
                np.testing.assert_array_equal(left, infos["final_obs"][place])
                assert told[place]["TimeLimit.truncated"] is bool(truncated[place])
                ways.add(bool(terminated[place]))
    assert False in ways


def test_episodes_are_summed_from_their_beginning(lived):
    sums = np.zeros((N, len(COMPONENTS) + 3))
    ended = 0
    for actions, (_, rewards, *_, infos), (_, _, dones, told), _ in lived.rows:
        parts = np.column_stack([infos[f"reward_{name}"] for name in COMPONENTS])
        sums += np.column_stack([parts, rewards, np.ones(N), TEXTS[actions]])
        for place in np.flatnonzero(dones):
            episode = dict(told[place]["episode"])
            assert episode.pop("t") >= 0.0
            names = (*COMPONENTS, "r", "l", "texts")
            assert episode == pytest.approx(dict(zip(names, sums[place], strict=True)))
            sums[place], ended = 0.0, ended + 1
    assert ended >= N


def test_all_places_are_one_environment(lived):
    assert lived.env.get_attr("render_mode", [0, 1]) == [None, None]
    assert lived.env.has_attr("action_masks")
    assert not lived.env.has_attr("no_such_thing")
    with pytest.raises(AftertextError, match="single places"):
        lived.env.env_method("action_masks", indices=[0])
    with pytest.raises(AftertextError, match="single places"):
        lived.env.set_attr("sums", 0)
