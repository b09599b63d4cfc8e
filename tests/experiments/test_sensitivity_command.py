"""The command as a person meets it: what it says first, prints, writes, and leaves when stopped."""

import json
import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

import experiments.sensitivity
from agents.quantities import QUANTITIES
from agents.version import MODEL_VERSION
from coach.cli.main import main
from experiments.sensitivity import Model
from experiments.sensitivity.files import FILES
from experiments.sensitivity.model import OUTCOMES
from experiments.uncertain import uncertain

QUICK = "sensitivity --couples 2 --trajectories 2 --samples 4 --keep 12 --jobs 1"


@pytest.fixture(autouse=True)
def _quick_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a sum of a few quantities in the model's place."""
    names = [d.name for d in uncertain()]

    def run(values: Mapping[str, float]) -> np.ndarray:
        shares = np.array([values.get(n, QUANTITIES[n].value) / QUANTITIES[n].high for n in names])
        return np.array(
            [[100.0 * shares[:12].sum(), shares[12:24].sum(), shares[0], 1.0], [0.1] * 4]
        )

    def model(couples: int, seed: int) -> Model:
        return Model(tuple(OUTCOMES), run, f"sum {couples} {seed}")

    monkeypatch.setattr(experiments.sensitivity, "population_model", model)


def run(command: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    status = main(shlex.split(command))
    said = capsys.readouterr()
    return status, said.out, said.err


def test_it_says_first_what_it_takes_then_names_ten_for_each_outcome(
    capsys: pytest.CaptureFixture[str],
):
    status, out, err = run(QUICK, capsys)
    assert status == 0
    assert len(err.splitlines()) == 1
    assert f"{2 * (len(uncertain()) + 1):,} for the screening of {len(uncertain())}" in err
    assert err.endswith(" s on 1 core\n")
    for title in ("Healing", "Crises"):
        assert f"{title}: what matters most in model {MODEL_VERSION}" in out
    named = [word for word in out.split() if word in QUANTITIES]
    assert len(named) == 20
    assert "assumption" in out
    assert "This is a model, not advice" in out
    assert out.splitlines()[-1] == (
        "again: aftertext sensitivity --couples 2 --trajectories 2 --samples 4 --keep 12 --seed 1"
    )


def test_json_has_stable_keys_is_what_is_written_and_comes_from_the_runs_that_are_there(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    run(f"{QUICK} --out {tmp_path / 'out'}", capsys)
    status, out, err = run(f"{QUICK} --json --out {tmp_path / 'out'}", capsys)
    assert status == 0
    assert err.endswith(f"; {json.loads(out)['runs']:,} are done\n")
    results = json.loads(out)
    assert results == json.loads((tmp_path / "out" / "sensitivity.json").read_text())
    for name in ("sobol.png", "morris.png"):
        assert (tmp_path / "out" / name).read_bytes().startswith(b"\x89PNG")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(
        [*FILES, "runs.csv"]
    )
    assert set(results) == {
        "command", "model_version", "seed", "couples", "days", "trajectories", "samples", "keep",
        "runs", "runs_before", "jobs", "wall_seconds", "declared", "uncertain", "settled",
        "outcomes", "quantities",
    }  # fmt: skip
    outcome, quantity = results["outcomes"]["crises"], results["quantities"][0]
    assert set(outcome) == {
        "unit", "about", "at_declared", "all_varied", "kept_varied", "share_by_kept",
        "share_by_chance", "sum_S1", "indices",
    }  # fmt: skip
    assert set(outcome["indices"][0]) == {"name", "S1", "S1_ci", "ST", "ST_ci"}
    assert set(quantity) == {
        "name", "value", "low", "high", "unit", "source", "evidence", "assumed", "about", "home",
        "kept", "screening",
    }  # fmt: skip
    assert set(quantity["screening"]) == set(OUTCOMES)
    assert set(quantity["screening"]["crises"]) == {
        "mu", "mu_star", "mu_star_ci", "sigma", "direction"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("--couples 0", "couples = 0"),
        ("--samples 100", "64 or 128"),
        ("--jobs 0", "jobs = 0"),
        ("--keep 9999", "keep = 9,999"),
    ],
)
def test_bad_input_gets_one_line_and_writes_nothing(
    options: str, said: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    status, out, err = run(f"sensitivity {options} --out {tmp_path / 'out'}", capsys)
    assert status != 0
    assert out == ""
    assert said in err
    assert len(err.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def _hear_interrupts() -> None:
    # A background process of a shell would be deaf to Ctrl-C, and so would be its children.
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.mark.skipif(sys.platform == "win32", reason="sends a POSIX signal")
def test_ctrl_c_leaves_the_runs_and_says_so(tmp_path: Path, batch_engine: None):
    words = [sys.executable, "-m", "coach.cli.main", "sensitivity", "--couples", "20"]
    process = subprocess.Popen(
        [*words, "--jobs", "2", "--out", str(tmp_path / "out")],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        preexec_fn=_hear_interrupts,
    )  # fmt: skip
    runs = tmp_path / "out" / "runs.csv"
    until = time.monotonic() + 60.0
    while time.monotonic() < until and (not runs.exists() or runs.read_text().count("\n") < 12):
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert out == ""
    assert f"are kept in {runs}: the same command goes on from there" in err.replace("\n", " ")
    assert "Traceback" not in err
    assert runs.read_text().endswith("\n")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["runs.csv"]
