"""The whole study: both sides' leaderboards, trees, and the test of C09, as one result."""

from __future__ import annotations

import dataclasses
import time
from pathlib import Path

from agents.errors import AftertextError
from agents.intents import INTENT_IDS, INTENTS, SIDES
from agents.version import MODEL_VERSION
from experiments.runner import cores_here
from sim.envs.actions import ACTION_NAMES, ACTIONS
from sim.envs.reward import Weights
from sim.learned import Learned, read_learned
from sim.own_policy import resolve_policy

from .distil import Distilled, distil, needs_extra
from .held_out import HELD_OUT, HELD_OUT_OPPONENTS, SEED, TRAIN, TRAIN_OPPONENTS
from .leaderboard import COMPARED, Board, Tell, groups, minus, rows, run_board
from .names import LEARNED, TREE, Row
from .plain import conditions, meanings
from .tree import Tree, paths, save_tree
from .win_back import win_back

SHIPPED = Path(__file__).parent.parent / "training" / "policies"
"""Where the trained policies are, and the trees are put."""
COUPLES = 200
"""In each setting."""


def study(folder: Path, couples: int, seed: int = SEED, tell: Tell = lambda _: None) -> Row:
    """Return everything that docs/learning.md shows; `tell` hears what is done.

    `folder` has the policies to try: dumper.npz, dumpee.npz, dumpee_win_back.npz. The trees are
    written beside them. Raises AftertextError where one is missing or not as training makes them.
    """
    needs_extra()
    began = time.monotonic()
    learned = [_read(folder / f"{name}.npz", side) for side, name in enumerate(SIDES)]
    win_back_file = folder / "dumpee_win_back.npz"
    of_win_back = _read(win_back_file, 0)
    sides = {
        SIDES[side]: _side(side, learned[side], folder, couples, seed, tell) for side in (1, 0)
    }
    won = win_back(win_back_file, seed)
    tell("C09")
    return {
        "model_version": MODEL_VERSION, "seed": seed, "couples": couples,
        "cores": cores_here(), "seconds": round(time.monotonic() - began, 1),
        "train": TRAIN, "held_out": HELD_OUT, "weights": dataclasses.asdict(Weights()),
        "sides": sides,
        "win_back": {**_told(win_back_file, of_win_back), **won},
    }  # fmt: skip


def _side(side: int, learned: Learned, folder: Path, couples: int, seed: int, tell: Tell) -> Row:
    found, name = distil(side, learned.network), SIDES[side]
    tell(f"{name}: a tree of {len(list(paths(found.tree)))} leaves")
    file, tree_file = folder / f"{name}.npz", folder / f"{name}_tree.npz"
    save_tree(str(tree_file), side, found.tree, f"distilled from {file.name}")
    choices = {
        policy: resolve_policy(f"learned:{path}", side)
        for policy, path in ((LEARNED, file), (TREE, tree_file))
    }
    board = run_board(side, choices, seed, couples, lambda policy: tell(f"{name}: {policy}"))
    return {
        **_told(file, learned),
        "train_opponents": TRAIN_OPPONENTS[side], "unmet_opponents": HELD_OUT_OPPONENTS[side],
        "groups": [
            {"group": group, "settings": len(where), "rows": rows(board, where)}
            for group, where in groups(board, side)
        ],
        "tree": _tree(side, found, board, tree_file),
    }  # fmt: skip


def _tree(side: int, found: Distilled, board: Board, file: Path) -> Row:
    everywhere = list(range(len(board.settings)))
    return {
        "file": file.name, "leaves": len(list(paths(found.tree))), "tried": found.tried,
        "agreement": found.agreement, "rules": rules(side, found.tree),
        "meanings": meanings(side, (path for path, _ in paths(found.tree))),
        "minus_network": {
            name: list(minus(board, TREE, LEARNED, name, everywhere)) for name in COMPARED
        },
    }  # fmt: skip


def rules(side: int, tree: Tree) -> list[Row]:
    """Return a tree's rules, from the most to the least used, in words."""
    found: list[Row] = [
        {
            "if": conditions(side, path), "then": ACTION_NAMES[side][leaf.action],
            "about": _about(side, leaf.action), "share": leaf.share, "agreement": leaf.agreement,
        }
        for path, leaf in paths(tree)
    ]  # fmt: skip
    return sorted(found, key=lambda rule: -rule["share"])


def _about(side: int, action: int) -> str:
    intent = ACTIONS[side][action].intent
    return "" if intent is None else INTENTS[INTENT_IDS[intent]].about


def _read(path: Path, side: int) -> Learned:
    if not path.exists():
        raise AftertextError(f"there is no {path}; aftertext train makes it (see: make learning)")
    learned = read_learned(str(path), side)
    if learned.actions != ACTIONS[side]:
        raise AftertextError(f"{path}: its actions are not those of the training environments")
    return learned


def _told(path: Path, learned: Learned) -> Row:
    return {"file": path.name, "model": learned.model, "notes": learned.notes}
