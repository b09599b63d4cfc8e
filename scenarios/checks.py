"""A check for policies of one's own: `check_policy(MyPolicy, "dumpee")`, or with `path.py:Class`.

It runs the policy in couples of several scenarios of the library, and says what is wrong:
acts that are not allowed, chance that does not repeat with the seed, memory that is shared between
couples, and looking at or changing what a policy has no business with.
"""

from __future__ import annotations

import copy
import dataclasses
import inspect
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from agents.declare import declarations
from agents.errors import AftertextError
from agents.quantities import Quantities
from scenarios.loader import load_scenario
from scenarios.sides import side_number
from sim.couple import Couple
from sim.own_code import LIMIT_SECONDS
from sim.own_decider import METHODS, OwnDecider
from sim.own_policy import resolve_policy
from sim.simulate import simulate
from sim.words import Scribe

SCENARIOS = ("breadcrumbs", "fresh_breakup", "clingy_dumpee", "immature_dumper", "harsh_words")
SEEDS = (1, 2)
DAYS = 60.0


class PolicyCheckError(AssertionError):
    """A policy does something that it may not do."""


class Checked(NamedTuple):
    """How much was looked at: a policy that is hardly asked is hardly checked."""

    couples: int
    asked: dict[str, int]
    """How often each of its methods was asked."""


class Decision(NamedTuple):
    """What a policy answered once."""

    day: float
    method: str
    answer: str


def check_policy(
    policy: str | type,
    side: int | str,
    scenarios: tuple[str, ...] = SCENARIOS,
    seeds: tuple[int, ...] = SEEDS,
    days: float = DAYS,
) -> Checked:
    """Run a policy for one side ("dumpee" or "dumper") and raise PolicyCheckError at a fault."""
    number = side_number(side)
    runner = _Runner(_class_of(policy, number), number, days)
    couples = [(name, seed) for name in scenarios for seed in seeds]
    first = {couple: runner.run(*couple, _keep_an_eye) for couple in couples}
    for couple in reversed(couples):
        again = runner.run(*couple, _disguise)
        if again != first[couple]:  # is it the disguise, or would it differ anyway?
            _compare(couple, first[couple], runner.run(*couple, _leave_alone), _DIFFERS)
        _compare(couple, first[couple], again, _PEEKS)
    decisions = [d.method for log in first.values() for d in log]
    return Checked(len(couples), {m: decisions.count(m) for m in sorted(set(decisions))})


_DIFFERS = (
    "the same couple, run again, gets another answer; chance must come from view.random(), and "
    "what is remembered must be kept in self"
)
_PEEKS = "it answers otherwise when the other's mind is another: it looks at what it cannot know"


def _class_of(policy: str | type, side: int) -> type:
    if isinstance(policy, type):
        return policy
    choice = resolve_policy(policy, side)
    if choice.code is not None:
        made: type = choice.code.load()
        return made
    raise AftertextError(f"{policy!r} is not own code; check_policy is for policies in own code")


def _compare(
    couple: tuple[str, int], first: list[Decision], again: list[Decision], what: str
) -> None:
    """Raise at the first decision in which two runs of one couple differ."""
    for one, other in zip(first, again, strict=False):
        if one != other:
            raise _fault(*couple, f"{_told(one)}, then {_told(other)}: {what}")
    if len(first) != len(again):
        raise _fault(*couple, f"{len(first)} decisions, then {len(again)}: {what}")


def _told(decision: Decision) -> str:
    return f"{decision.method} on day {decision.day:.2f} gave {decision.answer}"


def _fault(scenario: str, seed: int, what: str) -> PolicyCheckError:
    return PolicyCheckError(f"{scenario}, seed {seed}: {what}")


Around = Callable[[Couple, int], Callable[[], None]]
"""What is done to a couple before its policy is asked; it returns what is done afterwards."""


def _leave_alone(couple: Couple, side: int) -> Callable[[], None]:
    return lambda: None


def _keep_an_eye(couple: Couple, side: int) -> Callable[[], None]:
    """Afterwards, raise if the couple is not as it was."""
    before = copy.deepcopy(couple)

    def compare() -> None:
        if couple != before:
            raise AftertextError("it changes the couple itself")

    return compare


def _disguise(couple: Couple, side: int) -> Callable[[], None]:
    """Turn the other's mind into quite another one, in place; put it back afterwards."""
    mind: Any = couple.dumper if side == 0 else couple.dumpee
    kept = copy.copy(mind)
    for declared in declarations(type(mind)):
        setattr(mind, declared.name, declared.low + declared.high - getattr(mind, declared.name))

    def put_back() -> None:
        for field in dataclasses.fields(mind):
            setattr(mind, field.name, getattr(kept, field.name))

    return put_back


class _Runner:
    """Runs couples with a watched policy; an observer, so as to know the couple."""

    def __init__(self, made: type, side: int, days: float) -> None:
        self.side, self.days = side, days
        self.couple: Couple | None = None
        self.log: list[Decision] = []
        self.around: Around = _leave_alone
        self.policy_class = made
        self.watched = type(made.__name__, (made,), dict(self._watching(made)))

    def before(self, couple: Couple, slot: int, q: Quantities) -> None:
        """Learn which couple is running."""
        self.couple = couple

    def after(self, couple: Couple, slot: int, q: Quantities) -> None:
        """Nothing to see."""

    def own_event(self, couple: Couple, name: str, q: Quantities) -> None:
        """Nothing to see."""

    def run(self, name: str, seed: int, around: Around) -> list[Decision]:
        """Run one couple and return what the policy decided."""
        self.log, self.around = [], around
        scenario = load_scenario(name)
        quantities = scenario.make_quantities()
        policies: list[str | None] = list(scenario.policies)
        policies[self.side] = None
        setup = scenario.setup(dumper=policies[1], dumpee=policies[0])
        setup = dataclasses.replace(setup, horizon_days=min(self.days, setup.horizon_days))
        try:
            decider = self._decider(quantities, Scribe(seed, 0, scenario.registers))
            deciders = (None, decider) if self.side else (decider, None)
            simulate(setup, quantities, seed, deciders=deciders, observer=self)
        except AftertextError as error:
            raise _fault(name, seed, str(error)) from error
        return self.log

    def _decider(self, quantities: Quantities, scribe: Scribe) -> OwnDecider:
        made, file = self.watched, inspect.getsourcefile(self.policy_class) or ""
        words = scribe if getattr(made, "wants_words", False) else None
        origin = (made.__name__, file)
        return OwnDecider(made(), self.side, quantities, origin, LIMIT_SECONDS, words)

    def _watching(self, made: type) -> Iterator[tuple[str, Any]]:
        asked = [name for name in METHODS.values() if hasattr(made, name)]
        unasked = [n for n in dir(made) if n.startswith("on_") and n not in METHODS.values()]
        if unasked or not asked:
            wrong = f"is never asked {unasked[0]!r}" if unasked else "has no method to be asked"
            there = ", ".join(METHODS.values())
            raise PolicyCheckError(f"{made.__name__} {wrong} (there are: {there})")
        for name in asked:
            yield name, self._watch(name, getattr(made, name))

    def _watch(self, name: str, method: Callable[..., Any]) -> Callable[..., Any]:
        def ask(policy: Any, view: Any) -> Any:
            couple = self.couple
            assert couple is not None, "the engine shows the couple before it asks"
            afterwards = self.around(couple, self.side)
            answer = method(policy, view)
            afterwards()
            self.log.append(Decision(view.day, name, repr(answer)))
            return answer

        return ask
