"""What can be wrong with a scenario although every value has the right type."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from agents.declare import Declaration
from agents.errors import nearest, unknown
from agents.events import EVENTS
from agents.intents import SIDES
from agents.personas import personas_of
from agents.quantities import QUANTITIES
from agents.wording import REGISTERS
from scenarios.policies import policy_fault
from scenarios.spreads import what_is_wrong
from sim.couple import FIXED_EVENTS
from sim.people import TRAITS

if TYPE_CHECKING:
    from scenarios.schema import Person, Scenario

_PARAGRAPH = re.compile(r"P([1-9]|[1-7]\d)")


class Fault(NamedTuple):
    """Something that is not right, and the keys that lead to it."""

    where: tuple[str | int, ...]
    what: str


class ScenarioError(ValueError):
    """A scenario is not possible; `faults` says where and why."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("; ".join(f"{path_of(f.where)}: {f.what}" for f in faults))
        self.faults = faults


def path_of(where: Sequence[str | int]) -> str:
    """Write the keys that lead somewhere as people do: dumpee.traits.support, events[2].day."""
    text = "".join(f"[{key + 1}]" if isinstance(key, int) else f".{key}" for key in where)
    return " ".join(text.lstrip(".").split())


def faults_of(scenario: Scenario) -> Iterator[Fault]:
    """Find everything that is wrong with a scenario whose values have the right types."""
    for i, paragraph in enumerate(scenario.article):
        if not _PARAGRAPH.fullmatch(paragraph):
            yield Fault(("article", i), f"{paragraph!r} is not a paragraph (P1 to P79)")
    for side, person in enumerate((scenario.dumpee, scenario.dumper)):
        for fault in _of_person(person, side):
            yield Fault((SIDES[side], *fault.where), fault.what)
        wrong_policy = policy_fault(scenario.policies[side], side)
        if wrong_policy:
            yield Fault((SIDES[side], "policy"), wrong_policy)
    yield from _of_events(scenario)
    yield from _of_numbers(scenario)
    if scenario.status != "apart" and scenario.prelude_days > 0.0:
        yield Fault(("prelude_days",), "a prelude comes before a breakup: only with status apart")


def _of_person(person: Person, side: int) -> Iterator[Fault]:
    names = personas_of(side)
    if person.persona is not None and person.persona not in names:
        what = str(unknown(f"{SIDES[side]} persona", person.persona, names))
        yield Fault(("persona",), what)
    if person.register_name is not None and person.register_name not in REGISTERS:
        yield Fault(("register",), str(unknown("register", person.register_name, REGISTERS)))
    for trait, value in person.traits.items():
        if trait not in TRAITS[side]:
            what = str(unknown(f"{SIDES[side]} trait", trait, TRAITS[side]))
            yield Fault(("traits", trait), what)
            continue
        what = what_is_wrong(value, TRAITS[side][trait])
        if what:
            yield Fault(("traits", trait), what)


def most_events(scenario: Scenario) -> int:
    """Return how many events a scenario can fix; the breakup after a prelude is one, too."""
    return FIXED_EVENTS - 1 - (1 if scenario.prelude_days > 0.0 else 0)


def _of_events(scenario: Scenario) -> Iterator[Fault]:
    most, there = most_events(scenario), len(scenario.events)
    if there > most:
        yield Fault(("events", most), f"{there} events are fixed; at most {most} can be")
    for i, event in enumerate(scenario.events):
        if event.kind not in EVENTS:
            yield Fault(("events", i, "kind"), str(unknown("event", event.kind, EVENTS)))
        if event.day >= scenario.horizon_days:
            what = f"day {event.day:g} is not before the horizon of {scenario.horizon_days:g} days"
            yield Fault(("events", i, "day"), what)


def _of_numbers(scenario: Scenario) -> Iterator[Fault]:
    for kind, rate in scenario.event_rates.items():
        if kind not in EVENTS:
            yield Fault(("event_rates", kind), str(unknown("event", kind, EVENTS)))
            continue
        name = f"rate_{kind}"
        yield from _out_of_range(("event_rates", kind), rate, QUANTITIES[name])
        if name in scenario.quantities:
            yield Fault(("quantities", name), f"is set a second time: see event_rates.{kind}")
    for name, value in scenario.quantities.items():
        if name not in QUANTITIES:
            yield Fault(("quantities", name), _no_quantity(name, QUANTITIES))
        else:
            yield from _out_of_range(("quantities", name), value, QUANTITIES[name])


def _no_quantity(name: str, there: Mapping[str, Declaration]) -> str:
    hint = nearest(name, there)
    return f"there is no quantity {name!r}{hint} (scenarios/schema.json lists all {len(there)})"


def _out_of_range(where: tuple[str, ...], value: float, declared: Declaration) -> Iterator[Fault]:
    if not declared.low <= value <= declared.high:
        allowed = f"{declared.low:g} to {declared.high:g} ({declared.unit})"
        yield Fault(where, f"{value:g} is outside its range of {allowed}")
