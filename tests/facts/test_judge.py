"""From numbers to 'within'."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from experiments.facts.judge import Judged, within
from experiments.facts.registry import Part, find_fact
from experiments.lab import Estimate

NAN = math.nan
VALUES = st.floats(-10.0, 10.0)


def part(**fields):
    return Part(about="a", unit="b", **fields)


@given(VALUES, VALUES, VALUES)
def test_a_sign_needs_the_whole_interval(a, b, c):
    low, middle, high = sorted((a, b, c))
    found = Estimate(middle, low, high)
    assert within(part(sign=1, scale=1), found) == (low > 0.0)
    assert within(part(sign=-1, scale=1), found) == (high < 0.0)


@given(VALUES, st.floats(0.0, 5.0))
def test_a_number_lies_within_its_tolerance(value, wide):
    found = Estimate(value, value - wide, value + wide)
    assert within(part(low=-1.0, high=2.0), found) == (-1.0 <= value <= 2.0)
    assert within(part(sign=0, low=-1.0, high=2.0), found) == (-1.0 <= value <= 2.0)


def test_what_cannot_be_computed_or_is_only_shown_is_neither():
    assert within(part(sign=1, scale=1), Estimate(NAN, NAN, NAN)) is None
    assert within(part(), Estimate(1.0, 1.0, 1.0)) is None


@pytest.mark.parametrize(
    ("effects", "verdict"),
    [
        ((0.5, 0.5), True),
        ((0.5, -0.5), False),
        ((-0.5, NAN), False),
        ((0.5, NAN), None),
    ],
)
def test_a_finding_is_met_if_all_its_parts_are(effects, verdict):
    fact = find_fact("F14")
    found = {name: Estimate(e, e, e) for name, e in zip(fact.parts, effects, strict=True)}
    assert Judged(fact, found).within is verdict


def test_json_has_what_was_found_beside_what_came():
    fact = find_fact("F12")
    found = {name: Estimate(6.5, 6.4, 6.6) for name in fact.parts}
    row = Judged(fact, found).to_json()
    assert (row["id"], row["observed"], row["simulated"], row["within"]) == ("F12", 6.7, 6.5, True)
    assert [one["name"] for one in row["parts"]] == list(fact.parts)
    assert row["parts"][1]["observed"] == "above 0"
    assert row["parts"][2]["within"] is None
    assert row["parts"][2]["judged"] is False
