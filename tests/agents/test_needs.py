"""What the dumper lacks, and what satisfies it."""

import math

from hypothesis import given

from agents.needs import company_of, feel_help, feel_needs, relax_needs, relax_own_grief
from tests.checks import after, at_most, close, out_of_range, time_adds_up, two_of, with_field
from tests.drawn import contents, days, dumpers, pairs, quantities, steps

LACKS = (
    "boredom", "loneliness", "curiosity", "jealousy", "money_need", "support_need",
    "fear_of_loss", "sadness",
)  # fmt: skip


@given(dumpers, quantities(), steps)
def test_company_comes_from_friends_and_a_new_partner(r, q, step):
    assert 0.0 <= company_of(r, q) <= 1.0
    for field in ("support", "new_company"):
        less, more = (company_of(x, q) for x in two_of(r, field, step))
        assert at_most(less, more), field


@given(dumpers, quantities(), days, steps)
def test_relief_and_company_keep_lacks_down(r, q, dt, step):
    for source in ("relief", "new_company"):
        less, more = (after(relax_needs, x, q, dt) for x in two_of(r, source, step))
        for lack in ("boredom", "loneliness", "curiosity"):
            assert at_most(getattr(more, lack), getattr(less, lack)), (source, lack)


@given(dumpers, quantities(), days, steps)
def test_love_fears_the_loss_and_grief_needs_support(r, q, dt, step):
    less, more = (after(relax_needs, x, q, dt) for x in two_of(r, "love", step))
    assert at_most(less.fear_of_loss, more.fear_of_loss)
    less, more = (after(relax_needs, x, q, dt) for x in two_of(r, "sadness", step))
    assert at_most(less.support_need, more.support_need)


@given(dumpers, quantities(), pairs(days))
def test_jealousy_money_trouble_and_grief_fade(r, q, two):
    short, long = after(relax_needs, r, q, two[0]), after(relax_needs, r, q, two[1])
    for lack in ("jealousy", "money_need", "sadness"):
        assert getattr(long, lack) <= getattr(short, lack) <= getattr(r, lack)


@given(dumpers, quantities(), pairs(days))
def test_lacks_add_up_over_time(r, q, two):
    alone = ("sadness", "jealousy", "money_need", "fear_of_loss", "new_company")
    assert time_adds_up(relax_needs, r, q, two, alone)
    drivers = ("sadness", "new_company")
    driven = ("boredom", "loneliness", "curiosity", "support_need")
    assert time_adds_up(relax_needs, r, q, two, driven, drivers)


@given(dumpers, quantities(), days, steps)
def test_contact_holds_up_the_dumpers_own_grief(r, q, dt, step):
    less, more = (after(relax_own_grief, x, q, dt) for x in two_of(r, "contact", step))
    assert at_most(less.sadness, more.sadness)


@given(dumpers, quantities(), contents, steps)
def test_friendly_texts_satisfy(r, q, text, step):
    cool, warm = (after(feel_needs, r, q, t) for t in two_of(text, "warmth", step))
    for lack in ("boredom", "loneliness", "curiosity", "support_need"):
        assert at_most(getattr(warm, lack), getattr(cool, lack)), lack
        assert at_most(getattr(cool, lack), getattr(r, lack)), lack


@given(dumpers, quantities(), contents, steps)
def test_lines_drawn_frighten_and_heavy_texts_sadden(r, q, text, step):
    for axis in ("boundary", "clarity"):
        less, more = (after(feel_needs, r, q, t) for t in two_of(text, axis, step))
        assert at_most(less.fear_of_loss, more.fear_of_loss), axis
    for axis in ("pressure", "depth"):
        less, more = (after(feel_needs, r, q, t) for t in two_of(text, axis, step))
        assert at_most(less.sadness, more.sadness), axis


@given(dumpers, quantities(), contents, steps)
def test_aversion_does_not_fear_the_loss(r, q, text, step):
    less, more = (after(feel_needs, x, q, text) for x in two_of(r, "aversion", step))
    assert at_most(more.fear_of_loss, less.fear_of_loss)


@given(dumpers, quantities())
def test_help_meets_the_greater_need_and_raises_none(r, q):
    helped = after(feel_help, r, q)
    assert helped.money_need <= r.money_need
    assert helped.support_need <= r.support_need
    if r.money_need > r.support_need:
        assert helped.support_need == r.support_need
        assert helped.money_need < r.money_need
    else:
        assert helped.money_need == r.money_need
    assert out_of_range(helped) == []


@given(dumpers, quantities(), contents, days)
def test_needs_stay_in_bounds(r, q, text, dt):
    assert out_of_range(after(relax_needs, r, q, dt)) == []
    assert out_of_range(after(feel_needs, r, q, text)) == []


@given(dumpers, quantities())
def test_no_time_no_change(r, q):
    relaxed = after(relax_needs, r, q, 0.0)
    assert all(close(getattr(relaxed, lack), getattr(r, lack)) for lack in LACKS)


@given(dumpers, quantities())
def test_under_full_relief_nothing_of_the_ex_is_missed(r, q):
    free = with_field(r, relief=1.0, loneliness=0.0, curiosity=0.0)
    later = after(relax_needs, free, q, 30.0)
    assert later.loneliness == later.curiosity == 0.0


@given(dumpers, quantities(), days)
def test_own_grief_fades_slower_while_in_contact(r, q, dt):
    alone, in_touch = (after(relax_own_grief, x, q, dt) for x in two_of(r, "contact", (0.0, 1.0)))
    assert 0.0 <= alone.sadness <= in_touch.sadness + 1e-12 <= r.sadness + 1e-9
    assert 0.0 <= alone.new_company <= r.new_company


@given(dumpers, quantities(), pairs(days))
def test_own_grief_adds_up_over_time_while_contact_fades(r, q, two):
    def fade(mind, q, dt):
        relax_own_grief(mind, q, dt)
        mind.contact = mind.contact * math.exp(-dt / q.contact_fade_days)

    assert time_adds_up(fade, r, q, two, ("sadness", "new_company"))
