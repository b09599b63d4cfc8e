"""C37: reading needs sooner."""

from experiments.claims.c37 import TURNED, turning_on
from experiments.lab import Lab

from .checks import check_as_stored, check_control


def test_as_stored():
    check_as_stored("C37")


def test_without_its_mechanism_it_fails():
    check_control("C37")


def test_until_the_turn_the_dumper_is_the_same():
    lab, fields = Lab(couples=20), ("dumpee.hope", "dumper.guilt")
    late, later = (lab.daily(turning_on(day), fields, (29.0, 70.0)) for day in TURNED[2:4])
    for field in fields:
        assert (late[field][0] == later[field][0]).all()
    assert (late["dumpee.hope"][1] != later["dumpee.hope"][1]).any()


def test_turning_at_once_is_compassion_from_the_start():
    assert turning_on(0.0).dumper == "compassionate"
    assert turning_on(30.0).changes[0].value == "compassionate"
