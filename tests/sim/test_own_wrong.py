"""Wrong policies of every kind: each ends in one line that names it and what it was answering."""

import functools
import subprocess
import sys
import textwrap
import threading

import pytest

from agents.errors import AftertextError
from sim.own_code import TookTooLong, within
from sim.own_policy import resolve_policy
from tests.sim.couples import Q
from tests.sim.own import fails, run, write_policy


@pytest.fixture(name="write")
def _write(tmp_path):
    return functools.partial(write_policy, tmp_path)


WRONG = {
    "raises": ("return 1 / 0", "ZeroDivisionError: division by zero"),
    "unknown intent": ("return 'ask_spce'", "no intent 'ask_spce'; did you mean 'ask_space'?"),
    "intent of the other side": ("return 'regret_talk'", "is an intent of the dumper's"),
    "intent of the model": ("return 'everyday'", "sent by the model itself"),
    "number": ("return 7", "returned 7; it may return None"),
    "list": ("return ['plea']", "returned ['plea']"),
    "truth": ("return True", "returned True"),
    "not a name": ("return Act(3)", "3 is not the name of an intent"),
    "nan haste": ("return Act('plea', haste=float('nan'))", "haste = nan is not a number"),
    "haste beyond all": ("return Act('plea', haste=10**400)", "is not a number"),
    "negative haste": ("return Act('plea', haste=-1)", "haste = -1 is outside 0 to 1000"),
    "haste in words": ("return Act('plea', haste='fast')", "haste = 'fast' is not a number"),
    "gesture": ("return Act(gesture='blok')", "did you mean 'block'"),
    "no gesture": ("return Act(gesture=[1])", "there is no gesture [1]"),
    "hour": ("return Act('plea', at_hour=3)", "at_hour is for on_start and on_day"),
    "peeks by name": ("return view.dumper", "a policy cannot see 'dumper'"),
    "peeks in private": ("return view._couple", "a policy cannot see '_couple'"),
    "peeks at the mind": ("return view.mind.guilt", "no attribute 'guilt'"),
    "writes the day": ("view.day = 3.0", "cannot assign to field 'day'"),
    "writes the mind": ("view.mind.hope = 3.0", "read-only"),
    "writes the thread": ("view.thread.append(1)", "no attribute 'append'"),
    "writes a line": ("view.heard.intent = 'plea'", "can't set attribute"),
    "exits": ("raise SystemExit(3)", "SystemExit: 3"),
    "sleeps": ("time.sleep(9)", "took longer than 0.3 s"),
    "loops for ever": ("while True: pass", "took longer than 0.3 s"),
    "loops and catches": ("while True:\n  try:\n    while 1: pass\n  except Exception: pass",
                          "took longer than 0.3 s"),
}  # fmt: skip


@pytest.mark.parametrize("kind", WRONG)
def test_a_wrong_policy_ends_in_one_line_that_names_it_and_the_text(write, kind):
    body, reason = WRONG[kind]
    ref = write("def on_text(self, view):\n" + textwrap.indent(body, "    "))
    line = fails(ref)
    assert reason in line
    assert line.startswith(f"{ref}, on_text, answering text ")
    assert " on day " in line


def test_the_line_in_the_users_file_is_named(write):
    assert "(mine.py, line 7)" in fails(
        write("def on_text(self, view):\n\n    return view.nothing")
    )


def test_urges_and_days_are_named_too(write):
    urge = fails(write("def on_urge(self, view): raise ValueError('two\\nlines')"))
    assert ", on_urge, at an urge out of " in urge
    assert "ValueError: two lines" in urge
    day = fails(write("def on_day(self, view): return Act('plea', at_hour=25)"))
    assert ", on_day, on day 1.00: at_hour = 25 is outside 0 to 24" in day


def test_what_the_user_stops_is_not_blamed_on_the_policy(write):
    with pytest.raises(KeyboardInterrupt):
        run(write("def on_start(self, view): raise KeyboardInterrupt"))


def test_a_text_is_not_taken_for_another_sides(write):
    ref = write("def on_text(self, view): return 'plea'")
    assert "'plea' is an intent of the dumpee's, not the dumper's" in fails(ref, side=1)


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("class Mine:\n  def on_texts(self, view): pass", "did you mean 'on_text'"),
        ("class Mine:\n  pass", "none of the methods on_start, on_day, on_text, on_urge"),
        ("class Mien:\n  def on_text(self, view): pass", "has no 'Mine'; did you mean 'Mien'"),
        ("def Mine(view): pass", "is not a class"),
        ("class Mine:\n  def __init__(self, x): pass\n  def on_text(self, v): pass",
         "starting: TypeError"),
        ("class Mine:\n  def on_text(self view): pass", "line 2"),
        ("import no_such_module", "No module named 'no_such_module'"),
        ("1 / 0", "loading: ZeroDivisionError"),
    ],
)  # fmt: skip
def test_a_file_that_holds_no_policy_is_told_before_anything_runs(tmp_path, code, reason):
    path = tmp_path / "mine.py"
    path.write_text(code + "\n")
    assert reason in fails(f"{path}:Mine")


@pytest.mark.parametrize(
    ("ref", "side", "reason"),
    [
        ("eagr", 0, "did you mean 'eager'"),
        ("silence", 0, "a policy of the dumper's"),
        ("plead", 1, "a policy of the dumpee's"),
        ("nowhere.py:Mine", 0, "cannot read"),
        ("nowhere.py", 0, "path.py:Name"),
        ("a/b.py:", 0, "path.py:Name"),
        ("scripted:nowhere.yaml", 0, "cannot read nowhere.yaml"),
        ("scripted:", 0, "cannot read"),
        ("learned:nowhere.npz", 0, "cannot read nowhere.npz"),
        ("learned:", 0, "cannot read"),
        ("", 0, "there is no policy"),
    ],
)
def test_a_reference_that_leads_nowhere_says_so(ref, side, reason):
    with pytest.raises(AftertextError) as caught:
        resolve_policy(ref, side)
    assert reason in str(caught.value)


def test_a_file_changed_meanwhile_is_not_mixed_with_the_old_one(write):
    ref = write("def on_text(self, view): return 'plea'")
    choice = resolve_policy(ref, 0)
    write("def on_text(self, view): return 'protest'")
    with pytest.raises(AftertextError, match="was changed while it was in use"):
        choice.decider(Q, 1, 0)
    assert resolve_policy(ref, 0) != choice


def test_outside_the_main_thread_a_late_answer_is_refused_after_the_fact(capsys):
    caught = []

    def late():
        try:
            with within(0.05, "mine.py:Mine"):
                threading.Event().wait(0.2)
        except TookTooLong as error:
            caught.append(str(error))

    thread = threading.Thread(target=late)
    thread.start()
    thread.join()
    assert caught == ["took longer than 0.05 s"]
    assert "mine.py:Mine has been running for 0.05 s" in capsys.readouterr().err


def test_code_that_swallows_every_stop_ends_the_process_with_a_line():
    code = """
        import time
        from sim.own_code import within
        with within(0.1, "mine.py:Mine"):
            while True:
                try:
                    time.sleep(1)
                except:
                    pass
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, timeout=20
    )
    assert done.returncode == 2
    assert done.stderr == "error: mine.py:Mine took longer than 0.1 s and will not stop\n"
