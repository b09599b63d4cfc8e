"""A decision tree as a policy: a question about one thing observed at each fork, acts at the ends.

Such a tree is, exactly, a small network: a unit for each fork says on which side of it one is, a
unit for each leaf whether one is at it. So it is stored and run as any learned policy is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from agents.policies.observation import OBSERVATION
from sim.envs.actions import ACTIONS
from sim.learned import Layer, save_network

STEEP = 1e8
"""Weight of what is asked: a unit is all but ±1 from a hundred millionth off the mark."""
SURE = 40.0
"""Weight of a fork in a leaf's unit: half of it makes a unit all but ±1."""
SILENCE = 0


@dataclass(frozen=True)
class Leaf:
    """An action of the side's list, by its number.

    `share` is that of decisions which end here, `agreement` that of them in which the network does
    something with the same intent.
    """

    action: int
    share: float = 0.0
    agreement: float = 0.0


@dataclass(frozen=True)
class Fork:
    """Asks whether what is observed at place `entry` is over the mark."""

    entry: int
    mark: float
    under: Tree
    over: Tree


Tree = Fork | Leaf


class Answer(NamedTuple):
    """A fork on the way to a leaf, and to which side of it the way goes."""

    entry: int
    mark: float
    over: bool


Path = tuple[Answer, ...]


def paths(tree: Tree, before: Path = ()) -> Iterator[tuple[Path, Leaf]]:
    """Yield every leaf with the way to it, from the side under each mark to that over it."""
    if isinstance(tree, Leaf):
        yield before, tree
        return
    yield from paths(tree.under, (*before, Answer(tree.entry, tree.mark, False)))
    yield from paths(tree.over, (*before, Answer(tree.entry, tree.mark, True)))


def chosen(tree: Tree, seen: NDArray[np.float32]) -> NDArray[np.int64]:
    """Return the action for each row of what is observed, allowed or not."""
    found = np.empty(len(seen), np.int64)
    for path, leaf in paths(tree):
        here = np.ones(len(seen), np.bool_)
        for entry, mark, over in path:
            here &= (seen[:, entry] > mark) == over
        found[here] = leaf.action
    return found


def save_tree(path: str, side: int, tree: Tree, notes: str = "") -> None:
    """Write a tree as the file of a learned policy; what is not allowed becomes silence."""
    asked = list(dict.fromkeys((a.entry, a.mark) for way, _ in paths(tree) for a in way))
    entries = sorted({entry for entry, _ in asked}) or [0]
    acts = sorted({SILENCE, *(leaf.action for _, leaf in paths(tree))})
    save_network(
        path, side, [_forks(asked, entries), _leaves(tree, asked), _actions(tree, acts)],
        [ACTIONS[side][act] for act in acts],
        [OBSERVATION[side][entry] for entry in entries], notes=notes,
    )  # fmt: skip


def _forks(asked: list[tuple[int, float]], entries: list[int]) -> Layer:
    """One unit for each thing asked: 1 over its mark, −1 under it."""
    n = max(1, len(asked))  # a tree without forks has one unit for nothing
    weights, bias = np.zeros((n, len(entries))), np.zeros(n)
    for unit, (entry, mark) in enumerate(asked):
        weights[unit, entries.index(entry)], bias[unit] = STEEP, -STEEP * mark
    return weights, bias


def _leaves(tree: Tree, asked: list[tuple[int, float]]) -> Layer:
    """One unit for each leaf: 1 if all answers on the way are as they lead there, else −1."""
    found = list(paths(tree))
    weights, bias = np.zeros((len(found), max(1, len(asked)))), np.zeros(len(found))
    for unit, (way, _) in enumerate(found):
        for entry, mark, over in way:
            weights[unit, asked.index((entry, mark))] += SURE if over else -SURE
        bias[unit] = SURE * (0.5 - len(way))
    return weights, bias


def _actions(tree: Tree, acts: list[int]) -> Layer:
    """The action of the leaf that one is at has 1, all others 0, of which silence is the first."""
    found = [leaf for _, leaf in paths(tree)]
    weights, bias = np.zeros((len(acts), len(found))), np.zeros(len(acts))
    for unit, leaf in enumerate(found):
        weights[acts.index(leaf.action), unit] = 0.5
        bias[acts.index(leaf.action)] += 0.5
    return weights, bias
