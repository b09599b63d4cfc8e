"""C10: how long reunions last, by cause."""

import numpy as np

from agents.returning import ADVICE, OWN_LOVE
from experiments.claims.c10 import lasting, still_together

from .checks import check_as_stored, check_control

NAN = np.nan
ENDS = {
    "horizon_days": np.full(6, 365.0),
    "reunited_day": np.array([100.0, 100.0, 100.0, 340.0, NAN, 300.0]),
    "reunion_lasted_days": np.array([59.0, 61.0, NAN, 20.0, NAN, NAN]),
    "reunion_cause": np.array([ADVICE, OWN_LOVE, ADVICE, ADVICE, 0, OWN_LOVE]),
}


def test_as_stored():
    check_as_stored("C10")


def test_without_its_mechanism_it_fails():
    check_control("C10")


def test_reunions_are_followed_or_left_out():
    found = still_together(ENDS, 60.0)
    assert found[:3].tolist() == [0.0, 1.0, 1.0]
    assert np.isnan(found[3:5]).all()
    assert found[5] == 1.0


def test_reunions_are_told_apart_by_cause():
    seen, stayed = lasting(ENDS, ADVICE, 60.0)
    assert seen.tolist() == [1.0, 0.0, 1.0, 0.0, 0.0, 0.0]
    assert stayed.tolist() == [0.0, 0.0, 1.0, 0.0, 0.0, 0.0]
    seen, stayed = lasting(ENDS, OWN_LOVE, 60.0)
    assert seen.tolist() == stayed.tolist() == [0.0, 1.0, 0.0, 0.0, 0.0, 1.0]
