"""The study and its page."""

from __future__ import annotations

import json
from pathlib import Path

from coach.measured import stored
from experiments.wording import study
from experiments.wording.page import page
from experiments.wording.sample import read, worded
from experiments.wording.sample import stored as words_before

from .made import different, thread


def test_all_measures_of_some_threads() -> None:
    fine, faulty = thread(*different(120)), thread(*different(20), different(20)[3])
    found = study.measured([fine, faulty], [("plain", "plain")] * 2)
    assert (found["threads"], found["texts"], found["meet_bar"]) == (2, 141, 1)
    assert found["near"] == found["exact"] == 100.0 / 141
    assert found["told_apart_alike"] is None or 0.0 <= found["told_apart_alike"] <= 1.0


def test_the_stored_results_are_of_this_grammar_and_these_measures() -> None:
    """Of the words before all is measured anew; of those now, the bar on some threads."""
    results = stored("wording")
    before = [words_before(rows) for _, rows in read()]
    found = study.measured(before, [case.registers for case, _ in read()])
    for name, value in found.items():
        assert results["before"][name] == (round(value, 4) if isinstance(value, float) else value)
    assert results["threads"] == results["now"]["meet_bar"] == len(read()), "see docs/wording.md"


def test_the_stored_examples_are_in_the_words_of_this_grammar() -> None:
    threads = [study.Versions((words_before(rows),), (worded(case, rows),))
               for case, rows in read()[:4]]  # fmt: skip
    found = [example for versions in threads for example in study.examples(versions)]
    assert found
    assert stored("wording")["examples"][: len(found)] == found


def test_the_page_shows_every_measure_of_every_column() -> None:
    results = stored("wording")
    lines = "\n".join(page(results))
    for column in ("before", "now", "fresh", "probes"):
        assert f"{results[column]['meet_bar']} of {results[column]['threads']}" in lines
        assert f"{results[column]['contradictions']:.2f}" in lines
    for rule in results["rules"]:
        assert rule in lines
    assert results["examples"][0]["before"][1] in lines


def test_results_are_plain_numbers() -> None:
    path = Path(__file__).parents[3] / "docs" / "results" / "wording.json"
    json.loads(path.read_text(encoding="utf-8"), parse_constant=lambda name: 1 / 0)
