"""Choosing a policy by what a user writes: a name, own code, a script, a network, an llm.

An own policy is a class of one's own, given as `path.py:Class`:

    from sim.own_policy import Act

    class Patient:
        def on_text(self, view):
            if view.heard.content.pressure > 0.5:
                return Act("ask_space", haste=0.5)
            return "polite_answer"

Its methods `on_start`, `on_day`, `on_text` and `on_urge` are asked at the breakup, at each
midnight, about a text just read, and about an urge to write; each may be left out. They get a
`View` (sim/own_view.py) and return None (silence), the name of an intent, or an `Act`
(sim/own_act.py).
There is one instance for each couple, made without arguments, so it may remember. They are asked
while the two are apart; together and as friends they text as people do who are at ease.

Chance should come from `view.random()`, or a run does not repeat. With `wants_words = True` in the
class the texts in `view.thread` have their words.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass

from agents.errors import AftertextError, nearest, unknown
from agents.intents import SIDES
from agents.policies import POLICIES, policies_of
from agents.policies.programs import NO_PROGRAMS, Network, Programs, Script
from agents.policies.table import LEARNED_AS, SCRIPTED_AS
from agents.quantities import Quantities
from sim.begin import Setup
from sim.event_engine import Decider
from sim.learned import read_learned
from sim.llm.client import check_installed
from sim.llm.seat import ModelSeat
from sim.llm.settings import LLM_AS, model_of
from sim.llm.speakers import Desk, Speakers
from sim.own_act import SILENCE, Act
from sim.own_code import LIMIT_SECONDS, OwnCode, blamed, find_code, is_code_ref, within
from sim.own_decider import METHODS, OwnDecider
from sim.own_view import Line, View
from sim.scripted import load_script
from sim.words import PLAIN, Registers, Scribe

__all__ = ["SILENCE", "Act", "Line", "PolicyChoice", "View", "resolve_policy", "seated"]


@dataclass(frozen=True)
class PolicyChoice:
    """A policy for one side; plain data that can be sent to other processes."""

    name: str
    """As the user wrote it."""
    side: int
    code: OwnCode | None = None
    script: Script | None = None
    network: Network | None = None
    model: str | None = None
    """Name of the language model that decides, as its endpoint knows it."""
    remark: str = ""
    """What should be known about its use, such as that it was learned under another model."""
    limit_seconds: float = LIMIT_SECONDS
    """What own code may take for one decision."""

    @property
    def is_data(self) -> bool:
        """Whether the rules decide it, so that the batch engine can run it; else it is own code
        or a language model."""
        return self.code is None and self.model is None

    def decider(
        self,
        quantities: Quantities,
        seed: int,
        index: int,
        registers: Registers = PLAIN,
        speakers: Speakers | None = None,
    ) -> Decider | None:
        """Return what decides in couple number `index`, or None where the rules decide.

        `registers` are the ways of writing of both sides, for own code that reads words; `speakers`
        are the language models of the couple, one object for all that concerns it.
        """
        if self.model is not None:
            speakers = speakers or Desk().speakers(seed, index)
            scribe = Scribe(seed, index, registers, speakers)
            return ModelSeat(self.model, self.side, quantities, speakers, scribe)
        if self.code is None:
            return None
        return self._own(self.code, quantities, Scribe(seed, index, registers, speakers))

    def _own(self, code: OwnCode, quantities: Quantities, scribe: Scribe) -> Decider:
        made = code.load()
        try:
            with within(self.limit_seconds, code.ref):
                policy = made()
        except BaseException as error:
            raise blamed(error, code.ref, code.path, "starting") from error
        words = scribe if getattr(made, "wants_words", False) else None
        origin = (code.ref, code.path)
        return OwnDecider(policy, self.side, quantities, origin, self.limit_seconds, words)


def remarks_of(choices: Iterable[PolicyChoice]) -> list[str]:
    """Return what is to be told of policies, such as that one is of another model version."""
    told = (f"{choice.name}: {choice.remark}" for choice in choices if choice.remark)
    return list(dict.fromkeys(told))


def seated(setup: Setup, dumpee: PolicyChoice, dumper: PolicyChoice) -> Setup:
    """Return a set-up with these two policies in its seats."""
    choices = (dumpee, dumper)
    names = [choice.name if choice.is_data else None for choice in choices]
    programs = NO_PROGRAMS
    if any(choice.script or choice.network for choice in choices):
        programs = Programs(
            [choice.script or Script() for choice in choices],
            [choice.network or Network() for choice in choices],
        )
    return dataclasses.replace(setup, policies=(names[0], names[1]), programs=programs)


def resolve_policy(ref: str, side: int, limit_seconds: float = LIMIT_SECONDS) -> PolicyChoice:
    """Return the policy that `ref` names for one side (0 dumpee, 1 dumper).

    `ref` is a built-in name, `path.py:Class`, `scripted:path.yaml`, `learned:path.npz` or
    `llm:MODEL`. Raises AftertextError for anything that would not work, as far as that shows
    before it is asked.
    """
    if ref.startswith(LLM_AS):
        check_installed()
        return PolicyChoice(ref, side, model=model_of(ref))
    if ref.startswith(SCRIPTED_AS):
        script = load_script(ref.removeprefix(SCRIPTED_AS), side)
        return PolicyChoice(ref, side, script=script, limit_seconds=limit_seconds)
    if ref.startswith(LEARNED_AS):
        learned = read_learned(ref.removeprefix(LEARNED_AS), side)
        return PolicyChoice(ref, side, network=learned.network, remark=learned.remark)
    if is_code_ref(ref):
        code = find_code(ref, "a policy")
        _check_class(code)
        return PolicyChoice(ref, side, code=code, limit_seconds=limit_seconds)
    if ref not in policies_of(side):
        raise _not_built_in(ref, side)
    return PolicyChoice(ref, side)


def _not_built_in(ref: str, side: int) -> AftertextError:
    if any(row.name == ref for row in POLICIES):
        there = ", ".join(policies_of(side))
        return AftertextError(
            f"{ref!r} is a policy of the {SIDES[1 - side]}'s"
            f"{nearest(ref, policies_of(side))} (the {SIDES[side]} has: {there})"
        )
    return unknown(f"policy of the {SIDES[side]}'s", ref, policies_of(side))


def _check_class(code: OwnCode) -> None:
    """Raise where the class cannot be a policy: a misspelt method would be silence for ever."""
    made = code.load()
    if not isinstance(made, type):
        raise AftertextError(f"{code.ref} is not a class; a policy is one, with any of the methods "
                             f"{', '.join(METHODS.values())}")  # fmt: skip
    asked = [name for name in dir(made) if name.startswith("on_")]
    for name in asked:
        if name not in METHODS.values():
            hint = nearest(name, METHODS.values())
            raise AftertextError(f"{code.ref}: a policy is never asked {name!r}{hint} "
                                 f"(it is asked: {', '.join(METHODS.values())})")  # fmt: skip
    if not asked:
        raise AftertextError(f"{code.ref} has none of the methods {', '.join(METHODS.values())}")
