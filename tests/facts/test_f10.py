"""F10: acceptance carries the link between security and recovery from sadness."""

import math

import numpy as np
import pytest

from experiments.facts import f10
from experiments.lab import Estimate

from .checks import check_as_stored, is_met, without
from .made_up import DAYS, made_up


def test_as_stored():
    check_as_stored("F10")


def people(couples, by_acceptance, seed=1):
    """Security raises acceptance, and acceptance alone the hazard of recovery."""
    chance = np.random.default_rng(seed)
    security = chance.normal(size=couples)
    acceptance = security + chance.normal(size=couples)
    days = chance.exponential(30.0 / np.exp(by_acceptance * acceptance))
    found = {"security": security, "acceptance": acceptance}
    found |= {name: chance.normal(size=couples) for name in ("love", "anger", "rumination")}
    found["attachment_anxiety"] = -security
    return f10.standardised(found | {"days": np.minimum(days, 358.0), "recovered": days < 358.0})


def test_a_planted_path_is_seen(monkeypatch):
    monkeypatch.setattr(f10, "table", lambda _: people(800, 1.0))
    found = f10.measure(None)
    assert found["carried"].low > 0.5
    assert found["acceptance"].effect == pytest.approx(math.sqrt(2.0), abs=0.2)
    assert found["attachment_anxiety"].high < 0.0 < found["security"].low
    assert f10.parts(None)["carried"].point() > 0.1


def test_without_a_path_nothing_is_carried(monkeypatch):
    monkeypatch.setattr(f10, "table", lambda _: people(800, 0.0))
    found = f10.measure(None)
    assert found["carried"].low < 0.0 < found["carried"].high
    assert abs(f10.parts(None)["carried"].point()) < 0.05


def test_recovery_is_the_first_day_at_the_level_of_no_loss():
    level = 0.25 * 0.4  # of a self-esteem of .6, at the declared weight of low self-worth
    sadness = np.full((len(DAYS), 4), 0.9)
    sadness[20:, 0] = level + 0.09
    sadness[3:, 1] = level  # over it before it began
    again = np.array([np.nan, np.nan, np.nan, 100.0])
    fields = {"dumpee.sadness": sadness, "dumpee.self_esteem": 0.6}
    found = f10.table(made_up(4, fields, reunited_day=again))
    assert list(found["recovered"]) == [True, False, False]
    assert found["days"][0] == 13.0
    assert found["days"][1] == max(DAYS[DAYS <= 365]) - 7.0
    assert found["days"][2] == 93.0


def test_without_any_effect_of_style_security_does_nothing():
    """The negative control: no rule of the model asks for attachment any more."""
    off = ("acceptance_slowed_by_attachment", "acceptance_by_avoidance", "anxiety_by_attachment",
           "first_denial_by_attachment", "hope_days_by_attachment", "denial_by_attachment",
           "first_anxiety_by_attachment")  # fmt: skip
    found = without("F10", **dict.fromkeys(off, 0.0))
    assert not is_met("F10", "security", found)
    assert not is_met("F10", "carried", found)


def test_where_nobody_recovers_nothing_is_known():
    few = people(30, 0.0) | {"recovered": np.zeros(30, bool)}
    unknown = f10.cox(few, "security")
    assert not math.isfinite(unknown.low)
    assert math.isnan(f10._product(unknown, Estimate(1.0, 1.0, 1.0)).effect)
