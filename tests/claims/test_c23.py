"""C23: what a text takes from anxiety, and what it costs in days."""

from dataclasses import replace

import numpy as np
import pytest

from agents.quantities import Quantities
from experiments.claims.c23 import SILENT, WRITES, measure, soothed
from experiments.lab import Lab

from .checks import COUPLES, check_as_stored, check_control, measured


def test_as_stored():
    check_as_stored("C23")


def test_without_its_mechanism_it_fails():
    check_control("C23")


def test_only_those_whom_a_text_reached_are_compared():
    left, calm = np.array([0.9, 0.9, 0.5]), np.array([0.2, 0.4, 0.5])
    assert soothed(left, calm, np.array([True, True, False])).effect == pytest.approx(0.6)


def test_the_dumper_writes_on_one_day_only():
    texts = Lab(couples=50).texts(replace(WRITES, days=40.0))
    sent = texts.filter((texts["sender"] == "dumper") & ~texts["read"])
    assert len(sent) > 0
    # What was planned that day goes out in the days after, where the two slept meanwhile.
    assert sent["day"].min() >= 14.0
    assert sent["day"].max() <= 16.5
    assert Lab(couples=50).outcomes(SILENT)["texts_by_dumper"].sum() == 0


def test_texts_that_soothe_more_leave_less_anxiety():
    world = Lab(replace(Quantities(), anxiety_soothed=0.6), COUPLES)
    assert measure(world)["soothes"].low > measured("C23").effects["soothes"].effect
