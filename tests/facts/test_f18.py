"""F18: how many come together again within two years."""

import numpy as np

from agents.quantities import QUANTITIES
from experiments.facts.f18 import parts

from .checks import check_as_stored, is_met, without
from .made_up import made_up


def test_as_stored():
    check_as_stored("F18")


def test_they_are_counted_by_who_wanted_it():
    days = np.array([np.nan, 10.0, 729.0, 5.0])
    found = parts(made_up(4, {}, reunited_day=days, mutual=[1, 1, 0, 0]))
    assert found["all"].point() == 0.75
    assert found["mutual"].point() == 0.5
    assert found["one_sided"].point() == 1.0


def test_without_a_reason_to_return_nobody_does():
    off = dict.fromkeys([name for name in QUANTITIES if name.startswith("return_by_")], 0.0)
    found = without("F18", 100, **off)
    assert found["all"].effect == 0.0
    assert is_met("F18", "all", found) is False
