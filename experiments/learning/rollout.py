"""A learned policy played in the vector environment, decision by decision.

In the batch engine `learned:` decides for itself; here its decisions can be seen and labelled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from gymnasium.vector import AutoresetMode
from numpy.typing import NDArray

from agents.policies.programs import Network
from sim.envs.reward import COMPONENTS
from sim.envs.situation import Situation
from sim.envs.vector import CoupleVectorEnv

Floats = NDArray[np.float64]
Seen = NDArray[np.float32]
Allowed = NDArray[np.bool_]
Actions = NDArray[np.int64]
Chooser = Callable[[Seen, Allowed], Actions]
"""Returns an action for each row of what is observed and of what is allowed."""


class Moment(NamedTuple):
    """One decision of each couple that is not over, a row for each."""

    seen: Seen
    allowed: Allowed
    actions: Actions


class Played(NamedTuple):
    """Episodes from beginning to end: every decision, and sums by place."""

    moments: list[Moment]
    parts: dict[str, Floats]
    """Parts of the reward, each of shape (places,)."""


class Greedy:
    """What a network chooses: of what is allowed the action that it scores highest."""

    def __init__(self, net: Network) -> None:
        n, first, second = net.n_features, net.n_first, net.n_second
        self._n = n
        self._layers = []
        for units, weights, bias in (
            (first, net.first, net.first_bias),
            (second, net.second, net.second_bias),
            (net.n_actions, net.out, net.out_bias),
        ):
            if units:
                shaped = np.array(weights[: units * n]).reshape(units, n)
                self._layers.append((shaped, np.array(bias[:units])))
                n = units

    def __call__(self, seen: Seen, allowed: Allowed) -> Actions:
        """Return an action for each row."""
        values = seen[:, : self._n].astype(float)
        for weights, bias in self._layers[:-1]:
            values = np.tanh(values @ weights.T + bias)
        weights, bias = self._layers[-1]
        scores = np.where(allowed, values @ weights.T + bias, -np.inf)
        best: Actions = scores.argmax(axis=1)
        return best


def play(
    side: int, situations: Sequence[Situation], choose: Chooser, seed: int, couples: int
) -> Played:
    """Play the first couples of each situation under a seed to their ends.

    Places are the couples of the first situation, then those of the second, and so on.
    """
    envs = CoupleVectorEnv(
        couples * len(situations), side, situations, autoreset_mode=AutoresetMode.DISABLED
    )
    sums = {name: np.zeros(envs.num_envs) for name in COMPONENTS}
    moments = list(_moments(envs, choose, seed, sums))
    envs.close()
    return Played(moments, sums)


def _moments(
    envs: CoupleVectorEnv, choose: Chooser, seed: int, sums: dict[str, Floats]
) -> Iterator[Moment]:
    seen, _ = envs.reset(seed=seed)
    running = np.ones(envs.num_envs, np.bool_)
    actions = np.zeros(envs.num_envs, np.int64)
    while running.any():
        moment = Moment(seen[running], envs.action_masks()[running], actions[running])
        actions[running] = moment.actions[:] = choose(moment.seen, moment.allowed)
        yield moment
        seen, _, ended, cut, infos = envs.step(actions)
        _add_up(infos, sums)
        running &= ~(ended | cut)


def _add_up(infos: dict[str, Any], sums: dict[str, Floats]) -> None:
    for name, total in sums.items():
        total += infos[f"reward_{name}"]
