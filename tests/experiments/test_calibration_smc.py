"""Calibration with pyABC: what is planted is found, what was stopped goes on.

`make test-calibrate` runs them. They are apart from the other tests because pyABC and what it
brings are large; nothing is skipped where it is missing: these then fail.
"""

import json
import shlex
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from coach.cli.main import main
from experiments.calibration import diagnose, posterior
from experiments.calibration.checks import smc_check, summary
from experiments.calibration.plan import Fit, Plan
from experiments.calibration.run import Settings, calibrate
from experiments.calibration.store import CHECKS, Store, identity

from .calibration_toy import MOVING, NAMES, TARGETS, bank, problem

pytestmark = pytest.mark.calibrate
BANDS = problem().bands
FITTED = (*MOVING, 3)


def fitted(populations: int = 5, jobs: int = 1, **more: Any) -> Fit:
    from experiments.calibration.smc import fit

    plan = more.pop("plan", Plan(80, populations))
    return fit(problem(), bank(400), FITTED, plan, 1, jobs, **more)


@pytest.fixture(scope="module")
def found() -> Fit:
    return fitted()


def test_what_was_planted_is_found(found: Fit):
    middle = found.weights @ found.points
    spread = np.sqrt(found.weights @ (found.points - middle) ** 2)
    assert middle[0] == pytest.approx(0.3, abs=0.06)
    assert middle[1] == pytest.approx(0.6, abs=0.06)
    assert spread[:2].max() < 0.08
    assert spread[3:].min() > 0.2
    epsilons = [one.epsilon for one in found.generations]
    assert epsilons == sorted(epsilons, reverse=True)
    assert BANDS.distance(found.found).max() <= epsilons[-1]
    assert [one.accepted for one in found.generations] == [80] * 5
    assert found.stopped == "all generations"


def test_what_moves_nothing_is_not_identified(found: Fit):
    rows = [diagnose.quantity_row(NAMES[i], found.points[:, i], found.weights) for i in FITTED]
    assert [row["identified"] for row in rows] == [True, True, False]
    assert diagnose.moved(NAMES, found.points, found.weights, (4, 5)) == []


def test_quantities_that_the_screen_missed_move_nevertheless():
    from experiments.calibration.smc import fit

    found = fit(problem(), bank(400), (0, 3), Plan(80, 4), 1, 1)
    others = (1, 2, 4, 5)
    assert diagnose.moved(NAMES, found.points, found.weights, others) == [NAMES[1]]


def test_a_run_that_was_stopped_goes_on_to_the_same_end(found: Fit, tmp_path: Path):
    database = f"sqlite:///{tmp_path / 'generations.db'}"

    def leave(generation: int, accepted: int, simulations: int) -> None:
        if (generation, simulations) == (2, 30):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fitted(5, database=database, tell=leave)
    assert len(fitted(2, database=database).generations) == 2
    again = fitted(5, database=database)
    np.testing.assert_array_equal(again.points, found.points)
    np.testing.assert_allclose(again.weights, found.weights, rtol=1e-12)
    told: list[int] = []
    once_more = fitted(5, database=database, tell=lambda *now: told.append(now[0]))
    np.testing.assert_array_equal(once_more.points, found.points)
    assert told == []


def test_the_number_of_cores_changes_nothing(found: Fit):
    other = fitted(jobs=3)
    np.testing.assert_array_equal(other.points, found.points)
    assert other.generations == found.generations


def test_it_leaves_numpys_chance_alone():
    np.random.seed(5)
    expected = np.random.random()
    np.random.seed(5)
    fitted(2)
    assert np.random.random() == expected


def test_it_ends_near_enough_late_or_when_too_few_are_accepted(tmp_path: Path):
    near = fitted(plan=Plan(80, 9, nearest=0.2))
    assert near.stopped == "near enough"
    assert near.generations[-1].epsilon == 0.2
    assert near.generations[-2].epsilon > 0.2
    late = fitted(plan=Plan(80, 9, until=0.0))
    assert late.stopped == "no more time"
    assert len(late.generations) == 1
    rare = fitted(plan=Plan(80, 9, rarest=0.9))
    assert rare.stopped == "too few accepted"


def test_known_truths_are_found_again_by_all_of_it(tmp_path: Path):
    kept = tmp_path / CHECKS
    plan = Plan(40, 4, nearest=0.15)
    first = smc_check(problem(), bank(400), MOVING, plan, 12, 1, 1, kept)
    told = summary(first, ["a", "b"])
    assert told["even"]
    assert min(row["recovery"] for row in told["quantities"]) > 0.85
    assert told["coverage"][2] > 0.7
    size = kept.stat().st_size
    again = smc_check(problem(), bank(400), MOVING, plan, 12, 1, 1, kept)
    np.testing.assert_array_equal(again.place, first.place)
    assert kept.stat().st_size == size
    other = smc_check(problem(), bank(400), MOVING, replace(plan, nearest=0.3), 1, 1, 1, kept)
    assert other.place.shape == (1, 2)


def test_all_of_it_goes_on_from_its_folder(tmp_path: Path):
    asked = Settings(particles=40, populations=3, bank=300, check=1)
    stages: list[str] = []

    def tell(stage: str, done: int, total: int, words: str) -> None:
        stages.append(stage)

    first = calibrate(problem(), asked, Store(tmp_path / "a", identity(problem(), asked)), tell)
    assert set(stages) == {"bank", "particles 1", "particles 2", "predictions", "checks"}
    stages.clear()
    again = calibrate(problem(), asked, Store(tmp_path / "a", identity(problem(), asked)), tell)
    assert "particles 1" not in stages
    np.testing.assert_array_equal(again.points, first.points)
    np.testing.assert_array_equal(again.after, first.after)
    assert again.checks == first.checks
    assert again.seconds > first.seconds


@pytest.fixture
def toy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("experiments.calibration.problem.model_problem", lambda couples: problem())
    monkeypatch.setattr("experiments.calibration.files.targets", lambda: TARGETS)


QUICK = "calibrate --couples 20 --particles 40 --populations 3 --bank 300 --seed 4 --jobs 1"


def test_the_command_prints_and_writes_everything(toy: None, tmp_path: Path, capsys: Any):
    out = tmp_path / "out"
    assert main(shlex.split(f"{QUICK} --out {out}")) == 0
    said = capsys.readouterr()
    assert "about 1 minute from the beginning on 1 core" in said.err
    assert NAMES[0] in said.out
    assert "This is a model, not advice." in said.out
    assert said.out.splitlines()[-1] == f"again: aftertext {QUICK.removesuffix(' --jobs 1')}"
    assert {path.name for path in out.iterdir()} >= {
        "posterior.parquet", "posterior.json", "calibration.json", "posterior.png",
        "predictive.png", "sbc.png", "bank.npz", "generations.db",
    }  # fmt: skip
    assert posterior(out).values.shape == (200, len(NAMES))


def test_json_is_the_stored_results_and_nothing_else(toy: None, tmp_path: Path, capsys: Any):
    out = tmp_path / "out"
    assert main(shlex.split(f"{QUICK} --out {out} --json")) == 0
    assert json.loads(capsys.readouterr().out) == json.loads((out / "calibration.json").read_text())


def test_shipping_copies_draws_results_and_pictures(toy: None, tmp_path: Path, capsys: Any):
    from experiments.calibration.files import ship

    out, package, docs = tmp_path / "out", tmp_path / "package", tmp_path / "docs"
    assert main(shlex.split(f"{QUICK} --out {out}")) == 0
    for folder in (package, docs / "results", docs / "pictures"):
        folder.mkdir(parents=True)
    assert len(ship(out, package, docs)) == 6
    np.testing.assert_array_equal(posterior(package).values, posterior(out).values)
