"""Straight and curved courses."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from experiments.facts.growth import falls, sags, slopes

T = np.arange(28.0)
NUMBERS = st.floats(-5.0, 5.0)


@given(NUMBERS, NUMBERS)
def test_a_line_falls_and_does_not_sag(start, slope):
    course = (start + slope * T)[:, None]
    assert slopes(course) == pytest.approx(slope, abs=1e-9)
    assert falls(course) == pytest.approx(-27.0 * slope, abs=1e-9)
    assert sags(course) == pytest.approx(0.0, abs=1e-9)


@given(NUMBERS, NUMBERS, st.floats(-0.01, 0.01))
def test_a_parabola_sags_under_its_chord(start, slope, bend):
    course = (start + slope * T + bend * T * T)[:, None]
    middle, chord = start + slope * 13.5 + bend * 13.5**2, (course[0] + course[-1]) / 2.0
    assert sags(course) == pytest.approx(chord - middle, abs=1e-8)


def test_an_exponential_that_halves_sags_as_said():
    course = (0.5 ** (T / 27.0))[:, None]
    assert sags(course)[0] == pytest.approx(0.043, abs=0.001)
    assert sags(course)[0] / falls(course)[0] == pytest.approx(0.086, abs=0.002)


def test_couples_are_fitted_one_by_one():
    course = np.column_stack([T, -T])
    assert slopes(course) == pytest.approx([1.0, -1.0])
