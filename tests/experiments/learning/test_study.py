"""The study from files to its page, over few couples: `make test-train`."""

import json
import sys

import pytest

from agents.errors import AftertextError
from experiments.learning import distil, leaderboard, study, win_back
from experiments.learning.__main__ import main
from experiments.learning.names import LEARNED, OWN, TREE
from experiments.learning.page import page
from sim.learned import read_learned, save_network

from .made import save_talker

pytestmark = pytest.mark.train
FILES = {"dumper.npz": 1, "dumpee.npz": 0, "dumpee_win_back.npz": 0}


@pytest.fixture
def policies(tmp_path):
    for seed, (name, side) in enumerate(FILES.items()):
        save_talker(tmp_path / name, side, seed)
    return tmp_path


@pytest.fixture
def small(monkeypatch):
    """One scenario of each kind, one policy of the other side, few couples."""
    for module in (distil, leaderboard):
        monkeypatch.setattr(module, "HELD_OUT", ("clingy_dumpee",))
        monkeypatch.setattr(module, "TRAIN_OPPONENTS", {0: ("silence",), 1: ("polite",)})
        monkeypatch.setattr(module, "HELD_OUT_OPPONENTS", {0: ("impatient",), 1: ("protest",)})
    monkeypatch.setattr(distil, "TRAIN", ("fresh_breakup",))
    monkeypatch.setattr(distil, "ROUNDS", 1)
    monkeypatch.setattr(win_back.win_back, "__defaults__", (20,))


def test_from_files_to_the_page(policies, small, monkeypatch, capsys):
    out = policies / "learning.json"
    words = ["learning", "--policies", str(policies), "--couples", "4", "--out", str(out)]
    monkeypatch.setattr(sys, "argv", words)
    main()
    results = json.loads(out.read_text(encoding="utf-8"))
    text = "\n".join(page(results))
    assert results["command"] == "python -m experiments.learning --couples 4"
    assert results["command"] in text
    for side in ("dumper", "dumpee"):
        rows = results["sides"][side]["groups"][0]["rows"]
        assert {LEARNED, OWN, TREE} <= {row["policy"] for row in rows}
        tree = results["sides"][side]["tree"]
        assert len(tree["rules"]) == tree["leaves"] <= distil.MOST_LEAVES
        assert read_learned(str(policies / tree["file"]), side == "dumper").network.n_actions >= 1
    assert "C09" in capsys.readouterr().err


def test_a_missing_policy_is_named(policies):
    (policies / "dumpee.npz").unlink()
    with pytest.raises(AftertextError, match=r"dumpee\.npz; aftertext train makes it"):
        study.study(policies, 4)


def test_other_actions_than_trainings_are_refused(policies):
    save_network(str(policies / "dumper.npz"), 1, [([[0.0]], [0.0])], [None], ["day"])
    with pytest.raises(AftertextError, match="actions are not those of the training"):
        study.study(policies, 4)
