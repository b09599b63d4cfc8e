"""The spaces of one side: what it observes, what it can do."""

from __future__ import annotations

from typing import Any

import numpy as np
from gymnasium import spaces

from agents.policies.observation import OBSERVATION
from sim.envs.actions import ACTIONS


def observation_space(side: int) -> spaces.Space[Any]:
    """Return the box of the entries of OBSERVATION[side], each from −1 to 1."""
    return spaces.Box(-1.0, 1.0, (len(OBSERVATION[side]),), np.float32)


def action_space(side: int) -> spaces.Discrete:
    """Return the numbers of ACTIONS[side]."""
    return spaces.Discrete(len(ACTIONS[side]))
