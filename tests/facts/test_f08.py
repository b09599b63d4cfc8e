"""F08: love falls in a line; sadness, anger and relief curve."""

import numpy as np
import pytest

from experiments.facts.f08 import parts
from sim.couple import TOGETHER

from .checks import check_as_stored, is_met, measured, without
from .made_up import DAYS, made_up

LINE = (0.9 - 0.01 * np.minimum(DAYS, 60.0))[:, None]
CURVE = (0.9 * 0.5 ** (DAYS / 10.0))[:, None]


def test_as_stored():
    check_as_stored("F08")


def test_a_line_does_not_bend_and_a_curve_does():
    love = {"dumpee.bond": LINE, "dumpee.sadness": CURVE, "dumper.relief": LINE}
    found = {name: one.point() for name, one in parts(made_up(4, love)).items()}
    assert found["love_bends"] == pytest.approx(0.0, abs=1e-9)
    assert found["love_falls"] == pytest.approx(0.27)
    assert found["relief"] == pytest.approx(0.0, abs=1e-9)
    assert found["sadness"] > 0.1
    curved = parts(made_up(4, {"dumpee.bond": CURVE}))["love_bends"].point()
    assert curved > 0.1


def test_who_is_together_again_is_left_out():
    bond = np.hstack([LINE, 1.0 - LINE])
    status = np.zeros((len(DAYS), 2))
    status[20:, 1] = TOGETHER
    found = parts(made_up(2, {"dumpee.bond": bond, "status": status}))["love_falls"]
    assert found.point() == pytest.approx(0.27)


def test_sadness_that_begins_high_sags_as_found():
    assert is_met("F08", "sadness", measured("F08")) is False
    assert is_met("F08", "sadness", without("F08", first_sadness_by_bond=0.8))
