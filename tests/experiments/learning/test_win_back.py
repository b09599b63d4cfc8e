"""C09 with a learned way among the ways."""

import pytest

from experiments.claims.c09 import BUILT_IN, NOTHING, best_of
from experiments.lab import Lab
from experiments.learning import win_back as module
from experiments.learning.names import LEARNED
from experiments.learning.tree import Fork, Leaf, save_tree
from experiments.learning.words import row_of
from sim.envs.actions import action_number

from .made import SEED

COUPLES = 60


@pytest.fixture(scope="module")
def pleader(tmp_path_factory):
    """A learned policy that pleads at every text read, and says yes when asked back."""
    path = tmp_path_factory.mktemp("policies") / "dumpee_win_back.npz"
    plea, yes = action_number(0, "plea"), action_number(0, "accept_return")
    save_tree(str(path), 0, Fork(2, 0.5, Leaf(0), Fork(34, 0.5, Leaf(plea), Leaf(yes))))
    return path


@pytest.fixture(scope="module")
def found(pleader):
    return module.win_back(pleader, SEED, COUPLES)


def test_every_way_is_beside_the_learned_one(found):
    assert {row["policy"] for row in found["ways"]} == {LEARNED, NOTHING, *BUILT_IN}
    shares = [row["reunited"][0] for row in found["ways"]]
    assert shares == sorted(shares, reverse=True)
    assert max(shares) > 0.0


def test_a_way_that_wins_wins_and_is_the_best(found):
    learned, nothing = (row_of(found["ways"], name) for name in (LEARNED, NOTHING))
    assert learned["reunited"][0] > nothing["reunited"][0]
    gap = nothing["learned_minus"]["reunited"][0]
    assert gap == pytest.approx(learned["reunited"][0] - nothing["reunited"][0])


def test_days_together_are_days_of_those_who_came_together(found):
    for row in found["ways"]:
        assert (row["days_together"][0] > 0.0) == (row["reunited"][0] > 0.0)
        assert row["together"][0] <= row["reunited"][0]


def told(found, key):
    return {part["name"]: part["effect"] for part in found["claim"][key]}


def test_without_the_learned_way_the_claim_is_as_it_was(found):
    effects = best_of(Lab(couples=COUPLES, seed=SEED), BUILT_IN)
    assert told(found, "built_in") == {name: effect.effect for name, effect in effects.items()}


def test_a_learned_way_that_is_the_best_is_what_the_claim_is_about(pleader, monkeypatch):
    monkeypatch.setattr(module, "BUILT_IN", ("block", "ask_space"))
    found = module.win_back(pleader, SEED, COUPLES)
    learned, nothing = (row_of(found["ways"], name) for name in (LEARNED, NOTHING))
    assert told(found, "with_learned")["level"] == learned["reunited"][0]
    gain = learned["reunited"][0] - nothing["reunited"][0]
    assert told(found, "with_learned")["gain"] == pytest.approx(gain)
    assert told(found, "built_in")["level"] < learned["reunited"][0]
