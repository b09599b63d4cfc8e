"""C19: the new life shown off."""

import dataclasses

from agents.quantities import Quantities
from experiments.claims import c19
from experiments.lab import Lab

from .checks import COUPLES, check_as_stored, measured


def test_as_stored():
    check_as_stored("C19")


def test_posts_that_reach_nobody_do_nothing():
    unseen = Lab(dataclasses.replace(Quantities(), sees_posts=0.0), COUPLES)
    found = c19.measure(unseen)
    assert abs(found["distress"].effect) < 1e-3
    assert abs(found["healing"].effect) < 0.1


def test_posts_that_hurt_more_distress_more():
    sore = Lab(dataclasses.replace(Quantities(), post_hurts=0.3), COUPLES)
    assert c19.measure(sore)["distress"].low > measured("C19").effects["distress"].high


def test_only_one_arm_has_posts():
    lab = Lab(couples=COUPLES)
    shown, not_shown = (lab.outcomes(c19.silent(posts))["posts_seen"] for posts in (True, False))
    assert shown.mean() > 10.0
    assert not_shown.mean() < 1.0  # news of a new partner counts as one
