"""Results of a study that was never run, for the tests of its page."""

from agents.policies import policies_of
from agents.version import MODEL_VERSION
from experiments.learning.held_out import HELD_OUT, HELD_OUT_OPPONENTS, TRAIN, TRAIN_OPPONENTS
from experiments.learning.names import LEARNED, OWN, TREE
from experiments.learning.plain import meanings
from experiments.learning.study import rules
from experiments.learning.tree import Fork, Leaf, paths

SIDES = {"dumper": 1, "dumpee": 0}
TREE_OF = Fork(2, 0.5, Leaf(0, 0.9, 0.99), Fork(45, 0.3, Leaf(4, 0.06, 0.8), Leaf(8, 0.04, 0.7)))


def row(policy, healing, crises, reward):
    """A row in which the learned policy has 60 days, .1 crises and a reward of −90."""
    gaps = {"healing": 60.0 - healing, "crises": 0.1 - crises, "reward": -90.0 - reward}
    parts = {"healing": -healing, "distress": -20.0, "crises": -crises, "own_recovery": -40.0}
    return {
        "policy": policy, "healing": healing, "crises": crises, "recovery": 80.0, "texts": 12.0,
        "reward": reward, **{f"reward_{name}": value for name, value in parts.items()},
        "reward_reunion": 0.25,
        "learned_minus": {name: around(gap, 0.01) for name, gap in gaps.items()},
    }  # fmt: skip


def around(value, half):
    return [value, value - half, value + half] if value else [0.0, 0.0, 0.0]


def side(name):
    number = SIDES[name]
    built_in = [row(p, 70.0 + i, 0.2 + i / 100, -120.0 - i)
                for i, p in enumerate(policies_of(number))]  # fmt: skip
    found = [row(LEARNED, 60.0, 0.1, -90.0), row(TREE, 61.0, 0.1, -92.0),
             row(OWN, 75.5, 0.3, -130.0), *built_in]  # fmt: skip
    return {
        "file": f"{name}.npz", "model": MODEL_VERSION, "notes": f"aftertext train {name} --seed 3",
        "train_opponents": TRAIN_OPPONENTS[number], "unmet_opponents": HELD_OUT_OPPONENTS[number],
        "groups": [{"group": group, "settings": 7, "rows": found}
                   for group in ("all", "unmet", *HELD_OUT)],
        "tree": {
            "file": f"{name}_tree.npz", "leaves": 3, "tried": [-95.0], "agreement": 0.912,
            "rules": rules(number, TREE_OF),
            "meanings": meanings(number, (path for path, _ in paths(TREE_OF))),
            "minus_network": {"healing": [1.0, 0.5, 1.5], "crises": [0.0, -0.01, 0.01],
                              "reward": [-2.0, -2.5, -1.5]},
        },
    }  # fmt: skip


def way(policy, reunited):
    shares = {"reunited": reunited, "together": reunited / 10}
    return {
        "policy": policy, **{name: [x, x - 0.01, x + 0.01] for name, x in shares.items()},
        "days_together": [50 * reunited] * 3,
        "learned_minus": {
            "reunited": around(0.2 - reunited, 0.01), "days_together": around(0.0, 0.0)
        },
    }  # fmt: skip


def results():
    """The whole of it, as docs/results/learning.json has it."""
    part = {"about": "share who reunite", "effect": 0.1, "ci": [0.08, 0.12], "at_most": 0.05}
    return {
        "model_version": MODEL_VERSION, "seed": 50_000, "couples": 200, "cores": 2,
        "seconds": 300.0, "train": TRAIN, "held_out": HELD_OUT,
        "command": "python -m experiments.learning --couples 200",
        "weights": {"healing": 1.0, "distress": 1.0, "crises": 30.0, "own_recovery": 0.25,
                    "reunion": 0.0},
        "sides": {name: side(name) for name in SIDES},
        "win_back": {
            "file": "dumpee_win_back.npz", "model": MODEL_VERSION, "notes": "train --win-back",
            "days": 120.0, "couples": 1000, "seed": 50_000,
            "ways": [way(LEARNED, 0.2), way("plead", 0.15), way("no_contact", 0.02)],
            "claim": {"built_in": [part | {"verdict": "fails"}],
                      "with_learned": [part | {"verdict": "undecided"}]},
        },
    }  # fmt: skip
