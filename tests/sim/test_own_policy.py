"""Own policies: what they may answer, what they see, and how wrong ones end."""

import pickle
import subprocess
import sys
import textwrap
import threading
import types

import pytest

from agents.errors import AftertextError
from agents.intents import INTENT_IDS
from agents.policies import OWN_CODE, policies_of
from agents.quantities import Quantities
from agents.seat import Seat
from sim.begin import Setup, begin_couple
from sim.couple import Couple
from sim.event_engine import EventEngine
from sim.own_act import FREE_INTENTS, Act, chosen
from sim.own_code import TookTooLong, within
from sim.own_policy import SILENCE, resolve_policy
from sim.own_view import MINDS, SEEN, View
from sim.record import Recorder
from sim.simulate import simulate
from tests.sim.couples import Q, state_of

LIMIT = 0.3
PLAIN = ("plain", "plain")


@pytest.fixture(name="write")
def _write(tmp_path):
    """Write a policy's methods to a file and return its reference."""

    def write(body, before=""):
        path = tmp_path / "mine.py"
        code = "from sim.own_policy import Act, SILENCE\nimport time\n" + before
        path.write_text(f"{code}\nclass Mine:\n" + textwrap.indent(textwrap.dedent(body), "    "))
        return f"{path}:Mine"

    return write


def run(ref, side=0, seed=1, days=30.0, other=None, index=0, **setup):
    """Run a couple in which one side has this policy; return couple and thread."""
    choice = resolve_policy(ref, side, limit_seconds=LIMIT)
    decider = choice.decider(Q, seed, index)
    deciders = (decider, None) if side == 0 else (None, decider)
    names = (None, other or "buddy") if side == 0 else (other or "plead", None)
    recorder = Recorder(seed, index, PLAIN)
    whole = Setup(policies=names, horizon_days=days, **setup)
    couple = simulate(whole, Q, seed, index, deciders, recorder)
    return couple, recorder.thread


def fails(ref, side=0, **rest):
    """Return the one line that a wrong policy ends in."""
    with pytest.raises(AftertextError) as caught:
        run(ref, side, **rest)
    line = str(caught.value)
    assert "\n" not in line
    return line


# --- what a policy does


def test_every_built_in_name_resolves_to_itself():
    for side in (0, 1):
        for name in policies_of(side):
            choice = resolve_policy(name, side)
            assert (choice.name, choice.built_in, choice.for_setup) == (name, True, name)
            assert choice.decider(Q, 1, 0) is None


def test_it_sends_what_it_returns(write):
    ref = write("""
        def on_text(self, view):
            return "polite_answer"
        def on_day(self, view):
            if view.day == 2.0:
                return Act("ask_news", at_hour=19.5)
        def on_start(self, view):
            return "ask_closure"
    """)
    couple, thread = run(ref)
    assert couple.seats[0].policy == OWN_CODE
    mine = [text for text in thread.texts if text.sender == "dumpee"]
    assert (mine[0].intent, mine[0].sent_day, mine[0].led_by) == ("ask_closure", 0.0, "plan")
    assert mine[0].motives == {"plan": 1.0}
    planned = [text for text in mine if text.intent == "ask_news" and not text.follows_up]
    assert [text.sent_day for text in planned] == [2.0 + 19.5 / 24.0]
    answers = {text.intent for text in mine if text.answers is not None}
    assert answers == {"polite_answer"}


def test_it_makes_gestures_with_and_without_a_text(write):
    ref = write("""
        def on_text(self, view):
            return Act("warn", gesture="block")
        def on_day(self, view):
            if view.day == 1.0:
                return Act(gesture="mute")
            if view.blocking and view.day > 20.0:
                return Act(gesture="unblock")
    """)
    _, thread = run(ref, days=40.0)
    kinds = [act.kind for act in thread.acts if act.side == "dumpee"]
    assert kinds.index("mute") < kinds.index("warn") < kinds.index("block")
    assert kinds.index("block") < kinds.index("unblock")


def test_without_methods_there_is_silence(write):
    couple, _ = run(write("def on_start(self, view): return None"))
    assert couple.seats[0].n_sent == 0
    assert SILENCE == Act()


def test_a_proposal_of_own_code_can_be_accepted(write):
    ref = write("""
        def on_day(self, view):
            if view.day == 5.0:
                return Act("propose_return", at_hour=18.0)
    """)
    couple, thread = run(ref, side=1, other="plead")
    reunion = [act for act in thread.acts if act.kind == "reunion"]
    assert couple.reunions == len(reunion) == 1
    assert couple.first_cause == 1


def test_each_couple_has_its_own_instance_and_repeats_with_the_seed(write):
    ref = write("""
        def __init__(self):
            self.asked = 0
        def on_text(self, view):
            self.asked += 1
            return "polite_answer" if view.random() < 0.5 and self.asked < 4 else None
    """)
    first, _ = run(ref, seed=3)
    again, _ = run(ref, seed=3)
    other, _ = run(ref, seed=3, index=1)
    assert state_of(first) == state_of(again)
    assert first.seats[0].n_sent > 0
    assert state_of(first) != state_of(other)


def test_a_choice_can_be_sent_to_other_processes(write):
    ref = write("def on_text(self, view): return 'polite_answer'")
    choice = pickle.loads(pickle.dumps(resolve_policy(ref, 0)))
    assert choice == resolve_policy(ref, 0)
    assert choice.decider(Q, 1, 0) is not None


def test_recording_own_code_changes_nothing(write):
    ref = write("""
        wants_words = True
        def on_text(self, view):
            return "polite_answer" if len(view.heard.words) > 40 else None
    """)
    recorded, _ = run(ref)
    choice = resolve_policy(ref, 0)
    setup = Setup(policies=(None, "buddy"), horizon_days=30.0)
    assert state_of(simulate(setup, Q, 1, 0, (choice.decider(Q, 1, 0), None))) == state_of(recorded)


# --- what a policy sees


SPY = """
    def __init__(self):
        SEEN_VIEWS.clear()
    def on_text(self, view):
        SEEN_VIEWS.append(view)
        return "ask_news" if view.random() < 0.7 else None
    def on_urge(self, view):
        SEEN_VIEWS.append(view)
        return "reach_for_comfort"
    def on_day(self, view):
        SEEN_VIEWS.append(view)
    wants_words = True
"""


def spied(write, **rest):
    ref = write(SPY, before="SEEN_VIEWS = []\n")
    couple, thread = run(ref, **rest)
    views = resolve_policy(ref, 0).code.load().on_text.__globals__["SEEN_VIEWS"]
    assert views
    return couple, thread, list(views)


def test_the_thread_holds_what_was_sent_or_read_and_nothing_else(write):
    _, thread, views = spied(write)
    for view in views:
        known = {
            text.id for text in thread.texts
            if (text.sender == "dumpee" and text.sent_day < view.day)
            or (text.read_day is not None and text.sender == "dumper" and text.read_day <= view.day)
        }  # fmt: skip
        assert {line.id for line in view.thread} == known
    last = views[-1]
    records = {text.id: text for text in thread.texts}
    for line in last.thread:
        text = records[line.id]
        assert (line.sender, line.intent, line.words) == (text.sender, text.intent, text.words)
        assert line.mine == (line.sender == "dumpee")
        assert line.content._asdict() == text.content
        seen = text.read_day is not None and text.read_day <= last.day
        assert line.read_day == (text.read_day if seen else None)


def test_without_receipts_it_does_not_see_when_own_texts_are_read(write):
    _, _, views = spied(write, receipts=(True, False))
    own = [line for line in views[-1].thread if line.mine]
    assert own
    assert all(line.read_day is None for line in own)


def test_what_is_heard_is_the_last_text_read(write):
    _, _, views = spied(write)
    texts = [view for view in views if view.moment == "text"]
    assert texts
    for view in texts:
        assert view.heard == view.thread[-1]
        assert view.heard.read_day == view.day


def test_a_view_says_the_time_the_side_and_the_motive(write):
    _, _, views = spied(write)
    for view in views:
        assert view.side == "dumpee"
        assert 0.0 <= view.hour < 24.0
        assert (view.motive is not None) == (view.moment == "urge")
    assert {view.moment for view in views} == {"text", "urge", "day"}


def test_the_mind_is_the_own_one_to_the_last_bit(write):
    couple, _, views = spied(write, days=12.5)
    mind = views[-1].mind
    assert isinstance(mind, MINDS[0])
    assert mind.insight == couple.dumpee.insight
    assert 0.0 < mind.hope_share < 1.0
    assert mind.healed is False
    assert not hasattr(mind, "guilt")


def test_draws_differ_within_a_run_and_go_on_where_they_were(write):
    couple, _, views = spied(write)
    drawn = [view.random() for view in views if view.moment == "text"]
    assert len(set(drawn)) == len(drawn)
    assert couple.draws[2 * 14] == len(drawn)


def reachable(start):
    """Everything that plain attributes and containers lead to, classes and modules left out."""
    found, todo = {}, [start]
    while todo:
        thing = todo.pop()
        skip = isinstance(thing, type | types.ModuleType | types.BuiltinMethodType | str | float)
        if skip or id(thing) in found:
            continue
        found[id(thing)] = thing
        if isinstance(thing, dict):
            todo += [*thing.keys(), *thing.values()]
        elif isinstance(thing, list | tuple | set):
            todo += thing
        names = [name for name in dir(thing) if name not in ("__globals__", "__builtins__")]
        for name in names:
            try:
                todo.append(getattr(thing, name))
            except Exception:
                continue
    return found.values()


def test_no_attribute_leads_from_a_view_to_the_couple_or_the_other_mind(write):
    couple, _, views = spied(write, days=8.0)
    live = {id(couple), id(couple.dumper), id(couple.dumpee), *map(id, couple.seats)}
    for thing in reachable(views[-1]):
        assert not isinstance(thing, Couple | EventEngine | Quantities | Seat)
        assert id(thing) not in live


# --- wrong policies

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
    assert "(mine.py, line 6)" in fails(
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
        ("", 0, "there is no policy"),
    ],
)
def test_a_reference_that_leads_nowhere_says_so(ref, side, reason):
    with pytest.raises(AftertextError, match=".*") as caught:
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


# --- the pieces


def test_every_free_intent_can_be_chosen_by_its_side_alone():
    for side in (0, 1):
        for name in FREE_INTENTS[side]:
            assert chosen(name, side, False).intent == INTENT_IDS[name]
        for name in set(FREE_INTENTS[1 - side]) - set(FREE_INTENTS[side]):
            with pytest.raises(AftertextError):
                chosen(name, side, False)


def test_everything_a_view_shows_is_listed():
    shown = {name for name in dir(View) if not name.startswith("_")}
    assert shown == {name.removesuffix("()") for name in SEEN}


def test_the_engine_asks_a_decider_from_a_snapshot_on(write):
    ref = write("def on_text(self, view): return 'polite_answer'")
    couple = begin_couple(Setup(policies=(None, "buddy"), horizon_days=30.0), Q, 1, 0)
    EventEngine(couple, Q, (resolve_policy(ref, 0).decider(Q, 1, 0), None)).run(until=10.0)
    decider = resolve_policy(ref, 0).decider(Q, 1, 0)
    EventEngine(couple, Q, (decider, None)).run()
    assert couple.seats[0].n_sent > 0
