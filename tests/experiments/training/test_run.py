"""A training as a whole: what was stopped goes on, what is told and written, what is refused."""

from __future__ import annotations

import json
import shlex
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from agents.errors import AftertextError
from coach.cli.main import main
from experiments.training.settings import ALGORITHMS, Settings
from sim.learned import read_learned

pytestmark = pytest.mark.train
SMALL = Settings(1, steps=3_000, envs=16, horizon=25.0)
LINE = "dumper --steps 2000 --envs 16 --horizon 25 --opponent polite"


class StoppedError(Exception):
    pass


@pytest.fixture(autouse=True)
def _short_rollouts(monkeypatch: pytest.MonkeyPatch) -> None:
    from experiments.training import algorithms

    monkeypatch.setattr(algorithms, "ROLLOUT_STEPS", 512)


def train(settings: Settings, out: Path, stop_at: float = np.inf) -> Any:
    """Arrays of the policy's file; raises StoppedError after so many steps."""
    from experiments.training.run import train

    def tell(now: Any) -> None:
        if now.steps >= stop_at:
            raise StoppedError

    with np.load(train(settings, out, tell, every=500)) as file:
        return {name: file[name] for name in file.files}


@pytest.mark.parametrize("algo", ALGORITHMS)
def test_a_training_that_was_stopped_ends_with_the_same_policy(tmp_path, algo: str):
    settings = replace(SMALL, algo=algo)
    whole = train(settings, tmp_path / "whole")
    with pytest.raises(StoppedError):
        train(settings, tmp_path / "parts", stop_at=1_600)
    state = json.loads((tmp_path / "parts" / "state.json").read_text())
    assert 500 <= state["steps"] <= 1_600
    parts = train(settings, tmp_path / "parts")
    for name, values in whole.items():
        np.testing.assert_array_equal(parts[name], values, err_msg=name)


def test_a_checkpoint_brings_back_couples_in_the_midst_of_their_lives(tmp_path):
    from experiments.training.algorithms import make_algorithm
    from experiments.training.kept import Folder
    from experiments.training.run import make_env

    envs = make_env(SMALL), make_env(SMALL)
    before, blank = (make_algorithm(SMALL, env) for env in envs)
    before.learn(512)
    Folder(tmp_path / "a", SMALL).save(before, 1.0)
    after = Folder(tmp_path / "a", SMALL).load(blank)
    assert after.num_timesteps == before.num_timesteps
    np.testing.assert_array_equal(after.env.sums, before.env.sums)
    for _ in range(60):  # until others have followed, too
        for one, other in zip(*(env.step(np.zeros(16)) for env in envs), strict=True):
            if isinstance(one, np.ndarray):
                np.testing.assert_array_equal(other, one)


def test_a_training_that_is_done_is_not_done_again(tmp_path):
    first = train(SMALL, tmp_path / "a")
    assert len(list((tmp_path / "a" / "checkpoints").iterdir())) == 1
    again = train(SMALL, tmp_path / "a", stop_at=0)
    np.testing.assert_array_equal(again["w1"], first["w1"])


def test_a_folder_of_something_else_is_refused(tmp_path):
    from experiments.training.kept import Folder

    Folder(tmp_path / "a", SMALL)
    with pytest.raises(AftertextError, match=r"another training .*seed 1, not 2.*--out"):
        Folder(tmp_path / "a", replace(SMALL, seed=2))
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "letter.txt").write_text("dear")
    with pytest.raises(AftertextError, match="something else in it"):
        Folder(tmp_path / "b", SMALL)
    with pytest.raises(AftertextError, match="cannot write"):
        Folder(tmp_path / "b" / "letter.txt" / "c", SMALL)


@pytest.fixture(name="done")
def _done(tmp_path, capsys) -> dict[str, Any]:
    out = shlex.quote(str(tmp_path / "out"))
    assert main(["train", *shlex.split(f"{LINE} --out {out} --json")]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_command_writes_a_policy_and_says_how_it_does(done, tmp_path, capsys):
    assert done["file"] == str(tmp_path / "out" / "policy.npz")
    assert read_learned(done["file"], 1).notes == done["command"]
    assert done["command"].startswith("aftertext train Aftertext/Dumper-v0 --algo ppo")
    trial = done["trial"]
    assert trial["seed"] != done["seed"]
    assert main([*shlex.split(done["use"])[1:], "--seed", str(trial["seed"]), "--json"]) == 0
    compared = json.loads(capsys.readouterr().out)
    pairs = [*compared["pairs"], compared["default"]]
    for who, pair in (
        ("learned", next(pair for pair in pairs if pair["dumper"].startswith("learned:"))),
        ("own", compared["default"]),
    ):
        assert trial[f"{who}_healing_days"]["effect"] == pytest.approx(pair["rmst_days"])
        assert trial[f"{who}_crises"]["effect"] == pytest.approx(pair["crises_per_couple"])
    difference = trial["learned_crises"]["effect"] - trial["own_crises"]["effect"]
    assert trial["crises_difference"]["effect"] == pytest.approx(difference)


def test_for_people_it_names_the_file_and_two_commands(done, tmp_path, capsys):
    assert main(["train", *shlex.split(LINE), "--out", str(tmp_path / "out")]) == 0
    said = capsys.readouterr().out
    for line in (f"written: {done['file']}", f"use it: {done['use']}", f"again: {done['command']}"):
        assert line in said.splitlines()
    assert "difference" in said
    assert "not advice" in said


def test_tensorboard_can_read_what_was_logged(done, tmp_path):
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    log = EventAccumulator(str(tmp_path / "out" / "tensorboard"))
    log.Reload()
    tags = set(log.Tags()["scalars"])
    assert {"couples/healing_days", "couples/crises", "couples/texts", "couples/reward",
            "couples/reward_distress", "train/explained_variance"} <= tags  # fmt: skip
    assert all(0.0 < row.value <= 25.0 for row in log.Scalars("couples/healing_days"))


def test_being_stopped_says_where_it_goes_on(tmp_path, monkeypatch, capsys):
    from experiments.training import run

    def stopped(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "train", stopped)
    assert main(["train", *shlex.split(LINE), "--out", str(tmp_path / "out")]) == 130
    assert f"kept in {tmp_path / 'out'}" in capsys.readouterr().err
