"""The vector environment as Stable-Baselines3 wants it, without a Python loop over its places."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from stable_baselines3.common.vec_env import VecEnv

from agents.errors import AftertextError
from sim.envs.actions import ACTIONS
from sim.envs.reward import COMPONENTS
from sim.envs.vector import CoupleVectorEnv

REWARD_SCALE = 1.0 / 50.0
"""What rewards are multiplied by, so that values are of the order of 1 (assumption)."""
Floats = npt.NDArray[np.float64]
_NOTHING: dict[str, Any] = {}
"""What there is to say of a place whose episode goes on; shared, not to be written to."""


class Step(NamedTuple):
    """What the last step gave, before an algorithm adds to its rewards; each of shape (n,)."""

    rewards: Floats
    discounts: Floats


class CoupleVecEnv(VecEnv):
    """`CoupleVectorEnv`, made with autoreset_mode "SameStep", as a VecEnv.

    Rewards are scaled; what is told of ended episodes (`info["episode"]`) is not. `last` is the
    last step, for buffers that discount each step by its own length.
    """

    def __init__(self, couples: CoupleVectorEnv, reward_scale: float = REWARD_SCALE) -> None:
        self.couples, self.reward_scale = couples, reward_scale
        n = couples.num_envs
        self.last = Step(np.zeros(n), np.ones(n))
        self.sums = np.zeros((n, len(COMPONENTS) + 3))
        """Of the present episodes: parts of the reward, reward, steps, texts of its own."""
        self._is_text = np.array([bool(act.intent) for act in ACTIONS[couples.side]])
        self._actions = np.zeros(n, np.int64)
        self._began = time.monotonic()
        super().__init__(n, couples.single_observation_space, couples.single_action_space)

    def reset(self) -> npt.NDArray[np.float32]:
        """Begin new couples in all places, under the seed given last if there is one."""
        seen, _ = self.couples.reset(seed=self._seeds[0])
        self._reset_seeds()
        self.sums[:] = 0.0
        return seen

    def step_async(self, actions: npt.NDArray[np.int64]) -> None:
        """Take the actions of the next step, shape (n,)."""
        self._actions = np.asarray(actions, np.int64)

    def step_wait(
        self,
    ) -> tuple[npt.NDArray[np.float32], Floats, npt.NDArray[np.bool_], list[dict[str, Any]]]:
        """Do the step; ended couples are followed by others in it."""
        texted = self._texted()
        seen, rewards, terminated, truncated, infos = self.couples.step(self._actions)
        parts = np.column_stack([infos[f"reward_{name}"] for name in COMPONENTS])
        self.sums += np.column_stack([parts, rewards, np.ones(self.num_envs), texted])
        self.last = Step(rewards * self.reward_scale, infos["discount"])
        over = terminated | truncated
        told = [_NOTHING] * self.num_envs
        for place in np.flatnonzero(over).tolist():
            told[place] = {
                "terminal_observation": infos["final_obs"][place],
                "TimeLimit.truncated": not terminated[place],
                "episode": self._episode(place),
            }
        self.sums[over] = 0.0
        return seen, self.last.rewards.copy(), over, told

    def action_masks(self) -> npt.NDArray[np.bool_]:
        """Return what may be done now, shape (n, actions)."""
        return self.couples.action_masks()

    def close(self) -> None:
        """Let the threads go."""
        self.couples.close()

    def get_attr(self, attr_name: str, indices: Any = None) -> list[Any]:
        """Return an attribute once for each place; all places have the same."""
        value = None if attr_name == "render_mode" else getattr(self, attr_name)
        return [value for _ in self._places(indices)]

    def set_attr(self, attr_name: str, value: Any, indices: Any = None) -> None:
        """Refuse: places have no attributes of their own."""
        raise AftertextError(f"{attr_name} cannot be set in single places")

    def env_method(
        self, method_name: str, *method_args: Any, indices: Any = None, **method_kwargs: Any
    ) -> Any:
        """Return what a method of all places gives, a row each."""
        if indices is not None:
            raise AftertextError(f"{method_name} cannot be called in single places")
        return getattr(self, method_name)(*method_args, **method_kwargs)

    def env_is_wrapped(self, wrapper_class: Any, indices: Any = None) -> list[bool]:
        """Return that no place is wrapped, except that episodes are told of as Monitor does."""
        told = wrapper_class.__name__ == "Monitor"
        return [told for _ in self._places(indices)]

    def _places(self, indices: int | Iterable[int] | None) -> Iterable[int]:
        if indices is None:
            return range(self.num_envs)
        return [indices] if isinstance(indices, int) else indices

    def _texted(self) -> npt.NDArray[np.bool_]:
        may = self.couples.action_masks()[np.arange(self.num_envs), self._actions]
        return self._is_text[self._actions] & may

    def _episode(self, place: int) -> dict[str, float]:
        """Return what Monitor tells of an episode (r, l, t), its parts and its texts."""
        *parts, reward, steps, texts = self.sums[place].tolist()
        told = {"r": reward, "l": steps, "t": time.monotonic() - self._began, "texts": texts}
        return told | dict(zip(COMPONENTS, parts, strict=True))
