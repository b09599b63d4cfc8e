"""Life events: declared rates, and what each kind does to whom."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents import events
from agents.attachment import longing
from agents.events import (
    ANNIVERSARY,
    CHANCE_MEETING,
    DUMPEE_NEW_COMPANY,
    DUMPEE_ROUGH_PATCH,
    DUMPER_NEW_PARTNER,
    DUMPER_ROUGH_PATCH,
    EVENTS,
    FRIENDS_ADVICE,
    FRIENDS_RALLY,
    MONEY_TROUBLE,
    POSTING,
    event_rate,
    hear_of_new_partner,
    meet_the_ex,
    strike_dumpee,
    strike_dumper,
)
from tests.checks import after, at_most, differing, out_of_range, with_field
from tests.drawn import dumpees, dumpers, quantities, trait_names

kinds = st.integers(0, len(EVENTS) - 1)
seen = st.sampled_from((0.0, 1.0))
log_odds = st.floats(-5.0, 3.5)

RAISES_IN_DUMPEE = {
    DUMPEE_NEW_COMPANY: ("new_company",),
    ANNIVERSARY: ("rumination", "sadness"),
    CHANCE_MEETING: ("separation_anxiety", "sadness", "rumination", "hope"),
    POSTING: ("separation_anxiety", "rumination"),
    DUMPEE_ROUGH_PATCH: ("sadness", "separation_anxiety"),
    FRIENDS_RALLY: ("comfort_elsewhere", "self_worth"),
    DUMPER_NEW_PARTNER: ("separation_anxiety",),
}
LOWERS_IN_DUMPEE = {
    DUMPER_NEW_PARTNER: ("hope", "self_worth"),
    POSTING: ("hope", "self_worth"),
    DUMPEE_ROUGH_PATCH: ("self_worth",),
}
RAISES_IN_DUMPER = {
    FRIENDS_ADVICE: ("advice",),
    DUMPER_NEW_PARTNER: ("new_company",),
    DUMPEE_NEW_COMPANY: ("jealousy",),
    ANNIVERSARY: ("sadness", "curiosity"),
    MONEY_TROUBLE: ("money_need",),
    CHANCE_MEETING: ("guilt",),
    DUMPER_ROUGH_PATCH: ("support_need", "sadness"),
}
LOWERS_IN_DUMPER = {
    DUMPER_NEW_PARTNER: ("loneliness", "boredom"),
    CHANCE_MEETING: ("curiosity",),
}


def test_kinds_are_numbered_in_the_order_of_their_names():
    numbered = {n: getattr(events, n) for n in dir(events) if n.isupper() and n != "EVENTS"}
    named = {name.upper().replace("POST", "POSTING"): i for i, name in enumerate(EVENTS)}
    assert numbered == named


@given(quantities())
def test_the_rate_of_each_kind_is_the_one_declared_for_it(q):
    for kind, name in enumerate(EVENTS):
        assert event_rate(kind, q) == getattr(q, f"rate_{name}") >= 0.0


@given(dumpees, quantities(), kinds, seen)
def test_a_struck_dumpee_stays_in_bounds_and_only_what_belongs_to_it_moves(d, q, kind, news):
    struck = after(strike_dumpee, d, q, kind, news)
    assert out_of_range(struck) == []
    assert not set(differing(d, struck)) & {*trait_names(type(d)), "felt_day"}
    moved = {*RAISES_IN_DUMPEE.get(kind, ()), *LOWERS_IN_DUMPEE.get(kind, ())}
    assert set(differing(d, struck)) <= moved


@given(dumpees, quantities(), kinds, log_odds)
def test_events_move_the_dumpee_the_way_they_should(d, q, kind, hope):
    d = with_field(d, hope=hope)
    struck = after(strike_dumpee, d, q, kind, 1.0)
    for field in RAISES_IN_DUMPEE.get(kind, ()):
        assert at_most(getattr(d, field), getattr(struck, field)), field
    for field in LOWERS_IN_DUMPEE.get(kind, ()):
        assert at_most(getattr(struck, field), getattr(d, field)), field


@pytest.mark.parametrize("kind", [POSTING, DUMPER_NEW_PARTNER])
@given(d=dumpees, q=quantities())
def test_what_is_not_seen_does_nothing(kind, d, q):
    assert after(strike_dumpee, d, q, kind, 0.0) == d


@given(dumpers, quantities(), kinds)
def test_a_struck_dumper_stays_in_bounds_and_moves_the_way_they_should(r, q, kind):
    struck = after(strike_dumper, r, q, kind)
    assert out_of_range(struck) == []
    raised, lowered = RAISES_IN_DUMPER.get(kind, ()), LOWERS_IN_DUMPER.get(kind, ())
    assert set(differing(r, struck)) <= {*raised, *lowered}
    for field in raised:
        assert at_most(getattr(r, field), getattr(struck, field)), field
    for field in lowered:
        assert at_most(getattr(struck, field), getattr(r, field)), field


@given(dumpees, quantities(), log_odds)
def test_news_of_a_new_partner_hurts_by_longing(d, q, hope):
    d = with_field(d, hope=hope)
    none, much = (after(hear_of_new_partner, d, q, want) for want in (0.0, 1.0))
    assert none.separation_anxiety == d.separation_anxiety <= much.separation_anxiety
    assert at_most(none.hope, hope)
    whole = after(strike_dumpee, d, q, DUMPER_NEW_PARTNER, 1.0)
    assert whole == after(hear_of_new_partner, d, q, longing(d, q))


@given(dumpees, quantities(), log_odds)
def test_meeting_by_chance_stirs_by_longing(d, q, hope):
    d = with_field(d, hope=hope)
    none, much = (after(meet_the_ex, d, q, want) for want in (0.0, 1.0))
    for field in ("separation_anxiety", "sadness", "rumination"):
        assert getattr(none, field) == getattr(d, field) <= getattr(much, field)
    assert after(strike_dumpee, d, q, CHANCE_MEETING, 0.0) == after(
        meet_the_ex, d, q, longing(d, q)
    )


def test_every_event_reaches_someone():
    reaching = {*RAISES_IN_DUMPEE, *RAISES_IN_DUMPER}
    assert reaching == set(range(len(EVENTS)))
