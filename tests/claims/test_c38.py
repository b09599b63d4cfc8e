"""C38: the reasons of both sides."""

import numpy as np
import pytest

from experiments.claims.c38 import DRAWN, FAMILIES, MOTIVES, by_family, distance, surplus
from experiments.claims.c38_picture import WORDS, percent, picture, reasons
from experiments.lab import Lab

from .checks import check_as_stored, check_control


def counted(dumpee: dict[str, float], dumper: dict[str, float], couples: int = 50) -> np.ndarray:
    sides = {"dumpee": dumpee, "dumper": dumper}
    return by_family(
        {
            side: {name: np.full(couples, sides[side].get(name, 0.0)) for name in names}
            for side, names in MOTIVES.items()
        }
    )


def test_as_stored():
    check_as_stored("C38")


def test_without_its_mechanism_it_fails():
    check_control("C38")


@pytest.mark.parametrize("side", MOTIVES)
def test_every_motive_is_under_one_head_and_in_words(side):
    for motive in MOTIVES[side]:
        assert sum(motive in names for names in FAMILIES.values()) == 1
    assert set(WORDS[side]) == set(MOTIVES[side])


def test_same_reasons_are_no_distance_and_wholly_other_ones_are_all_of_it():
    same = counted({"anxiety": 3.0, "news": 1.0}, {"own_love": 6.0, "curiosity": 2.0})
    assert distance(same).effect == pytest.approx(0.0)
    assert surplus(same, DRAWN).effect == pytest.approx(0.0)
    other = counted({"anxiety": 3.0, "win_back": 1.0}, {"guilt": 1.0, "money": 1.0})
    assert distance(other).effect == pytest.approx(1.0)
    assert surplus(other, DRAWN).effect == pytest.approx(1.0)
    half = counted({"anxiety": 1.0, "news": 1.0}, {"boredom": 5.0})
    assert distance(half).effect == pytest.approx(0.5)


def test_the_shares_of_a_side_sum_to_one_the_most_frequent_first():
    counts = {"guilt": np.array([3.0, 1.0]), "boredom": np.array([6.0, 10.0])}
    found = reasons(counts, WORDS["dumper"])
    assert [reason.words for reason in found] == ["boredom", "guilt"]
    assert [reason.share for reason in found] == [0.8, 0.2]


def test_small_shares_are_said_not_rounded_away():
    assert percent(0.004) == "under 1 %"
    assert percent(0.254) == "25 %"


def test_the_picture_is_drawn(tmp_path):
    picture(Lab(couples=20), tmp_path / "reasons.png")
    assert (tmp_path / "reasons.png").read_bytes().startswith(b"\x89PNG")
