"""F09: contact slows the decline of love and of sadness."""

import numpy as np

from experiments.facts.f09 import parts

from .checks import check_as_stored, is_met, measured, without
from .made_up import DAYS, made_up


def test_as_stored():
    check_as_stored("F09")


def test_a_planted_slowing_is_seen_as_such():
    chance = np.random.default_rng(1)
    contact = chance.random(300)
    read = np.cumsum(chance.random((len(DAYS), 300)) < contact, axis=0)
    sadness = 0.9 - 0.02 * (1.0 - contact) * np.minimum(DAYS, 40.0)[:, None]
    fields = {"dumpee.seat.n_read": read, "dumpee.sadness": sadness}
    found = parts(made_up(300, fields))["sadness"].estimate()
    assert found.low > 0.8
    fields["dumpee.sadness"] = 0.9 - 0.02 * contact * np.minimum(DAYS, 40.0)[:, None]
    assert parts(made_up(300, fields))["sadness"].estimate().high < -0.8


def test_sadness_would_fade_more_slowly_but_for_the_hope_that_contact_keeps_up():
    assert is_met("F09", "sadness", measured("F09")) is False
    assert is_met("F09", "sadness", without("F09", sadness_by_hopelessness=0.0))
