"""F01–F07 together: measured once, and able to fail; both engines give the same texts."""

import pytest

from experiments.facts import ordinary
from experiments.facts.registry import find_fact
from experiments.pace.batch import play_dyads
from experiments.pace.simulated import simulate_dyads
from sim.couple import FRIENDS, TOGETHER

from .checks import is_met, seen, without

SLOW = {"away_mean": 8.0, "stop_mean": 0.35}


def test_friends_who_answer_late_are_not_within():
    findings = [f"F{n:02d}" for n in range(1, 8)]
    missed = [name for name in findings for part, found in without(name, **SLOW).items()
              if not is_met(name, part, {part: found})]  # fmt: skip
    assert {"F01", "F02", "F06"} <= set(missed)


def test_seven_findings_are_measured_on_one_run(monkeypatch):
    runs = []
    monkeypatch.setattr(ordinary, "_measure", lambda run: runs.append(run))
    run = seen.__wrapped__(50)
    for _ in range(2):
        with pytest.raises(AttributeError):  # of nothing, in place of figures
            find_fact("F01").measure(run)
    assert len(runs) == 1


@pytest.mark.parametrize("status", [FRIENDS, TOGETHER], ids=["friends", "couples"])
def test_both_engines_give_the_same_seconds_and_senders(status):
    events = simulate_dyads(20, 3, status=status)
    assert play_dyads(20, 3, status=status) == events
    assert sum(map(len, events.values())) > 500


def test_dyads_do_not_depend_on_threads_or_on_each_other():
    two = play_dyads(120, 3, threads=2)
    assert two == play_dyads(120, 3)
    assert list(two) == [(2 * i, 2 * i + 1) for i in range(120)]
    few = play_dyads(7, 3)
    assert all(two[pair] == texts for pair, texts in few.items())
