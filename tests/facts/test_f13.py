"""F13: guilt and loneliness run opposite within a couple."""

import numpy as np

from experiments.facts.f13 import parts

from .checks import check_as_stored
from .made_up import made_up


def test_as_stored():
    check_as_stored("F13")


def test_partners_who_are_lonely_alike_do_not_run_opposite():
    lonely = np.random.default_rng(1).random(200)
    alike = {"dumper.loneliness": lonely, "dumpee.sadness": lonely}
    opposite = {"dumper.loneliness": lonely, "dumpee.sadness": 1.0 - lonely}
    assert parts(made_up(200, alike))["loneliness"].estimate().low > 0.9
    assert parts(made_up(200, opposite))["loneliness"].estimate().high < -0.8


def test_the_comfort_of_others_takes_loneliness_away():
    comforted = {"dumpee.sadness": 0.8, "dumpee.comfort_elsewhere": 1.0}
    assert np.all(made_up(2, comforted).loneliness == 0.0)
