"""Why a dumper comes back and how long they stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.quantities import Quantities
from agents.returning import (
    ADVICE,
    CAUSES,
    OWN_LOVE,
    PITY,
    PRESSURE,
    feel_love,
    leaving_hazard,
    relax_love,
    return_urge,
)
from tests.checks import after, at_most, close, out_of_range, time_adds_up, two_of, with_field
from tests.drawn import contents, days, dumpers, pairs, quantities, shares, steps

causes = st.sampled_from((OWN_LOVE, PITY, ADVICE, PRESSURE))
CARRIERS = {PITY: "seen_pain", ADVICE: "advice", PRESSURE: "overwhelm"}


def test_causes_have_names():
    assert CAUSES[OWN_LOVE] == "own_love"
    assert [CAUSES[c] for c in (PITY, ADVICE, PRESSURE)] == ["pity", "advice", "pressure"]


@given(dumpers, quantities(), pairs(days))
def test_love_adds_up_over_time_and_finds_back_to_its_own_level(r, q, two):
    assert time_adds_up(relax_love, r, q, two, ("love", "advice"))
    short, long = after(relax_love, r, q, two[0]), after(relax_love, r, q, two[1])
    assert at_most(abs(long.love - r.own_love), abs(short.love - r.own_love))
    assert long.advice <= short.advice <= r.advice


@given(dumpers, quantities(), contents, steps)
def test_unpressing_warmth_touches(r, q, text, step):
    cool, warm = (after(feel_love, r, q, t) for t in two_of(text, "warmth", step))
    assert at_most(cool.love, warm.love)
    assert cool.love >= r.love
    for axis in ("pressure", "hostility"):
        less, more = (after(feel_love, r, q, t) for t in two_of(text, axis, step))
        assert at_most(more.love, less.love), axis
    assert out_of_range(warm) == []


@given(dumpers, quantities(), causes)
def test_no_one_with_a_new_partner_thinks_of_returning(r, q, cause):
    assert return_urge(r, q, cause) >= 0.0
    assert return_urge(with_field(r, new_company=1.0), q, cause) == 0.0


@given(dumpers, quantities(), shares, steps)
def test_love_below_its_threshold_urges_to_nothing(r, q, share, step):
    below = with_field(r, love=share * q.love_that_returns, new_company=0.0)
    assert return_urge(below, q, OWN_LOVE) == 0.0
    less, more = (return_urge(x, q, OWN_LOVE) for x in two_of(r, "love", step))
    assert at_most(less, more)
    for field in ("relief", "aversion"):
        less, more = (return_urge(x, q, OWN_LOVE) for x in two_of(r, field, step))
        assert at_most(more, less), field


@given(dumpers, quantities(), steps)
def test_the_other_causes_urge_as_far_as_they_are_there(r, q, step):
    for cause, carrier in CARRIERS.items():
        less, more = (return_urge(x, q, cause) for x in two_of(r, carrier, step))
        assert at_most(less, more), carrier
        assert return_urge(with_field(r, **{carrier: 0.0}), q, cause) == 0.0
    for cause in (PITY, ADVICE):
        less, more = (return_urge(x, q, cause) for x in two_of(r, "insight", step))
        assert at_most(more, less)
    less, more = (return_urge(x, q, PRESSURE) for x in two_of(r, "maturity", step))
    assert at_most(more, less)


@given(dumpers, quantities(), causes, steps)
def test_the_hazard_of_leaving_falls_in_love_and_rises_in_aversion(r, q, cause, step):
    less, more = (leaving_hazard(x, q, cause) for x in two_of(r, "love", step))
    assert at_most(more, less)
    less, more = (leaving_hazard(x, q, cause) for x in two_of(r, "aversion", step))
    assert at_most(less, more)
    assert leaving_hazard(r, q, cause) >= 0.0


@given(dumpers, quantities(), steps)
def test_what_carried_the_return_holds_while_it_lasts(r, q, step):
    for cause, carrier in CARRIERS.items():
        less, more = (leaving_hazard(x, q, cause) for x in two_of(r, carrier, step))
        assert at_most(more, less), carrier


@pytest.mark.parametrize("cause", [PITY, ADVICE, PRESSURE])
@given(r=dumpers)
def test_a_return_out_of_love_outlasts_every_other(cause, r):
    """Once what carried it has worn off, a return without love is left sooner (P30)."""
    q = Quantities()
    worn = dict.fromkeys(CARRIERS.values(), 0.0)
    loving, other = (with_field(r, love=love, **worn) for love in (0.8, 0.1))
    assert leaving_hazard(loving, q, OWN_LOVE) < leaving_hazard(other, q, cause)


@given(dumpers, quantities())
def test_no_time_no_change(r, q):
    relaxed = after(relax_love, r, q, 0.0)
    assert close(relaxed.love, r.love)
    assert relaxed.advice == r.advice
