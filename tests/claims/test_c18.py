"""C18: help when it is needed."""

from experiments.claims import c18
from experiments.lab import Lab

from .checks import COUPLES, check_as_stored, check_control


def test_as_stored():
    check_as_stored("C18")


def test_without_its_mechanism_it_fails():
    check_control("C18")


def test_a_way_of_helping_is_no_better_than_itself():
    days, crises = c18.spared(Lab(couples=COUPLES), c18.helped(c18.NEEDED))
    assert days.effect == crises.effect == 0.0


def test_the_three_ways_differ_in_how_often_they_help():
    lab = Lab(couples=COUPLES)
    sent = [
        lab.outcomes(c18.helped(dumper))["texts_by_dumper"].mean()
        for dumper in (c18.NEVER, c18.NEEDED, c18.ALWAYS)
    ]
    assert sent[0] == 0.0 < sent[1] < sent[2]
