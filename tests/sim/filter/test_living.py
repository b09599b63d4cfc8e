"""Living along a thread: what it costs not to have written."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.policies.programs import NO_PROGRAMS
from agents.quantities import Quantities
from sim.begin import Setup, begin_couple
from sim.couple import APART, FRIENDS, TOGETHER
from sim.filter.living import live
from sim.filter.seen import CHAT_PER_DAY, NONE, of_the_parted, room, see

Q = Quantities()


def cost_of_silence(status: int, days: float, parts: int) -> float:
    """Return what it adds to a couple's log weight that nobody writes for some days."""
    couple = begin_couple(Setup(policies=("polite", "silence")), Q, 3, 0)
    couple.status, couple.now = status, 5.0
    plan = SimpleNamespace(
        texts=[NONE, NONE], channels=[0, 0], answers=[NONE, NONE], withheld=[0.0, 0.0], channel=0
    )
    seen = see([], 5.0 + days)
    edges = [5.0 + days * part / parts for part in range(parts + 1)]
    return sum(
        live(
            couple, plan, 0, edges[part], edges[part + 1], seen, of_the_parted(seen.likelihoods),
            Q, NO_PROGRAMS, room(),
        )
        for part in range(parts)
    )  # fmt: skip


@given(st.sampled_from((FRIENDS, TOGETHER)), st.floats(0.01, 3.0), st.integers(1, 4))
def test_the_silence_of_those_who_talk_daily_costs_by_its_length(
    status: int, days: float, parts: int
) -> None:
    expected = -2.0 * CHAT_PER_DAY * days
    assert cost_of_silence(status, days, parts) == pytest.approx(expected)


def test_the_silence_of_those_apart_costs_what_they_might_have_written() -> None:
    assert -2.0 * CHAT_PER_DAY < cost_of_silence(APART, 1.0, 1) < 0.0
