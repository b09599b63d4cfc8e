"""Situations to draw, and policies for seats that are decided for from outside."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import strategies as st

from agents.policies import policies_of
from sim.envs.situation import Situation
from sim.own_policy import resolve_policy
from tests.sim.couples import Q, setups

sides = st.sampled_from((0, 1))
few_seeds = st.integers(0, 2**62)


@st.composite
def situations(draw: st.DrawFn, side: int, horizon: float = 40.0) -> Situation:
    """Any situation of the model's numbers in which one side is open."""
    other = resolve_policy(draw(st.sampled_from(policies_of(1 - side))), 1 - side)
    choices = (other, None) if side else (None, other)
    return Situation("drawn", draw(setups(horizon)), Q, choices=choices)


def somehow(masks: Any, rng: np.random.Generator, talk: float = 0.4) -> np.ndarray[Any, Any]:
    """Choose among what is allowed: silence mostly, else anything."""
    return np.array(
        [rng.choice(np.flatnonzero(mask)) if rng.random() < talk else 0 for mask in masks]
    )
