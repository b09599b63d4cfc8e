"""C21: an abrupt block against a compassionate exit, in crises and sadness."""

from dataclasses import replace

from agents.quantities import Quantities
from experiments.claims.judge import measure
from experiments.claims.registry import find_claim
from experiments.lab import Lab

from .checks import COUPLES, check_as_stored, check_control, measured


def test_as_stored():
    check_as_stored("C21")


def test_without_its_mechanism_it_fails():
    check_control("C21")


def test_where_despair_comes_more_easily_the_difference_grows():
    world = Lab(replace(Quantities(), despair_per_day=1.0), COUPLES)
    more = measure(find_claim("C21"), world).effects["crises"]
    assert more.low > measured("C21").effects["crises"].effect
