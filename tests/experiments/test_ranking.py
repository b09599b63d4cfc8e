"""The ranking of policies over draws."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.policies import policies_of
from experiments.lab import Lab
from experiments.ranking import rank, score_policies

scores = st.lists(
    st.fixed_dictionaries({"a": st.floats(0, 100), "b": st.floats(0, 100), "c": st.floats(0, 100)}),
    min_size=1, max_size=8,
)  # fmt: skip


def ranked(draws):
    made = [{"dumper": {name: (value, 0.0) for name, value in draw.items()}} for draw in draws]
    return next(iter(rank(made)))["policies"]


@given(scores)
def test_someone_is_best_in_every_draw(draws):
    rows = ranked(draws)
    assert sum(row["p_best"] for row in rows) == pytest.approx(1.0)
    assert all(row["expected_regret"] >= 0.0 for row in rows)
    regrets = [row["expected_regret"] for row in rows]
    assert regrets == sorted(regrets)


@given(scores, st.floats(1.0, 50.0))
def test_regret_is_what_one_lies_behind(draws, worse):
    for draw in draws:
        draw["c"] = min(draw["a"], draw["b"]) + worse
    row = next(row for row in ranked(draws) if row["policy"] == "c")
    assert row["p_best"] == 0.0
    assert row["expected_regret"] == pytest.approx(worse)


def test_ties_share_the_best_place():
    rows = ranked([{"a": 1.0, "b": 1.0, "c": 2.0}])
    assert sorted(row["p_best"] for row in rows) == [0.0, 0.5, 0.5]


def test_all_policies_of_both_sides_meet_the_population():
    found = score_policies(Lab(couples=10))
    for number, side in enumerate(("dumpee", "dumper")):
        assert set(found[side]) == set(policies_of(number))
    values = np.array([score for side in found.values() for score in side.values()])
    assert (values[:, 0] > 0.0).all()
    assert (values[:, 0] <= 365.0).all()
    assert (values[:, 1] >= 0.0).all()
