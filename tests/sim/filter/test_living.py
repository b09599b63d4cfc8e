"""Living along a thread: what it costs not to have written."""

import math
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.intents import SILENT, SMALL_TALK
from agents.policies.programs import NO_PROGRAMS
from agents.quantities import Quantities
from sim.begin import Setup, begin_couple
from sim.couple import APART, FRIENDS, TOGETHER
from sim.filter.living import live, weigh_no_answer, weigh_urge
from sim.filter.seen import CHAT_PER_DAY, NEVER_ODDS, NONE, Observed, of_the_parted, room, see

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


@given(st.integers(0, 1), st.floats(5.5, 30.0))
def test_an_urge_is_weighed_by_what_is_felt_at_its_moment(side: int, now: float) -> None:
    couple = begin_couple(Setup(policies=("polite", "breadcrumb")), Q, 3, 0)
    assert weigh_urge(couple, side, now, Q, NO_PROGRAMS, room()) <= 0.0
    assert (couple.dumpee, couple.dumper)[side].felt_day == now


@given(st.integers(0, 1), st.floats(0.1, 5.0), st.floats(0.1, 5.0), st.booleans())
def test_an_answer_that_would_have_come_later_was_not_withheld(
    side: int, answers_after: float, until: float, silent: bool
) -> None:
    couple = begin_couple(Setup(policies=("polite", "breadcrumb")), Q, 3, 0)
    couple.now, couple.seats[side].answer_days = 7.0, answers_after
    places = room()
    places.choices[:, 0] = SILENT if silent else SMALL_TALK
    places.choices[:, 1] = 1.0
    cost = weigh_no_answer(couple, side, 0, see([], 7.0 + until), Q, places)
    possible = silent or 7.0 + answers_after > 7.0 + until
    assert cost == pytest.approx(0.0 if possible else math.log(NEVER_ODDS))


def test_the_next_text_of_the_other_frees_from_answering_this_one() -> None:
    couple = begin_couple(Setup(policies=("polite", "breadcrumb")), Q, 3, 0)
    couple.now, couple.seats[0].answer_days = 7.0, 1.0
    for day, cost in ((7.5, 0.0), (9.0, math.log(NEVER_ODDS))):
        places = room()
        places.choices[:, 0], places.choices[:, 1] = SMALL_TALK, 1.0
        seen = see([Observed(day, 1, {})], 20.0)
        assert weigh_no_answer(couple, 0, 0, seen, Q, places) == pytest.approx(cost)
