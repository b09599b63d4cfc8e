"""What a comparison asks: which policies, over which couples; and the command that repeats it."""

from __future__ import annotations

import dataclasses
import math
import shlex
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from agents.errors import AftertextError, unknown
from agents.quantities import Quantities, with_values
from experiments.work import ENGINES, Arm, Work
from scenarios.loader import load_scenario
from scenarios.schema import HORIZON_DAYS, Scenario
from sim.llm.settings import ModelSettings
from sim.own_policy import PolicyChoice, remarks_of, resolve_policy, seated
from sim.own_process import load_event, load_process
from sim.simulate import Process

MAX_COUPLES = 1_000_000
USUAL_DUMPERS = ("compassionate", "silence", "block")
USUAL_DUMPEES = ("ask_space", "eager", "no_contact")
"""What is put against a scenario's own policies where a design names none."""
_N_USUAL = 3


@dataclass(frozen=True)
class Design:
    """A question asked of many couples.

    `scenario` is a name or a path. Without policies of a side, the scenario's own is compared with
    usual ones. `horizon_days` None is the scenario's; `settings` are quantities set on top of it;
    `processes` and `events` are own code by its file.
    """

    scenario: str
    dumpers: tuple[str, ...] = ()
    dumpees: tuple[str, ...] = ()
    couples: int = 200
    seed: int = 1
    horizon_days: float | None = None
    settings: tuple[tuple[str, float], ...] = ()
    processes: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    engine: str | None = None
    """One of experiments.work.ENGINES; None is the batch engine wherever it can run an arm."""
    models: ModelSettings = ModelSettings()
    """How language models are asked, if a policy is one."""


@dataclass(frozen=True)
class Plan:
    """A design with all names resolved.

    The first `compared` arms of the work are the pairs asked for; arm number `default` has the
    scenario's own policies, and comes last where they were not asked for.
    """

    design: Design
    scenario: Scenario
    work: Work
    compared: int
    default: int

    @property
    def horizon_days(self) -> float:
        """Days that every couple is watched."""
        return self.work.arms[0].setup.horizon_days

    @property
    def remarks(self) -> list[str]:
        """What is to be told of the policies' use, such as a network of an older model."""
        return remarks_of(who for arm in self.work.arms for who in (arm.dumper, arm.dumpee))

    @property
    def command(self) -> str:
        """The command that repeats this, with every choice written out."""
        arms, asked = self.work.arms[: self.compared], self.design
        words = ["aftertext", "compare", asked.scenario]
        words += ["--dumper", ",".join(dict.fromkeys(arm.dumper.name for arm in arms))]
        words += ["--dumpee", ",".join(dict.fromkeys(arm.dumpee.name for arm in arms))]
        words += ["--couples", str(asked.couples), "--seed", str(asked.seed)]
        if asked.horizon_days is not None:
            words += ["--horizon", _exactly(asked.horizon_days)]
        for name, value in asked.settings:
            words += ["--set", f"{name}={_exactly(value)}"]
        for option, refs in (("--process", asked.processes), ("--event", asked.events)):
            for ref in refs:
                words += [option, ref]
        if asked.engine is not None:
            words += ["--engine", asked.engine]
        return shlex.join(words + asked.models.options())


def plan(design: Design) -> Plan:
    """Resolve all names of a design; raises AftertextError for whatever would not work."""
    _check_numbers(design)
    scenario = load_scenario(design.scenario)
    own = (scenario.dumper.policy, scenario.dumpee.policy)
    dumpers = design.dumpers or _with_usual(own[0], USUAL_DUMPERS)
    dumpees = design.dumpees or _with_usual(own[1], USUAL_DUMPEES)
    asked = [(dumper, dumpee) for dumper in _once(dumpers) for dumpee in _once(dumpees)]
    pairs = asked if own in asked else [*asked, own]
    work = Work(
        arms=tuple(_arms(scenario, pairs, design.horizon_days)),
        quantities=_quantities(scenario, design),
        seed=design.seed,
        couples=design.couples,
        processes=_own_processes(design),
        registers=scenario.registers,
        engine=design.engine or "batch",
        models=design.models,
    )
    if design.engine == "batch" and (left := work.arms_for("event")):
        raise _needs_events(work, left)
    return Plan(design, scenario, work, len(asked), pairs.index(own))


def _needs_events(work: Work, arms: list[int]) -> AftertextError:
    what = "an own process or event" if work.processes else work.arms[arms[0]].label
    return AftertextError(
        f"the batch engine cannot run own code ({what}); leave out --engine, and it runs the rest"
    )


def _exactly(value: float) -> str:
    return repr(value).removesuffix(".0")


def _check_numbers(design: Design) -> None:
    if not 1 <= design.couples <= MAX_COUPLES:
        raise AftertextError(f"couples = {design.couples} is outside 1 to {MAX_COUPLES:,}")
    if not 0 <= design.seed < 2**63:
        raise AftertextError(f"seed = {design.seed} is outside 0 to 2^63 - 1")
    if design.engine is not None and design.engine not in ENGINES:
        raise unknown("engine", design.engine, ENGINES)
    if design.horizon_days is None:
        return
    low, high = HORIZON_DAYS
    if not (math.isfinite(design.horizon_days) and low <= design.horizon_days <= high):
        days = f"{design.horizon_days:g}"
        raise AftertextError(f"horizon = {days} is outside {low:g} to {high:g} days")


def _with_usual(own: str, usual: Iterable[str]) -> tuple[str, ...]:
    return _once((own, *usual))[:_N_USUAL]


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _arms(scenario: Scenario, pairs: list[tuple[str, str]], horizon: float | None) -> list[Arm]:
    # Each policy is resolved once, so that a user's file is read once.
    dumpers = {name: resolve_policy(name, 1) for name, _ in pairs}
    dumpees = {name: resolve_policy(name, 0) for _, name in pairs}
    return [_arm(scenario, dumpers[one], dumpees[other], horizon) for one, other in pairs]


def _arm(
    scenario: Scenario, dumper: PolicyChoice, dumpee: PolicyChoice, horizon: float | None
) -> Arm:
    setup = seated(scenario.setup(None, None), dumpee, dumper)
    if horizon is not None:
        setup = dataclasses.replace(setup, horizon_days=horizon)
    return Arm(dumper, dumpee, setup)


def _own_processes(design: Design) -> tuple[Process, ...]:
    events: list[Process] = [load_event(ref, i) for i, ref in enumerate(design.events)]
    return (*(load_process(ref) for ref in design.processes), *events)


def _quantities(scenario: Scenario, design: Design) -> Quantities:
    settings: dict[str, Any] = dict(design.settings)
    with_values(settings)  # checks names and ranges
    return dataclasses.replace(scenario.make_quantities(), **settings)
