"""`aftertext claims`: what it prints, keeps and refuses."""

import json

import pytest

from agents.version import MODEL_VERSION
from coach.cli.main import main
from experiments.claims import draws as draws_module
from experiments.claims.registry import find_claim
from experiments.report.words import rounded

FEW = ["--couples", "60"]


def json_of(capsys, *words):
    assert main(["claims", *words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_json_has_the_stated_keys(capsys):
    rows = json_of(capsys, "C14", "C32", *FEW)
    assert [row["id"] for row in rows] == ["C14", "C32"]
    for row in rows:
        assert row["kind"] == find_claim(row["id"]).kind
        low, high = row["ci"]
        assert low <= row["effect"] <= high
        assert row["verdict"] in ("holds", "fails", "undecided")


def test_the_same_command_gives_the_same(capsys):
    assert json_of(capsys, "C14", *FEW) == json_of(capsys, "C14", *FEW, "--jobs", "1")


def test_for_people_it_says_how_it_was_judged_and_how_to_repeat_it(capsys):
    assert main(["claims", "C14", "--controls", *FEW]) == 0
    told = capsys.readouterr().out
    assert "Negative controls" in told
    assert f"model {MODEL_VERSION}" in told
    assert "not advice" in told
    assert "again: aftertext claims C14 --couples 60 --seed 1 --controls" in told


def test_controls_stand_beside_their_claim(capsys):
    (row,) = json_of(capsys, "C14", "--controls", *FEW)
    assert row["control"]["flips"] is True
    assert row["control"]["verdict_without"] == "fails"


def test_one_draw_can_take_the_place_of_the_declared_numbers(capsys):
    (declared,) = json_of(capsys, "C14", *FEW)
    (drawn,) = json_of(capsys, "C14", "--draw", "3", *FEW)
    assert drawn["effect"] != declared["effect"]
    assert main(["claims", "C14", "--draw", "3", *FEW]) == 0
    assert "--draw 3" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["C41"], "C40"),
        (["--couples", "3"], "50"),
        (["--draws", "-1"], "draws"),
        (["--draw", "200"], "0 to 199"),
        (["--jobs", "0"], "cores"),
        (["--seed", "-1"], "seed"),
        (["--out", "/no/such/folder/claims.json"], "folder"),
    ],
)
def test_what_would_not_work_is_refused_at_once(capsys, words, hint):
    assert main(["claims", *words]) == 2
    told = capsys.readouterr()
    assert told.err.startswith("error: ")
    assert hint in told.err
    assert told.out == ""


def test_draws_give_shares_and_a_ranking(capsys, tmp_path):
    out = tmp_path / "claims.json"
    words = ["C14", *FEW, "--draws", "2", "--draw-couples", "50", "--out", str(out)]
    (row,) = json_of(capsys, *words)
    assert row["draws"]["draws"] == 2
    assert sum(row["draws"][name] for name in ("holds", "fails", "undecided")) == pytest.approx(1.0)
    stored = json.loads(out.read_text(encoding="utf-8"))
    assert stored["model_version"] == MODEL_VERSION
    assert {(r["side"], r["measure"]) for r in stored["ranking"]} == {
        (side, measure) for side in ("dumper", "dumpee") for measure in ("healing", "crises")
    }
    assert not out.with_name("claims.json.part").exists()


def test_a_stopped_run_over_draws_goes_on(capsys, tmp_path, monkeypatch):
    out = tmp_path / "claims.json"
    words = ["claims", "C14", *FEW, "--draws", "2", "--draw-couples", "50", "--out", str(out)]
    assert main(words) == 0
    words += ["--jobs", "1"]  # in this process, where it can be stopped
    whole = json.loads(out.read_text(encoding="utf-8"))
    out.unlink()

    real, asked = draws_module.score_policies, []

    def stop_at_the_second(lab):
        asked.append(lab)
        if len(asked) == 2:
            raise KeyboardInterrupt
        return real(lab)

    monkeypatch.setattr(draws_module, "score_policies", stop_at_the_second)
    assert main(words) == 130
    assert not out.exists()
    assert main(words) == 0
    assert len(asked) == 3, "the first draw was measured again"
    again = json.loads(out.read_text(encoding="utf-8"))
    assert {**again, "seconds": 0} == {**whole, "seconds": 0}


@pytest.mark.parametrize(
    ("value", "said"),
    [(0.0, "0"), (12.3456, "12.3"), (-0.05, "−0.05"), (1234.5, "1,234"), (0.00012, "0.0001")],
)
def test_numbers_are_rounded_without_exponents(value, said):
    assert rounded(value) == said
