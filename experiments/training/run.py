"""A training from beginning to end: the environment, the algorithm, checkpoints, the file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import gymnasium
import torch

import scenarios.envs  # noqa: F401  (registers the environments)

from .algorithms import make_algorithm
from .export import export
from .kept import POLICY, TENSORBOARD, Folder
from .sb3_env import CoupleVecEnv
from .settings import Settings
from .watch import Tell, Watch, make_logger


def train(
    settings: Settings, out: Path, tell: Tell = lambda _: None, every: int | None = None
) -> Path:
    """Train what is asked for, from the last checkpoint in the folder on; return the policy's file.

    `every` is how many steps lie between two checkpoints, by default a minute's. PyTorch runs on
    one thread, so that nothing depends on how many there are.
    """
    torch.set_num_threads(1)
    folder = Folder(out, settings)
    env = make_env(settings)
    try:
        model = make_algorithm(settings, env)
        if folder.steps:
            model = folder.load(model)
        _learn(model, settings, folder, Watch(folder, tell, every))
    finally:
        env.close()
    export(model, settings.side, str(out / POLICY), settings.command)
    return out / POLICY


def make_env(settings: Settings) -> CoupleVecEnv:
    """Return the environment that is asked for."""
    couples: Any = gymnasium.make_vec(
        settings.environment, settings.envs, scenario=settings.scenario,
        opponent=settings.opponent, weights=settings.weights, horizon_days=settings.horizon,
        autoreset_mode="SameStep",
    )  # fmt: skip
    return CoupleVecEnv(couples.unwrapped)


def _learn(model: Any, settings: Settings, folder: Folder, watch: Watch) -> None:
    if (left := settings.steps - model.num_timesteps) <= 0:
        return
    model.set_logger(make_logger(folder.path / TENSORBOARD))
    # What is left is counted from where the algorithm stands, which begins at 0.
    model.learn(left, callback=watch, reset_num_timesteps=False)
    watch.keep()
