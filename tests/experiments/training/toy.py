"""A vector environment whose best policy is known, in the place of couples.

Where the first entry of the observation, the only one, is above 0, each action of TALK is worth 1;
elsewhere silence is. Steps take up to 2000 days, so that what follows counts little. One in ten
ends an episode, and every fifth action cannot be done.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.envs.actions import ACTIONS
from sim.envs.reward import COMPONENTS, DISCOUNT_PER_DAY
from sim.envs.spaces import action_space, observation_space

TALK = range(7, 37)


class Toy:
    """What CoupleVecEnv asks of a CoupleVectorEnv."""

    def __init__(self, n: int = 16, side: int = 1) -> None:
        self.num_envs, self.side = n, side
        self.single_observation_space = observation_space(side)
        self.single_action_space = action_space(side)
        self._rng = np.random.default_rng(0)
        self._lots: list[Any] = []

    def reset(self, seed: int | None = None) -> tuple[Any, dict[str, Any]]:
        self._rng = np.random.default_rng(seed)
        return self._look(), {}

    def step(self, actions: Any) -> tuple[Any, Any, Any, Any, dict[str, Any]]:
        n = self.num_envs
        talks = (actions >= TALK.start) & (actions < TALK.stop)
        rewards = np.where(self._seen[:, 0] > 0.0, talks, actions == 0).astype(float)
        days = self._rng.uniform(0.0, 2000.0, n)
        terminated, truncated = self._rng.random((2, n)) < 0.05
        before = self._look()
        last = np.full(n, None, object)
        for place in np.flatnonzero(terminated | truncated):
            last[place] = before[place]
        infos = {"dt": days, "discount": DISCOUNT_PER_DAY**days, "final_obs": last}
        parts = {f"reward_{name}": rewards * (name == "healing") for name in COMPONENTS}
        return self._look(), rewards, terminated, truncated, infos | parts

    def action_masks(self) -> Any:
        may = np.ones((self.num_envs, len(ACTIONS[self.side])), bool)
        may[:, 5::5] = False
        return may

    def close(self) -> None:
        pass

    def _look(self) -> Any:
        self._seen = np.zeros((self.num_envs, *self._shape), np.float32)
        self._seen[:, 0] = self._rng.uniform(-1.0, 1.0, self.num_envs)
        return self._seen.copy()

    @property
    def _shape(self) -> tuple[int, ...]:
        return self.single_observation_space.shape or ()
