"""The folder of a training: what was asked for, and what is done, so that it can go on.

A checkpoint is all that the rest follows from: the algorithm (model.zip), the couples in the midst
of their lives and the state of chance (rest.pkl), and what DQN remembers (replay.pkl). So a
training that was stopped ends with the same policy as one that was not.
"""

from __future__ import annotations

import json
import os
import pickle
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import torch

from agents.errors import AftertextError
from agents.version import MODEL_VERSION
from sim.envs.lot import Rows
from sim.envs.vector import CoupleVectorEnv

from .settings import Settings

STATE, POLICY, TENSORBOARD = "state.json", "policy.npz", "tensorboard"
_MODEL, _REST, _REPLAY = "model.zip", "rest.pkl", "replay.pkl"
_BUFFERS = ("rollout_buffer_kwargs", "replay_buffer_kwargs")


class Folder:
    """A folder that belongs to one training; another one is refused."""

    def __init__(self, path: Path, settings: Settings) -> None:
        self.path = path
        self.state: dict[str, Any] = {
            "model": MODEL_VERSION, "settings": settings.facts(), "steps": 0, "seconds": 0.0,
        }  # fmt: skip
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise AftertextError(f"cannot write to {path}: {error.strerror or error}") from None
        if (path / STATE).exists():
            kept = json.loads((path / STATE).read_text(encoding="utf-8"))
            self._refuse_another(kept)
            self.state = kept
        elif any(path.iterdir()):
            raise AftertextError(f"{path} has something else in it; give a new folder")
        else:
            self._write()

    @property
    def steps(self) -> int:
        """Steps up to the last checkpoint, 0 if there is none."""
        return int(self.state["steps"])

    def save(self, model: Any, seconds: float) -> None:
        """Keep a checkpoint, all of it or none; the one before is then removed.

        `seconds` is the time spent on the training so far.
        """
        before, steps = self._checkpoint(self.steps), int(model.num_timesteps)
        place = self._checkpoint(steps)
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        model.save(place / _MODEL, exclude=_BUFFERS)
        if getattr(model, "replay_buffer", None) is not None:
            model.save_replay_buffer(place / _REPLAY)
        (place / _REST).write_bytes(pickle.dumps(_rest(model)))
        self.state |= {"steps": steps, "seconds": seconds}
        self._write()
        if before != place:
            shutil.rmtree(before, ignore_errors=True)

    def load(self, blank: Any) -> Any:
        """Return the algorithm as it was at the last checkpoint; `blank` is it at the beginning."""
        place, env = self._checkpoint(self.steps), blank.env
        given = {name: getattr(blank, name) for name in _BUFFERS if hasattr(blank, name)}
        model = type(blank).load(place / _MODEL, env=env, device="cpu", force_reset=False, **given)
        if (place / _REPLAY).exists():
            model.load_replay_buffer(place / _REPLAY)
            model.replay_buffer.env = env
        _restore(model, pickle.loads((place / _REST).read_bytes()))
        return model

    def _checkpoint(self, steps: int) -> Path:
        return self.path / "checkpoints" / str(steps)

    def _refuse_another(self, kept: dict[str, Any]) -> None:
        mine = {"model": self.state["model"], **self.state["settings"]}
        theirs = {"model": kept["model"], **kept["settings"]}
        other = [name for name in mine if theirs.get(name) != mine[name]]
        if other:
            told = ", ".join(f"{name} {theirs.get(name)}, not {mine[name]}" for name in other)
            raise AftertextError(
                f"{self.path} holds another training ({told}); give a new folder with --out, or "
                "ask for the same to go on with it"
            )

    def _write(self) -> None:
        new = self.path / f".{STATE}"
        new.write_text(json.dumps(self.state, indent=1) + "\n", encoding="utf-8")
        os.replace(new, self.path / STATE)


def _rest(model: Any) -> dict[str, Any]:
    return {
        "couples": _couples_now(model.env.couples),
        "sums": model.env.sums,
        "torch": torch.get_rng_state(),
        "numpy": np.random.get_state(),
        "actions": model.action_space.np_random.bit_generator.state,
    }


def _restore(model: Any, rest: dict[str, Any]) -> None:
    model.env.reset()
    _go_on(model.env.couples, rest["couples"])
    model.env.sums[:] = rest["sums"]
    torch.set_rng_state(rest["torch"])
    np.random.set_state(rest["numpy"])
    model.action_space.np_random.bit_generator.state = rest["actions"]


def _couples_now(couples: CoupleVectorEnv) -> list[Any]:
    """Return the present couples of each lot, those begun ahead, and their numbers."""
    return [(vars(lot.rows), vars(lot._begun), lot._next, lot.n_begun) for lot in couples._lots]


def _go_on(couples: CoupleVectorEnv, lots: list[Any]) -> None:
    """Put couples as they were in the places of an environment reset under the same seed."""
    for lot, (rows, begun, following, n_begun) in zip(couples._lots, lots, strict=True):
        lot.rows.put(np.arange(len(rows["numbers"])), Rows(**rows))
        lot._begun, lot._next, lot.n_begun = Rows(**begun), following, n_begun
