"""What calibration is given: the same statistics as the findings', without their intervals."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from experiments.facts.registry import find_fact
from experiments.facts.summary import Target, summary_of, targets
from experiments.lab import Lab

from .checks import COUPLES, measured


def test_the_summary_is_the_findings_own_effects():
    found = summary_of(Lab(couples=COUPLES))
    assert list(found) == list(targets())
    for key, value in found.items():
        name, part = key.split(".")
        if name != "F10":  # a stand-in for a Cox model
            assert value == pytest.approx(measured(name)[part].effect, abs=1e-12), key


def test_the_stand_in_for_survival_has_the_signs_of_the_cox_model():
    found, cox = summary_of(Lab(couples=COUPLES), 366), measured("F10")
    for part, estimate in cox.items():
        if not estimate.low <= 0.0 <= estimate.high:
            assert found[f"F10.{part}"] * estimate.effect > 0.0, part


def test_what_needs_more_days_is_left_out():
    few = summary_of(Lab(couples=60), 61)
    assert few.keys() < targets().keys()
    assert all(find_fact(key[:3]).days <= 61 for key in few)
    assert "F09.love" in few
    assert "F11.half_time" not in few


def test_targets_have_open_ends_for_signs_and_scales_for_all():
    for key, target in targets().items():
        name, part = key.split(".")
        sign = find_fact(name).parts[part].sign
        assert target.scale > 0.0
        assert target.low < target.high
        if sign == 1:
            assert (target.low, target.high) == (0.0, math.inf)
        if sign == -1:
            assert (target.low, target.high) == (-math.inf, 0.0)


@given(st.floats(-100.0, 100.0))
def test_misfit_is_none_within_and_grows_outside(value):
    target = Target("a", "b", None, -1.0, 2.0, 0.5)
    beyond = max(-1.0 - value, value - 2.0, 0.0)
    assert target.misfit(value) == pytest.approx(beyond / 0.5)
    assert (target.misfit(value) == 0.0) == (-1.0 <= value <= 2.0)
    assert math.isnan(target.misfit(math.nan))
