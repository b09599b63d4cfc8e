"""Measuring and reporting, on engines made up for it."""

import json
import time

import numpy as np
import pytest

from benchmarks import measure as m
from benchmarks import warm
from benchmarks.agreement import Agreement, compare
from benchmarks.engines import Engine
from benchmarks.load import Watch
from benchmarks.machine import this_machine
from benchmarks.page import Results, as_json, page
from benchmarks.picture import draw
from benchmarks.reach import Goal, goals
from benchmarks.warm import Warm
from tests.benchmarks.made_up import environments, row

NAMES = {
    "event engine": 10_000.0, "batch engine, 1 thread": 110.0, "batch engine, 2 threads": 56.0,
    "C, 1 thread": 100.0, "C, 2 threads": 52.0, "empty SimPy loop": 600.0,
}  # fmt: skip


def results(**other: float | None) -> Results:
    foreign = other.get("foreign", 0.0)
    rows = [row(name, ns, foreign, 0.0 if "empty" in name else 50.0) for name, ns in NAMES.items()]
    agreements, waiting = [Agreement("C, 1 thread", 10, 10, True, 0.0)], Warm([0.6], [2.5], [0.01])
    envs = environments(foreign)
    return Results(this_machine(), rows, agreements, ["Mesa: not there"], waiting, envs)


def test_a_row_sums_up_its_repetitions():
    found = row("x", 200.0, couple_days=50.0)
    assert found.ns == pytest.approx(200.0)
    assert found.spread == pytest.approx((180.0, 240.0))
    assert found.events_per_second == pytest.approx(5e6)
    assert found.couple_days_per_second == pytest.approx(50.0 * 5e6 / 1000)


def engine(name: str, events: int = 10, final: np.ndarray | None = None) -> Engine:
    return Engine(name, "made up", lambda: lambda: events, 1.0, lambda: final)


def test_engines_take_turns():
    seen = []
    rows = m.measure([engine("a"), engine("b")], 3, 0, lambda n, e, _r: seen.append((n, e.name)))
    assert seen == [(n, name) for n in (1, 2, 3) for name in ("a", "b")]
    assert [len(found.repetitions) for found in rows] == [3, 3]


def test_a_disturbed_repetition_is_tried_again_and_the_best_kept(monkeypatch):
    loads = iter([0.5, 0.3, 0.02, 0.5, 0.2, 0.4, 0.3])
    monkeypatch.setattr(Watch, "stop", lambda _self: (1.0, next(loads)))
    rows = m.measure([engine("a")], 2, 3, lambda *_: None)
    assert [one.foreign for one in rows[0].repetitions] == [0.02, 0.2]
    assert rows[0].disturbed == 1


def test_own_work_is_no_foreign_load():
    watch = Watch()
    end = time.perf_counter() + 0.2
    while time.perf_counter() < end:
        pass
    seconds, foreign = watch.stop()
    assert seconds >= 0.2
    assert foreign is None or foreign >= 0.0


def numbers(*values: float) -> np.ndarray:
    return np.array([values], dtype=[("x", float), ("y", float)])


def test_agreement_is_to_the_bit_or_says_how_far_off():
    exact = engine("exact", 10, numbers(1.0, np.inf))
    near = engine("near", 10, numbers(1.0 + 1e-12, np.inf))
    first, second = compare([exact, exact, near])
    assert str(first) == "the same to the last bit"
    assert second.largest_difference == pytest.approx(1e-12, rel=1e-3)


def test_another_model_is_not_compared():
    with pytest.raises(RuntimeError, match="11 events instead of 10"):
        compare([engine("a", 10, numbers(1.0, 2.0)), engine("b", 11, numbers(1.0, 2.0))])


def test_goals_say_plainly_what_was_reached():
    found = {goal.what: goal.verdict for goal in goals(results().rows, Warm([0.6], [1.0], [None]))}
    assert found["batch engine, 2 threads, against event engine"] == "reached"
    assert found["batch engine, 2 threads, against Mesa"] == "not measured"
    assert found["warm start to the end of the first couple"] == "reached"
    assert Goal("x", 0.85, 0.8).verdict == "**not reached**"
    assert Goal("x", 1.0, 1.2, "s", at_most=True).verdict == "**not reached**"


def test_the_page_has_every_row_and_what_was_left_out():
    text = page(results())
    assert all(f"| {name} |" in text for name in NAMES)
    assert "Left out: Mesa: not there." in text
    assert "disturbed)" not in text
    assert "(3 of 3 disturbed)" in page(results(foreign=0.3))
    assert "was not quiet" in page(results(foreign=0.3))
    assert "was not quiet" not in text
    assert "unknown on this machine" in page(results(foreign=None))


def test_waiting_is_timed_in_new_processes(monkeypatch):
    monkeypatch.setattr(
        warm, "FIRST_COUPLE", ("-c", "print(1, flush=True); import time; time.sleep(0.3)")
    )
    monkeypatch.setattr(warm, "COMPARE", ("-c", "print(1); import time; time.sleep(0.3)"))
    told = []
    found = warm.warm_start(1, lambda what, seconds: told.append(seconds))
    assert found.until_compared >= 0.3
    assert told == [found.until_first_couple, found.until_compared]


def test_a_process_that_fails_is_no_measurement(monkeypatch):
    monkeypatch.setattr(warm, "FIRST_COUPLE", ("-c", "raise SystemExit(3)"))
    with pytest.raises(RuntimeError, match="failed"):
        warm.warm_start(1, lambda *_: None)


def test_json_holds_every_repetition():
    found = json.loads(as_json(results()))
    assert len(found["rows"][0]["repetitions"]) == 3
    assert found["goals"][0]["verdict"] == "reached"


def test_the_picture_is_drawn(tmp_path):
    draw(results().rows, tmp_path / "pictures" / "benchmarks.png")
    assert (tmp_path / "pictures" / "benchmarks.png").stat().st_size > 5000
