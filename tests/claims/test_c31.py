"""C31: the dumper's own texts once answers end."""

import numpy as np

from experiments.claims.c31 import LATE, WITHDRAWN, rate_ratio, share_silent

from .checks import check_as_stored, check_control, measured


def test_as_stored():
    check_as_stored("C31")


def test_without_its_mechanism_it_fails():
    check_control("C31")


def test_learning_alone_does_less_than_learning_and_restraint():
    effects = measured("C31").effects
    assert effects["rate"].effect < effects["learned"].effect


def test_a_rate_is_over_days_apart():
    apart = np.ones((60, 40))
    wrote = np.zeros((60, 40))
    wrote[::6] = 1.0
    half = apart.copy()
    half[30:] = 0.0
    assert rate_ratio((wrote, apart), (wrote * 2.0, apart)).effect == 0.5
    assert rate_ratio((wrote * half, half), (wrote, apart)).effect == 1.0


def test_only_those_apart_to_the_end_can_have_stopped():
    wrote, apart = np.zeros((60, 40)), np.ones((60, 40))
    wrote[LATE - WITHDRAWN + 3, :10] = 1.0
    wrote[LATE - WITHDRAWN - 3, 10:20] = 1.0  # wrote earlier, and stopped
    apart[-1, 30:] = 0.0
    assert np.isclose(share_silent(wrote, apart).effect, 20 / 30)
