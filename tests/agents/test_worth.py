"""Self-reliance, self-worth, anger, the feeling of being used."""

from hypothesis import given
from hypothesis import strategies as st

from agents.worth import crumb_in, feel_worth, relax_worth, seen_through
from tests.checks import after, at_most, close, out_of_range, time_adds_up, two_of, with_field
from tests.drawn import contents, days, dumpees, pairs, quantities, steps


@given(dumpees, quantities(), pairs(days))
def test_reliance_grows_alone_and_never_falls_by_itself(d, q, two):
    short, long = after(relax_worth, d, q, two[0]), after(relax_worth, d, q, two[1])
    assert at_most(d.self_reliance, short.self_reliance)
    assert at_most(short.self_reliance, long.self_reliance)
    alone = after(relax_worth, with_field(d, contact=0.0, self_reliance=0.5), q, 1.0)
    assert alone.self_reliance > 0.5


@given(dumpees, quantities(), days, steps)
def test_contact_and_anxiety_slow_reliance_and_acceptance_shields_it(d, q, dt, step):
    for field in ("contact", "separation_anxiety"):
        less, more = (after(relax_worth, x, q, dt) for x in two_of(d, field, step))
        assert at_most(more.self_reliance, less.self_reliance), field
    for field in ("acceptance", "comfort_elsewhere"):
        less, more = (after(relax_worth, x, q, dt) for x in two_of(d, field, step))
        assert at_most(less.self_reliance, more.self_reliance), field


@given(dumpees, quantities(), contents, steps)
def test_reliance_never_grows_under_comfort(d, q, text, step):
    assert at_most(after(feel_worth, d, q, text).self_reliance, d.self_reliance)
    cool, warm = (after(feel_worth, d, q, t) for t in two_of(text, "warmth", step))
    assert at_most(warm.self_reliance, cool.self_reliance)
    assert at_most(cool.comfort_from_ex, warm.comfort_from_ex)


@given(dumpees, quantities(), contents)
def test_comfort_takes_nothing_from_those_who_have_accepted(d, q, text):
    accepting = with_field(d, acceptance=1.0)
    assert after(feel_worth, accepting, q, text).self_reliance == d.self_reliance


@given(dumpees, quantities(), pairs(days))
def test_worth_adds_up_over_time(d, q, two):
    fields = ("self_reliance", "self_worth", "felt_used", "crumbs")
    assert time_adds_up(relax_worth, d, q, two, fields)
    assert time_adds_up(relax_worth, d, q, two, ("anger",), ("felt_used",))


@given(dumpees, quantities(), days, steps)
def test_worth_comes_back_to_self_esteem(d, q, dt, step):
    for field in ("self_esteem", "new_company", "self_worth"):
        less, more = (after(relax_worth, x, q, dt) for x in two_of(d, field, step))
        assert at_most(less.self_worth, more.self_worth), field


@given(dumpees, quantities(), days, steps)
def test_feeling_used_keeps_anger_up_and_both_fade(d, q, dt, step):
    less, more = (after(relax_worth, x, q, dt) for x in two_of(d, "felt_used", step))
    assert at_most(less.anger, more.anger)
    relaxed = after(relax_worth, d, q, dt)
    assert relaxed.felt_used <= d.felt_used
    assert relaxed.crumbs <= d.crumbs
    assert at_most(after(relax_worth, with_field(d, felt_used=0.0), q, dt).anger, d.anger)


@given(dumpees, quantities(), pairs(st.floats(0.0, 200.0)), steps)
def test_crumbs_and_insight_teach_to_see_through(d, q, crumbs, step):
    assert 0.0 <= seen_through(d, q) <= 1.0
    less, more = two_of(d, "crumbs", crumbs)
    assert seen_through(less, q) <= seen_through(more, q)
    less, more = two_of(d, "insight", step)
    assert seen_through(less, q) <= seen_through(more, q)
    assert seen_through(with_field(d, crumbs=0.0), q) == 0.0


@given(contents, steps)
def test_a_crumb_is_sweet_unclear_and_comes_to_no_point(text, step):
    assert 0.0 <= crumb_in(text) <= 1.0
    for axis in ("warmth", "hope_signal"):
        less, more = two_of(text, axis, step)
        assert at_most(crumb_in(less), crumb_in(more)), axis
    for axis in ("clarity", "hostility", "directness"):
        less, more = two_of(text, axis, step)
        assert at_most(crumb_in(more), crumb_in(less)), axis


@given(dumpees, quantities(), contents, steps)
def test_hostility_strikes_worth_and_angers(d, q, text, step):
    mild, harsh = (after(feel_worth, d, q, t) for t in two_of(text, "hostility", step))
    assert at_most(harsh.self_worth, mild.self_worth)
    assert at_most(mild.anger, harsh.anger)


@given(dumpees, quantities(), contents, steps)
def test_validation_lifts_worth_and_explanations_calm(d, q, text, step):
    for axis in ("warmth", "apology"):
        less, more = (after(feel_worth, d, q, t) for t in two_of(text, axis, step))
        assert at_most(less.self_worth, more.self_worth), axis
    for axis in ("apology", "clarity"):
        less, more = (after(feel_worth, d, q, t) for t in two_of(text, axis, step))
        assert at_most(more.anger, less.anger), axis


@given(dumpees, quantities(), contents, steps)
def test_hidden_requests_make_one_feel_used(d, q, text, step):
    less, more = (after(feel_worth, d, q, t) for t in two_of(text, "request", step))
    assert at_most(less.felt_used, more.felt_used)
    open_, hidden = (after(feel_worth, d, q, t) for t in two_of(text, "directness", step))
    assert at_most(hidden.felt_used, open_.felt_used)
    assert after(feel_worth, d, q, text).felt_used >= d.felt_used


@given(dumpees, quantities(), contents, days)
def test_worth_stays_in_bounds(d, q, text, dt):
    assert out_of_range(after(relax_worth, d, q, dt), ("hope",)) == []
    assert out_of_range(after(feel_worth, d, q, text), ("hope",)) == []


@given(dumpees, quantities())
def test_no_time_no_change(d, q):
    relaxed = after(relax_worth, d, q, 0.0)
    for field in ("self_reliance", "self_worth", "anger", "felt_used", "crumbs"):
        assert close(getattr(relaxed, field), getattr(d, field)), field
