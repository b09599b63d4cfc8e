"""C01: own texts cluster early, come in rough patches, thin out."""

import numpy as np
import pytest

from experiments.claims.c01 import WATCHED, OwnTexts, mornings, rough_patches, texts_by_quarter

from .checks import check_as_stored, check_control

COUPLES = 40


def test_as_stored():
    check_as_stored("C01")


def test_without_its_mechanism_it_fails():
    check_control("C01")


def planted(chance: np.random.Generator, pull: float):
    """Return anxiety that falls over the weeks, and mornings with texts drawn to high anxiety."""
    level = np.linspace(0.6, 0.1, WATCHED)[:, None] + chance.random(COUPLES) * 0.3
    patch = 0.2 * chance.random((WATCHED, COUPLES))
    wrote = chance.random((WATCHED, COUPLES)) < 0.3 + pull * (patch - 0.1)
    return level + patch, wrote, np.ones((WATCHED, COUPLES), bool)


def test_only_what_goes_beyond_the_fortnight_is_a_rough_patch():
    chance = np.random.default_rng(3)
    drawn = rough_patches(*planted(chance, 3.0))
    not_drawn = rough_patches(*planted(chance, 0.0))
    assert drawn.low > 0.03
    assert not_drawn.low < 0.01
    assert abs(not_drawn.effect) < 0.01


def test_days_together_do_not_count():
    anxiety, wrote, apart = planted(np.random.default_rng(4), 3.0)
    anxiety[60:][wrote[60:]] += 5.0
    apart[60:] = False
    assert rough_patches(anxiety, wrote, apart).effect < 0.2


def test_a_morning_ends_at_noon():
    own = OwnTexts(np.array([0, 0, 1, 1]), np.array([2.4, 3.6, 5.1, 5.2]))
    wrote = mornings(own, 2)
    assert [tuple(map(int, day)) for day in np.argwhere(wrote)] == [(2, 0), (5, 1)]


def test_quarters_are_of_each_couples_own_way():
    healed = np.array([100.0, 40.0, np.nan, 20.0])
    own = OwnTexts(
        np.array([0, 0, 0, 1, 1, 2, 3]), np.array([10.0, 30.0, 99.0, 10.5, 41.0, 5.0, 1.0])
    )
    counted = texts_by_quarter(own, healed)
    assert counted[:, 0].tolist() == [1.0, 1.0, 0.0, 1.0]
    assert counted[:, 1].tolist() == [0.0, 1.0, 0.0, 0.0]
    assert counted[:, 2:].sum() == pytest.approx(0.0)
