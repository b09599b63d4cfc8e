"""Contact and expectation: closed form in time, slow after fast."""

from hypothesis import given

from agents.contact import expectation_after, feel_contact, relax_company, relax_contact
from agents.quantities import QUANTITIES
from tests.checks import (
    after,
    at_most,
    close,
    out_of_range,
    time_adds_up,
    two_of,
    with_field,
)
from tests.drawn import days, dumpees, pairs, quantities, shares, short_days, steps


@given(dumpees, quantities(), pairs(days))
def test_contact_and_expectation_add_up_over_time(d, q, two):
    fields = ("contact", "idle_contact", "comfort_from_ex", "expectation", "new_company")
    assert time_adds_up(relax_contact, d, q, two, fields)
    alone = with_field(d, comfort_from_ex=0.0, new_company=0.0)
    assert time_adds_up(relax_contact, alone, q, two, ("comfort_elsewhere",))


@given(dumpees, quantities(), days)
def test_expectation_stays_a_share_and_relaxing_keeps_bounds(d, q, dt):
    assert 0.0 <= expectation_after(d, q, dt) <= 1.0
    assert out_of_range(after(relax_contact, d, q, dt), ("hope",)) == []


@given(dumpees, quantities(), days, steps)
def test_more_contact_keeps_expectation_up(d, q, dt, step):
    less, more = two_of(d, "contact", step)
    assert at_most(expectation_after(less, q, dt), expectation_after(more, q, dt))


@given(dumpees, quantities(), short_days)
def test_expectation_follows_contact(d, q, dt):
    """Euler's steps of E' = (c - E)/T agree with the closed solution."""
    contact, expectation, n = d.contact, d.expectation, 400
    for _ in range(n):
        expectation += (contact - expectation) / q.expectation_days * dt / n
        contact -= contact / q.contact_days * dt / n
    assert abs(expectation - expectation_after(d, q, dt)) < 1e-3


@given(dumpees, quantities(), pairs(days))
def test_without_texts_contact_only_falls(d, q, two):
    short, long = after(relax_contact, d, q, two[0]), after(relax_contact, d, q, two[1])
    for trace in ("contact", "idle_contact", "comfort_from_ex"):
        assert getattr(long, trace) <= getattr(short, trace) <= getattr(d, trace)


@given(dumpees, quantities(), days, steps)
def test_support_and_new_company_bring_comfort_elsewhere(d, q, dt, step):
    for source in ("support", "new_company"):
        less, more = (after(relax_contact, x, q, dt) for x in two_of(d, source, step))
        assert at_most(less.comfort_elsewhere, more.comfort_elsewhere)


@given(dumpees, quantities(), shares, steps)
def test_a_text_is_contact_and_idle_talk_is_idle_contact(d, q, idleness, step):
    d = with_field(d, idle_contact=min(d.idle_contact, d.contact))
    felt = after(feel_contact, d, q, idleness)
    assert d.contact <= felt.contact <= 1.0
    assert at_most(felt.idle_contact, felt.contact)
    less, more = (after(feel_contact, d, q, share) for share in step)
    assert at_most(less.idle_contact, more.idle_contact)
    assert after(feel_contact, d, q, 0.0).idle_contact == d.idle_contact


def test_expectation_is_slower_than_contact_whatever_the_quantities():
    assert QUANTITIES["contact_days"].high < QUANTITIES["expectation_days"].low


@given(dumpees, quantities())
def test_no_time_no_change(d, q):
    relaxed = after(relax_contact, d, q, 0.0)
    assert close(relaxed.expectation, d.expectation)
    assert relaxed.contact == d.contact


@given(dumpees, quantities(), pairs(days))
def test_the_good_of_someone_new_becomes_a_habit(d, q, two):
    assert time_adds_up(relax_company, d, q, two, ("new_company",))
    assert 0.0 <= after(relax_company, d, q, two[0]).new_company <= d.new_company
