"""From a trained algorithm to a file that `learned:PATH` means."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from torch import nn

from sim.envs.actions import ACTIONS
from sim.learned import save_network

Layer = tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]


def layers_of(model: Any) -> list[Layer]:
    """Return weights (units, inputs) and biases (units,) from the observation to the actions."""
    policy = model.policy
    if hasattr(policy, "q_net"):
        modules = list(policy.q_net.q_net)
    else:
        modules = [*policy.mlp_extractor.policy_net, policy.action_net]
    return [
        (module.weight.detach().numpy().astype(float), module.bias.detach().numpy().astype(float))
        for module in modules
        if isinstance(module, nn.Linear)
    ]


def export(model: Any, side: int, path: str, notes: str) -> None:
    """Write the policy as it was trained; `notes` say how it was made.

    A policy that was trained to draw its actions draws them; DQN's takes the best.
    """
    temperature = 0.0 if hasattr(model.policy, "q_net") else 1.0
    layers, actions = layers_of(model), list(ACTIONS[side])
    save_network(path, side, layers, actions, temperature=temperature, notes=notes)
