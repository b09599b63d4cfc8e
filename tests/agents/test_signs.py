"""What kind of text it is: judged from content, steady in its axes."""

import pytest
from hypothesis import given

from agents.content import Content
from agents.intents import INTENTS
from agents.quantities import QUANTITIES, Quantities
from agents.signs import (
    asks_closure,
    asks_for_space,
    attacks,
    gives_help,
    is_plea,
    is_warning,
    proposes_return,
    says_it_is_over,
    shows_struggle,
    stands_alone,
    wants_help,
)
from tests.checks import two_of
from tests.drawn import contents, quantities, steps

SIGNS = {
    asks_for_space: (("boundary",), ()),
    is_warning: (("boundary",), ("warmth",)),
    proposes_return: (("hope_signal", "directness", "request"), ()),
    asks_closure: (("request", "depth"), ("pressure",)),
    is_plea: (("pressure",), ("hostility",)),
    shows_struggle: (("request", "pressure"), ("hostility",)),
    attacks: (("hostility",), ()),
    stands_alone: (("boundary", "hostility"), ()),
    wants_help: (("request",), ("depth", "hope_signal")),
    gives_help: (("warmth",), ("request",)),
    says_it_is_over: (("clarity",), ()),
}


@pytest.mark.parametrize("sign", SIGNS)
@given(text=contents, q=quantities(), step=steps)
def test_a_sign_once_seen_stays_seen_as_its_axes_rise(sign, text, q, step):
    towards, against = SIGNS[sign]
    for axis in towards:
        less, more = two_of(text, axis, step)
        assert sign(less, q) <= sign(more, q), axis
    for axis in against:
        less, more = two_of(text, axis, step)
        assert sign(less, q) >= sign(more, q), axis


@pytest.mark.parametrize("sign", SIGNS)
@given(q=quantities())
def test_nothing_is_seen_in_an_empty_text(sign, q):
    assert not sign(Content(), q)


@given(contents, quantities())
def test_a_warning_also_asks_for_space_and_blows_and_lines_stand_alone(text, q):
    assert not is_warning(text, q) or asks_for_space(text, q)
    assert not attacks(text, q) or stands_alone(text, q)
    assert not asks_for_space(text, q) or stands_alone(text, q)


def test_nowhere_in_the_ranges_does_a_request_for_space_fail_to_stand_alone():
    line, space = (QUANTITIES[f"sign_{name}_boundary"] for name in ("line", "space"))
    assert line.high < space.low


def named(sign):
    return {row.name for row in INTENTS if sign(row.content, Quantities())}


def test_the_rows_that_draw_a_line_propose_attack_and_ask():
    assert named(asks_for_space) == {"ask_space", "warn"}
    assert named(is_warning) == {"warn"}
    assert named(proposes_return) == {"propose_return"}
    assert named(attacks) == {"protest", "snap", "call_names"}
    assert {"say_over", "closure_answer", "encourage"} <= named(says_it_is_over)
    assert {"ask_money", "hidden_request"} <= named(wants_help)
    assert "give_help" in named(gives_help)
    assert "ask_closure" in named(asks_closure)
    assert {"plea", "demand_attention"} <= named(is_plea)
    assert "small_talk" not in named(shows_struggle)


@given(quantities())
def test_a_proposal_is_taken_for_one_and_a_warning_for_a_warning_whatever_the_quantities(q):
    rows = {row.name: row.content for row in INTENTS}
    assert proposes_return(rows["propose_return"], q)
    assert is_warning(rows["warn"], q)
    assert asks_for_space(rows["ask_space"], q)
