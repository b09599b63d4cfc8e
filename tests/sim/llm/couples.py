"""Couples with language models for tests, against a server of their own."""

from __future__ import annotations

import dataclasses
from typing import NamedTuple

from sim.begin import Setup
from sim.couple import Couple
from sim.llm.settings import ModelSettings
from sim.llm.speakers import Desk
from sim.llm.usage import Usage
from sim.own_policy import resolve_policy, seated
from sim.record import Recorder
from sim.simulate import simulate
from sim.thread import Thread
from tests.sim.couples import Q
from tests.sim.llm.server import Endpoint

PLAIN = ("plain", "plain")
BOTH = ("llm:tiny", "llm:tiny")


class Ran(NamedTuple):
    couple: Couple
    thread: Thread
    usage: Usage

    @property
    def words(self) -> list[str]:
        return [text.words for text in self.thread.texts]


def settings_for(endpoint: Endpoint | None, **rest: object) -> ModelSettings:
    """Settings for a server; one attempt and no cache unless a test wants them."""
    address = endpoint.address if endpoint else "http://127.0.0.1:1/v1"
    usual = {"base_url": address, "retries": 0, "use_cache": False, "timeout_seconds": 5.0}
    return ModelSettings(**(usual | rest))


def run(
    settings: ModelSettings, policies: tuple[str, str] = BOTH, seed: int = 1, days: float = 12.0,
    index: int = 0, desk: Desk | None = None,
) -> Ran:  # fmt: skip
    """Run a couple; `policies` are the dumpee's and the dumper's."""
    desk = desk or Desk(settings)
    speakers = desk.speakers(seed, index)
    dumpee, dumper = (resolve_policy(ref, side) for side, ref in enumerate(policies))
    recorder = Recorder(seed, index, PLAIN, speakers)
    deciders = tuple(c.decider(Q, seed, index, PLAIN, speakers) for c in (dumpee, dumper))
    setup = seated(Setup(policies=(None, None), horizon_days=days), dumpee, dumper)
    couple = simulate(setup, Q, seed, index, deciders, recorder)
    return Ran(couple, recorder.thread, desk.usage)


def told(thread: Thread) -> list[dict[str, object]]:
    """A thread as data, without its words."""
    return [{**dataclasses.asdict(text), "words": ""} for text in thread.texts]
