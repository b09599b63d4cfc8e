"""Hypothesis strategies for tests of policies and of the model, made from the declared ranges.

    from hypothesis import given
    from scenarios import strategies as aftertext

    @given(aftertext.threads())
    def test_answers_come_after_what_they_answer(thread):
        ...

Everything drawn is valid: inside the declared ranges, with names that exist, and scenarios that
load. `side` is 0 or "dumpee", 1 or "dumper". Needs the optional extra: aftertext[strategies].
"""

from __future__ import annotations

import random
from typing import Any

from agents.content import AXES, Content
from agents.declare import Declaration, declarations
from agents.dumpee import Dumpee
from agents.dumper import Dumper
from agents.events import EVENTS
from agents.intents import INTENTS
from agents.personas import personas_of
from agents.policies import policies_of
from agents.quantities import QUANTITIES, Quantities, with_values
from agents.wording import REGISTERS
from scenarios.schema import DumpeeSide, DumperSide, FixedEvent, Scenario, Status
from scenarios.sides import side_number
from scenarios.spreads import Normal, Uniform
from sim.begin import Setup
from sim.people import TRAITS
from sim.record import Recorder
from sim.simulate import simulate
from sim.thread import Thread

try:
    from hypothesis import strategies as st
    from hypothesis.strategies import SearchStrategy
except ImportError as error:  # pragma: no cover - tested in a process of its own
    raise ImportError(
        "scenarios.strategies needs Hypothesis: pip install 'aftertext[strategies]'"
    ) from error

__all__ = [
    "contents", "dumpees", "dumpers", "events", "intents", "minds", "people", "policies",
    "quantities", "scenarios", "seeds", "setups", "threads", "traits",
]  # fmt: skip

_LONGEST_DAYS = 30.0
# Counters without a natural end: what a year can bring.
_TOPS = {"crumbs": 200.0, "grief_work": 365.0}


def _within(declared: Declaration) -> SearchStrategy[float]:
    return st.floats(declared.low, min(declared.high, _TOPS.get(declared.name, declared.high)))


def seeds() -> SearchStrategy[int]:
    """Seeds of simulations."""
    return st.integers(0, 2**62)


def people(side: int | str) -> SearchStrategy[dict[str, float]]:
    """All traits of one person, by name."""
    return st.fixed_dictionaries(
        {name: _within(d) for name, d in TRAITS[side_number(side)].items()}
    )


def _record(record: Any) -> dict[str, SearchStrategy[float]]:
    return {declared.name: _within(declared) for declared in declarations(record)}


def dumpees() -> SearchStrategy[Dumpee]:
    """Whole minds of dumpees at the moment of the breakup: traits and feelings, all in range."""
    return st.builds(Dumpee, **_record(Dumpee)).map(_fitting)


def _fitting(dumpee: Dumpee) -> Dumpee:
    dumpee.idle_contact = min(dumpee.idle_contact, dumpee.contact)  # it is a part of it
    return dumpee


def dumpers() -> SearchStrategy[Dumper]:
    """Whole minds of dumpers at the moment of the breakup: traits and feelings, all in range."""
    return st.builds(Dumper, **_record(Dumper))


def minds(side: int | str) -> SearchStrategy[Dumpee] | SearchStrategy[Dumper]:
    """Whole minds of one side."""
    return dumpers() if side_number(side) else dumpees()


@st.composite
def quantities(draw: st.DrawFn) -> Quantities:
    """The model's numbers: as declared, with a few moved, or with all moved within their ranges."""
    way = draw(st.sampled_from(("declared", "few", "all")))
    if way == "declared":
        return Quantities()
    if way == "few":
        return with_values(draw(_numbers()))
    chance = random.Random(draw(st.integers(0, 2**32)))  # hundreds of draws would be slow to shrink
    return with_values({n: chance.uniform(d.low, d.high) for n, d in QUANTITIES.items()})


@st.composite
def _numbers(draw: st.DrawFn, most: int = 5) -> dict[str, float]:
    names = st.lists(st.sampled_from(sorted(QUANTITIES)), max_size=most, unique=True)
    return {name: draw(_within(QUANTITIES[name])) for name in draw(names)}


def contents() -> SearchStrategy[Content]:
    """What a text can say on its ten axes."""
    return st.builds(Content, **dict.fromkeys(AXES, st.floats(0.0, 1.0)))


def intents(side: int | str) -> SearchStrategy[str]:
    """Names of intents that one side can send."""
    names = [row.name for row in INTENTS if side_number(side) in row.sides]
    return st.sampled_from(names)


def policies(side: int | str) -> SearchStrategy[str]:
    """Names of built-in policies of one side."""
    return st.sampled_from(policies_of(side_number(side)))


def events(before_day: float = _LONGEST_DAYS) -> SearchStrategy[FixedEvent]:
    """Life events on a day before the one given."""
    days = st.floats(0.0, before_day, exclude_max=True)
    return st.builds(FixedEvent, kind=st.sampled_from(EVENTS), day=days)


@st.composite
def traits(draw: st.DrawFn, side: int | str) -> dict[str, float | Uniform | Normal]:
    """Traits as a scenario gives them: numbers, ranges and normal distributions."""
    declared = TRAITS[side_number(side)]
    names = draw(st.lists(st.sampled_from(sorted(declared)), max_size=4, unique=True))
    return {name: draw(_trait(declared[name])) for name in names}


@st.composite
def _trait(draw: st.DrawFn, declared: Declaration) -> float | Uniform | Normal:
    value = _within(declared)
    form = draw(st.sampled_from(("number", "uniform", "normal")))
    if form == "number":
        return draw(value)
    low, mean, high = sorted(draw(st.tuples(value, value, value)))
    if form == "uniform":
        return Uniform(low=low, high=high)
    span = declared.high - declared.low
    ends = draw(st.sampled_from(({}, {"low": low}, {"high": high}, {"low": low, "high": high})))
    return Normal(mean=mean, sd=draw(st.floats(0.01, 1.0)) * span, **ends)


_statuses: SearchStrategy[Status] = st.sampled_from(
    ("apart", "apart", "apart", "friends", "together")
)


@st.composite
def scenarios(draw: st.DrawFn, longest_days: float = _LONGEST_DAYS) -> Scenario:
    """Scenarios of at least a week, with built-in policies."""
    status = draw(_statuses)
    horizon = draw(st.floats(7.0, max(7.0, longest_days)))
    numbers = draw(_numbers())
    kinds = st.sampled_from([kind for kind in EVENTS if f"rate_{kind}" not in numbers])
    rates = draw(st.lists(kinds, max_size=2, unique=True))
    return Scenario(
        title=draw(st.text("abcdefgh -", min_size=1, max_size=12)),
        about="Drawn by a strategy.",
        dumpee=DumpeeSide(**draw(_person(0))),
        dumper=DumperSide(**draw(_person(1))),
        events=draw(st.lists(events(horizon), max_size=3)),
        event_rates={kind: draw(_within(QUANTITIES[f"rate_{kind}"])) for kind in rates},
        quantities=numbers,
        horizon_days=horizon,
        prelude_days=draw(st.sampled_from((0.0, 0.0, 3.5))) if status == "apart" else 0.0,
        status=status,
    )


def _person(side: int) -> SearchStrategy[dict[str, Any]]:
    required = {"policy": policies(side)}
    optional = {
        "persona": st.sampled_from(personas_of(side)),
        "register": st.sampled_from(REGISTERS),
        "traits": traits(side),
        "receipts": st.booleans(),
    }
    return st.fixed_dictionaries(required, optional=optional)


@st.composite
def setups(draw: st.DrawFn, longest_days: float = _LONGEST_DAYS) -> Setup:
    """What an engine needs to begin a couple with built-in policies."""
    scenario = draw(scenarios(longest_days))
    dumpee, dumper = scenario.policies
    return scenario.setup(dumper, dumpee)


@st.composite
def threads(draw: st.DrawFn, longest_days: float = 14.0) -> Thread:
    """Recorded threads of simulated couples, without words."""
    scenario, seed = draw(scenarios(longest_days)), draw(seeds())
    dumpee, dumper = scenario.policies
    recorder = Recorder(seed, 0)
    setup, numbers = scenario.setup(dumper, dumpee), scenario.make_quantities()
    simulate(setup, numbers, seed, observer=recorder)
    return recorder.thread
