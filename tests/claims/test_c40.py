"""C40: distress by the dumper's insight."""

import numpy as np
import pytest

from experiments.claims import c40
from experiments.claims.c40 import LITTLE, MUCH, measure, under_mix
from experiments.lab import Lab

from .checks import check_as_stored, measured


def test_as_stored():
    check_as_stored("C40")


def test_what_insight_does_is_found(monkeypatch):
    chance = np.random.default_rng(1)
    worse = {LITTLE: 0.2, MUCH: 0.1}

    def planted(lab: Lab, insight: float) -> dict[str, np.ndarray]:
        return {
            "distress_mean": worse[insight] + 0.1 * chance.random(300),
            "crises": np.full(300, worse[insight]),
        }

    monkeypatch.setattr(c40, "under_mix", planted)
    found = measure(Lab(couples=300))
    assert found["distress"].effect == pytest.approx(0.1, abs=0.02)
    assert found["crises"].effect == pytest.approx(0.1)


def test_the_same_couples_have_the_same_policies_whatever_the_insight():
    lab = Lab(couples=100)
    little, same = under_mix(lab, LITTLE), under_mix(lab, LITTLE)
    much = under_mix(lab, MUCH)
    assert (little["texts"] == same["texts"]).all()
    assert (little["texts"] == much["texts"]).mean() > 0.3
    assert (little["texts"] != much["texts"]).any()


def test_the_interval_is_narrow_enough_to_tell():
    effect = measured("C40").effects["distress"]
    assert effect.high - effect.low < 0.05
