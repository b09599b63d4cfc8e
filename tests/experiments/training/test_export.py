"""The file does what the algorithm does, and needs no PyTorch."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.policies.learned import score_actions
from experiments.training.settings import ALGORITHMS, Settings
from sim.learned import load_network, read_learned

from .toy import Toy

pytestmark = pytest.mark.train


def untrained(side: int, algo: str, seed: int = 3) -> Any:
    """An algorithm with weights that differ, as those of a trained one do."""
    import torch

    from experiments.training.algorithms import make_algorithm
    from experiments.training.sb3_env import CoupleVecEnv

    toy: Any = Toy(4, side)
    model = make_algorithm(Settings(side, algo, envs=4, steps=64, seed=seed), CoupleVecEnv(toy))
    with torch.no_grad():
        for weights in model.policy.parameters():
            weights += 0.3 * torch.randn(weights.shape)
    return model


def outputs_of(net: Any, seen: np.ndarray) -> np.ndarray:
    net.features[: len(seen)] = [float(value) for value in seen]
    score_actions(net)
    return np.array(net.outputs[: net.n_actions])


@pytest.mark.parametrize("algo", ALGORITHMS)
@pytest.mark.parametrize("side", [0, 1])
def test_the_file_chooses_what_the_algorithm_chooses(tmp_path, side: int, algo: str):
    from experiments.training.export import export

    model, path = untrained(side, algo), str(tmp_path / "policy.npz")
    export(model, side, path, "made here")
    net, n = load_network(path, side), model.action_space.n
    chosen = set()

    @given(st.integers(0, 2**32 - 1))
    def agree(seed: int) -> None:
        rng = np.random.default_rng(seed)
        seen = rng.uniform(-1.0, 1.0, model.observation_space.shape).astype(np.float32)
        may = rng.random(n) < 0.5 if algo == "ppo" else np.ones(n, bool)
        may[0] = True
        masks = {"action_masks": may} if algo == "ppo" else {}
        action = int(model.predict(seen, deterministic=True, **masks)[0])
        outputs = np.where(may, outputs_of(net, seen), -np.inf)
        assert outputs[action] >= outputs.max() - 1e-4  # but for ties in single precision
        chosen.add(int(outputs.argmax()))

    agree()
    assert len(chosen) > 5
    learned = read_learned(path, side)
    assert learned.notes == "made here"
    assert learned.network.temperature == (0.0 if algo == "dqn" else 1.0)


BLOCKED = """
import sys
from importlib.machinery import PathFinder
find = PathFinder.find_spec
def without(name, path=None, target=None):
    missing = name.partition(".")[0] in ("torch", "stable_baselines3", "sb3_contrib")
    return None if missing else find(name, path, target)
PathFinder.find_spec = without
from coach.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize(
    "line",
    [
        "compare breadcrumbs --couples 20 --horizon 30 --dumper",
        "compare breadcrumbs --couples 4 --horizon 30 --engine event --dumper",
        "price breadcrumbs --futures 5 --texts 1 --horizon 20 --dumper",
    ],
)
def test_the_file_is_used_without_pytorch(tmp_path, line: str):
    from experiments.training.export import export

    path = str(tmp_path / "policy.npz")
    export(untrained(1, "ppo"), 1, path, "")
    command = [sys.executable, "-c", BLOCKED, *line.split(), f"learned:{path}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "learned:" in done.stdout
