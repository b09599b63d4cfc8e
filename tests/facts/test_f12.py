"""F12: how strong the pain is at its worst."""

import numpy as np
import pytest

from experiments.facts.f12 import parts

from .checks import check_as_stored, seen
from .made_up import DAYS, made_up


def test_as_stored():
    check_as_stored("F12")


def test_the_dumper_counts_with_the_strongest_pain_at_its_worst():
    guilt = np.zeros((len(DAYS), 2))
    guilt[10, 0], guilt[-1, 1] = 0.6, 1.0  # the last is long after half a year
    fields = {"dumper.guilt": guilt, "dumper.sadness": 0.3, "dumpee.peak_distress": 0.7}
    found = parts(made_up(2, fields))
    assert found["peak"].point() == pytest.approx(7.0)
    assert found["dumper_peak"].point() == pytest.approx((6.0 + 3.0) / 2)
    assert found["above_dumper"].point() == pytest.approx(7.0 - 4.5)


def test_the_peak_is_no_lower_than_any_reading():
    run = seen()
    assert np.all(run.on("dumpee.peak_distress", 60) >= run.distress[:61].max(axis=0) - 1e-9)
