"""F21: attachment styles, by construction."""

import numpy as np

from experiments.facts.f21 import parts

from .checks import check_as_stored
from .made_up import made_up


def test_as_stored():
    check_as_stored("F21")


def test_everybody_has_one_style():
    fields = {"dumpee.attachment_anxiety": np.array([0.9, 0.1, 0.1, 0.2]),
              "dumpee.attachment_avoidance": np.array([0.9, 0.9, 0.1, 0.2])}  # fmt: skip
    found = {name: one.point() for name, one in parts(made_up(4, fields)).items()}
    assert found == {"anxious": 0.25, "avoidant": 0.25, "secure": 0.5}
