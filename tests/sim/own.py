"""Policies in own code for tests: written to a file, run in a couple."""

import textwrap
from pathlib import Path

import pytest

from agents.errors import AftertextError
from sim.begin import Setup
from sim.couple import Couple
from sim.own_policy import resolve_policy
from sim.record import Recorder
from sim.simulate import simulate
from sim.thread import Thread
from tests.sim.couples import Q

LIMIT = 0.3
PLAIN = ("plain", "plain")


def write_policy(folder: Path, body: str, before: str = "") -> str:
    """Write a class with these methods to a file and return its reference."""
    path = folder / "mine.py"
    code = f"from sim.own_policy import Act, SILENCE\nimport time\n{before}\nclass Mine:\n"
    path.write_text(code + textwrap.indent(textwrap.dedent(body), "    "))
    return f"{path}:Mine"


def run(
    ref: str, side: int = 0, seed: int = 1, days: float = 30.0, other: str = "", index: int = 0,
    receipts: tuple[bool, bool] = (True, True),
) -> tuple[Couple, Thread]:  # fmt: skip
    """Run a couple in which one side has this policy."""
    choice = resolve_policy(ref, side, limit_seconds=LIMIT)
    decider = choice.decider(Q, seed, index)
    deciders = (decider, None) if side == 0 else (None, decider)
    names = (None, other or "flood") if side == 0 else (other or "plead", None)
    recorder = Recorder(seed, index, PLAIN)
    setup = Setup(policies=names, horizon_days=days, receipts=receipts)
    couple = simulate(setup, Q, seed, index, deciders, recorder)
    return couple, recorder.thread


def fails(ref: str, side: int = 0) -> str:
    """Return the one line that a wrong policy ends in."""
    with pytest.raises(AftertextError) as caught:
        run(ref, side)
    line = str(caught.value)
    assert "\n" not in line
    return line
