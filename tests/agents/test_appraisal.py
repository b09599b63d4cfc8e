"""What a text, a silence, a block or a post does to the mind it meets."""

from hypothesis import given
from hypothesis import strategies as st

from agents.appraisal import (
    appraise_as_dumpee,
    appraise_as_dumper,
    dumpee_blocked,
    dumpee_ignored,
    dumpee_sees_post,
    dumper_blocked,
    dumper_ignored,
)
from agents.content import Content
from tests.checks import after, at_most, differing, out_of_range, two_of, with_field
from tests.drawn import (
    contents,
    dumpees,
    dumpers,
    quantities,
    seats,
    steps,
    trait_names,
)

log_odds = st.floats(-5.0, 3.5)


@given(dumpees, seats(0), quantities(), contents)
def test_a_dumpee_who_reads_stays_in_bounds_and_keeps_their_traits(d, seat, q, text):
    read = after(appraise_as_dumpee, d, seat, q, text)
    assert out_of_range(read) == []
    assert not set(differing(d, read)) & {*trait_names(type(d)), "felt_day"}


@given(dumpers, seats(1), quantities(), contents)
def test_a_dumper_who_reads_stays_in_bounds_and_keeps_their_traits(r, seat, q, text):
    read = after(appraise_as_dumper, r, seat, q, text)
    assert out_of_range(read) == []
    assert not set(differing(r, read)) & {*trait_names(type(r)), "felt_day"}


@given(dumpees, seats(0), quantities(), contents, log_odds, steps)
def test_the_whole_of_reading_raises_hope_with_its_signal(d, seat, q, text, hope, step):
    d = with_field(d, hope=hope)
    less, more = (
        after(appraise_as_dumpee, d, seat, q, t) for t in two_of(text, "hope_signal", step)
    )
    assert at_most(less.hope, more.hope)


@given(dumpees, seats(0), quantities(), contents, steps)
def test_clear_texts_are_less_idle(d, seat, q, text, step):
    for axis in ("clarity", "boundary"):
        less, more = (after(appraise_as_dumpee, d, seat, q, t) for t in two_of(text, axis, step))
        assert at_most(more.idle_contact, less.idle_contact), axis


@given(dumpees, seats(0), quantities(), contents)
def test_the_first_word_stirs_most(d, seat, q, text):
    first, tenth = with_field(seat, n_read=0), with_field(seat, n_read=9)
    one, other = (after(appraise_as_dumpee, d, s, q, text) for s in (first, tenth))
    assert at_most(other.separation_anxiety, one.separation_anxiety)


@given(dumpers, seats(1), quantities(), contents)
def test_only_an_answer_teaches_what_texting_brings(r, seat, q, text):
    unasked = after(appraise_as_dumper, r, with_field(seat, unanswered=0), q, text)
    assert unasked.benefit == r.benefit
    answered = after(appraise_as_dumper, r, with_field(seat, unanswered=1), q, text)
    cold = after(appraise_as_dumper, r, with_field(seat, unanswered=1), q, Content(boundary=1.0))
    assert at_most(cold.benefit, answered.benefit)


@given(dumpers, seats(1), quantities())
def test_being_helped_pays_and_eases_the_need(r, seat, q):
    needy = with_field(r, money_need=0.9, support_need=0.0)
    asked = with_field(seat, unanswered=1)
    helped = after(appraise_as_dumper, needy, asked, q, Content(warmth=1.0, request=0.0))
    asked_back = after(appraise_as_dumper, needy, asked, q, Content(warmth=1.0, request=1.0))
    assert helped.money_need < needy.money_need == asked_back.money_need
    assert at_most(asked_back.benefit, helped.benefit)


@given(dumpees, quantities(), log_odds, st.floats(0.0, 2.5), st.floats(0.0, 2.5))
def test_being_ignored_takes_hope_and_worth_and_alarms_the_more_it_weighs(d, q, hope, one, other):
    d = with_field(d, hope=hope)
    less, more = (after(dumpee_ignored, d, q, weight) for weight in sorted((one, other)))
    assert at_most(more.hope, less.hope)
    assert at_most(less.hope, d.hope)
    assert at_most(more.self_worth, less.self_worth)
    assert at_most(less.separation_anxiety, more.separation_anxiety)
    assert out_of_range(more) == []


@given(dumpees, quantities(), log_odds)
def test_being_blocked_takes_hope_and_worth_alarms_and_angers(d, q, hope):
    d = with_field(d, hope=hope)
    blocked = after(dumpee_blocked, d, q)
    assert at_most(blocked.hope, d.hope)
    assert blocked.self_worth <= d.self_worth
    assert blocked.separation_anxiety >= d.separation_anxiety
    assert blocked.anger >= d.anger
    assert out_of_range(blocked) == []


@given(dumpees, quantities(), log_odds)
def test_who_has_accepted_is_not_alarmed_by_a_block_or_a_post(d, q, hope):
    d = with_field(d, hope=hope, acceptance=1.0)
    for rule in (dumpee_blocked, dumpee_sees_post):
        assert after(rule, d, q).separation_anxiety == d.separation_anxiety


@given(dumpees, quantities(), log_odds, steps)
def test_a_post_hurts_the_more_the_less_is_accepted(d, q, hope, step):
    d = with_field(d, hope=hope)
    seen = after(dumpee_sees_post, d, q)
    assert at_most(seen.hope, d.hope)
    assert seen.rumination >= d.rumination
    assert seen.self_worth <= d.self_worth
    less, more = (after(dumpee_sees_post, x, q) for x in two_of(d, "acceptance", step))
    assert at_most(more.separation_anxiety, less.separation_anxiety)
    assert out_of_range(seen) == []


@given(dumpers, quantities())
def test_an_ignored_or_blocked_dumper_expects_less(r, q):
    for rule in (dumper_ignored, dumper_blocked):
        felt = after(rule, r, q)
        assert at_most(felt.benefit, r.benefit)
        assert out_of_range(felt) == []
    assert after(dumper_blocked, r, q).fear_of_loss >= r.fear_of_loss
    assert after(dumper_ignored, r, q).resentment >= r.resentment
