"""Policies and settings for the tests of the study."""

import numpy as np
from hypothesis import strategies as st

from agents.policies.observation import OBSERVATION
from experiments.learning.tree import Fork, Leaf
from sim.envs.actions import ACTIONS
from sim.learned import save_network
from tests.agents.networks import layers_of

SEED = 7
sides = st.sampled_from((0, 1))


def save_talker(path, side, seed=0):
    """A network over the environments' actions: silent mostly, else anything."""
    layers = layers_of([len(OBSERVATION[side]), 8, len(ACTIONS[side])], seed)
    weights, bias = layers[-1]
    bias = np.asarray(bias, float)
    bias[0] += 1.5
    save_network(str(path), side, [*layers[:-1], (weights, bias)], ACTIONS[side], notes="made up")
    return str(path)


def trees(side, most=12):
    """Trees of up to `most` leaves that ask anything and do anything."""
    leaves = st.builds(Leaf, st.integers(0, len(ACTIONS[side]) - 1))
    entries = st.integers(0, len(OBSERVATION[side]) - 1)
    marks = st.sampled_from((-0.5, 0.1, 0.25, 0.5, 0.75))
    return st.recursive(
        leaves, lambda below: st.builds(Fork, entries, marks, below, below), max_leaves=most
    )


def seen_by(side, n=50, seed=0):
    """Made-up observations, few of them alike; none stands on a mark."""
    chance = np.random.default_rng(seed)
    return chance.uniform(-0.99, 0.99, (n, len(OBSERVATION[side]))).astype(np.float32)
