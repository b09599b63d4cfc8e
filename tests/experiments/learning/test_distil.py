"""Trees from networks, with scikit-learn: `make test-train`."""

import numpy as np
import pytest

from agents.policies.observation import OBSERVATION
from experiments.learning import distil as module
from experiments.learning.distil import MOST_LEAVES, Lessons, distil, fit, intents
from experiments.learning.tree import Fork, Leaf, chosen, paths
from scenarios.envs import situation_for
from sim.envs.actions import ACTION_NAMES, action_number
from sim.learned import read_learned

from .made import save_talker, seen_by

pytestmark = pytest.mark.train
SIDE = 1
TEXT, REQUEST = (OBSERVATION[SIDE].index(name) for name in ("moment_text", "heard_request"))
COMFORT, SAY_OVER = (action_number(SIDE, name) for name in ("comfort", "say_over:late"))
KNOWN = Fork(TEXT, 0.5, Leaf(0), Fork(REQUEST, 0.3, Leaf(SAY_OVER), Leaf(COMFORT)))


@pytest.fixture(autouse=True)
def few_settings(monkeypatch):
    """Two settings to train and one to try, of two months each."""
    train = [situation_for(SIDE, name, "plead").lasting(60.0)
             for name in ("fresh_breakup", "jealous_ex")]  # fmt: skip
    monkeypatch.setattr(module, "_training", lambda side: train)
    monkeypatch.setattr(module, "_held_out", lambda side: train[:1])


def test_a_tree_is_found_again():
    seen = np.abs(seen_by(SIDE, 4000))
    lessons = Lessons(seen, chosen(KNOWN, seen))
    tree = fit(SIDE, lessons)
    others = np.abs(seen_by(SIDE, 4000, seed=1))
    assert (chosen(tree, others) == chosen(KNOWN, others)).mean() > 0.98
    assert sum(leaf.share for _, leaf in paths(tree)) == pytest.approx(1.0)


@pytest.mark.parametrize("seed", range(3))
def test_never_more_leaves_than_can_be_read(seed):
    chance = np.random.default_rng(seed)
    lessons = Lessons(seen_by(SIDE, 3000, seed), chance.integers(0, 40, 3000))
    tree = fit(SIDE, lessons)
    assert 2 <= len(list(paths(tree))) <= MOST_LEAVES
    asked = {OBSERVATION[SIDE][entry] for way, _ in paths(tree) for entry, *_ in way}
    assert not asked & set(module.UNREADABLE)


def test_a_leaf_has_the_commonest_intent_at_its_commonest_pace():
    seen = np.abs(seen_by(SIDE, 300))
    actions = np.full(300, COMFORT)
    actions[:100] = SAY_OVER
    actions[100:180] = action_number(SIDE, "comfort:late")
    tree = fit(SIDE, Lessons(seen * 0.0, actions))
    assert tree == Leaf(COMFORT, 1.0, pytest.approx(2 / 3))


def test_intents_merge_paces():
    merged = [ACTION_NAMES[SIDE][i] for i in intents(SIDE)]
    assert merged == [name.partition(":")[0] for name in ACTION_NAMES[SIDE]]


def test_the_tree_kept_is_the_one_with_the_greatest_reward(tmp_path):
    network = read_learned(save_talker(tmp_path / "net.npz", SIDE, seed=1), SIDE).network
    found = distil(SIDE, network)
    assert len(set(found.tried)) == module.ROUNDS
    played = module.play(SIDE, module._training(SIDE), module._chooser(found.tree), module.SEED, 8)
    assert module.reward_of(played) == max(found.tried)
    assert 0.2 < found.agreement <= 1.0
