"""What is learned where the best policy is known, and that all follows from the seed."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from experiments.training.settings import ALGORITHMS, Settings
from sim.envs.actions import N_ALWAYS

from .toy import Toy

pytestmark = pytest.mark.train
EASY = {"ppo": (16_000, 0.9), "a2c": (60_000, 0.6), "dqn": (6_000, 0.6)}
"""Steps, and the share of the reward that must be reached then."""


def trained(algo: str, steps: int, seed: int = 1) -> tuple[Any, Any]:
    import torch

    from experiments.training import algorithms
    from experiments.training.sb3_env import CoupleVecEnv

    algorithms.ROLLOUT_STEPS = 1024
    torch.set_num_threads(1)
    toy: Any = Toy(16)
    env = CoupleVecEnv(toy, reward_scale=1.0)
    model = algorithms.make_algorithm(
        Settings(1, algo, envs=16, steps=max(steps, 1), seed=seed), env
    )
    if steps:
        model.learn(steps)
    return model, env


def reward_of(model: Any, env: Any, steps: int = 60) -> float:
    """Mean reward of a step when the best action is taken."""
    seen, total = env.reset(), 0.0
    for _ in range(steps):
        masks = {"action_masks": env.action_masks()} if "Mask" in type(model).__name__ else {}
        seen, rewards, _, _ = env.step(model.predict(seen, deterministic=True, **masks)[0])
        total += float(rewards.mean())
    return total / steps


@pytest.mark.parametrize("algo", ALGORITHMS)
def test_training_finds_what_is_rewarded(algo: str):
    steps, enough = EASY[algo]
    before, after = trained(algo, 0), trained(algo, steps)
    assert reward_of(*before) < 0.55
    assert reward_of(*after) > enough


@pytest.mark.parametrize("algo", ["ppo", "a2c"])
def test_silence_begins_at_even_odds(algo: str):
    model, env = trained(algo, 0)
    model.env.reset()
    policy, seen = model.policy, model.policy.obs_to_tensor(env.couples._look())[0]
    shares = policy.get_distribution(seen).distribution.probs.detach().numpy()
    allowed = N_ALWAYS[1]
    share = shares[:, 0] / shares[:, :allowed].sum(axis=1)
    np.testing.assert_allclose(share, 0.5, atol=0.02)


def test_the_same_seed_is_the_same_policy_and_another_another():
    weights = [
        trained("ppo", 3_000, seed)[0].policy.action_net.weight.detach().numpy()
        for seed in (1, 1, 2)
    ]
    np.testing.assert_array_equal(weights[0], weights[1])
    assert not np.array_equal(weights[0], weights[2])
