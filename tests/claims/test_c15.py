"""C15: talk of regrets against other talk."""

import dataclasses

from agents.quantities import Quantities
from experiments.claims import c15
from experiments.lab import Lab

from .checks import COUPLES, check_as_stored, check_control, measured


def test_as_stored():
    check_as_stored("C15")


def test_without_its_mechanism_it_fails():
    check_control("C15")


def test_both_arms_read_as_many_texts():
    lab = Lab(couples=COUPLES)
    for day in (30.0, c15.SEEN, 180.0):
        deep, idle = (
            lab.daily(c15.talk(lab, dumper), ("dumpee.seat.n_read",), (day,))["dumpee.seat.n_read"]
            for dumper in ("regret_talk", "buddy")
        )
        assert abs(deep.mean() / idle.mean() - 1.0) < 0.1


def test_the_weaker_the_signs_the_smaller_the_effect():
    weak = Lab(dataclasses.replace(Quantities(), hope_by_signal=0.1), COUPLES)
    assert c15.measure(weak)["hope"].high < measured("C15").effects["hope"].low
