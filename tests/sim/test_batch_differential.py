"""The two engines hold together: every event, every bit, and a difference does not go unseen."""

import dataclasses
import math
import random
import re
from collections.abc import Callable
from itertools import zip_longest
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import agents.strain
import sim.ordinary
import sim.phone
import sim.sending
import sim.step
import sim.urge
from agents.policies import policies_of
from agents.quantities import Quantities, with_values
from scenarios import library_names, load_scenario
from scenarios import strategies as aftertext
from sim.batch import BatchEngine
from sim.begin import Setup, begin_couple
from sim.chance import FOLLOW_UP, lognormal
from sim.clock import SECONDS_PER_DAY
from sim.couple import FRIENDS, SLOTS, Couple
from sim.event_engine import Clock, EventEngine
from sim.layout import COUPLE, pack
from sim.phone import draw
from sim.trace import Trace, Tracer, joined
from tests.drawn import quantities
from tests.sim import differential
from tests.sim.any_couple import RARE, all_policies, any_numbers, any_programs, any_setup
from tests.sim.couples import Q, indices, seeds
from tests.sim.differential import differing, run_in_step, same
from tests.sim.occurrences import Tally, all_there_is

EXAMPLES = 3 * settings().max_examples
EVENTS_AN_EXAMPLE = 420
"""Fewer on average would mean that the couples drawn have become too quiet to show much."""

pytestmark = pytest.mark.usefixtures("batch_engine")
policies = st.tuples(*(st.sampled_from(all_policies(side)) for side in (0, 1)))


@st.composite
def drawn_setups(draw: st.DrawFn) -> Setup:
    """Set-ups of scenarios under all policies, those that are data among them."""
    pair, days = draw(policies), draw(st.floats(20.0, 40.0))
    setup = dataclasses.replace(draw(aftertext.setups()), policies=pair, horizon_days=days)
    if not any(":" in name for name in pair):
        return setup
    chance = random.Random(draw(st.integers(0, 2**32)))
    return dataclasses.replace(setup, programs=any_programs(chance))


def note(record_property: Callable[[str, object], None], tally: Tally) -> None:
    """Have it printed below the tests' results how much was compared."""
    for name, count in tally.counts().items():
        record_property(f"{name} compared", count)


def test_drawn_couples_are_the_same_at_every_event(record_property):
    tally = Tally()

    @settings(max_examples=EXAMPLES)
    @given(drawn_setups(), quantities(), seeds, indices)
    def compare(setup, q, seed, index):
        run_in_step(setup, q, seed, index, tally)

    compare()
    note(record_property, tally)
    assert tally.events > EXAMPLES * EVENTS_AN_EXAMPLE


def test_all_that_can_occur_has_occurred_and_was_the_same(record_property):
    tally = Tally()
    for rare in RARE:
        run_in_step(rare.setup, rare.q, 1, rare.index, tally)
    for number, pair in enumerate(
        zip_longest(all_policies(0), all_policies(1), fillvalue="random")
    ):
        for again in (0, 1):
            chance = random.Random(2 * number + again)
            run_in_step(any_setup(chance, pair, 40.0), any_numbers(chance), 1, number, tally)
    for index in range(4):
        run_in_step(Setup(("random", "random"), horizon_days=150.0), Q, 2, index, tally)
    note(record_property, tally)
    assert tally.missing(all_there_is()) == []


def test_the_command_says_how_much_it_compared(monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["differential", "--couples", "2", "--days", "7"])
    differential.main()
    told = r"2 couples, \d+ events, \d+ texts sent, \d+ texts read: the same in both engines"
    assert re.match(told, capsys.readouterr().out)


def same_traces(interpreted: Trace, compiled: Trace, where: str) -> None:
    """Raise AssertionError at the first row that differs."""
    for name, *columns in zip(Trace._fields, interpreted, compiled, strict=True):
        if columns[0].tobytes() != columns[1].tobytes():
            for row, (one, other) in enumerate(zip(*columns, strict=False)):
                slot = SLOTS[interpreted.events["slot"][row]]
                same(one, other, f"{where}, {name} of row {row}, {slot}")
            raise AssertionError(f"{where}: {len(columns[0])} rows and {len(columns[1])}")


def compare_traces(setup: Setup, q: Quantities, seed: int, numbers: range) -> int:
    """Compare traces and final states of some couples; return how many rows they have."""
    engine = BatchEngine(q, setup.programs)
    couples = engine.begin(setup, seed, numbers)
    compiled = joined(list(engine.trace(couples)))
    tracers = [Tracer(place) for place in range(len(numbers))]
    for place, (number, tracer) in enumerate(zip(numbers, tracers, strict=True)):
        couple = begin_couple(setup, q, seed, number)
        end = EventEngine(couple, q, observer=tracer, programs=setup.programs).run()
        same(pack([end], COUPLE)[0], couples[place], f"{setup.policies}, couple {number}")
    same_traces(joined([tracer.trace() for tracer in tracers]), compiled, str(setup.policies))
    return len(compiled)


@pytest.mark.parametrize("dumper", policies_of(1))
def test_all_built_in_pairs_leave_the_same_traces(dumper, record_property):
    pairs = [(dumpee, dumper) for dumpee in policies_of(0)]
    rows = [compare_traces(Setup(pair, horizon_days=60.0), Q, 5, range(1)) for pair in pairs]
    record_property("rows of traces compared", sum(rows))
    assert min(rows) > 2 * 60 - 2


@pytest.mark.parametrize("name", library_names())
def test_the_scenarios_of_the_library_leave_the_same_traces_over_a_year(name, record_property):
    scenario = load_scenario(name)
    dumpee, dumper = scenario.policies
    setup = dataclasses.replace(scenario.setup(dumper, dumpee), horizon_days=365.0)
    rows = compare_traces(setup, scenario.make_quantities(), 1, range(1))
    record_property("rows of traces compared", rows)


# Constants and rules are frozen into compiled code, so that a patch reaches the event engine alone.
# It must have been compiled before, which the fixture named above sees to.

APART = Setup(("plead", "breadcrumb"), horizon_days=20.5, receipts=(True, False))
AT_EASE = Setup(("polite", "buddy"), horizon_days=20.5, status=FRIENDS)


def up(x: float) -> float:
    return math.nextafter(x, math.inf)


def seen_in(field: str) -> Any:
    """Expect a difference that is first seen in this field."""
    told = rf"couple 0 under seed 3(.|\n)*fields differ\n  {field}: .* in the event engine"
    return pytest.raises(AssertionError, match=told)


@pytest.mark.parametrize("setup", [APART, AT_EASE])
def test_what_is_planted_below_is_not_there_otherwise(setup):
    run_in_step(setup, Q, 3)


@pytest.mark.parametrize(
    ("module", "constant", "setup", "field"),
    [
        (sim.urge, "DUMPEE_SLACK", APART, r"seats\[0\]\.urge_bound"),
        (sim.urge, "DUMPER_ROOM", APART, r"seats\[1\]\.urge_bound"),
        (sim.urge, "PEAK_OF_DAY", APART, r"slots\[\d\]"),
        (sim.phone, "SECONDS_PER_DAY", APART, r"mail\[\d+\]\.\w+"),
        (sim.ordinary, "ROOT_12", AT_EASE, "stop_here"),
    ],
)
def test_a_constant_that_differs_in_its_last_bit_is_seen(
    module, constant, setup, field, monkeypatch
):
    monkeypatch.setattr(module, constant, up(getattr(module, constant)))
    with seen_in(field):
        run_in_step(setup, Q, 3)


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("urge_fear", r"seats\[1\]\.urges\[\d\]"),
        ("relief_days", r"dumper\.relief"),
        ("worth_days", r"dumpee\.self_worth"),
        ("hope_by_silence_per_day", r"dumpee\.hope"),
        ("away_mean", r"mail\[\d+\]\.answer_days"),
        ("anger_cools", r"mail\[\d+\]\.content\.warmth"),
    ],
)
def test_a_quantity_that_differs_in_its_last_bit_is_seen(name, field):
    other = with_values({name: up(getattr(Q, name))})
    with seen_in(field):
        run_in_step(APART, Q, 3, interpreted=other)


def other_exponential(u: float, rate: float) -> float:
    return up(-math.log1p(-u) / rate)


def halving(dt: float, days: float) -> float:
    return 0.5 ** (dt / (days * math.log(2.0)))


def swapped_draws(couple: Couple, side: int, q: Quantities) -> float:
    u, quick = draw(couple, FOLLOW_UP, side), draw(couple, FOLLOW_UP, side)
    early = (q.follow_quick_mean, q.follow_quick_sd)
    late = (q.follow_late_mean, q.follow_late_sd)
    return lognormal(u, *(early if quick < q.follow_quick else late)) / SECONDS_PER_DAY


@pytest.mark.parametrize(
    ("module", "rule", "other", "setup", "field"),
    [
        (sim.urge, "exponential", other_exponential, APART, r"slots\[\d\]"),
        (agents.strain, "kept", halving, APART, r"dumper\.\w+"),
        (sim.sending, "follow_up_delay", swapped_draws, APART, r"slots\[\d\]"),
        (sim.step, "note_bound", lambda couple, side, q: None, APART, r"seats\[\d\]\.\w+(\[\d\])?"),
    ],
)
def test_a_rule_that_is_a_little_different_is_seen(module, rule, other, setup, field, monkeypatch):
    assert callable(getattr(module, rule))
    monkeypatch.setattr(module, rule, other)
    with seen_in(field):
        run_in_step(setup, Q, 3)


def test_another_order_of_simultaneous_events_is_seen(monkeypatch):
    in_order = Clock.at
    monkeypatch.setattr(
        Clock, "at", lambda self, time, rank, call: in_order(self, time, -rank, call)
    )
    with seen_in(r".*"):
        run_in_step(APART, Q, 3)


def test_an_engine_that_stops_early_or_goes_on_is_seen(monkeypatch):
    play = BatchEngine.run
    monkeypatch.setattr(BatchEngine, "run", lambda self, couples, **how: 0)
    with pytest.raises(AssertionError, match=r"event 1, \w+ on day .*has no event left"):
        run_in_step(APART, Q, 3)
    monkeypatch.setattr(BatchEngine, "run", play)
    monkeypatch.setattr(EventEngine, "run", lambda self: self.couple)
    with pytest.raises(AssertionError, match=r"goes on for \d+ events"):
        run_in_step(APART, Q, 3)


def test_a_sign_of_zero_and_a_number_that_is_none_are_told_apart():
    one, other = Couple(now=0.0, stop_here=math.nan), Couple(now=-0.0, stop_here=math.nan)
    one.mail[3].content.warmth, one.draws[2] = up(0.0), 7
    told = list(differing(*(pack([couple], COUPLE)[0] for couple in (one, other))))
    assert told == [
        "now: 0.0 (0x0.0p+0) in the event engine, -0.0 (-0x0.0p+0) in the batch engine",
        "mail[3].content.warmth: 5e-324 (0x0.0000000000001p-1022) in the event engine, "
        "0.0 (0x0.0p+0) in the batch engine",
        "draws[2]: 7 in the event engine, 0 in the batch engine",
    ]
