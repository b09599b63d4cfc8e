"""F24: who wanted the breakup, by construction."""

from experiments.facts.f24 import parts
from experiments.lab.population import mix

from .checks import check_as_stored, seen


def test_as_stored():
    check_as_stored("F24")


def test_shares_are_those_of_the_mix():
    found = parts(seen(1000, 61.0))
    assert abs(found["both"].point() - mix()["wanted"]["both"]) < 0.05
    assert found["both"].point() + found["one_side"].point() == 1.0
