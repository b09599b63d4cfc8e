"""C16: answers that closure needs."""

import dataclasses

from agents.quantities import Quantities
from experiments.claims import c16
from experiments.lab import Lab

from .checks import COUPLES, check_as_stored, check_control, measured


def test_as_stored():
    check_as_stored("C16")


def test_without_its_mechanism_it_fails():
    check_control("C16")


def test_as_many_answers_are_read_under_warm_talk():
    lab = Lab(couples=COUPLES)
    kind, warm = (
        lab.daily(c16.answers(lab, dumper), ("dumpee.seat.n_read",), (30.0,))["dumpee.seat.n_read"]
        for dumper in ("compassionate", "breadcrumb")
    )
    assert abs(warm.mean() / kind.mean() - 1.0) < 0.15


def test_fuller_answers_shorten_healing_more():
    full = Lab(dataclasses.replace(Quantities(), closure_per_answer=0.6), COUPLES)
    assert c16.measure(full)["silence"].low > measured("C16").effects["silence"].high
