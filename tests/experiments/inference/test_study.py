"""What many trials show together."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.intents import SIDES
from agents.quantities import Quantities
from experiments.inference.known import draw_known, observed
from experiments.inference.study import LENGTHS, coverage, intention, kept_in, run, summary
from experiments.inference.trial import LOOKED_AT, _place
from sim.filter.estimate import DERIVED, FELT, LEVELS

N_FEELINGS = len(DERIVED) + sum(len(names) for names in FELT)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three trials of little effort, in their file."""
    path = tmp_path_factory.mktemp("trials") / "usual.jsonl"
    rows = list(run("usual", range(20, 23), "none", 120, path, jobs=1))
    assert sorted(row["seed"] for row in rows) == [20, 21, 22]
    return path


def test_trials_are_kept_and_not_done_again(kept: Path) -> None:
    before = kept.read_text(encoding="utf-8")
    rows = list(run("usual", range(20, 23), "none", 120, kept, jobs=1))
    assert len(rows) == 3
    assert kept.read_text(encoding="utf-8") == before
    assert [row["seed"] for row in run("usual", [21], "none", 120, kept, jobs=1)] == [21]


def test_a_line_cut_short_is_done_again(kept: Path, tmp_path: Path) -> None:
    lines = kept.read_text(encoding="utf-8").splitlines(keepends=True)
    cut = tmp_path / "usual.jsonl"
    cut.write_text("".join(lines[:2]) + lines[2][:40], encoding="utf-8")
    rows = list(run("usual", range(20, 23), "none", 120, cut, jobs=1))
    assert sorted(row["seed"] for row in rows) == [20, 21, 22]
    assert len(cut.read_text(encoding="utf-8").splitlines()) == 3


def test_trials_of_other_kinds_are_kept_apart(tmp_path: Path) -> None:
    asked = [("usual", "none", 120), ("varied", "none", 120), ("usual", "light", 120),
             ("usual", "none", 121)]  # fmt: skip
    names = {kept_in(tmp_path, *one) for one in asked}
    assert len(names) == len(asked)
    assert kept_in(tmp_path, *asked[0]) in names


def test_a_truth_equal_to_the_whole_band_lies_in_its_middle() -> None:
    assert _place([0.2] * 7, 0.2) == 3
    assert _place([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7], 0.35) == 3
    assert _place([0.2] * 7, 0.1) == 0
    assert _place([0.2] * 7, 0.3) == 7


def test_a_summary_says_all(kept: Path) -> None:
    rows = list(run("usual", range(20, 23), "none", 120, kept, jobs=1))
    found = summary(rows)
    assert found["threads"] == 3
    assert len(found["by_feeling"]) == N_FEELINGS
    assert sum(row["threads"] for row in found["by_length"].values()) == 3
    assert len(found["by_length"]) == len(LENGTHS) - 1
    narrow, wide = found["coverage"]["50"][0], found["coverage"]["90"][0]
    assert 0.0 <= narrow <= found["coverage"]["80"][0] <= wide <= 1.0
    assert 0.0 <= found["motives"]["right"] <= 1.0


@given(st.lists(st.lists(st.floats(0.001, 0.999), min_size=4, max_size=4), min_size=1, max_size=9))
def test_places_are_counted_as_they_lie(shares: list[list[float]]) -> None:
    rows = [
        {"bands": {"x": [int(np.searchsorted(LEVELS, u, side="right")) for u in row]}}
        for row in shares
    ]
    found = coverage(rows)
    for name, low, high in (("50", 0.25, 0.75), ("80", 0.1, 0.9), ("90", 0.05, 0.95)):
        inside = np.mean([[low <= u < high for u in row] for row in shares])
        assert found[name][0] == pytest.approx(inside)
        assert found[name][1] <= inside <= found[name][2]


def test_perfect_and_useless_estimates_of_intention() -> None:
    wants = [True, False, False, False] * 10
    sure = [{"wants": w, "wants_estimated": float(w)} for w in wants]
    flat = [{"wants": w, "wants_estimated": 0.25} for w in wants]
    assert intention(sure)["skill"] == pytest.approx(1.0)
    assert intention(sure)["accuracy"] == 1.0
    assert intention(flat)["skill"] == pytest.approx(0.0)
    assert intention(flat)["brier"] == pytest.approx(0.1875)
    (row,) = intention(flat)["reliability"]
    assert row == {"said": 0.25, "so": 0.25, "n": 40}


def test_what_is_observed_is_what_was_sent() -> None:
    known = draw_known(4, 20.0, Quantities(), varied=False)
    assert known.thread.texts
    assert [text.sent_day for text in known.thread.texts] == [t.day for t in observed(known, None)]
    heard: list[tuple[str, int]] = []
    observed(known, lambda words, side: heard.append((words, side)) or {"plea": 1.0})
    assert heard == [(text.words, SIDES.index(text.sender)) for text in known.thread.texts]
    column = known.thread.minds["dumper"]
    assert (
        known.felt("dumper.guilt", LOOKED_AT[0])
        == column["guilt"][column["day"].index(float(LOOKED_AT[0]))]
    )


def test_those_who_want_a_return_are_varied_where_asked() -> None:
    wants = [
        [draw_known(seed, 1.0, Quantities(), varied).wants_return for seed in range(60)]
        for varied in (False, True)
    ]
    assert np.mean(wants[0]) < 0.2 < 0.3 < np.mean(wants[1])
