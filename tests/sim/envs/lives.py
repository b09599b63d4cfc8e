"""Situations to draw, and policies for seats that are decided for from outside."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import strategies as st

from agents.policies import policies_of
from scenarios.envs import situation_for
from sim.begin import begin_couple
from sim.envs.situation import Situation
from sim.event_engine import EventEngine
from sim.own_policy import resolve_policy, seated
from sim.snapshot import Snapshot, take_snapshot
from tests.sim.couples import Q, setups

sides = st.sampled_from((0, 1))
few_seeds = st.integers(0, 2**62)


@st.composite
def situations(draw: st.DrawFn, side: int, horizon: float = 40.0) -> Situation:
    """Any situation of the model's numbers in which one side is open."""
    other = resolve_policy(draw(st.sampled_from(policies_of(1 - side))), 1 - side)
    choices = (other, None) if side else (None, other)
    return Situation("drawn", draw(setups(horizon)), Q, choices=choices)


def somehow(masks: Any, rng: np.random.Generator, talk: float = 0.4) -> np.ndarray[Any, Any]:
    """Choose among what is allowed: silence mostly, else anything."""
    return np.array(
        [rng.choice(np.flatnonzero(mask)) if rng.random() < talk else 0 for mask in masks]
    )


def snapshot_on(day: float, dumper: str = "breadcrumb") -> Snapshot:
    situation = situation_for(0, "breadcrumbs")
    setup = seated(situation.setup, resolve_policy("polite", 0), resolve_policy(dumper, 1))
    engine = EventEngine(begin_couple(setup, situation.quantities, 5, 3), situation.quantities)
    engine.run(until=day)
    return take_snapshot(engine)
