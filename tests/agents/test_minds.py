"""A mind left alone and a mind that lives: bounds, and time that adds up."""

from dataclasses import fields

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from agents.appraisal import (
    appraise_as_dumpee,
    appraise_as_dumper,
    dumpee_blocked,
    dumpee_ignored,
    dumper_blocked,
    dumper_ignored,
)
from agents.dumpee import Dumpee
from agents.events import EVENTS, strike_dumpee, strike_dumper
from agents.minds import relax_dumpee, relax_dumper
from agents.quantities import Quantities
from agents.seat import Seat
from tests.checks import after, close, differing, out_of_range, with_field
from tests.drawn import (
    contents,
    days,
    dumpees,
    dumpers,
    quantities,
    shares,
    short_days,
    trait_names,
)

SIDES = [(relax_dumpee, dumpees), (relax_dumper, dumpers)]
STATED_ERROR = 0.02
"""What agents/minds.py states for stretches up to a day, at the declared quantities."""
IN_DAYS = {"grief_work": 0.25, "distress_days": 0.03}
"""The same for what is counted in days."""
reachable = st.floats(-6.0, 4.0)
kinds = st.integers(0, len(EVENTS) - 1)


@pytest.mark.parametrize(("relax", "minds"), SIDES)
@given(data=st.data(), q=quantities(), dt=days)
def test_a_mind_left_alone_stays_in_bounds_and_keeps_its_traits(relax, minds, data, q, dt):
    mind = data.draw(minds)
    alone = after(relax, mind, q, dt)
    assert out_of_range(alone, ("hope",)) == []
    assert not set(differing(mind, alone)) & set(trait_names(type(mind)))
    assert alone.felt_day == dt


@pytest.mark.parametrize(("relax", "minds"), SIDES)
@given(data=st.data(), q=quantities(), now=days, back=days)
def test_no_time_or_time_that_has_passed_changes_nothing(relax, minds, data, q, now, back):
    mind = with_field(data.draw(minds), felt_day=now)
    assert after(relax, mind, q, now) == mind
    assert after(relax, mind, q, now - back) == mind


def error_of(relax, mind, q, dt: float, share: float, fields) -> dict[str, float]:
    """By how much a stretch at once differs from the same stretch in two parts."""
    whole = after(relax, mind, q, dt)
    parts = after(relax, after(relax, mind, q, share * dt), q, dt)
    return {name: abs(getattr(whole, name) - getattr(parts, name)) for name in fields}


DUMPEE_SHARES = (
    "contact", "idle_contact", "expectation", "bond", "hope", "denial", "acceptance", "closure",
    "self_reliance", "comfort_from_ex", "comfort_elsewhere", "sadness", "rumination",
    "self_worth", "anger", "felt_used", "crumbs", "new_company",
)  # fmt: skip
DUMPER_SHARES = (
    "contact", "relief", "guilt", "absolved", "seen_pain", "boredom", "loneliness", "curiosity",
    "jealousy", "shame", "money_need", "support_need", "fear_of_loss", "aversion", "overwhelm",
    "resentment", "benefit", "love", "advice", "new_company", "sadness",
)  # fmt: skip


NOTHING = {field.name: 0.0 for field in fields(Dumpee) if field.type == "float"}
ANXIOUS_ONLY = Dumpee(
    **{**NOTHING, "separation_anxiety": 1.0, "well_since": -1.0, "healed_day": -1.0}
)
"""The worst that was found for days of distress."""


@settings(max_examples=150)
@given(dumpees, reachable, short_days, shares)
@example(ANXIOUS_ONLY, 0.0, 1.0, 0.5)
def test_a_day_of_a_dumpee_adds_up_within_the_stated_error(d, hope, dt, share):
    d = with_field(d, hope=hope)
    errors = error_of(relax_dumpee, d, Quantities(), dt, share, DUMPEE_SHARES)
    assert max(errors.values()) < STATED_ERROR, errors
    in_days = error_of(relax_dumpee, d, Quantities(), dt, share, IN_DAYS)
    assert all(in_days[name] < most for name, most in IN_DAYS.items()), in_days


@settings(max_examples=150)
@given(dumpees, reachable, short_days, shares)
def test_a_day_of_anxiety_adds_up_within_the_stated_error(d, hope, dt, share):
    d = with_field(d, hope=hope)
    errors = error_of(relax_dumpee, d, Quantities(), dt, share, ("separation_anxiety",))
    assert errors["separation_anxiety"] < STATED_ERROR


def test_a_day_after_full_contact_adds_up_within_the_stated_error():
    """The sharpest turn there is: contact falls below what is expected while anxiety follows."""
    d = Dumpee(contact=1.0, expectation=0.6, bond=1.0, acceptance=0.0, attachment_anxiety=1.0)
    d.separation_anxiety = 0.9
    errors = error_of(relax_dumpee, d, Quantities(), 1.0, 0.6, ("separation_anxiety",))
    assert errors["separation_anxiety"] < STATED_ERROR


@settings(max_examples=150)
@given(dumpers, short_days, shares)
def test_a_day_of_a_dumper_adds_up_within_the_stated_error(r, dt, share):
    errors = error_of(relax_dumper, r, Quantities(), dt, share, DUMPER_SHARES)
    assert max(errors.values()) < STATED_ERROR, errors


@given(dumpees, reachable)
def test_half_the_stretch_has_about_a_quarter_of_the_error(d, hope):
    """The error is of the order of the stretch squared."""
    d, q = with_field(d, hope=hope), Quantities()
    long, short = (error_of(relax_dumpee, d, q, dt, 0.5, ("sadness",)) for dt in (0.25, 0.125))
    assert short["sadness"] <= 0.35 * long["sadness"] + 1e-6


happenings = st.lists(
    st.tuples(st.sampled_from(("wait", "read", "event", "ignored", "blocked")), shares, kinds,
              contents), max_size=12,
)  # fmt: skip


@given(dumpees, quantities(), happenings)
def test_whatever_happens_to_a_dumpee_they_stay_in_bounds(d, q, row):
    seat, begun = Seat(side=0), with_field(d)
    for what, share, kind, text in row:
        if what == "wait":
            relax_dumpee(d, q, d.felt_day + 30.0 * share)
        elif what == "read":
            appraise_as_dumpee(d, seat, q, text)
            seat.n_read += 1
        elif what == "event":
            strike_dumpee(d, q, kind, float(share > 0.5))
        elif what == "ignored":
            dumpee_ignored(d, q, 1.0 + (q.ignored_if_seen - 1.0) * share)
        else:
            dumpee_blocked(d, q)
    assert out_of_range(d, ("hope",)) == []
    assert not set(differing(begun, d)) & set(trait_names(type(d)))


@given(dumpers, quantities(), happenings)
def test_whatever_happens_to_a_dumper_they_stay_in_bounds(r, q, row):
    seat, begun = Seat(side=1), with_field(r)
    for what, share, kind, text in row:
        seat.unanswered = int(share > 0.5)
        if what == "wait":
            relax_dumper(r, q, r.felt_day + 30.0 * share)
        elif what == "read":
            appraise_as_dumper(r, seat, q, text)
        elif what == "event":
            strike_dumper(r, q, kind)
        elif what == "ignored":
            dumper_ignored(r, q)
        else:
            dumper_blocked(r, q)
    assert out_of_range(r) == []
    assert not set(differing(begun, r)) & set(trait_names(type(r)))


@given(dumpees, reachable, quantities())
def test_distress_adds_up_over_time(d, hope, q):
    d = with_field(d, hope=hope)
    first = after(relax_dumpee, d, q, 1.0)
    second = after(relax_dumpee, first, q, 2.0)
    assert d.distress_days <= first.distress_days <= second.distress_days
    assert d.peak_distress <= first.peak_distress <= second.peak_distress <= 1.0
    assert close(second.felt_day, 2.0)
