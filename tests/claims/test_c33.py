"""C33: friendly contact before healing and after."""

import numpy as np

from experiments.claims.c33 import APART, EARLY, change_among, friendly_from
from experiments.lab import Lab

from .checks import check_as_stored, check_control, measured


def test_as_stored():
    check_as_stored("C33")


def test_without_its_mechanism_it_fails():
    check_control("C33")


def test_the_later_contact_begins_the_less_it_delays():
    lab = Lab(couples=60)
    days = [lab.healing(case).mean() for case in (friendly_from(EARLY), friendly_from(60.0), APART)]
    assert days[0] > days[1] > days[2]


def test_only_the_healed_count():
    group = np.arange(40) < 10
    worse = np.where(group, 0.5, 1.0)
    assert change_among(group, worse, np.zeros(40)).effect == 0.5
    assert change_among(~group, worse, np.zeros(40)).effect == 1.0


def test_contact_before_healing_matters_more_than_after():
    effects = measured("C33").effects
    assert effects["before"].low > 7.0
    assert effects["undone"].high < 0.5
