from __future__ import annotations

import dataclasses
import subprocess
import sys
from functools import partial
from typing import Any

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from agents.content import AXES, Content
from agents.declare import declarations
from agents.dumpee import Dumpee
from agents.dumper import Dumper
from agents.errors import AftertextError
from agents.events import EVENTS
from agents.intents import INTENT_IDS, INTENTS
from agents.policies import policies_of
from agents.quantities import QUANTITIES, Quantities
from scenarios import Scenario
from scenarios import strategies as some
from scenarios.schema import FixedEvent
from sim.begin import Setup
from sim.people import TRAITS
from sim.simulate import simulate
from sim.thread import Thread

calm = settings(database=None, max_examples=300, phases=[Phase.generate])
sides = st.sampled_from((0, 1))


def out_of_range(record: Any) -> list[str]:
    return [
        declared.name
        for declared in declarations(type(record))
        if not declared.low <= getattr(record, declared.name) <= declared.high
    ]


def test_every_strategy_is_exported() -> None:
    public = {
        name
        for name, value in vars(some).items()
        if callable(value) and not name.startswith("_") and value.__module__ == some.__name__
    }
    assert public == set(some.__all__)
    for name in some.__all__:
        by_side = name in ("people", "minds", "intents", "policies", "traits")
        strategy = getattr(some, name)("dumper") if by_side else getattr(some, name)()
        assert isinstance(strategy, SearchStrategy), name
        assert getattr(some, name).__doc__, name


@given(st.data(), sides)
def test_people_are_within_their_ranges(data: st.DataObject, side: int) -> None:
    drawn = data.draw(some.people(side))
    assert set(drawn) == set(TRAITS[side])
    assert all(TRAITS[side][name].low <= v <= TRAITS[side][name].high for name, v in drawn.items())


@given(some.dumpees(), some.dumpers())
def test_minds_are_within_their_ranges(dumpee: Dumpee, dumper: Dumper) -> None:
    assert out_of_range(dumpee) == out_of_range(dumper) == []
    assert dumpee.idle_contact <= dumpee.contact
    assert dumpee.healed_day == dumper.recovered_day == -1.0


@given(st.data(), sides)
def test_minds_are_those_of_their_side(data: st.DataObject, side: int) -> None:
    assert type(data.draw(some.minds(side))) is (Dumper if side else Dumpee)


@given(some.quantities())
def test_quantities_are_within_their_ranges(quantities: Quantities) -> None:
    assert out_of_range(quantities) == []


def test_quantities_are_as_declared_or_few_or_all_of_them_moved() -> None:
    def between(low: int, high: int, q: Quantities) -> bool:
        moved: int = sum(getattr(q, name) != d.value for name, d in QUANTITIES.items())
        return low <= moved <= high

    for low, high in ((0, 0), (1, 5), (len(QUANTITIES) // 2, len(QUANTITIES))):
        find(some.quantities(), partial(between, low, high), settings=calm)


@given(some.contents(), some.seeds())
def test_contents_and_seeds(content: Content, seed: int) -> None:
    assert all(0.0 <= getattr(content, axis) <= 1.0 for axis in AXES)
    assert seed >= 0


@given(st.data(), sides)
def test_intents_and_policies_are_those_of_their_side(data: st.DataObject, side: int) -> None:
    assert side in INTENTS[INTENT_IDS[data.draw(some.intents(side))]].sides
    assert data.draw(some.policies(side)) in policies_of(side)


@given(some.events(5.0))
def test_events_come_before_the_day_given(event: FixedEvent) -> None:
    assert event.kind in EVENTS
    assert 0.0 <= event.day < 5.0


@given(some.scenarios())
def test_scenarios_are_possible(scenario: Scenario) -> None:
    Scenario.model_validate(scenario.model_dump(by_alias=True))
    assert 7.0 <= scenario.horizon_days <= 30.0


@settings(max_examples=15)
@given(some.setups(10.0), some.seeds())
def test_setups_can_be_lived_through(setup: Setup, seed: int) -> None:
    couple = simulate(setup, Quantities(), seed)
    assert couple.now < setup.horizon_days <= 10.0
    again = simulate(dataclasses.replace(setup), Quantities(), seed)
    assert again == couple


@settings(max_examples=20)
@given(some.threads(10.0))
def test_threads_are_in_order_and_answer_what_was_sent_before(thread: Thread) -> None:
    days = [text.sent_day for text in thread.texts]
    assert days == sorted(days)
    assert [text.id for text in thread.texts] == list(range(len(days)))
    for text in thread.texts:
        if text.answers is not None:
            assert thread.texts[text.answers].sender != text.sender
            assert thread.texts[text.answers].sent_day < text.sent_day
        assert text.read_day is None or text.read_day >= text.sent_day


def test_among_the_threads_are_some_that_are_worth_looking_at() -> None:
    seen: list[tuple[int, int]] = []

    @settings(max_examples=40, database=None)
    @given(some.threads())
    def look(thread: Thread) -> None:
        answers = sum(text.answers is not None for text in thread.texts)
        seen.append((len(thread.texts), answers))

    look()
    assert sum(texts > 4 for texts, _ in seen) >= 5
    assert sum(answers > 1 for _, answers in seen) >= 5


@pytest.mark.parametrize("kind", ["number", "Uniform", "Normal"])
def test_traits_come_in_all_three_forms(kind: str) -> None:
    def has(traits: dict[str, Any]) -> bool:
        names = {type(value).__name__ for value in traits.values()}
        return (kind if kind != "number" else "float") in names

    find(some.traits("dumpee"), has, settings=calm)


def test_a_side_that_does_not_exist_is_told() -> None:
    with pytest.raises(AftertextError, match="side 'dumped'; did you mean 'dump"):
        some.people("dumped")


def test_without_hypothesis_it_says_what_to_install() -> None:
    code = "import sys; sys.modules['hypothesis'] = None; import scenarios.strategies"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    last = run.stderr.strip().splitlines()[-1]
    assert last.startswith("ImportError: ")
    assert "aftertext[strategies]" in last
