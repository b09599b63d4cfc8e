"""One couple as a person asks for it at the command line: resolved, run and recorded."""

from __future__ import annotations

import dataclasses
import math
import shlex
from dataclasses import dataclass
from importlib.metadata import version

from agents.errors import AftertextError
from agents.quantities import Quantities, with_values
from agents.version import MODEL_VERSION
from coach.cli.llm_options import check_models
from scenarios.loader import load_scenario
from scenarios.schema import HORIZON_DAYS, Scenario
from sim.begin import Setup
from sim.llm.settings import ModelSettings
from sim.llm.speakers import Desk
from sim.llm.usage import Usage
from sim.outcome import Outcome, outcome_of
from sim.own_policy import PolicyChoice, remarks_of, resolve_policy, seated
from sim.own_process import load_event, load_process
from sim.record import Recorder
from sim.simulate import Process, simulate
from sim.thread import Thread

NOT_ADVICE = "A model, not advice: it does not know you or your ex."
MOST_COUPLES = 2**31


@dataclass(frozen=True)
class Asked:
    """Which couple, under which policies; None stands for the scenario's own."""

    scenario: str
    seed: int = 1
    couple: int = 0
    dumper: str | None = None
    dumpee: str | None = None
    horizon_days: float | None = None
    settings: tuple[tuple[str, float], ...] = ()
    processes: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    models: ModelSettings = ModelSettings()
    """How language models are asked, if one has a seat or words texts."""


@dataclass(frozen=True)
class Played:
    """A couple that has run to its horizon, with what it was."""

    asked: Asked
    scenario: Scenario
    policies: tuple[str, str]
    """Of dumpee and dumper."""
    thread: Thread
    outcome: Outcome
    remarks: tuple[str, ...] = ()
    """What should be known about the policies' use, such as a network of an older model."""
    usage: Usage | None = None
    """What language models were asked; None if there were none."""

    @property
    def command(self) -> str:
        """The command that repeats it."""
        return command_of(self.asked, self.policies)

    @property
    def origin(self) -> dict[str, object]:
        """What every result says about where it comes from."""
        more: dict[str, object] = {"remarks": list(self.remarks)} if self.remarks else {}
        if self.usage is not None:
            prices = self.asked.models.price_in, self.asked.models.price_out
            more["language_models"] = self.usage.to_json(*prices)
        return {
            "aftertext": version("aftertext"),
            "model_version": MODEL_VERSION,
            "scenario": self.asked.scenario,
            "seed": self.asked.seed,
            "couple": self.asked.couple,
            "policies": {"dumpee": self.policies[0], "dumper": self.policies[1]},
            "horizon_days": self.outcome.horizon_days,
            "command": self.command,
            "note": NOT_ADVICE,
            **more,
        }


def play(asked: Asked) -> Played:
    """Run the couple asked for.

    Raises AftertextError for whatever does not exist or does not work.
    """
    _check_numbers(asked)
    scenario = load_scenario(asked.scenario)
    dumpee = resolve_policy(asked.dumpee or scenario.policies[0], 0)
    dumper = resolve_policy(asked.dumper or scenario.policies[1], 1)
    quantities = quantities_of(scenario, asked.settings)
    registers = scenario.registers
    names = dumpee.name, dumper.name
    desk = Desk(asked.models) if check_models(asked.models, list(names), 1) else None
    speakers = desk.speakers(asked.seed, asked.couple) if desk else None
    recorder = Recorder(asked.seed, asked.couple, registers, speakers)
    who = (quantities, asked.seed, asked.couple, registers, speakers)
    deciders = (dumpee.decider(*who), dumper.decider(*who))
    couple = simulate(
        _setup(scenario, dumpee, dumper, asked.horizon_days),
        quantities,
        asked.seed,
        asked.couple,
        deciders,
        recorder,
        _own_processes(asked),
    )
    outcome = outcome_of(couple, asked.couple)
    remarks, usage = tuple(remarks_of((dumpee, dumper))), desk.usage if desk else None
    return Played(asked, scenario, names, recorder.thread, outcome, remarks, usage)


def command_of(asked: Asked, policies: tuple[str, str]) -> str:
    """Return the command that repeats a run."""
    words = ["aftertext", "run", asked.scenario, "--seed", str(asked.seed)]
    if asked.couple:
        words += ["--couple", str(asked.couple)]
    words += ["--dumper", policies[1], "--dumpee", policies[0]]
    if asked.horizon_days is not None:
        words += ["--horizon", repr(asked.horizon_days)]
    for name, value in asked.settings:
        words += ["--set", f"{name}={value!r}"]
    for option, refs in (("--process", asked.processes), ("--event", asked.events)):
        for ref in refs:
            words += [option, ref]
    return shlex.join(words + asked.models.options())


def parse_settings(settings: list[str]) -> tuple[tuple[str, float], ...]:
    """Return `name=value` options as pairs; the names are checked where they are used."""
    return tuple(_setting(text) for text in settings)


def quantities_of(scenario: Scenario, settings: tuple[tuple[str, float], ...]) -> Quantities:
    """Return the scenario's numbers with some of them set."""
    with_values(dict(settings))  # says what is wrong with a name or a value
    quantities = scenario.make_quantities()
    for name, value in settings:
        setattr(quantities, name, value)
    return quantities


def _setting(text: str) -> tuple[str, float]:
    name, equals, value = text.partition("=")
    try:
        if equals and name.strip():
            return name.strip(), float(value)
    except ValueError:
        pass
    raise AftertextError(f"--set {text!r} should be given as name=number")


def _setup(
    scenario: Scenario, dumpee: PolicyChoice, dumper: PolicyChoice, horizon: float | None
) -> Setup:
    setup = seated(scenario.setup(None, None), dumpee, dumper)
    return setup if horizon is None else dataclasses.replace(setup, horizon_days=horizon)


def _own_processes(asked: Asked) -> list[Process]:
    events: list[Process] = [load_event(ref, i) for i, ref in enumerate(asked.events)]
    return [load_process(ref) for ref in asked.processes] + events


def _check_numbers(asked: Asked) -> None:
    if not 0 <= asked.seed < 2**63:
        raise AftertextError(f"seed = {asked.seed} is outside 0 to 2^63 - 1")
    if not 0 <= asked.couple < MOST_COUPLES:
        raise AftertextError(f"couple = {asked.couple} is outside 0 to {MOST_COUPLES - 1:,}")
    days, (low, high) = asked.horizon_days, HORIZON_DAYS
    if days is not None and not (math.isfinite(days) and low <= days <= high):
        raise AftertextError(f"horizon = {days:g} is outside {low:g} to {high:g} days")
