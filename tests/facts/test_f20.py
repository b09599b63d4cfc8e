"""F20: breadcrumbs, and being left without a word."""

import numpy as np
import pytest

from agents.policies.table import BLOCKING, BREADCRUMB, COMPASSIONATE, SILENCE
from experiments.facts.f20 import parts

from .checks import check_as_stored, is_met, measured, without
from .made_up import made_up

OFF = ("hope_by_signal", "hope_by_warmth", "acceptance_slowed_by_idle",
       "reliance_lost_by_contact", "reliance_lost_by_comfort")  # fmt: skip


def test_as_stored():
    check_as_stored("F20")


def test_contrasts_are_between_the_policies_named():
    dumper = [BREADCRUMB, SILENCE, BLOCKING, COMPASSIONATE]
    fields = {"dumpee.self_reliance": np.array([0.2, 0.7, 0.0, 0.0]),
              "dumpee.separation_anxiety": np.array([0.0, 0.6, 0.6, 0.2])}  # fmt: skip
    found = parts(made_up(4, fields, dumper=dumper))
    assert found["helplessness"].point() == pytest.approx(0.5)
    assert found["ghosted"].point() == pytest.approx(0.3 * 0.4)


def test_crumbs_do_it_by_hope_idle_contact_and_comfort():
    off = without("F20", **dict.fromkeys(OFF, 0.0))
    for part in ("loneliness", "helplessness", "satisfaction"):
        assert is_met("F20", part, measured("F20"))
        assert not is_met("F20", part, off)
