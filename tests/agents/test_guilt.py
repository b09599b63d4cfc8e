"""Relief, guilt, shame."""

from hypothesis import given

from agents.guilt import feel_guilt, pain_in, regret_lapse, relax_guilt, uncovered
from agents.quantities import Quantities
from tests.checks import after, at_most, close, out_of_range, time_adds_up, two_of, with_field
from tests.drawn import contents, days, dumpers, pairs, quantities, short_days, steps

STATED_ERROR = 0.02
"""Of guilt over a day in two parts: relief fades meanwhile, which is taken as constant."""


@given(dumpers, steps)
def test_relief_covers(r, step):
    less, more = two_of(r, "relief", step)
    assert uncovered(more) <= uncovered(less)
    assert 0.0 <= uncovered(r) <= 1.0
    assert uncovered(with_field(r, relief=1.0)) == 0.0


@given(dumpers, quantities(), days, steps)
def test_guilt_rises_from_moral_code_manner_and_pain_seen(r, q, dt, step):
    for field in ("moral_code", "regret_of_manner", "seen_pain"):
        less, more = (after(relax_guilt, x, q, dt) for x in two_of(r, field, step))
        assert at_most(less.guilt, more.guilt), field


@given(dumpers, quantities(), days, steps)
def test_guilt_is_covered_by_relief_and_taken_away_by_absolution(r, q, dt, step):
    for field in ("relief", "absolved"):
        less, more = (after(relax_guilt, x, q, dt) for x in two_of(r, field, step))
        assert at_most(more.guilt, less.guilt), field


@given(dumpers, quantities(), pairs(days))
def test_the_parts_of_guilt_add_up_over_time(r, q, two):
    drivers = ("absolved", "relief", "seen_pain")
    assert time_adds_up(relax_guilt, r, q, two, (*drivers, "shame"))
    assert time_adds_up(relax_guilt, r, q, two, ("guilt",), drivers)


@given(dumpers, quantities(), short_days)
def test_guilt_adds_up_within_the_stated_error_over_a_day(r, q, a):
    whole = after(relax_guilt, r, q, 1.0)
    parts = after(relax_guilt, after(relax_guilt, r, q, a), q, 1.0 - a)
    assert abs(whole.guilt - parts.guilt) < STATED_ERROR


@given(dumpers, quantities(), pairs(days))
def test_relief_pain_and_shame_fade_and_one_forgives_oneself(r, q, two):
    short, long = after(relax_guilt, r, q, two[0]), after(relax_guilt, r, q, two[1])
    for field in ("relief", "seen_pain", "shame"):
        assert getattr(long, field) <= getattr(short, field) <= getattr(r, field)
    assert at_most(r.absolved, short.absolved)
    assert at_most(short.absolved, long.absolved)


@given(contents, quantities(), steps)
def test_pain_shows_in_pressure_and_in_deep_requests(text, q, step):
    assert 0.0 <= pain_in(text, q) <= 1.0
    for axis in ("pressure", "depth", "request"):
        less, more = two_of(text, axis, step)
        assert at_most(pain_in(less, q), pain_in(more, q)), axis


@given(dumpers, quantities(), contents, steps)
def test_kindness_absolves(r, q, text, step):
    cool, kind = (after(feel_guilt, r, q, t) for t in two_of(text, "warmth", step))
    assert at_most(cool.absolved, kind.absolved)
    assert at_most(kind.guilt, cool.guilt)
    assert at_most(after(feel_guilt, r, q, text).guilt, r.guilt)
    gentle, harsh = (after(feel_guilt, r, q, t) for t in two_of(text, "hostility", step))
    assert at_most(gentle.guilt, harsh.guilt)


@given(dumpers, quantities(), contents, steps)
def test_pressure_shows_pain_and_spoils_kindness(r, q, text, step):
    less, more = (after(feel_guilt, r, q, t) for t in two_of(text, "pressure", step))
    assert at_most(less.seen_pain, more.seen_pain)
    assert at_most(more.absolved, less.absolved)
    assert after(feel_guilt, r, q, text).seen_pain >= r.seen_pain


@given(dumpers, quantities(), contents, steps)
def test_hostility_shames_those_to_whom_conduct_matters(r, q, text, step):
    for rule in (regret_lapse, feel_guilt):
        less, more = (after(rule, r, q, t) for t in two_of(text, "hostility", step))
        assert at_most(less.shame, more.shame)
        less, more = (after(rule, x, q, text) for x in two_of(r, "moral_code", step))
        assert at_most(less.shame, more.shame)
    assert 0.0 <= after(regret_lapse, r, q, text).shame - r.shame <= 1.0


@given(dumpers, quantities(), contents, days)
def test_guilt_stays_in_bounds(r, q, text, dt):
    assert out_of_range(after(relax_guilt, r, q, dt)) == []
    assert out_of_range(after(feel_guilt, r, q, text)) == []


@given(dumpers, quantities())
def test_no_time_no_change(r, q):
    relaxed = after(relax_guilt, r, q, 0.0)
    for field in ("guilt", "absolved", "relief", "seen_pain", "shame"):
        assert close(getattr(relaxed, field), getattr(r, field)), field


@given(dumpers)
def test_as_relief_goes_guilt_comes(r):
    """One who was harsh and has a conscience feels it once the relief is over."""
    q = Quantities()
    harsh = with_field(
        r, moral_code=0.9, regret_of_manner=0.9, absolved=0.0, relief=0.95, guilt=0.0
    )
    for _ in range(40):
        relax_guilt(harsh, q, 1.0)
    assert harsh.guilt > 0.1
