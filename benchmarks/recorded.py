"""What is done in the training environments that are timed, recorded before.

A vector environment follows from its seed and the actions. So the same actions lead through the
same lives again, and no choosing is timed.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt

from agents.intents import DUMPER
from experiments.learning.rollout import Greedy
from sim.envs.vector import CoupleVectorEnv
from sim.learned import load_network

Seen = npt.NDArray[np.float32]
Allowed = npt.NDArray[np.bool_]
Actions = npt.NDArray[np.int64]
Chooser = Callable[[Seen, Allowed], Actions]
POLICY = Path(__file__).parents[1] / "experiments" / "training" / "policies" / "dumper.npz"
"""The trained policy that ships with the project."""
SEED = 20
WARM_STEPS = 150
"""Steps before those that are timed: then couples of all ages are among them."""
SILENT_SHARE = 0.9


@dataclasses.dataclass(frozen=True)
class Recorded:
    """Actions of each couple, an array for each step, and what they come to."""

    warm: list[Actions]
    timed: list[Actions]
    days: float
    """Of a timed step, on average."""

    @property
    def acted(self) -> float:
        """Share of decisions that are not for silence."""
        return float(np.mean([(actions != 0).mean() for actions in self.timed]))


def record(envs: CoupleVectorEnv, choose: Chooser, steps: int) -> Recorded:
    """Let couples under SEED live as `choose` decides, and keep what it decided."""
    seen, _ = envs.reset(seed=SEED)
    kept, days = [], []
    for _ in range(WARM_STEPS + steps):
        kept.append(choose(seen, envs.action_masks()))
        seen, _, _, _, infos = envs.step(kept[-1])
        days.append(infos["dt"].mean())
    return Recorded(kept[:WARM_STEPS], kept[WARM_STEPS:], float(np.mean(days[WARM_STEPS:])))


def silence(seen: Seen, allowed: Allowed) -> Actions:
    """Choose silence everywhere."""
    return np.zeros(len(seen), np.int64)


def at_random() -> Chooser:
    """Return what draws one of the allowed actions, each as likely."""
    rng = np.random.default_rng(SEED)
    return lambda seen, allowed: (rng.random(allowed.shape, np.float32) * allowed).argmax(axis=1)


def mostly_silent() -> Chooser:
    """Return what draws silence nine times in ten, else one of the allowed actions."""
    rng, draw = np.random.default_rng(SEED), at_random()
    return lambda seen, allowed: np.where(
        rng.random(len(seen)) < SILENT_SHARE, 0, draw(seen, allowed)
    )


def as_trained() -> tuple[Chooser, str]:
    """Return what the trained policy chooses, and what that is; without one, about the like."""
    if POLICY.exists():
        return Greedy(load_network(str(POLICY), DUMPER)), "the dumper's policy in the project"
    return mostly_silent(), f"{SILENT_SHARE:.0%} silence, else at random, for want of a policy"
