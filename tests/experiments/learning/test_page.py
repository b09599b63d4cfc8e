"""The page of the study says what its results say."""

import subprocess
import sys

import pytest

from agents.policies import policies_of
from experiments.learning.names import LEARNED
from experiments.learning.page import page
from experiments.learning.words import compared, findings, hacks, row_of, signed, tree_loses

from .results import SIDES, results, row

FOUND = results()
PAGE = "\n".join(page(FOUND))


def rows(side="dumper"):
    return FOUND["sides"][side]["groups"][0]["rows"]


@pytest.mark.parametrize("side", SIDES)
def test_every_policy_has_its_row(side):
    part = PAGE.split(f"## The {side}")[1].split("## ")[0]
    for policy in policies_of(SIDES[side]):
        assert f"| `{policy}` |" in part
    assert f"| **{LEARNED}** | 60 |" in part


def test_what_was_trained_on_what_and_how_to_repeat_it():
    for words in ("python -m experiments.learning --couples 200", "aftertext train dumper --seed 3",
                  "Model ", "not advice", "`clingy_dumpee`", "train --win-back"):  # fmt: skip
        assert words in PAGE


def test_numbers_are_the_results_numbers():
    changed = results()
    row_of(changed["sides"]["dumper"]["groups"][0]["rows"], "silence")["healing"] = 123.0
    assert "| `silence` | 123 |" in "\n".join(page(changed))
    assert "| `silence` | 123 |" not in PAGE


def test_rules_come_from_the_most_to_the_least_used():
    part = PAGE.split("### As a tree")[1]
    places = [part.index(f"{share} of decisions") for share in ("90.0%", "6.0%", "4.0%")]
    assert places == sorted(places)
    assert "If no text was just read: **silence**" in part


def test_findings_name_the_best_built_in_policies():
    said = findings("dumper", rows())
    assert "heal in 60 days, with 0.10 crises" in said
    assert "soonest under `buddy`: beside it healing is 10 (10–10) days sooner" in said
    assert "the learned policy's is 30 (30–30) more" in said


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ([-3.0, -4.0, -2.0], "3 (2–4) days sooner"),
        ([3.0, 2.0, 4.0], "3 (2–4) days later"),
        ([0.4, -1.0, 2.0], "no different beyond chance (+0 [−1, +2] days)"),
    ],
)
def test_effects_in_words(found, said):
    assert compared(found, "sooner", "later", " days") == said


def test_signs_are_written():
    assert signed([-0.25, -0.5, 0.125], 2) == "−0.25 [−0.50, +0.12]"


def test_what_the_tree_loses():
    said = tree_loses(FOUND["sides"]["dumper"]["tree"])
    assert "91% of cases" in said
    assert "healing under the tree is 1.0 (0.5–1.5) days later" in said
    assert "the reward is 2.0 (1.5–2.5) less" in said


def test_a_probe_that_gets_much_is_told():
    assert "`flood` gets the most" in hacks("dumper", [*rows(), row("flood", 1.0, 0.0, -2.0)])
    assert "more than the learned one (−90)" in hacks(
        "dumper", [*rows(), row("flood", 1.0, 0.0, -2.0)]
    )
    assert "less than the learned one (−90)" in hacks("dumper", rows())


def test_c09_is_shown_with_and_without_the_learned_way():
    part = PAGE.split("## Winning back")[1]
    assert "20.0 % [19.0–21.0] of couples come together" in part
    assert "18 (17–19) points more" in part
    assert "10.0 % [8.0–12.0]: fails | 10.0 % [8.0–12.0]: undecided | 5 %" in part


def test_the_page_needs_no_extra():
    code = "import experiments.learning.page, sys; print({'torch', 'sklearn'} & {*sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
