"""What kind of text it is: judged from content, steady in its axes."""

import pytest
from hypothesis import given

from agents.content import Content
from agents.intents import INTENT_IDS, INTENTS
from agents.signs import (
    asks_closure,
    asks_for_space,
    attacks,
    is_plea,
    is_warning,
    proposes_return,
    says_it_is_over,
    shows_struggle,
    wants_help,
)
from tests.checks import two_of
from tests.strategies_local import contents, steps

SIGNS = {
    asks_for_space: (("boundary",), ()),
    is_warning: (("boundary",), ("warmth",)),
    proposes_return: (("hope_signal", "directness", "request"), ()),
    asks_closure: (("request", "depth"), ("pressure",)),
    is_plea: (("pressure",), ("hostility",)),
    shows_struggle: (("request", "pressure"), ("hostility",)),
    attacks: (("hostility",), ()),
    wants_help: (("request",), ("depth", "hope_signal")),
    says_it_is_over: (("clarity",), ()),
}


@pytest.mark.parametrize("sign", SIGNS)
@given(text=contents, step=steps)
def test_a_sign_once_seen_stays_seen_as_its_axes_rise(sign, text, step):
    towards, against = SIGNS[sign]
    for axis in towards:
        less, more = two_of(text, axis, step)
        assert sign(less) <= sign(more), axis
    for axis in against:
        less, more = two_of(text, axis, step)
        assert sign(less) >= sign(more), axis


@pytest.mark.parametrize("sign", SIGNS)
def test_nothing_is_seen_in_an_empty_text(sign):
    assert not sign(Content())


@given(contents)
def test_a_warning_also_asks_for_space(text):
    assert not is_warning(text) or asks_for_space(text)


def named(sign):
    return {row.name for row in INTENTS if sign(row.content)}


def test_the_rows_that_draw_a_line_and_those_that_propose():
    assert named(asks_for_space) == {"ask_space", "warn"}
    assert named(is_warning) == {"warn"}
    assert named(proposes_return) == {"propose_return"}
    assert named(attacks) == {"protest", "snap", "call_names"}
    assert {"say_over", "closure_answer", "encourage"} <= named(says_it_is_over)
    assert {"ask_money", "hidden_request"} <= named(wants_help)
    assert "ask_closure" in named(asks_closure)
    assert {"plea", "demand_attention"} <= named(is_plea)
    assert not shows_struggle(INTENTS[INTENT_IDS["small_talk"]].content)
