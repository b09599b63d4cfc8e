"""What goes on beside a training: telling how far it is, logs for TensorBoard, checkpoints."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from stable_baselines3.common.callbacks import BaseCallback
from stable_baselines3.common.logger import Logger, TensorBoardOutputFormat

from sim.envs.reward import COMPONENTS

from .kept import Folder

RECENT = 500
"""Episodes whose means are told."""
CHECKPOINT_SECONDS = 60.0


class Progress(NamedTuple):
    """How far a training is; means are of the episodes that ended last, NaN before any has.

    `healing_days` are days until the dumpee was healed, or to the horizon; `reward` is the sum over
    an episode without discount.
    """

    steps: int
    healing_days: float
    reward: float
    crises: float
    texts: float


Tell = Callable[[Progress], None]


class Watch(BaseCallback):
    """Tells how far it is after each rollout, and keeps a checkpoint now and then.

    `every` steps lie between two checkpoints; None is as many as take CHECKPOINT_SECONDS.
    """

    def __init__(self, folder: Folder, tell: Tell, every: int | None = None) -> None:
        super().__init__()
        self._folder, self._tell, self._every = folder, tell, every
        self._recent: deque[dict[str, float]] = deque(maxlen=RECENT)
        self._seconds = float(folder.state["seconds"])
        self._began = self._kept_at = time.monotonic()

    def keep(self) -> None:
        """Keep a checkpoint now."""
        now = time.monotonic()
        self._folder.save(self.model, self._seconds + now - self._began)
        self._kept_at = now

    def _on_rollout_start(self) -> None:
        # The algorithm has learned from all it has seen: the rest follows from what is kept here.
        if self._is_due():
            self.keep()

    def _on_step(self) -> bool:
        for info in self.locals["infos"]:
            if "episode" in info:
                self._note(info["episode"])
        return True

    def _on_rollout_end(self) -> None:
        self._tell(self._progress())

    def _note(self, episode: dict[str, float]) -> None:
        """Log what an episode came to; between two entries of the log, means are taken."""
        self._recent.append(episode)
        self.logger.record_mean("couples/healing_days", -episode["healing"])
        self.logger.record_mean("couples/crises", -episode["crises"])
        self.logger.record_mean("couples/texts", episode["texts"])
        self.logger.record_mean("couples/steps", episode["l"])
        self.logger.record_mean("couples/reward", episode["r"])
        for part in COMPONENTS:
            self.logger.record_mean(f"couples/reward_{part}", episode[part])

    def _is_due(self) -> bool:
        if self._every is not None:
            return bool(self.num_timesteps - self._folder.steps >= self._every)
        return time.monotonic() - self._kept_at >= CHECKPOINT_SECONDS

    def _progress(self) -> Progress:
        def mean(name: str) -> float:
            return float(np.mean([one[name] for one in self._recent])) if self._recent else np.nan

        healing, crises = -mean("healing"), -mean("crises")
        return Progress(self.num_timesteps, healing, mean("r"), crises, mean("texts"))


def make_logger(folder: Path) -> Any:
    """Return a logger that writes for TensorBoard, or nothing where that is not installed."""
    try:
        import tensorboard  # noqa: F401
    except ImportError:
        return Logger(None, [])
    return Logger(str(folder), [TensorBoardOutputFormat(str(folder))])
