"""The algorithms of Stable-Baselines3 that are offered, with what they are set to.

The numbers were found by trying a few; with what each gave: docs/decisions/0012-training.md.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import torch
from sb3_contrib import MaskablePPO
from stable_baselines3 import A2C, DQN
from torch import nn

from sim.envs.actions import N_ALWAYS

from .buffers import Replay, Rollouts
from .sb3_env import CoupleVecEnv
from .settings import ALGORITHMS, Settings

HIDDEN = [64, 64]
"""Units of the hidden layers, as many as a policy's file can have."""
ROLLOUT_STEPS, BATCHES = 65_536, 16
"""Of PPO: decisions from one update to the next, and in how many parts they are learned from."""

AHEAD = 64
"""Of DQN: decisions whose rewards are summed before its own value is believed."""


def make_algorithm(settings: Settings, env: CoupleVecEnv) -> Any:
    """Return the algorithm at its beginning."""
    model = _MAKERS[settings.algo](settings, env)
    if settings.algo != "dqn":
        _quieten(model, settings.side)
    return model


def _ppo(settings: Settings, env: CoupleVecEnv) -> Any:
    n_steps = max(1, min(ROLLOUT_STEPS, settings.steps) // settings.envs)
    return MaskablePPO(
        "MlpPolicy", env, n_steps=n_steps, batch_size=max(2, n_steps * settings.envs // BATCHES),
        n_epochs=4, learning_rate=_falling(1e-3), clip_range=0.2,
        **_on_policy(settings, env),
    )  # fmt: skip


def _a2c(settings: Settings, env: CoupleVecEnv) -> Any:
    return A2C(
        "MlpPolicy", env, n_steps=16, learning_rate=7e-4,
        **_on_policy(settings, env),
    )  # fmt: skip


def _on_policy(settings: Settings, env: CoupleVecEnv) -> dict[str, Any]:
    return {
        "gae_lambda": 0.995,
        "rollout_buffer_class": Rollouts,
        "rollout_buffer_kwargs": {"env": env},
        "policy_kwargs": {"net_arch": HIDDEN},
        **_common(settings),
    }


def _dqn(settings: Settings, env: CoupleVecEnv) -> Any:
    return DQN(
        "MlpPolicy", env, learning_rate=5e-4, buffer_size=min(200_000, settings.steps),
        learning_starts=min(10_000, settings.steps // 10), batch_size=512, train_freq=1,
        gradient_steps=8, target_update_interval=5_000, exploration_fraction=0.3,
        exploration_final_eps=0.02,
        replay_buffer_class=Replay, replay_buffer_kwargs={"env": env, "ahead": AHEAD},
        policy_kwargs={"net_arch": HIDDEN, "activation_fn": nn.Tanh}, **_common(settings),
    )  # fmt: skip


def _common(settings: Settings) -> dict[str, Any]:
    # Discounts are each step's own, so gamma is 1 (buffers.py).
    return {"gamma": 1.0, "seed": settings.seed, "device": "cpu"}


_MAKERS: dict[str, Callable[[Settings, CoupleVecEnv], Any]] = {
    "ppo": _ppo, "dqn": _dqn, "a2c": _a2c,
}  # fmt: skip
assert tuple(_MAKERS) == ALGORITHMS


def _falling(rate: float) -> Callable[[float], float]:
    return lambda left: rate * left


def _quieten(model: Any, side: int) -> None:
    """Let silence begin at even odds against all other actions (assumption).

    Without it a policy that knows nothing yet texts at nearly every occasion, and nobody heals.
    """
    with torch.no_grad():
        model.policy.action_net.bias[0] = math.log(N_ALWAYS[side] - 1)
