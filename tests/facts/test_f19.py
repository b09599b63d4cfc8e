"""F19: uncertain liking makes one think of the other more than certain liking."""

import numpy as np
import pytest

from agents.policies.table import BREADCRUMB, BUDDY, FRIEND_ZONE, SILENCE
from experiments.facts.f19 import parts

from .checks import check_as_stored, is_met, measured, without
from .made_up import made_up

MANY = 1000


def test_as_stored():
    check_as_stored("F19")


def test_the_order_is_read_off_the_policies():
    dumper = [BREADCRUMB, BUDDY, FRIEND_ZONE, SILENCE]
    fields = {"dumpee.rumination": np.array([0.9, 0.6, 0.5, 1.0])}
    found = parts(made_up(4, fields, dumper=dumper))
    assert found["uncertain_over_sure"].point() == pytest.approx(0.3)
    assert found["sure_over_average"].point() == pytest.approx(0.1)


def test_it_is_uncertainty_that_makes_the_first_step_and_spoils_the_second():
    certain = without("F19", MANY, rumination_by_uncertainty=0.0)
    assert is_met("F19", "uncertain_over_sure", measured("F19", MANY))
    assert not is_met("F19", "uncertain_over_sure", certain)
    assert not is_met("F19", "sure_over_average", measured("F19", MANY))
    assert is_met("F19", "sure_over_average", certain)
