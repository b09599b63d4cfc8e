"""Calibration without pyABC: the draws that are kept, the page, the folder, the command."""

import json
import sys
from pathlib import Path

import numpy as np
import pytest

from agents.errors import AftertextError
from agents.quantities import QUANTITIES, Quantities
from agents.version import MODEL_VERSION
from coach.cli.calibrate import check_settings
from coach.cli.main import main
from experiments.calibration import diagnose, draw_quantities, posterior
from experiments.calibration.checks import bank_check, summary
from experiments.calibration.page import page
from experiments.calibration.plan import Fit, Generation
from experiments.calibration.posterior import ABOUT, TABLE, Draws, store
from experiments.calibration.report import draws_of, facts_of
from experiments.calibration.run import Done, Settings
from experiments.calibration.screen import screen
from experiments.calibration.store import Store, identity
from experiments.uncertain import prior, uncertain

from .calibration_toy import NAMES, TARGETS, bank, problem

BANDS = problem().bands


def done(size: int = 600) -> Done:
    """A calibration whose only generation are the nearest of the bank."""
    kept = bank(size)
    near = np.argsort(BANDS.distance(kept.found))[:30]
    found = Fit(kept.points[near], np.full(30, 1 / 30), kept.found[near],
                [Generation(0.4, size, 30, 30.0)], "all generations")  # fmt: skip
    seen = screen(kept, BANDS)
    names = [NAMES[i] for i in seen.kept]
    checks = {"bank": {"accepted": 30, **summary(bank_check(kept, BANDS, seen.kept, 30, 60, 1),
                                                 names)}, "smc": None}  # fmt: skip
    points = found.points[diagnose.resample(found.weights, 200, np.random.default_rng(1))]
    after = kept.found[near][np.arange(200) % 30]
    return Done(problem(), Settings(), kept, seen, found, points, after, checks, 12.0)


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("posterior")
    store(draws_of(done(), "aftertext calibrate --seed 1"), folder)
    return folder


def test_stored_draws_are_those_that_were_drawn_within_their_ranges(stored: Path):
    drawn, read = draws_of(done(), "aftertext calibrate --seed 1"), posterior(stored)
    assert read.names == NAMES
    np.testing.assert_allclose(read.values, drawn.values, rtol=1e-6)
    for name, column in zip(read.names, read.values.T, strict=True):
        assert QUANTITIES[name].low <= column.min() <= column.max() <= QUANTITIES[name].high
    numbers = draw_quantities(3, stored)
    assert [getattr(one, NAMES[0]) for one in numbers] == read.values[:3, 0].tolist()
    other = next(d for d in QUANTITIES.values() if d.name not in NAMES)
    assert getattr(numbers[0], other.name) == getattr(Quantities(), other.name)
    assert [getattr(one, NAMES[1]) for one in draw_quantities(5, stored)][:3] == [
        getattr(one, NAMES[1]) for one in numbers
    ]


def test_draws_of_all_quantities_make_a_small_file(tmp_path: Path):
    names = tuple(declared.name for declared in uncertain())
    u = np.random.default_rng(1).random((200, len(names)))
    values = np.array([prior(name).ppf(u[:, i]) for i, name in enumerate(names)]).T
    store(Draws(names, values, {}), tmp_path)
    assert (tmp_path / TABLE).stat().st_size < 500_000


def test_draws_of_another_model_are_refused(stored: Path, tmp_path: Path):
    about = json.loads((stored / ABOUT).read_text())
    (tmp_path / TABLE).write_bytes((stored / TABLE).read_bytes())
    (tmp_path / ABOUT).write_text(json.dumps(about | {"model_version": "0.9"}))
    with pytest.raises(AftertextError, match=rf"fitted to model 0\.9.*model {MODEL_VERSION}.*anew"):
        draw_quantities(1, tmp_path)


def test_missing_draws_and_too_many_are_said(stored: Path, tmp_path: Path):
    with pytest.raises(AftertextError, match="there are no posterior draws"):
        posterior(tmp_path)
    with pytest.raises(AftertextError, match="outside 1 to 200"):
        draw_quantities(201, stored)


def test_facts_page_and_pictures_say_what_was_found(tmp_path: Path):
    from experiments.calibration.figures import PICTURES, write_pictures

    facts = facts_of(done(), TARGETS, "aftertext calibrate --seed 1")
    assert json.loads(json.dumps(facts, allow_nan=False)) == facts
    text = page(facts)
    assert f"model {MODEL_VERSION}" in text
    assert "\n    aftertext calibrate --seed 1\n" in text
    for name in (NAMES[0], NAMES[1], "sum", "difference", "sign", "12 s"):
        assert name in text
    assert "≥ 0 " in text
    assert [row["identified"] for row in facts["quantities"]] == [True, True]
    within = {row["name"]: (row["within_prior"], row["within_posterior"])
              for row in facts["findings"]}  # fmt: skip
    assert within["sum"][1] > within["sum"][0]
    written = write_pictures(facts, draws_of(done(), ""), tmp_path)
    assert [path.name for path in written] == list(PICTURES)
    assert all(path.stat().st_size > 5000 for path in written)


def test_a_folder_of_another_calibration_is_refused(tmp_path: Path):
    folder = tmp_path / "out"
    Store(folder, identity(problem(), Settings())).spent(5.0)
    again = Store(folder, identity(problem(), Settings(populations=9, check=3)))
    again.spent(2.0)
    assert again.seconds == 7.0
    with pytest.raises(AftertextError, match=r"another calibration \(seed 1, not 2\)"):
        Store(folder, identity(problem(), Settings(seed=2)))
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("dear ex")
    with pytest.raises(AftertextError, match="something else in it"):
        Store(tmp_path / "full", identity(problem(), Settings()))


# The command


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"couples": 1}, "couples = 1 is outside 20"),
        ({"particles": 800}, "more than half of the bank"),
        ({"populations": 0}, "populations = 0 is outside 1"),
        ({"seed": -1}, "seed = -1 is outside"),
        ({"minutes": 0.0}, "minutes = 0 is not a time"),
    ],
)
def test_what_cannot_be_run_is_refused(wrong, told):
    with pytest.raises(AftertextError, match=told):
        check_settings(Settings(**wrong))


def test_without_pyabc_it_says_what_to_install(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "pyabc", None)
    assert main(["calibrate"]) == 2
    assert "needs pyABC" in (err := capsys.readouterr().err)
    assert "pip install '.[calibrate]'" in err
