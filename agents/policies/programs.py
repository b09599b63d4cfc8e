"""Policies that are data: scripts and learned networks, as records that both engines read.

Their sizes are fixed, so that one compiled engine runs every one of them. What does the deciding
is in scripted.py and learned.py; how they are read from files is in sim/scripted.py and
sim/learned.py.
"""

from __future__ import annotations

import dataclasses
from typing import Any

from agents.intents import INTENTS, SILENT

MOST_SENDS = 128
"""Texts of its own accord that a script can have."""
MOST_FEATURES, MOST_HIDDEN, MOST_ACTIONS = 96, 64, 128
"""Sizes that a learned network can have at most: inputs, units of each hidden layer, outputs."""


def _list_of(value: float, n: int) -> Any:
    return dataclasses.field(default_factory=lambda: [value] * n)


def _place_of(n: int) -> Any:
    """Declare a place to work in: what is left there makes no difference between two networks."""
    return dataclasses.field(default_factory=lambda: [0.0] * n, compare=False, repr=False)


@dataclasses.dataclass(slots=True)
class Script:
    """One answer for each intent, and what to send of one's own accord when."""

    answers: list[int] = _list_of(SILENT, len(INTENTS))
    """By the number of the intent heard: the number of the own one, SILENT for none."""
    n_sends: int = 0
    send_days: list[float] = _list_of(0.0, MOST_SENDS)
    """In ascending order, with the hour as the day's fraction."""
    send_intents: list[int] = _list_of(SILENT, MOST_SENDS)


@dataclasses.dataclass(slots=True)
class Network:
    """A multilayer perceptron with up to two hidden layers of tanh units, and what it can do.

    Weights are stored row by row: those of unit j of a layer with n inputs begin at j·n. Layers
    without units are left out: the outputs are computed from the last hidden layer that has some,
    or from the observation itself.
    """

    n_features: int = 0
    n_first: int = 0
    n_second: int = 0
    """Units of the second hidden layer; 0 if there is no first."""
    n_actions: int = 0
    temperature: float = 0.0
    """0 takes the best action, else one is drawn with the softmax of the outputs over it."""
    first: list[float] = _list_of(0.0, MOST_FEATURES * MOST_HIDDEN)
    first_bias: list[float] = _list_of(0.0, MOST_HIDDEN)
    second: list[float] = _list_of(0.0, MOST_HIDDEN * MOST_HIDDEN)
    second_bias: list[float] = _list_of(0.0, MOST_HIDDEN)
    out: list[float] = _list_of(0.0, MOST_FEATURES * MOST_ACTIONS)
    out_bias: list[float] = _list_of(0.0, MOST_ACTIONS)
    action_intents: list[int] = _list_of(SILENT, MOST_ACTIONS)
    action_hastes: list[float] = _list_of(1.0, MOST_ACTIONS)
    """Factor on the natural delay of an answer."""
    action_gestures: list[int] = _list_of(0, MOST_ACTIONS)
    action_hours: list[float] = _list_of(18.0, MOST_ACTIONS)
    """When on that day a text goes out that was decided on at midnight."""

    features: list[float] = _place_of(MOST_FEATURES)
    """Where the present observation is written; a place to work in, like the three below."""
    first_units: list[float] = _place_of(MOST_HIDDEN)
    second_units: list[float] = _place_of(MOST_HIDDEN)
    outputs: list[float] = _place_of(MOST_ACTIONS)


@dataclasses.dataclass(slots=True)
class Programs:
    """The programs of both sides, the dumpee's first; blank where a policy needs none."""

    scripts: list[Script] = dataclasses.field(default_factory=lambda: [Script(), Script()])
    networks: list[Network] = dataclasses.field(default_factory=lambda: [Network(), Network()])


NO_PROGRAMS = Programs()
"""For couples of built-in policies. Not to be changed."""
