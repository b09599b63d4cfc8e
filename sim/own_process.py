"""SimPy processes and events that users bring by path.

A process is a generator function that takes the engine, given as `path.py:function`:

    def advice_in_spring(engine):
        yield engine.clock.timeout(90)
        engine.strike("friends_advice")

`engine.clock` is SimPy's environment in days, `engine.couple` the couple, `engine.strike(event)`
lets one of life's events happen, `engine.change(name, how)` lets `how(couple)` change anything.

An event is a class with `days` or `rate_per_day` or both, given as `path.py:Class`:

    class Promotion:
        days = (30,)
        rate_per_day = 0.002

        def strike(self, dumpee, dumper):
            dumper.money_need = 0.0
            dumper.relief = min(1.0, dumper.relief + 0.2)

`strike` may set feelings, within their declared ranges, and nothing else. Like life's own events it
has no effect while the two are together.
"""

from __future__ import annotations

import contextlib
import dataclasses
import inspect
import math
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from typing import Any

from simpy.events import Event

from agents.dumpee import Dumpee
from agents.dumper import Dumper
from agents.errors import AftertextError
from agents.intents import SIDES
from sim.chance import OWN_CODE, exponential, stream_key, u01
from sim.couple import TOGETHER, Couple
from sim.event_engine import EventEngine
from sim.feelings import STATES, declared_bounds
from sim.own_code import LIMIT_SECONDS, OwnCode, blamed, find_code, within

_EVENT_STREAM = 3000
"""Keys of the streams from which the days of own events are drawn."""
Steps = Generator[Any, Any, Any]


@dataclass(frozen=True)
class OwnProcess:
    """A SimPy process in a user's file; call it with the engine to run it."""

    code: OwnCode
    limit_seconds: float = LIMIT_SECONDS

    def __call__(self, engine: EventEngine) -> Steps:
        """Run the process step by step; whatever goes wrong is named."""
        steps: Steps = self.code.load()(engine)
        resume: Callable[[Any], Any] = steps.send
        answer: Any = None
        while event := self._step(engine, resume, answer):
            try:
                resume, answer = steps.send, (yield event)
            except Exception as error:  # an interrupt by another process
                resume, answer = steps.throw, error

    def _step(self, engine: EventEngine, resume: Callable[[Any], Any], answer: Any) -> Event | None:
        """Run one step; return the event for which the process waits, None at its end."""
        event = None
        try:
            with within(self.limit_seconds, self.code.ref), contextlib.suppress(StopIteration):
                event = self._event(resume(answer))
            engine.catch_up()
        except BaseException as error:
            doing = f"on day {engine.clock.now:.2f}"
            raise blamed(error, self.code.ref, self.code.path, doing) from error
        return event

    def _event(self, answer: Any) -> Event:
        if isinstance(answer, Event):
            return answer
        what = "it may yield SimPy's events only, such as engine.clock.timeout(days)"
        raise AftertextError(f"yielded {answer!r}; {what}")


@dataclass(frozen=True)
class OwnEvent:
    """An event in a user's file, as a SimPy process; `number` tells several of them apart."""

    code: OwnCode
    days: tuple[float, ...]
    rate_per_day: float
    number: int
    limit_seconds: float = LIMIT_SECONDS

    def __call__(self, engine: EventEngine) -> Steps:
        """Strike on the fixed days and at random moments, for as long as the couple runs."""
        try:
            event = self.code.load()()
        except BaseException as error:
            raise blamed(error, self.code.ref, self.code.path, "starting") from error
        for day in self._moments(engine):
            yield engine.clock.timeout(day - engine.clock.now)
            if engine.couple.status != TOGETHER:
                engine.change(self.code.attribute, lambda couple: self._strike(event, couple))

    def _moments(self, engine: EventEngine) -> Iterator[float]:
        """Return all moments in order, endlessly where there is a rate."""
        start = engine.clock.now
        fixed = [day for day in sorted(self.days) if day >= start]
        key = stream_key(engine.couple.keys[2 * OWN_CODE], 0, _EVENT_STREAM + self.number)
        drawn, count = start, 0
        while True:
            drawn += exponential(u01(key, count), self.rate_per_day)
            count += 1
            while fixed and fixed[0] <= drawn:
                yield fixed.pop(0)
            if drawn == math.inf:
                return
            yield drawn

    def _strike(self, event: Any, couple: Couple) -> None:
        """Let own code change copies of both minds; take over what it may change."""
        dumpee, dumper = dataclasses.replace(couple.dumpee), dataclasses.replace(couple.dumper)
        try:
            with within(self.limit_seconds, self.code.ref):
                event.strike(dumpee, dumper)
            _take_over(0, couple.dumpee, dumpee)
            _take_over(1, couple.dumper, dumper)
        except BaseException as error:
            doing = f"strike, on day {couple.now:.2f}"
            raise blamed(error, self.code.ref, self.code.path, doing) from error


def _take_over(side: int, mind: Dumpee | Dumper, changed: Dumpee | Dumper) -> None:
    """Copy changed feelings into a mind, all or none of them."""
    bounds = declared_bounds(side)
    names = [f.name for f in dataclasses.fields(mind)]
    new = {n: getattr(changed, n) for n in names if getattr(changed, n) != getattr(mind, n)}
    for name, value in new.items():
        _check(SIDES[side], name, value, bounds.get(name))
    for name, value in new.items():
        setattr(mind, name, float(value))


def _check(side: str, name: str, value: object, bounds: tuple[float, float, str] | None) -> None:
    if bounds is None:
        raise AftertextError(f"{side}.{name} is not a feeling; an event may set feelings only "
                             f"({', '.join(STATES[SIDES.index(side)])})")  # fmt: skip
    low, high, unit = bounds
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or not low <= value <= high:  # type: ignore[operator]
        raise AftertextError(f"{side}.{name} = {value!r} is outside {low:g} to {high:g} {unit}")


def load_process(ref: str, limit_seconds: float = LIMIT_SECONDS) -> OwnProcess:
    """Return the SimPy process that `path.py:function` names.

    Raises AftertextError if it is none.
    """
    code = find_code(ref, "a process")
    if not inspect.isgeneratorfunction(code.load()):
        raise AftertextError(f"{ref} is not a generator function: a process waits with `yield`")
    return OwnProcess(code, limit_seconds)


def load_event(ref: str, number: int = 0, limit_seconds: float = LIMIT_SECONDS) -> OwnEvent:
    """Return the event that `path.py:Class` names; events loaded together differ in `number`.

    Raises AftertextError if it is none.
    """
    code = find_code(ref, "an event")
    made = code.load()
    if not isinstance(made, type) or not callable(getattr(made, "strike", None)):
        raise AftertextError(f"{ref} is not a class with a method strike(self, dumpee, dumper)")
    days, rate = _days(ref, getattr(made, "days", ())), getattr(made, "rate_per_day", 0.0)
    if not isinstance(rate, int | float) or not 0.0 <= rate <= 24.0:
        raise AftertextError(f"{ref}: rate_per_day = {rate!r} is not a number from 0 to 24")
    if not days and rate == 0.0:
        raise AftertextError(f"{ref} never happens: it has neither days nor rate_per_day")
    return OwnEvent(code, days, float(rate), number, limit_seconds)


def _days(ref: str, days: object) -> tuple[float, ...]:
    try:
        found = tuple(float(day) for day in days)  # type: ignore[attr-defined]
    except (TypeError, ValueError):
        raise AftertextError(f"{ref}: days = {days!r} is not a list of numbers") from None
    if not all(math.isfinite(day) for day in found):
        raise AftertextError(f"{ref}: days = {days!r} must be finite")
    return found
