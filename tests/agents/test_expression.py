"""From motive to words, and how mood shades them."""

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from agents.content import Content
from agents.expression import (
    dumpee_intent,
    dumper_intent,
    express_as_dumpee,
    express_as_dumper,
    openness,
    way_of_the_lonely,
    way_to_win_back,
)
from agents.intents import INTENTS, PROPOSE_RETURN, SILENT
from agents.motives import (
    DUMPEE_MOTIVES,
    DUMPER_MOTIVES,
    GUILT,
    LONELINESS,
    LOVE_RETURN,
    MONEY,
    WIN_BACK,
)
from tests.checks import at_most, two_of, with_field
from tests.drawn import contents, dumpees, dumpers, quantities, steps

uniforms = st.floats(0.0, 1.0, exclude_max=True)


def said_by(express, mind, q, row):
    said = Content(0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9)
    express(mind, q, row, said)
    return said


@given(dumpees, dumpers, quantities(), contents)
def test_what_is_said_stays_on_the_axes_and_the_row_as_it_was(d, r, q, row):
    before = dataclasses.replace(row)
    for express, mind in ((express_as_dumpee, d), (express_as_dumper, r)):
        said = said_by(express, mind, q, row)
        assert all(0.0 <= value <= 1.0 for value in dataclasses.astuple(said))
        assert row == before


@given(dumpees, quantities(), contents, steps)
def test_anger_colours_and_acceptance_calms_what_a_dumpee_says(d, q, row, step):
    less, more = (said_by(express_as_dumpee, x, q, row) for x in two_of(d, "anger", step))
    assert at_most(less.hostility, more.hostility)
    assert at_most(more.warmth, less.warmth)
    less, more = (said_by(express_as_dumpee, x, q, row) for x in two_of(d, "acceptance", step))
    assert at_most(more.hostility, less.hostility)
    less, more = (
        said_by(express_as_dumpee, x, q, row) for x in two_of(d, "separation_anxiety", step)
    )
    assert at_most(less.pressure, more.pressure)


@given(dumpers, quantities(), contents, steps)
def test_aversion_cools_and_impatience_hurts_in_what_a_dumper_says(r, q, row, step):
    less, more = (said_by(express_as_dumper, x, q, row) for x in two_of(r, "aversion", step))
    assert at_most(more.warmth, less.warmth)
    assert at_most(more.hope_signal, less.hope_signal)
    less, more = (said_by(express_as_dumper, x, q, row) for x in two_of(r, "overwhelm", step))
    assert at_most(less.hostility, more.hostility)
    assert at_most(more.warmth, less.warmth)


@given(dumpees, dumpers, quantities(), contents)
def test_a_calm_mind_says_just_what_it_means(d, r, q, row):
    calm = with_field(d, anger=0.0, separation_anxiety=0.0)
    assert said_by(express_as_dumpee, calm, q, row) == row
    patient = with_field(r, aversion=0.0, overwhelm=0.0)
    assert said_by(express_as_dumper, patient, q, row) == row


@given(dumpers, quantities(), steps)
def test_insight_opens(r, q, step):
    assert 0.0 <= openness(r, q) <= 1.0
    less, more = (openness(x, q) for x in two_of(r, "insight", step))
    assert at_most(less, more)


@given(dumpees, dumpers, quantities(), uniforms)
def test_every_motive_takes_a_form_its_side_may_send(d, r, q, u):
    for motive in range(len(DUMPEE_MOTIVES)):
        assert 0 in INTENTS[dumpee_intent(d, q, motive, u)].sides, DUMPEE_MOTIVES[motive]
    for motive in range(len(DUMPER_MOTIVES)):
        assert 1 in INTENTS[dumper_intent(r, q, motive, u)].sides, DUMPER_MOTIVES[motive]


@given(dumpers, quantities(), uniforms)
def test_urges_to_return_become_proposals_and_no_others_do(r, q, u):
    for motive in range(len(DUMPER_MOTIVES)):
        proposes = dumper_intent(r, q, motive, u) == PROPOSE_RETURN
        assert proposes == (motive >= LOVE_RETURN)


@given(dumpees, dumpers, quantities(), uniforms)
def test_longing_for_company_and_winning_back_have_their_own_ways(d, r, q, u):
    assert dumper_intent(r, q, LONELINESS, u) == way_of_the_lonely(q, u) != SILENT
    assert dumpee_intent(d, q, WIN_BACK, u) == way_to_win_back(q, u) != SILENT


@given(dumpers, quantities(), uniforms)
def test_only_the_open_say_what_the_text_is_for(r, q, u):
    names = {motive: INTENTS[dumper_intent(r, q, motive, u)].name for motive in (GUILT, MONEY)}
    assert (names[GUILT] == "apologise") == (names[MONEY] == "ask_money") == (u < openness(r, q))
