"""Errors name what was wrong, what is allowed, and the nearest name."""

from hypothesis import given
from hypothesis import strategies as st

from agents.errors import AftertextError, nearest, unknown
from agents.policies import POLICY_IDS


@given(st.sampled_from(sorted(POLICY_IDS)), st.integers(0, 3))
def test_a_slip_of_one_letter_finds_the_name(name, place):
    slipped = name[:place] + "x" + name[place:]
    assert nearest(slipped, [name]) == f"; did you mean {name!r}?"


@given(st.text(max_size=30))
def test_an_unknown_name_is_told_all_that_there_are(name):
    error = unknown("policy", name, POLICY_IDS)
    assert isinstance(error, AftertextError)
    assert all(policy in str(error) for policy in POLICY_IDS)
    assert repr(name) in str(error)


def test_nothing_near_is_suggested_for_nothing_alike():
    assert nearest("qqqq", ["buddy", "silence"]) == ""
