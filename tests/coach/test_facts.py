"""`aftertext facts`: what it prints, keeps and refuses."""

import json

import pytest

from agents.version import MODEL_VERSION
from coach.cli.main import main
from experiments.facts import ordinary
from experiments.facts.words import observed_in_words, simulated_in_words

FEW = ["--couples", "60"]
KEYS = ["id", "kind", "finding", "source", "observed", "simulated", "within", "parts"]


@pytest.fixture(autouse=True)
def _few_dyads(monkeypatch):
    monkeypatch.setattr(ordinary, "DYADS", 60)
    monkeypatch.setattr(ordinary, "DRAWS", 5)


def json_of(capsys, *words):
    assert main(["facts", *words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_json_has_every_finding_beside_the_simulation(capsys):
    rows = json_of(capsys, *FEW)
    assert [row["id"] for row in rows] == [f"F{n:02d}" for n in range(1, 25)]
    for row in rows:
        assert list(row) == KEYS
        assert row["within"] in (True, False, None)
        assert row["observed"] == row["parts"][0]["observed"] is not None
        assert row["simulated"] == row["parts"][0]["simulated"]


def test_parts_say_what_was_observed_and_how_sure_the_simulation_is(capsys):
    (row,) = json_of(capsys, "--only", "F18", *FEW)
    part = row["parts"][0]
    assert (part["observed"], part["low"], part["high"]) == (0.44, 0.40, 0.48)
    low, high = part["ci"]
    assert low <= part["simulated"] <= high
    assert part["within"] is row["within"]


def test_the_same_command_gives_the_same(capsys):
    words = ["--only", "F09,F01", *FEW]
    found = json_of(capsys, *words)
    assert [row["id"] for row in found] == ["F01", "F09"]
    assert found == json_of(capsys, *words, "--jobs", "1")
    assert found != json_of(capsys, *words, "--seed", "2")


def test_for_people_it_is_a_table_with_what_it_means_and_how_to_repeat_it(capsys):
    assert main(["facts", "--only", "F18,F24", *FEW]) == 0
    told = capsys.readouterr().out
    for words in ("observed", "simulated [95 %]", "0.44 (0.4 to 0.48)", "shown only", "not advice"):
        assert words in told
    assert "F18 beside the article (C09" in told
    assert "of 2 within" in told
    assert f"model {MODEL_VERSION}" in told
    assert "again: aftertext facts --couples 60 --seed 1 --only F18,F24" in told


def test_a_file_keeps_everything_and_how_it_was_made(capsys, tmp_path):
    out = tmp_path / "facts.json"
    rows = json_of(capsys, "--only", "F24", *FEW, "--out", str(out))
    stored = json.loads(out.read_text(encoding="utf-8"))
    assert list(stored) == ["model_version", "command", "couples", "seed", "draw", "facts"]
    assert stored["model_version"] == MODEL_VERSION
    assert stored["command"] == "aftertext facts --couples 60 --seed 1 --only F24"
    assert stored["facts"] == rows


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["--only", "F25"], "did you mean 'F2"),
        (["--only", "F08,,F09"], "comma"),
        (["--couples", "3"], "50"),
        (["--jobs", "0"], "cores"),
        (["--seed", "-1"], "seed"),
        (["--out", "/no/such/folder/facts.json"], "folder"),
    ],
)
def test_what_would_not_work_is_refused_at_once(capsys, words, hint):
    assert main(["facts", *words]) == 2
    told = capsys.readouterr()
    assert told.err.startswith("error: ")
    assert hint in told.err
    assert told.out == ""


def test_what_could_not_be_computed_says_so():
    part = {"judged": True, "observed": "above 0", "low": None, "high": None, "unit": "share",
            "simulated": None, "ci": [None, None]}  # fmt: skip
    assert simulated_in_words(part) == "not computable"
    assert observed_in_words(part) == "above 0"


def test_one_draw_can_take_the_place_of_the_declared_numbers(capsys):
    (declared,) = json_of(capsys, "--only", "F12", *FEW)
    (drawn,) = json_of(capsys, "--only", "F12", "--draw", "3", *FEW)
    assert drawn["simulated"] != declared["simulated"]
    assert main(["facts", "--only", "F12", "--draw", "200", *FEW]) == 2
    assert "0 to 199" in capsys.readouterr().err
