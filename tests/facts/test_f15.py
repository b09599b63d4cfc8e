"""F15: leaving without a word, and being left so."""

import numpy as np
import pytest

from agents.policies.table import BLOCKING, COMPASSIONATE, SILENCE
from experiments.facts.f15 import parts

from .checks import check_as_stored
from .made_up import made_up


def test_as_stored():
    check_as_stored("F15")


def test_only_exits_without_a_word_count_and_are_set_against_explained_ones():
    dumper = [SILENCE, BLOCKING, COMPASSIONATE]
    fields = {"dumpee.sadness": np.array([0.8, 0.6, 0.1]), "dumper.sadness": 0.2,
              "dumper.guilt": np.array([0.3, 0.1, 0.4])}  # fmt: skip
    found = parts(made_up(3, fields, dumper=dumper))
    assert found["sadness"].point() == pytest.approx(0.5)
    assert found["guilt"].point() == pytest.approx(0.2)
    assert found["guilt_by_exit"].point() == pytest.approx(-0.2)
    assert found["sadness_by_exit"].point() == pytest.approx(0.6)
