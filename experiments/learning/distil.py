"""A network's decisions boiled down to a tree of a few leaves (DAgger with scikit-learn's trees).

A first tree learns from the decisions that the network meets. Then each tree plays, the network
says what it would have done at the decisions that the tree met, and the next tree learns from all
of them. Kept is the tree with the greatest reward in the training settings.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from agents.errors import AftertextError
from agents.policies.observation import OBSERVATION
from agents.policies.programs import Network
from scenarios.envs import situation_for
from sim.envs.actions import ACTION_NAMES
from sim.envs.reward import Weights
from sim.envs.situation import Situation

from .held_out import HELD_OUT, HELD_OUT_OPPONENTS, TRAIN, TRAIN_OPPONENTS
from .rollout import Chooser, Greedy, Moment, Played, play
from .tree import Fork, Leaf, Tree, chosen, paths

MOST_LEAVES = 12
ROUNDS = 3
"""Times that a tree plays and the network corrects it."""
FEWEST = 50
"""Decisions that a leaf must be about."""
MOST_DECISIONS = 100_000
"""Decisions that one tree learns from."""
COUPLES = 8
"""Couples in each setting whose decisions are learned from."""
SEED = 60_000
"""Of those couples: neither those of training nor those held out."""
UNREADABLE = ("hour_sin", "hour_cos")
"""Observed, but nothing that a rule for people should ask."""
Actions = NDArray[np.int64]


class Distilled(NamedTuple):
    """A tree, the rewards of the trees tried (means in the training settings), and how often it
    does something with the network's intent at decisions that the network meets, held out."""

    tree: Tree
    tried: list[float]
    agreement: float


class Lessons(NamedTuple):
    """Decisions, a row each, and what the network does at them: its actions, by number."""

    seen: NDArray[np.float32]
    actions: Actions


def distil(side: int, net: Network) -> Distilled:
    """Return a tree of at most MOST_LEAVES that does about what a network does."""
    network, training = Greedy(net), _training(side)
    lessons = _lessons(network, play(side, training, network, SEED, COUPLES).moments)
    tried: list[tuple[float, Tree]] = []
    for _ in range(ROUNDS):
        tree = fit(side, lessons)
        played = play(side, training, _chooser(tree), SEED, COUPLES)
        tried.append((reward_of(played), tree))
        lessons = _both(lessons, _lessons(network, played.moments))
    best = max(tried, key=lambda one: one[0])[1]
    met = _lessons(network, play(side, _held_out(side), network, SEED, 1).moments)
    same = intents(side)[chosen(best, met.seen)] == intents(side)[met.actions]
    return Distilled(best, [reward for reward, _ in tried], float(same.mean()))


def fit(side: int, lessons: Lessons) -> Tree:
    """Return a tree of about MOST_LEAVES, never more, after joining leaves that do the same."""
    few, most = _some(lessons), MOST_LEAVES
    best = tree = _fitted(side, few, most)
    while len(list(paths(tree))) <= MOST_LEAVES and most < 2 * MOST_LEAVES:
        best, most = tree, most + 2
        tree = _fitted(side, few, most)
    return best


def intents(side: int) -> Actions:
    """Return for each action the number of the one with its intent at the usual pace."""
    names = ACTION_NAMES[side]
    return np.array([names.index(name.partition(":")[0]) for name in names])


def reward_of(played: Played) -> float:
    """Return the mean reward of episodes, with the usual weights."""
    return Weights().worth({name: float(sums.mean()) for name, sums in played.parts.items()})


def needs_extra() -> None:
    """Raise AftertextError where scikit-learn is not installed."""
    if find_spec("sklearn") is None:
        raise AftertextError(
            "trees need scikit-learn, which is not installed: pip install 'aftertext[train]'"
        )


def _training(side: int) -> list[Situation]:
    return [situation_for(side, name, other) for name in TRAIN for other in TRAIN_OPPONENTS[side]]


def _held_out(side: int) -> list[Situation]:
    others = (*TRAIN_OPPONENTS[side], *HELD_OUT_OPPONENTS[side])
    return [situation_for(side, name, other) for name in HELD_OUT for other in others]


def _chooser(tree: Tree) -> Chooser:
    def choose(seen: NDArray[np.float32], allowed: NDArray[np.bool_]) -> Actions:
        return chosen(tree, seen)  # the environment takes what is not allowed for silence

    return choose


def _lessons(network: Greedy, moments: Sequence[Moment]) -> Lessons:
    seen = np.concatenate([moment.seen for moment in moments])
    return Lessons(seen, network(seen, np.concatenate([moment.allowed for moment in moments])))


def _some(lessons: Lessons) -> Lessons:
    """Return at most MOST_DECISIONS of them, drawn evenly."""
    n = len(lessons.actions)
    drawn = np.random.default_rng(SEED).permutation(n)[:MOST_DECISIONS]
    return Lessons(lessons.seen[drawn], lessons.actions[drawn])


def _both(one: Lessons, other: Lessons) -> Lessons:
    return Lessons(
        np.concatenate([one.seen, other.seen]), np.concatenate([one.actions, other.actions])
    )


def _fitted(side: int, lessons: Lessons, most: int) -> Tree:
    from sklearn.tree import DecisionTreeClassifier

    readable = [i for i, name in enumerate(OBSERVATION[side]) if name not in UNREADABLE]
    learner = DecisionTreeClassifier(max_leaf_nodes=most, min_samples_leaf=FEWEST, random_state=0)
    asked = lessons.seen[:, readable]
    learner.fit(asked, intents(side)[lessons.actions])
    grower = _Grower(side, learner.tree_, learner.apply(asked), lessons.actions, readable)
    return joined(grower.grown(0))


class _Grower(NamedTuple):
    """Turns a tree of scikit-learn's into ours."""

    side: int
    grown_tree: Any
    ends: Actions
    """The leaf of each decision."""
    actions: Actions
    readable: list[int]

    def grown(self, node: int) -> Tree:
        """Return what hangs on a node."""
        found = self.grown_tree
        if found.children_left[node] < 0:
            return self.leaf(self.actions[self.ends == node])
        return Fork(
            self.readable[found.feature[node]], float(found.threshold[node]),
            self.grown(found.children_left[node]), self.grown(found.children_right[node]),
        )  # fmt: skip

    def leaf(self, actions: Actions) -> Leaf:
        """Return the commonest intent here, at the pace that is commonest with it."""
        meant = intents(self.side)[actions]
        intent = np.bincount(meant).argmax()
        action = np.bincount(actions[meant == intent]).argmax()
        return Leaf(int(action), len(actions) / len(self.actions), float((meant == intent).mean()))


def joined(tree: Tree) -> Tree:
    """Return a tree in which forks that lead to the same act on both sides are gone."""
    if isinstance(tree, Leaf):
        return tree
    under, over = joined(tree.under), joined(tree.over)
    if isinstance(under, Leaf) and isinstance(over, Leaf) and under.action == over.action:
        share = under.share + over.share
        agreed = under.share * under.agreement + over.share * over.agreement
        return Leaf(under.action, share, agreed / share if share else 0.0)
    return Fork(tree.entry, tree.mark, under, over)
