"""Trees as policies: one way for every decision, and the same acts as a network."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from experiments.learning.distil import joined
from experiments.learning.rollout import Greedy
from experiments.learning.tree import Fork, Leaf, chosen, paths, save_tree
from sim.envs.actions import ACTIONS, action_number
from sim.learned import read_learned

from .made import seen_by, sides, trees


def as_network(folder, side, tree):
    path = str(folder / "tree.npz")
    save_tree(path, side, tree, "notes of a tree")
    return read_learned(path, side)


@given(st.data(), sides)
def test_exactly_one_way_fits_each_decision(data, side):
    tree, seen = data.draw(trees(side)), seen_by(side)
    fits = [
        np.all([(seen[:, entry] > mark) == over for entry, mark, over in way] or [[True] * 50], 0)
        for way, _ in paths(tree)
    ]
    assert np.sum(fits, axis=0).tolist() == [1] * len(seen)


@given(st.data(), sides)
def test_a_stored_tree_does_what_the_tree_does(tmp_path_factory, data, side):
    tree, seen = data.draw(trees(side)), seen_by(side)
    learned = as_network(tmp_path_factory.mktemp("tree"), side, tree)
    found = Greedy(learned.network)(seen, np.ones((len(seen), len(learned.actions)), bool))
    wanted = [ACTIONS[side][action] for action in chosen(tree, seen)]
    assert [learned.actions[i] for i in found] == wanted


@given(st.data(), sides)
def test_joining_leaves_changes_nothing_and_leaves_no_twins(data, side):
    tree, seen = data.draw(trees(side)), seen_by(side)
    assert chosen(joined(tree), seen).tolist() == chosen(tree, seen).tolist()
    assert not has_twins(joined(tree))


def has_twins(tree):
    if isinstance(tree, Leaf):
        return False
    ends = (tree.under, tree.over)
    if all(isinstance(end, Leaf) for end in ends):
        return ends[0].action == ends[1].action
    return any(has_twins(end) for end in ends)


def test_joined_leaves_share_their_decisions():
    whole = joined(Fork(3, 0.5, Leaf(4, 0.3, 1.0), Leaf(4, 0.1, 0.2)))
    assert whole.action == 4
    assert (whole.share, whole.agreement) == pytest.approx((0.4, 0.8))


def test_what_is_not_allowed_is_silence(tmp_path):
    yes = action_number(0, "accept_return")
    learned = as_network(tmp_path, 0, Fork(0, 0.5, Leaf(yes), Leaf(3)))
    allowed = np.array([[act.intent != "accept_return" for act in learned.actions]])
    found = Greedy(learned.network)(np.zeros((1, 86), np.float32), allowed)
    assert learned.actions[found[0]].intent is None


def test_a_stored_tree_is_small_and_says_what_it_is(tmp_path):
    learned = as_network(tmp_path, 1, Fork(2, 0.5, Leaf(0), Leaf(7)))
    assert learned.observation == ("moment_text",)
    assert len(learned.actions) == 2
    assert learned.notes == "notes of a tree"
