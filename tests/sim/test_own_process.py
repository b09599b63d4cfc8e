"""Own processes and events: what they may do to a couple, and how wrong ones end."""

import pickle
import textwrap

import pytest

from agents.errors import AftertextError
from sim.begin import Setup
from sim.own_process import load_event, load_process
from sim.record import Recorder
from sim.simulate import simulate
from tests.sim.couples import Q, state_of

SETUP = Setup(policies=("eager", "breadcrumb"), horizon_days=40.0)


@pytest.fixture(name="write")
def _write(tmp_path):
    def write(code):
        path = tmp_path / "mine.py"
        path.write_text(textwrap.dedent(code))
        return str(path)

    return write


def run(process, seed=1, setup=SETUP):
    recorder = Recorder(seed, 0)
    couple = simulate(setup, Q, seed, observer=recorder, processes=[process])
    return couple, recorder.thread


def fails(load, ref):
    with pytest.raises(AftertextError) as caught:
        run(load(ref, limit_seconds=0.3))
    line = str(caught.value)
    assert "\n" not in line
    return line


# --- processes


def test_a_process_strikes_when_it_says(write):
    path = write("""
        def friends(engine):
            yield engine.clock.timeout(10.5)
            engine.strike("friends_advice")
    """)
    process = pickle.loads(pickle.dumps(load_process(f"{path}:friends")))
    _, thread = run(process)
    assert 10.5 in [act.day for act in thread.acts if act.kind == "friends_advice"]


def test_an_idle_process_changes_nothing(write):
    path = write("""
        def idle(engine):
            while True:
                yield engine.clock.timeout(0.37)
    """)
    couple, _ = run(load_process(f"{path}:idle"))
    assert state_of(couple) == state_of(simulate(SETUP, Q, 1))


def test_what_a_process_plans_is_carried_out_on_time(write):
    path = write("""
        from agents.intents import INTENT_IDS
        from sim.sending import plan_at_once

        def writes(engine):
            yield engine.clock.timeout(3.25)
            engine.couple.now = engine.clock.now
            plan_at_once(engine.couple, 0, INTENT_IDS["accept_ending"])
    """)
    _, thread = run(load_process(f"{path}:writes"))
    (text,) = [text for text in thread.texts if text.intent == "accept_ending"
               and not text.follows_up]  # fmt: skip
    assert text.sent_day == 3.25


def test_an_own_strike_moves_no_draw_of_the_events_to_come(write):
    path = write("""
        def posts(engine):
            for _ in range(5):
                yield engine.clock.timeout(1.0)
                engine.strike("post")
    """)
    couple, _ = run(load_process(f"{path}:posts"))
    plain = simulate(SETUP, Q, 1)
    life = [2 * purpose for purpose in (9, 10, 11)]
    assert [couple.draws[stream] for stream in life] == [plain.draws[stream] for stream in life]


def test_one_process_may_interrupt_another(write):
    path = write("""
        import simpy

        def both(engine):
            def sleeper():
                try:
                    yield engine.clock.timeout(30.0)
                except simpy.Interrupt:
                    engine.strike("anniversary")
            asleep = engine.clock.process(sleeper())
            yield engine.clock.timeout(2.0)
            asleep.interrupt()
            try:
                yield engine.clock.timeout(1.0)
            finally:
                pass
    """)
    _, thread = run(load_process(f"{path}:both"))
    assert 2.0 in [act.day for act in thread.acts if act.kind == "anniversary"]


def test_a_process_is_told_of_a_failed_event(write):
    path = write("""
        def hopes(engine):
            failing = engine.clock.event()
            failing.fail(ValueError("no"))
            try:
                yield failing
            except ValueError:
                engine.strike("anniversary")
            yield engine.clock.timeout(1.0)
    """)
    _, thread = run(load_process(f"{path}:hopes"))
    assert 0.0 in [act.day for act in thread.acts if act.kind == "anniversary"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("engine.strike('poste')", "there is no event 'poste'; did you mean 'post'"),
        ("engine.couple.nothing", "AttributeError: 'Couple' object has no attribute 'nothing'"),
        ("yield 3", "yielded 3; it may yield SimPy's events only"),
        ("while True: pass", "took longer than 0.3 s"),
        ("engine.couple.slots[7] = 1.0", "ValueError: day 1 has passed: it is day 3"),
        ("raise SystemExit", "SystemExit"),
    ],
)
def test_a_wrong_process_is_named_with_the_day(write, body, reason):
    path = write(f"def wrong(engine):\n    yield engine.clock.timeout(3)\n    {body}\n")
    line = fails(load_process, f"{path}:wrong")
    assert line.startswith(f"{path}:wrong, on day 3.00: ")
    assert reason in line


def test_a_function_that_never_waits_is_no_process(write):
    path = write("def wrong(engine): return 3\nvalue = 4\n")
    assert "not a generator function" in fails(load_process, f"{path}:wrong")
    assert "not a generator function" in fails(load_process, f"{path}:value")
    assert "path.py:Name" in fails(load_process, path)


# --- events

PROMOTION = """
    class Promotion:
        days = (12, 30.5)
        rate_per_day = {rate}
        def strike(self, dumpee, dumper):
            dumper.relief = min(1.0, dumper.relief + 0.2)
"""


def test_an_event_strikes_on_its_days(write):
    path = write(PROMOTION.format(rate=0.0))
    event = pickle.loads(pickle.dumps(load_event(f"{path}:Promotion")))
    _, thread = run(event)
    found = [act for act in thread.acts if act.kind == "Promotion"]
    assert [act.day for act in found] == [12.0, 30.5]
    assert found[0].effect["dumper"]["relief"] == pytest.approx(0.2)
    assert "dumpee" not in found[0].effect


def test_a_rate_gives_days_that_repeat_with_the_seed_and_differ_by_number(write):
    path = write(PROMOTION.format(rate=0.3))

    def days(number, seed=1):
        _, thread = run(load_event(f"{path}:Promotion", number), seed)
        return [act.day for act in thread.acts if act.kind == "Promotion"]

    first = days(0)
    assert first == sorted(first) == days(0)
    assert {12.0, 30.5} < set(first)
    assert days(1) != first != days(0, seed=2)
    drawn = [day for seed in range(12) for day in days(0, seed) if day not in (12.0, 30.5)]
    assert 0.2 < len(drawn) / (12 * 40.0) < 0.4


def test_an_event_passes_by_those_together(write):
    path = write(PROMOTION.format(rate=0.0))
    setup = Setup(policies=("eager", "breadcrumb"), horizon_days=20.0, status=2)
    _, thread = run(load_event(f"{path}:Promotion"), setup=setup)
    assert not [act for act in thread.acts if act.kind == "Promotion"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("dumpee.self_worth = 1.4", "dumpee.self_worth = 1.4 is outside 0 to 1 share"),
        ("dumpee.hope = float('nan')", "dumpee.hope = nan is outside -12 to 12 log-odds"),
        ("dumpee.anger = 'much'", "dumpee.anger = 'much' is outside 0 to 1"),
        ("dumpee.anger = True", "dumpee.anger = True is outside"),
        ("dumpee.insight = 0.4", "dumpee.insight is not a feeling"),
        ("dumper.recovered_day = 4.0", "dumper.recovered_day is not a feeling"),
        ("dumpee.crises = 3", "dumpee.crises is not a feeling"),
        ("dumpee.self_wort = 0.4", "'Dumpee' object has no attribute 'self_wort'"),
        ("1 / 0", "ZeroDivisionError"),
        ("while True: pass", "took longer than 0.3 s"),
    ],
)
def test_a_wrong_event_is_named_and_changes_nothing(write, body, reason):
    path = write(f"class Wrong:\n  days = [3]\n  def strike(self, dumpee, dumper):\n    {body}\n")
    line = fails(load_event, f"{path}:Wrong")
    assert line.startswith(f"{path}:Wrong, strike, on day 3.00: ")
    assert reason in line


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("days = (3,)", "not a class with a method strike"),
        ("def strike(self, dumpee, dumper): pass", "never happens"),
        ("days = 3\n  def strike(self, a, b): pass", "is not a list of numbers"),
        ("days = ['x']\n  def strike(self, a, b): pass", "is not a list of numbers"),
        ("days = [float('inf')]\n  def strike(self, a, b): pass", "must be finite"),
        ("rate_per_day = -1\n  def strike(self, a, b): pass", "from 0 to 24"),
        ("rate_per_day = 'often'\n  def strike(self, a, b): pass", "from 0 to 24"),
        ("days = [3]\n  def __init__(self, x): pass\n  def strike(self, a, b): pass",
         "starting: TypeError"),
    ],
)  # fmt: skip
def test_a_class_that_is_no_event_is_told(write, body, reason):
    path = write(f"class Wrong:\n  {body}\n")
    assert reason in fails(load_event, f"{path}:Wrong")
