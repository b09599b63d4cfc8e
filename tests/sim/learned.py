"""Learned policies for tests: networks that may do anything, and ones with a plain rule."""

from __future__ import annotations

from agents.policies.observation import OBSERVATION
from sim.begin import Setup
from sim.learned import save_network
from sim.own_act import FREE_INTENTS, Act
from sim.own_policy import resolve_policy, seated
from tests.agents.networks import layers_of

EVERYTHING = tuple(
    [None, *names, Act(names[0], 0.1), Act(gesture="block"), Act(gesture="unblock"),
     Act(gesture="mute"), Act(gesture="unmute"), Act("warn", gesture="block"),
     Act(gesture="post"), Act("ask_space", at_hour=9.5), Act("ask_space", at_hour=0.0)]
    for names in FREE_INTENTS
)  # fmt: skip
"""Every text that each side may send, all gestures, silence, haste and an hour."""


def save_random(path, side, hidden=(8,), temperature=1.0, seed=0, **more):
    """A policy that may do anything, for reasons of its own."""
    actions = EVERYTHING[side]
    layers = layers_of([len(OBSERVATION[side]), *hidden, len(actions)], seed)
    save_network(str(path), side, layers, actions, temperature=temperature, **more)
    return str(path)


def pair_of(folder, hidden=(8,), temperature=1.0, seed=0, days=30.0, **more):
    """A set-up with learned policies on both sides."""
    paths = [
        save_random(folder / f"{s}.npz", s, hidden, temperature, seed + s, **more) for s in (0, 1)
    ]
    choices = [resolve_policy(f"learned:{path}", side) for side, path in enumerate(paths)]
    return seated(Setup(policies=(None, None), horizon_days=days), *choices)


def simple(folder, side, entry, over, act):
    """A policy that acts where one entry is over a mark, and is silent otherwise."""
    path = str(folder / "simple.npz")
    layers = [([[0.0], [1.0]], [0.0, -over])]
    save_network(path, side, layers, [None, act], [entry])
    return resolve_policy(f"learned:{path}", side)
