"""Bond, longing, separation anxiety."""

import math

from hypothesis import given

from agents.attachment import (
    anxiety_target,
    feel_attachment,
    longing,
    relax_anxiety,
    relax_bond,
)
from agents.quantities import Quantities
from tests.checks import after, at_most, close, out_of_range, time_adds_up, two_of, with_field
from tests.drawn import contents, days, dumpees, pairs, quantities, shares, steps


@given(dumpees, quantities(), steps)
def test_longing_is_the_bond_not_accepted_as_lost(d, q, step):
    assert 0.0 <= longing(d, q) <= d.bond
    for field in ("acceptance", "new_company"):
        less, more = two_of(d, field, step)
        assert at_most(longing(more, q), longing(less, q)), field
    less, more = two_of(d, "bond", step)
    assert at_most(longing(less, q), longing(more, q))
    assert longing(with_field(d, acceptance=1.0), q) == 0.0


@given(dumpees, quantities(), shares, shares, steps)
def test_anxiety_is_driven_by_bond_shortfall_and_attachment(d, q, contact, expectation, step):
    assert 0.0 <= anxiety_target(d, q, contact, expectation) <= 1.0
    for field in ("bond", "attachment_anxiety"):
        less, more = (anxiety_target(x, q, contact, expectation) for x in two_of(d, field, step))
        assert at_most(less, more), field
    for field in ("acceptance", "new_company"):
        less, more = (anxiety_target(x, q, contact, expectation) for x in two_of(d, field, step))
        assert at_most(more, less), field
    assert anxiety_target(d, q, step[0], expectation) >= anxiety_target(d, q, step[1], expectation)
    assert anxiety_target(d, q, contact, step[0]) <= anxiety_target(d, q, contact, step[1])
    assert anxiety_target(d, q, step[1], step[0]) == 0.0


@given(dumpees, quantities(), days, steps)
def test_anxiety_relaxes_to_a_share_and_keeps_order(d, q, dt, step):
    less, more = (after(relax_anxiety, x, q, dt) for x in two_of(d, "separation_anxiety", step))
    assert 0.0 <= less.separation_anxiety <= more.separation_anxiety <= 1.0


@given(dumpees, quantities(), pairs(days))
def test_anxiety_adds_up_over_time_where_the_shortfall_is_steady(d, q, two):
    steady = with_field(d, contact=0.0, expectation=0.0)
    assert time_adds_up(relax_anxiety, steady, q, two, ("separation_anxiety",))


@given(dumpees, quantities(), days, steps)
def test_contact_soothes_while_it_lasts(d, q, dt, step):
    """With expectation given, whoever had more contact is not the more anxious for it."""
    soon = dt % 0.5
    less, more = (after(relax_anxiety, x, q, soon) for x in two_of(d, "contact", step))
    assert at_most(more.separation_anxiety, less.separation_anxiety)


@given(dumpees, quantities(), pairs(days))
def test_bond_adds_up_over_time_and_only_fades(d, q, two):
    assert time_adds_up(relax_bond, d, q, two, ("bond",))
    short, long = after(relax_bond, d, q, two[0]), after(relax_bond, d, q, two[1])
    assert 0.0 <= long.bond <= short.bond <= d.bond


@given(dumpees, quantities(), days, steps)
def test_bond_fades_slower_under_contact(d, q, dt, step):
    less, more = (after(relax_bond, x, q, dt) for x in two_of(d, "contact", step))
    assert at_most(less.bond, more.bond)


@given(dumpees, quantities())
def test_the_half_life_of_the_bond(d, q):
    alone = after(relax_bond, with_field(d, contact=0.0), q, q.bond_half_life_days)
    assert close(alone.bond, 0.5 * d.bond)


@given(dumpees, quantities(), contents, shares, steps)
def test_warmth_soothes_and_hostility_alarms(d, q, text, first, step):
    cool, warm = (after(feel_attachment, d, q, t, first) for t in two_of(text, "warmth", step))
    assert at_most(warm.separation_anxiety, cool.separation_anxiety)
    assert at_most(cool.bond, warm.bond)
    mild, harsh = (after(feel_attachment, d, q, t, first) for t in two_of(text, "hostility", step))
    assert at_most(mild.separation_anxiety, harsh.separation_anxiety)


@given(dumpees, quantities(), contents, steps)
def test_a_first_word_stirs_more_than_a_later_one(d, q, text, step):
    later, first = (after(feel_attachment, d, q, text, share) for share in step)
    assert at_most(later.separation_anxiety, first.separation_anxiety)


@given(dumpees, quantities(), contents, shares)
def test_reading_keeps_bounds_and_never_lowers_the_bond(d, q, text, first):
    felt = after(feel_attachment, d, q, text, first)
    assert out_of_range(felt, ("hope",)) == []
    assert felt.bond >= d.bond


@given(dumpees)
def test_anxiety_has_come_most_of_its_way_within_two_days_of_silence(d):
    q = Quantities()
    alone = with_field(d, contact=0.0)
    later = after(relax_anxiety, alone, q, 2.0).separation_anxiety
    at_last = anxiety_target(alone, q, 0.0, d.expectation * math.exp(-2.0 / q.expectation_days))
    at_first = anxiety_target(alone, q, 0.0, d.expectation)
    left = math.exp(-2.0 / q.anxiety_days)
    assert at_last - left - 1e-9 <= later <= at_first + left + 1e-9


@given(dumpees, quantities())
def test_no_time_no_change(d, q):
    relaxed = after(relax_bond, after(relax_anxiety, d, q, 0.0), q, 0.0)
    assert close(relaxed.separation_anxiety, d.separation_anxiety)
    assert relaxed.bond == d.bond
