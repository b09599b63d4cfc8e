"""Grief work: what speeds it and what holds it up."""

from hypothesis import given

from agents.grief import (
    feel_grief,
    grieving_rate,
    relax_grief,
    relax_rumination,
    relax_sadness,
)
from agents.quantities import Quantities
from tests.checks import after, at_most, close, out_of_range, time_adds_up, two_of, with_field
from tests.drawn import (
    contents,
    days,
    dumpees,
    pairs,
    quantities,
    shares,
    short_days,
    steps,
)

AIDS = ("closure", "comfort_elsewhere", "insight")
BRAKES = ("idle_contact", "anger", "rumination", "attachment_anxiety")
STATED_ERROR = 0.04
"""Of acceptance over a day in two parts, at any quantities: idle contact holds up less and less."""


@given(dumpees, quantities(), steps)
def test_grieving_is_aided_and_held_up_as_the_theory_says(d, q, step):
    assert grieving_rate(d, q) >= 0.0
    for field in AIDS:
        less, more = (grieving_rate(x, q) for x in two_of(d, field, step))
        assert at_most(less, more), field
    for field in BRAKES:
        less, more = (grieving_rate(x, q) for x in two_of(d, field, step))
        assert at_most(more, less), field


@given(dumpees, quantities(), pairs(days))
def test_hope_holds_grief_work_up(d, q, two):
    low, high = (8.0 * share / 400.0 - 5.0 for share in two)
    less, more = (grieving_rate(x, q) for x in two_of(d, "hope", (low, high)))
    assert at_most(more, less)


@given(dumpees, quantities(), pairs(days))
def test_acceptance_and_grief_work_grow_with_time(d, q, two):
    short, long = after(relax_grief, d, q, two[0]), after(relax_grief, d, q, two[1])
    assert at_most(d.acceptance, short.acceptance)
    assert at_most(short.acceptance, long.acceptance)
    assert d.grief_work <= short.grief_work <= long.grief_work
    assert long.acceptance <= 1.0


@given(dumpees, quantities(), days, steps)
def test_acceptance_is_slower_under_hope_and_idle_contact_and_faster_with_help(d, q, dt, step):
    for field in AIDS:
        less, more = (after(relax_grief, x, q, dt) for x in two_of(d, field, step))
        assert at_most(less.acceptance, more.acceptance), field
    for field in BRAKES:
        less, more = (after(relax_grief, x, q, dt) for x in two_of(d, field, step))
        assert at_most(more.acceptance, less.acceptance), field
    hopeless, hopeful = (
        after(relax_grief, x, q, dt) for x in two_of(d, "hope", (step[0] - 2.0, step[1] - 2.0))
    )
    assert at_most(hopeful.acceptance, hopeless.acceptance)


@given(dumpees, quantities(), pairs(days))
def test_acceptance_adds_up_over_time_without_idle_contact(d, q, two):
    alone = with_field(d, idle_contact=0.0)
    assert time_adds_up(relax_grief, alone, q, two, ("acceptance", "grief_work"))


@given(dumpees, quantities(), short_days, shares)
def test_acceptance_adds_up_within_the_stated_error_over_a_day(d, q, dt, share):
    whole = after(relax_grief, d, q, dt)
    parts = after(relax_grief, after(relax_grief, d, q, share * dt), q, (1.0 - share) * dt)
    assert abs(whole.acceptance - parts.acceptance) < STATED_ERROR


@given(dumpees, quantities(), pairs(days))
def test_sadness_and_rumination_add_up_over_time(d, q, two):
    assert time_adds_up(relax_sadness, d, q, two, ("sadness",))
    assert time_adds_up(relax_rumination, d, q, two, ("rumination",))


@given(dumpees, quantities(), days, steps)
def test_sadness_grows_from_longing_reminders_and_low_worth(d, q, dt, step):
    for field in ("bond", "contact"):
        less, more = (after(relax_sadness, x, q, dt) for x in two_of(d, field, step))
        assert at_most(less.sadness, more.sadness), field
    for field in ("self_worth", "acceptance", "new_company"):
        less, more = (after(relax_sadness, x, q, dt) for x in two_of(d, field, step))
        assert at_most(more.sadness, less.sadness), field


@given(dumpees, quantities(), days, steps)
def test_rumination_grows_from_longing_and_open_questions(d, q, dt, step):
    less, more = (after(relax_rumination, x, q, dt) for x in two_of(d, "bond", step))
    assert at_most(less.rumination, more.rumination)
    for field in ("closure", "comfort_elsewhere", "acceptance"):
        less, more = (after(relax_rumination, x, q, dt) for x in two_of(d, field, step))
        assert at_most(more.rumination, less.rumination), field


@given(dumpees, quantities(), days)
def test_nothing_is_brooded_over_as_much_as_even_odds(d, q, dt):
    even = after(relax_rumination, with_field(d, hope=0.0), q, dt)
    assert at_most(after(relax_rumination, d, q, dt).rumination, even.rumination)


@given(dumpees, quantities(), contents, steps)
def test_clear_and_deep_answers_answer_questions(d, q, text, step):
    for axis in ("clarity", "depth"):
        less, more = (after(feel_grief, d, q, t) for t in two_of(text, axis, step))
        assert at_most(less.closure, more.closure), axis
    assert d.closure <= after(feel_grief, d, q, text).closure <= 1.0
    assert after(feel_grief, d, q, with_field(text, clarity=0.0)).closure == d.closure


@given(dumpees, quantities(), days)
def test_all_of_grief_stays_in_bounds(d, q, dt):
    for rule in (relax_grief, relax_sadness, relax_rumination):
        assert out_of_range(after(rule, d, q, dt), ("hope",)) == []


@given(dumpees, quantities())
def test_no_time_no_change(d, q):
    for rule in (relax_grief, relax_sadness, relax_rumination):
        relaxed = after(rule, d, q, 0.0)
        for field in ("acceptance", "grief_work", "sadness", "rumination"):
            assert close(getattr(relaxed, field), getattr(d, field)), field


@given(dumpees)
def test_a_person_left_in_peace_comes_to_accept(d):
    """Without hope, idle contact and anger, a year is enough for most of it."""
    q = Quantities()
    alone = with_field(d, hope=-3.0, idle_contact=0.0, anger=0.0, rumination=0.0, closure=0.3)
    assert after(relax_grief, alone, q, 365.0).acceptance > 0.5
