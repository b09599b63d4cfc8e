"""The pages made from results: of this model, with the command that repeats them."""

import shlex

import pytest

from agents.policies import policies_of
from agents.version import MODEL_VERSION
from coach.cli.main import COMMANDS
from coach.measured import NAMES, RESULTS, pages, stored
from experiments.claims.registry import IDS as CLAIMS
from experiments.facts.registry import IDS as FACTS
from experiments.learning.study import SHIPPED
from sim.learned import read_learned

COMMAND_OF = {"calibration": "calibrate"}
STUDIES = ("learning", "wording", "reading", "inference")
"""Results that no command of its own makes."""
PAGES = {name: "\n".join(lines) for name, lines in pages()}


@pytest.mark.parametrize("name", NAMES)
def test_results_are_of_this_model_and_say_how_to_repeat_them(name):
    results = stored(name)
    assert results["model_version"] == MODEL_VERSION, "run: make results"
    words = shlex.split(results["command"])
    if name in STUDIES:
        assert words[:3] == ["python", "-m", f"experiments.{name}"]
    else:
        assert words[:2] == ["aftertext", COMMAND_OF.get(name, name)]
        assert words[1] in COMMANDS
    assert results["command"] in PAGES[name]
    assert f"odel {MODEL_VERSION}" in PAGES[name]


def test_all_results_are_shown():
    assert {path.stem for path in RESULTS.glob("*.json")} == set(NAMES) == set(PAGES)


def test_learned_policies_are_of_this_model_and_say_how_they_were_trained():
    found = stored("learning")
    for policy in (*found["sides"].values(), found["win_back"]):
        learned = read_learned(str(SHIPPED / policy["file"]), policy["file"].startswith("dumper"))
        assert learned.model == policy["model"] == MODEL_VERSION, "run: make learning"
        assert learned.notes == policy["notes"]
        assert shlex.split(learned.notes)[:2] == ["aftertext", "train"]


def test_every_claim_and_finding_has_its_row_and_its_section():
    for name, ids in (("claims", CLAIMS), ("facts", FACTS)):
        for one in ids:
            assert f"| [{one}](#{one.lower()}) |" in PAGES[name]
            assert f"\n### {one}\n" in PAGES[name]


def test_claims_that_do_not_hold_are_explained():
    from experiments.claims.registry import find_claim

    for row in stored("claims")["claims"]:
        if row["verdict"] != "holds":
            assert find_claim(row["id"]).found, row["id"]


def test_findings_that_are_not_met_are_explained():
    from experiments.facts.registry import find_fact

    for row in stored("facts")["facts"]:
        if row["within"] is False:
            assert find_fact(row["id"]).found, row["id"]


def test_the_stored_controls_flip():
    controls = stored("claims")["controls"]
    assert len(controls) >= 10
    assert all(row["flips"] for row in controls)


def readme_words():
    return " ".join((RESULTS.parents[1] / "README.md").read_text(encoding="utf-8").split())


def test_the_readme_counts_as_the_results_do():
    readme = readme_words()
    claims = [row["verdict"] for row in stored("claims")["claims"]]
    facts = [row["within"] for row in stored("facts")["facts"]]
    assert f"{claims.count('holds')} of its {len(claims)} claims hold" in readme
    assert f"{facts.count(True)} of {len(facts)} published findings are within" in readme


def test_the_readme_says_of_learning_what_was_found():
    readme = readme_words()
    rows = {r["policy"]: r for r in stored("learning")["sides"]["dumper"]["groups"][0]["rows"]}
    built_in = [rows[name] for name in policies_of(1)]
    best = min(built_in, key=lambda row: row["healing"])
    sooner, more = -best["learned_minus"]["healing"][0], best["learned_minus"]["crises"][0]
    assert f"heal in {rows['learned']['healing']:.0f} days, {sooner:.0f} sooner" in readme
    assert f"with {more:.2f} crises a couple more" in readme


def test_the_readme_says_how_well_texts_are_read():
    readme, readers = readme_words(), stored("reading")["readers"]
    for name in ("embedding", "light"):
        found = readers[name]["with_side"]
        assert f"{found['macro_f1']:.2f} ({100 * found['first_three']:.0f} %" in readme


def test_the_readme_says_how_often_bands_hold():
    found = stored("inference")
    covered = [found[kind]["coverage"]["80"][0] for kind in ("usual", "varied")]
    assert f"in {100 * covered[0]:.0f} and {100 * covered[1]:.0f} % of cases" in readme_words()
