"""Buffers that discount each step by its own length.

Stable-Baselines3 has one discount for every step. Steps here take from minutes to a day, so a step
of dt days counts discount_per_day**dt: in generalised advantage estimation, in the bootstrap where
the horizon cuts a life off, and in DQN's targets. The algorithms themselves get gamma = 1.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from sb3_contrib.common.maskable.buffers import MaskableRolloutBuffer
from stable_baselines3.common.buffers import ReplayBuffer
from stable_baselines3.common.type_aliases import ReplayBufferSamples

from .sb3_env import CoupleVecEnv

Floats = npt.NDArray[Any]


def advantages_of(
    rewards: Floats, values: Floats, next_values: Floats, goes_on: Floats, discounts: Floats,
    gae_lambda: float,
) -> Floats:  # fmt: skip
    """Return generalised advantages, shape (steps, n), as are all arguments.

    `goes_on` is 0 where the episode ended with that step, `discounts` what the next step counts.
    """
    advantages = np.zeros_like(rewards)
    later = np.zeros_like(rewards[0])
    weights = discounts * goes_on
    errors = rewards + weights * next_values - values
    for step in reversed(range(len(rewards))):
        later = errors[step] + gae_lambda * weights[step] * later
        advantages[step] = later
    return advantages


class Rollouts(MaskableRolloutBuffer):
    """What PPO and A2C learn from; `env` is where the steps come from."""

    def __init__(self, *args: Any, env: CoupleVecEnv, **kwargs: Any) -> None:
        self.env = env
        super().__init__(*args, **kwargs)

    def reset(self) -> None:
        """Forget all steps."""
        super().reset()
        self.discounts = np.ones((self.buffer_size, self.n_envs), np.float32)

    def add(self, obs: Floats, action: Floats, reward: Floats, *args: Any, **kwargs: Any) -> None:
        """Keep one step of each place.

        What the algorithm has added to a reward is the value of how a couple was left at the
        horizon, undiscounted since gamma is 1.
        """
        own, discounts = self.env.last
        self.discounts[self.pos] = discounts
        super().add(obs, action, own + discounts * (reward - own), *args, **kwargs)

    def compute_returns_and_advantage(self, last_values: Any, dones: Floats) -> None:
        """Fill advantages and returns; `gae_lambda` counts a step, whatever its length."""
        last = last_values.clone().cpu().numpy().reshape(1, -1)
        ended = np.concatenate([self.episode_starts[1:], dones[None].astype(np.float32)])
        self.advantages = advantages_of(
            self.rewards, self.values, np.concatenate([self.values[1:], last]), 1.0 - ended,
            self.discounts, self.gae_lambda,
        )  # fmt: skip
        self.returns = self.advantages + self.values


class Replay(ReplayBuffer):
    """What DQN remembers; a sample is `ahead` steps long, or to the end of its episode or memory.

    Its reward is the discounted sum of theirs, its discount the product of their own.
    """

    def __init__(self, *args: Any, env: CoupleVecEnv, ahead: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.env, self.ahead = env, ahead
        self.discounts = np.ones((self.buffer_size, self.n_envs), np.float32)

    def add(self, *args: Any, **kwargs: Any) -> None:
        """Keep one step of each place."""
        self.discounts[self.pos] = self.env.last.discounts
        super().add(*args, **kwargs)

    def _get_samples(self, batch_inds: npt.NDArray[np.int64], env: Any = None) -> Any:
        places = np.random.randint(0, self.n_envs, len(batch_inds))
        rewards, discounts, last = self._followed(batch_inds, places)
        first, end = (batch_inds, places), (last, places)
        healed = self.dones[end] * (1.0 - self.timeouts[end])
        rows = (self.observations[first], self.actions[first], self.next_observations[end],
                healed[:, None], rewards[:, None], discounts[:, None])  # fmt: skip
        return ReplayBufferSamples(*map(self.to_torch, rows))

    def _followed(self, first: Floats, places: Floats) -> tuple[Floats, Floats, Floats]:
        """Return sums of rewards, products of discounts, and the last steps that are in them."""
        rewards, discounts = np.zeros((2, len(first)), np.float32)
        discounts, last, goes_on = discounts + 1.0, first, np.ones(len(first), bool)
        for ahead in range(self.ahead):
            now = (first + ahead) % self.buffer_size
            if ahead:
                goes_on = goes_on & (now != self.pos)  # there the memory ends
            at = now, places
            rewards = np.where(goes_on, rewards + discounts * self.rewards[at], rewards)
            discounts = np.where(goes_on, discounts * self.discounts[at], discounts)
            last = np.where(goes_on, now, last)
            goes_on = goes_on & (self.dones[at] == 0.0)
        return rewards, discounts, last

    def __getstate__(self) -> dict[str, Any]:
        """Leave the environment out of what is stored."""
        return {name: value for name, value in vars(self).items() if name != "env"}
