"""C17: dependence on the dumper."""

import pytest

from experiments.claims import c17
from experiments.lab import Lab

from .checks import COUPLES, check_as_stored, check_control, measured


def test_as_stored():
    check_as_stored("C17")


def test_without_its_mechanism_it_fails():
    check_control("C17")


def test_less_of_a_difference_in_contact_makes_less_of_an_effect(monkeypatch: pytest.MonkeyPatch):
    whole = measured("C17").effects  # kept for other tests, so before anything is changed
    monkeypatch.setattr(c17, "MUCH", 0.5)
    some = c17.measure(Lab(couples=COUPLES))
    monkeypatch.setattr(c17, "MUCH", c17.LITTLE)
    none = c17.measure(Lab(couples=COUPLES))
    for part, effect in whole.items():
        assert 0.0 == none[part].effect < some[part].effect < effect.effect


def test_the_withdrawal_is_one():
    seen = Lab(couples=COUPLES).daily(c17._case(c17.MUCH), ("dumpee.contact",), (60.0, 66.0))
    before, after = seen["dumpee.contact"].mean(axis=1)
    assert after < 0.1 * before
