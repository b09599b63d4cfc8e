"""Ordinary pace in the simulation against findings F01–F07."""

import pytest

from agents.quantities import Quantities, with_values
from experiments.pace import measure_pace
from experiments.pace.simulated import compare_pace, simulate_dyads
from sim.couple import FRIENDS, TOGETHER


@pytest.mark.parametrize("status", [FRIENDS, TOGETHER], ids=["friends", "couples"])
def test_ordinary_pace_meets_f01_to_f07(status):
    rows = compare_pace(measure_pace(simulate_dyads(900, seed=2, status=status)))
    assert len(rows) == 13
    outside = [(row["name"], row["simulated"], row["low"], row["high"])
               for row in rows if not row["within"]]  # fmt: skip
    assert outside == []


def test_the_comparison_can_fail():
    slow = with_values({"away_mean": 8.0, "stop_mean": 0.35})
    rows = compare_pace(measure_pace(simulate_dyads(200, seed=2, quantities=slow)))
    assert sum(not row["within"] for row in rows) >= 3


def test_the_same_seed_gives_the_same_texts():
    q = Quantities()
    assert simulate_dyads(5, 3, q) == simulate_dyads(5, 3, q) != simulate_dyads(5, 4, q)
