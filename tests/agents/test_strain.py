"""Aversion, overwhelm, resentment, and the benefit texting is felt to bring."""

from hypothesis import given
from hypothesis import strategies as st

from agents.content import Content
from agents.strain import (
    feel_ignored,
    feel_strain,
    impatience,
    learn_benefit,
    relax_strain,
    reward_in,
)
from tests.checks import after, at_most, close, out_of_range, time_adds_up, two_of, with_field
from tests.drawn import contents, days, dumpers, pairs, quantities, shares, steps

STRAINS = ("aversion", "overwhelm", "resentment", "contact")


@given(dumpers, quantities(), pairs(days))
def test_strain_adds_up_over_time_and_passes(r, q, two):
    assert time_adds_up(relax_strain, r, q, two, STRAINS)
    short, long = after(relax_strain, r, q, two[0]), after(relax_strain, r, q, two[1])
    for strain in ("overwhelm", "resentment", "contact"):
        assert getattr(long, strain) <= getattr(short, strain) <= getattr(r, strain)


@given(dumpers, quantities(), days, steps)
def test_love_lets_aversion_fade_further(r, q, dt, step):
    less, more = (after(relax_strain, x, q, dt) for x in two_of(r, "love", step))
    assert at_most(more.aversion, less.aversion)


@given(dumpers, quantities(), steps)
def test_impatience_is_overwhelm_beyond_patience(r, q, step):
    assert 0.0 <= impatience(r, q) <= 1.0
    less, more = (impatience(x, q) for x in two_of(r, "overwhelm", step))
    assert at_most(less, more)
    less, more = (impatience(x, q) for x in two_of(r, "patience", step))
    assert at_most(more, less)
    assert impatience(with_field(r, overwhelm=0.0), q) == 0.0
    assert impatience(with_field(r, overwhelm=1.0, patience=0.0), q) > 0.0


@given(dumpers, quantities(), contents, steps)
def test_pressure_and_hostility_raise_aversion_and_warmth_eases_it(r, q, text, step):
    for axis in ("pressure", "hostility"):
        less, more = (after(feel_strain, r, q, t) for t in two_of(text, axis, step))
        assert at_most(less.aversion, more.aversion), axis
    cool, warm = (after(feel_strain, r, q, t) for t in two_of(text, "warmth", step))
    assert at_most(warm.aversion, cool.aversion)
    assert at_most(warm.resentment, cool.resentment)


@given(dumpers, quantities(), contents, steps)
def test_pressure_overwhelms_and_the_kind_resist_it_less(r, q, text, step):
    less, more = (after(feel_strain, r, q, t) for t in two_of(text, "pressure", step))
    assert at_most(less.overwhelm, more.overwhelm)
    assert after(feel_strain, r, q, text).overwhelm >= r.overwhelm
    unkind, kind = (after(feel_strain, x, q, text) for x in two_of(r, "kindness", step))
    assert at_most(kind.aversion, unkind.aversion)


@given(dumpers, quantities())
def test_being_pressed_again_and_again_ends_in_impatience(r, q):
    for _ in range(200):
        feel_strain(r, q, Content(pressure=1.0))
    assert r.overwhelm > 0.9
    assert impatience(with_field(r, patience=0.0), q) > 0.0


@given(contents, quantities(), steps)
def test_the_reward_of_an_answer(text, q, step):
    assert 0.0 <= reward_in(text, q) <= 1.0
    less, more = (reward_in(t, q) for t in two_of(text, "warmth", step))
    assert at_most(less, more)
    for axis in ("pressure", "hostility", "boundary"):
        less, more = (reward_in(t, q) for t in two_of(text, axis, step))
        assert at_most(more, less), axis


@given(dumpers, quantities(), shares)
def test_benefit_moves_toward_what_was_got(r, q, reward):
    learnt = after(learn_benefit, r, q, reward).benefit
    assert at_most(min(r.benefit, reward), learnt)
    assert at_most(learnt, max(r.benefit, reward))
    assert close(abs(learnt - reward), (1.0 - q.benefit_learning) * abs(r.benefit - reward))


@given(dumpers, quantities(), shares)
def test_benefit_reaches_what_is_always_got(r, q, reward):
    for _ in range(400):
        learn_benefit(r, q, reward)
    assert abs(r.benefit - reward) < 1e-6


@given(dumpers, quantities(), st.integers(0, 400))
def test_silence_extinguishes_benefit(r, q, times):
    start = r.benefit
    for _ in range(times):
        feel_ignored(r, q)
    assert close(r.benefit, start * (1.0 - q.benefit_learning) ** times)
    assert out_of_range(r) == []


@given(dumpers, quantities(), steps)
def test_the_immature_turn_angry_at_silence(r, q, step):
    assert after(feel_ignored, r, q).resentment >= r.resentment
    less, more = (after(feel_ignored, x, q) for x in two_of(r, "maturity", step))
    assert at_most(more.resentment, less.resentment)


@given(dumpers, quantities(), contents, days)
def test_strain_stays_in_bounds(r, q, text, dt):
    assert out_of_range(after(relax_strain, r, q, dt)) == []
    assert out_of_range(after(feel_strain, r, q, text)) == []


@given(dumpers, quantities())
def test_no_time_no_change(r, q):
    relaxed = after(relax_strain, r, q, 0.0)
    assert all(close(getattr(relaxed, strain), getattr(r, strain)) for strain in STRAINS)
