"""What is looked at in the population, against the model's own rules."""

import threading
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from agents.dumpee import Dumpee
from agents.healing import distress
from agents.quantities import Quantities
from experiments.facts.seen import DAYS, Seen
from experiments.lab import Lab
from sim.couple import TOGETHER

from .checks import seen
from .made_up import made_up

_NAMES = ("bond", "acceptance", "new_company", "separation_anxiety", "sadness", "self_worth")


def test_distress_is_the_models():
    run, q = seen(), Quantities()
    for row, couple in np.random.default_rng(1).integers(0, (150, 300), (200, 2)):
        mind = Dumpee(**{n: run.population.daily[f"dumpee.{n}"][row, couple] for n in _NAMES})
        assert run.distress[row, couple] == pytest.approx(distress(mind, q), abs=1e-12)


def test_days_are_read_one_by_one_and_then_by_the_week():
    run = seen()
    days = run.population.days
    assert list(days[:61]) == list(range(61))
    assert set(np.diff(days[60:])) == {7.0}
    assert days[-1] < run.days == DAYS
    assert list(days[run.rows(1, 28)]) == list(range(1, 29))
    assert list(days[run.rows(60, 81)]) == [60, 67, 74, 81]


def test_a_day_between_readings_is_the_last_before():
    fields = {"dumpee.bond": np.array([*range(61), *range(67, 730, 7)], float)[:, None]}
    run = made_up(3, fields)
    assert list(run.on("dumpee.bond", 65)) == [60.0] * 3
    assert list(run.mean("dumpee.bond", 1, 3)) == [2.0] * 3


def test_contact_is_the_share_of_days_with_a_text_read():
    read = np.zeros((156, 2))
    read[5:, 0], read[7:, 0] = 2, 3
    run = made_up(2, {"dumpee.seat.n_read": read})
    assert list(run.contact_days(1, 28)) == [2 / 28, 0.0]


def test_apart_is_who_is_not_together_again():
    status = np.zeros((156, 2))
    status[10:, 1] = TOGETHER
    run = made_up(2, {"status": status})
    assert list(run.apart(9)) == [True, True]
    assert list(run.apart(28)) == [True, False]


def test_nothing_is_run_before_it_is_asked_for_and_nothing_twice(monkeypatch):
    runs = []
    monkeypatch.setattr("experiments.facts.seen.population", lambda *_: runs.append(1) or "run")
    run = Seen(Lab(couples=2))
    assert runs == []
    assert run.population == run.population == "run"
    assert runs == [1]


def test_runs_in_several_threads_do_not_wait_for_each_other(monkeypatch):
    """Before Python 3.12 the standard library's cached_property holds one lock for all objects."""
    both = threading.Barrier(2, timeout=20)
    monkeypatch.setattr("experiments.facts.seen.population", lambda *_: both.wait())
    with ThreadPoolExecutor(2) as pool:
        runs = [Seen(Lab(couples=10)) for _ in range(2)]
        assert sorted(pool.map(lambda run: run.population, runs)) == [0, 1]
