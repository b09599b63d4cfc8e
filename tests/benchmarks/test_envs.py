"""Environments are timed at what they are said to do, and the page says what was reached."""

import dataclasses
import json
import multiprocessing
import time

import gymnasium
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from benchmarks import envs as b
from benchmarks import recorded as r
from benchmarks.__main__ import main
from benchmarks.envs_page import as_dict, section
from benchmarks.load import Watch
from benchmarks.reach import environment_goals, quickest_envpool
from tests.benchmarks.made_up import environments

N = 48
MASKS = arrays(np.bool_, st.tuples(st.integers(1, 20), st.integers(1, 8)))
CHOOSERS = {"at random": r.at_random, "mostly silent": r.mostly_silent}


@pytest.fixture
def few(monkeypatch):
    monkeypatch.setattr(b, "COUPLES", N)
    monkeypatch.setattr(r, "WARM_STEPS", 3)
    monkeypatch.setattr(r, "POLICY", r.POLICY.with_name("there is none.npz"))


@given(allowed=MASKS, name=st.sampled_from(sorted(CHOOSERS)))
def test_only_what_is_allowed_is_chosen(allowed, name):
    allowed[:, 0] = True
    actions = CHOOSERS[name]()(np.zeros((len(allowed), 3), np.float32), allowed)
    assert allowed[np.arange(len(allowed)), actions].all()


def test_random_ones_choose_all_alike_and_the_mix_is_mostly_silent():
    allowed = np.ones((20_000, 4), np.bool_)
    allowed[:, 2] = False
    shares = np.bincount(r.at_random()(allowed, allowed), minlength=4) / len(allowed)
    assert shares == pytest.approx([1 / 3, 1 / 3, 0, 1 / 3], abs=0.02)
    silent = (r.mostly_silent()(allowed, allowed) == 0).mean()
    assert silent == pytest.approx(0.9 + 0.1 / 3, abs=0.02)


def test_what_was_recorded_leads_through_the_same_lives_again(few):
    envs = gymnasium.make_vec(b.ENVIRONMENT, N)
    found = r.record(envs, r.at_random(), 40)
    assert (len(found.warm), len(found.timed)) == (3, 40)
    allowed = envs.action_masks().copy()
    last = envs.step(np.zeros(N, np.int64))[0]
    envs.reset(seed=r.SEED)
    for actions in [*found.warm, *found.timed]:
        envs.step(actions)
    assert (envs.action_masks() == allowed).all()
    assert (envs.step(np.zeros(N, np.int64))[0] == last).all()
    assert 0.9 < found.acted < 1.0
    assert found.days > 0.0
    envs.close()


def test_every_environment_does_as_many_steps_as_it_says(few):
    with b.environments(share=0.0002) as (listed, left_out):
        done = {engine.name: engine.prepare()() for engine in listed}
        assert [engine.prepare()() for engine in listed] == list(done.values())
    assert set(done) >= {*b.OURS, b.SYNC, b.ASYNC, b.NUMPY}
    assert len(done) + len(left_out) in (7, 8)
    assert all(done[name] == 200 // N * N for name in b.OURS)


def test_without_envpool_the_others_are_measured(few, monkeypatch):
    monkeypatch.setattr(b, "find_spec", lambda _name: None)
    with b.environments(share=0.0001) as (listed, left_out):
        assert left_out == ["EnvPool: it is not installed (the extra `bench`)"]
        assert len(listed) == 6
    found = environments()
    rows = [row for row in found.rows if "EnvPool" not in row.name]
    assert quickest_envpool(rows) is None
    text = section(dataclasses.replace(found, rows=rows, left_out=left_out))
    assert "Left out: EnvPool" in text
    assert text.count("not measured") == 3


def test_goals_stand_for_each_way_to_act():
    found = {goal.what: goal for goal in environment_goals(environments().rows)}
    assert len(found) == 9
    assert found[f"{b.SILENT}: steps a second"].verdict == "reached"
    assert found[f"{b.TRAINED}: steps a second"].verdict == "**not reached**"
    assert found[f"{b.TRAINED}, against SyncVectorEnv"].found == pytest.approx(8000 / 700)
    assert found[f"{b.RANDOM}, against EnvPool"].found == pytest.approx(1000 / 1200)


def test_the_section_has_every_row_in_steps_a_second():
    text = section(environments())
    assert f"| {b.SILENT} | 2,000,000 | 1,670,000 – 2,220,000 | 500 | 16 | 2 |" in text
    assert all(f"| {row.name} |" in text for row in environments().rows)
    assert "(3 of 3 disturbed)" in section(environments(foreign=0.3))
    listed = json.loads(json.dumps(as_dict(environments())))
    assert listed["rows"][2]["steps_per_second"] == pytest.approx(2e6)
    assert len(listed["rows"][2]["repetitions"]) == 3


def test_environments_alone_are_printed_and_no_page_is_written(few, monkeypatch, capsys, tmp_path):
    monkeypatch.setattr("benchmarks.__main__.QUICK_SHARE", 0.0001)
    options = ["--only", "envs", "--quick", "--docs", str(tmp_path), "--json"]
    assert main([*options, str(tmp_path / "found.json")]) == 0
    printed = capsys.readouterr().out
    assert f"| {b.TRAINED}" in printed
    assert "event engine" not in printed
    assert [path.name for path in tmp_path.iterdir()] == ["found.json"]


def _work(seconds):
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


@pytest.mark.skipif(Watch().stop()[1] is None, reason="the machine does not tell its load")
def test_what_living_children_work_is_own_work():
    from benchmarks.load import _own_seconds

    before = _own_seconds()
    child = multiprocessing.Process(target=_work, args=(60.0,))
    child.start()
    try:
        deadline = time.monotonic() + 30.0
        while _own_seconds() - before < 0.3 and time.monotonic() < deadline:
            time.sleep(0.05)
        assert _own_seconds() - before >= 0.3
    finally:
        child.terminate()
        child.join()
