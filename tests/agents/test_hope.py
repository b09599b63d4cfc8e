"""Hope: a belief moved by evidence and bent by wanting."""

from hypothesis import given
from hypothesis import strategies as st

from agents.dumpee import Dumpee
from agents.hope import (
    feel_hope,
    hope_share,
    rational_bias,
    relax_hope,
    update_hope,
)
from agents.quantities import QUANTITIES, Quantities, with_values
from tests.checks import after, at_most, close, time_adds_up, two_of, with_field
from tests.drawn import (
    contents,
    days,
    dumpees,
    field_values,
    pairs,
    quantities,
    shares,
    steps,
)

evidence = st.floats(-6.0, 6.0)
log_odds = st.floats(-5.0, 3.5)
FOREVER = 10_000.0
"""Days after which nothing is left of what was (the longest time constant is 150 days)."""


@given(pairs(st.floats(-12.0, 12.0)), dumpees)
def test_hope_share_is_a_probability_that_rises_with_hope(two, d):
    less, more = two_of(d, "hope", two)
    assert 0.0 < hope_share(less) <= hope_share(more) < 1.0


@given(dumpees, quantities(), steps)
def test_the_more_denial_the_less_contrary_evidence_gets_through(d, q, step):
    less, more = two_of(d, "denial", step)
    assert 0.0 <= rational_bias(more, q) <= rational_bias(less, q) <= 1.0
    less, more = (after(update_hope, with_field(x, hope=0.0), q, -1.0) for x in (less, more))
    assert at_most(less.hope, more.hope)


@given(dumpees, quantities(), log_odds, pairs(evidence))
def test_hope_moves_with_the_evidence(d, q, hope, two):
    d = with_field(d, hope=hope)
    less, more = (after(update_hope, d, q, e).hope for e in two)
    assert at_most(less, more)
    assert after(update_hope, d, q, 0.0).hope == hope


DEEP_SILENCE = with_values(
    {
        "hope_floor": QUANTITIES["hope_floor"].low,
        "hope_days": QUANTITIES["hope_days"].high,
        "hope_days_by_attachment": QUANTITIES["hope_days_by_attachment"].high,
        "hope_by_silence_per_day": QUANTITIES["hope_by_silence_per_day"].high,
    }
)
"""The quantities within their ranges at which hope sinks lowest."""


@given(dumpees, evidence, days)
def test_evidence_never_moves_hope_the_other_way_however_low_it_has_sunk(d, sign, dt):
    q = DEEP_SILENCE
    d = after(relax_hope, with_field(d, hope=q.hope_floor), q, dt)
    moved = after(update_hope, d, q, sign).hope - d.hope
    assert moved * sign >= 0.0


@given(days)
def test_hope_stays_within_its_log_odds_in_the_longest_silence(dt):
    low, high = field_values(Dumpee, "hope")
    lowest = Dumpee(hope=low, attachment_anxiety=1.0, contact=0.0, denial=0.0)
    assert low <= after(relax_hope, lowest, DEEP_SILENCE, dt).hope <= high


@given(dumpees, quantities(), st.floats(0.0, 6.0), log_odds, steps)
def test_the_accepting_take_less_hope_from_a_sign(d, q, sign, hope, step):
    less, more = two_of(with_field(d, hope=hope), "acceptance", step)
    assert at_most(after(update_hope, more, q, sign).hope, after(update_hope, less, q, sign).hope)


@given(dumpees, quantities(), st.floats(0.0, 3.0), log_odds)
def test_full_acceptance_takes_no_hope_from_any_sign(d, q, sign, hope):
    accepting = with_field(d, acceptance=1.0, hope=hope)
    assert after(update_hope, accepting, q, sign).hope == hope


@given(dumpees, quantities(), st.floats(0.0, 6.0), log_odds, steps)
def test_denial_bends_a_sign_upwards(d, q, sign, hope, step):
    hopeful = with_field(d, hope=hope, acceptance=0.9 * d.acceptance)
    less, more = two_of(hopeful, "denial", step)
    less, more = (after(update_hope, x, q, sign) for x in (less, more))
    assert at_most(less.hope, more.hope)


@given(dumpees, quantities(), contents, shares, log_odds, steps)
def test_signals_and_warmth_raise_hope(d, q, text, seen_through, hope, step):
    d = with_field(d, hope=hope)
    for axis in ("hope_signal", "warmth"):
        less, more = (after(feel_hope, d, q, t, seen_through) for t in two_of(text, axis, step))
        assert at_most(less.hope, more.hope), axis


@given(dumpees, contents, log_odds, shares)
def test_an_unclear_signal_not_seen_through_gives_hope(d, text, hope, signal):
    q = Quantities()
    d = with_field(d, hope=hope, acceptance=0.5 * d.acceptance)
    sign = with_field(text, hope_signal=0.2 + 0.8 * signal, clarity=0.0, hostility=0.0)
    assert after(feel_hope, d, q, sign, 0.0).hope > hope


@given(dumpees, quantities(), contents, shares, log_odds, steps)
def test_clarity_and_hostility_lower_hope(d, q, text, seen_through, hope, step):
    d = with_field(d, hope=hope)
    for axis in ("clarity", "hostility"):
        less, more = (after(feel_hope, d, q, t, seen_through) for t in two_of(text, axis, step))
        assert at_most(more.hope, less.hope), axis


@given(dumpees, quantities(), contents, shares, log_odds, steps)
def test_a_deep_explanation_weighs_more_than_a_bare_no(d, q, text, seen_through, hope, step):
    d = with_field(d, hope=hope)
    bare, deep = (after(feel_hope, d, q, t, seen_through) for t in two_of(text, "depth", step))
    assert at_most(deep.hope, bare.hope)


@given(dumpees, quantities(), contents, log_odds, steps)
def test_what_is_seen_through_gives_less_hope(d, q, text, hope, step):
    d = with_field(d, hope=hope)
    less, more = (after(feel_hope, d, q, text, share) for share in step)
    assert at_most(more.hope, less.hope)


@given(dumpees, quantities(), pairs(days))
def test_hope_and_denial_add_up_over_time(d, q, two):
    assert time_adds_up(relax_hope, d, q, two, ("denial",))
    assert time_adds_up(relax_hope, d, q, two, ("hope",), ("denial",))


@given(dumpees, quantities(), pairs(days))
def test_hope_above_its_floor_sinks_in_silence(d, q, two):
    d = with_field(d, hope=max(d.hope, q.hope_floor))
    short, long = after(relax_hope, d, q, two[0]), after(relax_hope, d, q, two[1])
    assert at_most(long.hope, short.hope)
    assert at_most(short.hope, d.hope)


@given(dumpees, quantities(), st.floats(0.0, 3.5), days, steps)
def test_the_anxiously_attached_hope_longer(d, q, hope, dt, step):
    less, more = two_of(with_field(d, hope=hope), "attachment_anxiety", step)
    assert at_most(after(relax_hope, less, q, dt).hope, after(relax_hope, more, q, dt).hope)


@given(dumpees, quantities(), log_odds, days, steps)
def test_hope_ends_alike_in_silence_however_anxiously_attached(d, q, hope, dt, step):
    """Where denial is the same: from above and from below, the anxious are only later there."""
    q.denial_by_attachment = 0.0
    less, more = two_of(with_field(d, hope=hope), "attachment_anxiety", step)
    end = after(relax_hope, less, q, FOREVER).hope
    assert close(after(relax_hope, more, q, FOREVER).hope, end)
    nearer, farther = (after(relax_hope, x, q, dt) for x in (less, more))
    assert nearer.denial == farther.denial
    assert at_most(abs(nearer.hope - end), abs(farther.hope - end))
    nearer, farther = (after(relax_hope, x, q, FOREVER) for x in (nearer, farther))
    assert close(nearer.hope, farther.hope)


@given(dumpees, quantities(), days)
def test_hope_stays_within_its_log_odds_in_silence(d, q, dt):
    low, high = field_values(Dumpee, "hope")
    assert low <= after(relax_hope, d, q, dt).hope <= high


@given(dumpees, quantities(), contents, shares, evidence)
def test_hope_stays_within_its_log_odds_when_moved(d, q, text, seen_through, sign):
    low, high = field_values(Dumpee, "hope")
    assert low <= after(update_hope, d, q, sign).hope <= high
    assert low <= after(feel_hope, d, q, text, seen_through).hope <= high


@given(dumpees, quantities(), days)
def test_denial_stays_a_share_and_grows_from_wanting(d, q, dt):
    assert 0.0 <= after(relax_hope, d, q, dt).denial <= 1.0
    wanting, done = (with_field(d, acceptance=share) for share in (0.0, 1.0))
    wanting, done = (after(relax_hope, x, q, dt) for x in (wanting, done))
    assert at_most(done.denial, wanting.denial)


@given(dumpees, quantities())
def test_no_time_no_change(d, q):
    relaxed = after(relax_hope, d, q, 0.0)
    assert close(relaxed.hope, d.hope)
    assert close(relaxed.denial, d.denial)


def test_the_floor_lies_below_even_odds():
    assert QUANTITIES["hope_floor"].high < 0.0
