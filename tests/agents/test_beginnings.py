"""How the two feel at the breakup, at a reunion, and at a second breakup."""

import copy

from hypothesis import given
from hypothesis import strategies as st

from agents.beginnings import begin_dumpee, begin_dumper, start_counts
from agents.reunions import come_together, live_together, part_again
from tests.checks import after, at_most, differing, out_of_range, two_of
from tests.drawn import (
    dumpees,
    dumpers,
    pairs,
    quantities,
    steps,
    trait_names,
)

moments = st.floats(0.0, 300.0)


@given(dumpees, quantities(), moments)
def test_a_dumpee_begins_in_bounds_with_their_own_traits(d, q, now):
    begun = after(begin_dumpee, d, q, now)
    assert out_of_range(begun) == []
    assert not set(differing(d, begun)) & set(trait_names(type(d)))
    assert begun.felt_day == now
    assert begun.contact == 0.0


@given(dumpees, moments)
def test_counts_start_at_nothing_and_no_feeling_is_touched_by_it(d, now):
    d.crises, d.distress_days, d.peak_distress, d.healed_day = 3, 9.0, 0.9, 4.0
    begun = after(start_counts, d, now)
    assert begun.felt_day == now
    counts = ("crumbs", "grief_work", "crises", "distress_days", "peak_distress")
    assert [getattr(begun, name) for name in counts] == [0] * len(counts)
    assert begun.healed_day == begun.well_since == -1.0
    for feeling in ("bond", "hope", "acceptance", "separation_anxiety", "sadness"):
        assert getattr(begun, feeling) == getattr(d, feeling)


@given(dumpers, quantities(), moments)
def test_a_dumper_begins_in_bounds_with_their_own_traits(r, q, now):
    begun = after(begin_dumper, r, q, now)
    assert out_of_range(begun) == []
    assert not set(differing(r, begun)) & set(trait_names(type(r)))
    assert begun.felt_day == now


@given(dumpees, quantities(), steps, pairs(st.floats(0.1, 40.0)))
def test_first_feelings_follow_from_traits(d, q, step, years):
    def both(field, values=step):
        return [after(begin_dumpee, x, q, 0.0) for x in two_of(d, field, values)]

    for trait, field in (
        ("commitment", "bond"), ("commitment", "hope"), ("suddenness", "hope"),
        ("suddenness", "denial"), ("attachment_anxiety", "separation_anxiety"),
        ("harshness", "anger"), ("self_esteem", "self_worth"), ("self_esteem", "self_reliance"),
        ("support", "comfort_elsewhere"),
    ):  # fmt: skip
        less, more = both(trait)
        assert at_most(getattr(less, field), getattr(more, field)), (trait, field)
    for trait, field in (
        ("harshness", "hope"), ("harshness", "self_worth"), ("suddenness", "acceptance"),
        ("suddenness", "closure"),
    ):  # fmt: skip
        less, more = both(trait)
        assert at_most(getattr(more, field), getattr(less, field)), (trait, field)
    less, more = both("relationship_years", years)
    assert at_most(less.bond, more.bond)


@given(dumpers, quantities(), steps)
def test_a_dumper_who_loves_is_less_relieved_and_less_averse(r, q, step):
    less, more = (after(begin_dumper, x, q, 0.0) for x in two_of(r, "own_love", step))
    assert at_most(less.love, more.love)
    assert at_most(less.sadness, more.sadness)
    assert at_most(more.relief, less.relief)
    assert at_most(more.aversion, less.aversion)
    for trait in ("moral_code", "regret_of_manner"):
        less, more = (after(begin_dumper, x, q, 0.0) for x in two_of(r, trait, step))
        assert at_most(less.guilt, more.guilt), trait
        assert at_most(less.shame, more.shame), trait


def both_after(rule, d, r, q):
    d, r = copy.copy(d), copy.copy(r)
    rule(d, r, q)
    return d, r


@given(dumpees, dumpers, quantities())
def test_reunions_and_partings_stay_in_bounds_and_leave_traits(d, r, q):
    for rule in (come_together, live_together, part_again):
        new_d, new_r = both_after(rule, d, r, q)
        assert out_of_range(new_d) == []
        assert out_of_range(new_r) == []
        assert not set(differing(d, new_d)) & {*trait_names(type(d)), "felt_day"}
        assert not set(differing(r, new_r)) & {*trait_names(type(r)), "felt_day"}


@given(dumpees, dumpers, quantities())
def test_a_reunion_ends_the_pain_and_undoes_part_of_the_work(d, r, q):
    new_d, new_r = both_after(come_together, d, r, q)
    for field in ("separation_anxiety", "sadness", "acceptance", "closure", "felt_used", "crumbs"):
        assert getattr(new_d, field) <= getattr(d, field), field
    assert new_d.self_worth >= d.self_worth
    assert (new_d.contact, new_d.hope, new_d.well_since) == (1.0, q.reunion_hope, -1.0)
    for field in ("loneliness", "fear_of_loss", "guilt"):
        assert getattr(new_r, field) <= getattr(r, field), field


@given(dumpees, dumpers, quantities())
def test_living_together_keeps_hope_and_contact_and_calms(d, r, q):
    new_d, new_r = both_after(live_together, d, r, q)
    assert (new_d.hope, new_d.contact) == (q.reunion_hope, 1.0)
    for field in ("separation_anxiety", "sadness", "rumination"):
        assert getattr(new_d, field) <= getattr(d, field), field
    for field in ("loneliness", "boredom"):
        assert getattr(new_r, field) <= getattr(r, field), field


@given(dumpees, dumpers, quantities())
def test_a_second_breakup_puts_back_part_of_the_way(d, r, q):
    d.healed_day, d.well_since, r.recovered_day, r.well_since = 9.0, 9.0, 9.0, 9.0
    new_d, new_r = both_after(part_again, d, r, q)
    for field in ("self_reliance", "self_worth", "idle_contact"):
        assert getattr(new_d, field) <= getattr(d, field), field
    for field in ("separation_anxiety", "anger", "sadness"):
        assert getattr(new_d, field) >= getattr(d, field), field
    assert new_d.hope <= q.hope_at_breakup
    assert new_r.relief >= r.relief
    assert new_r.guilt >= r.guilt
    assert new_d.healed_day == new_d.well_since == -1.0
    assert new_r.recovered_day == new_r.well_since == -1.0
