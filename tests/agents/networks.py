"""Networks for tests: drawn, blank ones with given outputs, and NumPy's forward pass."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import strategies as st

from agents.intents import SILENT
from agents.policies.programs import Network

WIDTHS = st.lists(st.integers(1, 12), max_size=2)
weights = st.floats(-3.0, 3.0)


def choosing(outputs, intents=None, gestures=None, temperature=0.0):
    """A network without inputs: its outputs are these, whatever is observed."""
    net = Network(n_actions=len(outputs), temperature=temperature)
    net.out_bias[: len(outputs)] = outputs
    net.action_intents[: len(outputs)] = intents or [SILENT] * len(outputs)
    net.action_gestures[: len(outputs)] = gestures or [0] * len(outputs)
    return net


def layers_of(sizes, seed):
    """Random weights and biases between layers of these sizes, the inputs first."""
    rng = np.random.default_rng(seed)
    return [
        (rng.normal(size=(n, m)) * 2.0 / np.sqrt(m), rng.normal(size=n))
        for m, n in itertools.pairwise(sizes)
    ]


def filled(layers):
    """A network with these layers."""
    net = Network(n_features=layers[0][0].shape[1], n_actions=len(layers[-1][1]))
    places = [(net.first, net.first_bias), (net.second, net.second_bias)][: len(layers) - 1]
    for (w, b), (to_w, to_b) in zip(layers, [*places, (net.out, net.out_bias)], strict=True):
        to_w[: w.size], to_b[: b.size] = w.ravel().tolist(), b.tolist()
    if len(layers) > 1:
        net.n_first = len(layers[0][1])
    if len(layers) > 2:
        net.n_second = len(layers[1][1])
    return net


def by_numpy(layers, inputs):
    """The outputs of these layers, as NumPy computes them."""
    values = np.asarray(inputs, dtype=float)
    for w, b in layers[:-1]:
        values = np.tanh(w @ values + b)
    w, b = layers[-1]
    return w @ values + b
