"""Declarations: complete, within their own ranges, and refused where they are not."""

import dataclasses
import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.declare import declarations, number
from agents.dumpee import Dumpee
from agents.dumper import Dumper
from agents.errors import AftertextError
from agents.quantities import QUANTITIES, Quantities, with_values
from agents.traits import DumpeeTraits, DumperTraits

RECORDS = (Quantities, Dumpee, Dumper)


@pytest.mark.parametrize("record", RECORDS)
def test_every_number_has_a_value_unit_range_source_and_meaning(record):
    for d in declarations(record):
        assert d.low <= d.value <= d.high, d.name
        assert d.low < d.high, d.name
        assert math.isfinite(d.low), d.name
        assert math.isfinite(d.high), d.name
        assert d.unit.strip(), d.name
        assert d.source.strip(), d.name
        # Claims are what the model is held against, never where a number comes from.
        assert not re.search(r"\bC\d\d\b", d.source), d.name
        assert d.about.strip(), d.name
        assert d.home.startswith("agents."), d.name


def test_every_float_of_the_quantities_is_declared():
    plain = [
        f.name for f in dataclasses.fields(Quantities)
        if f.name not in QUANTITIES and f.type in ("float", "int")
    ]  # fmt: skip
    assert plain == []


@pytest.mark.parametrize("traits", [DumpeeTraits, DumperTraits])
def test_every_trait_has_a_spread(traits):
    for field in dataclasses.fields(traits):
        assert field.metadata["sd"] > 0, field.name


@given(st.floats(-5, 5), st.floats(-5, 5), st.floats(-5, 5))
def test_a_number_outside_its_own_range_cannot_be_declared(value, low, high):
    if low <= value <= high:
        assert number(value, "share", low, high, "assumption", "x").default == value
    else:
        with pytest.raises(ValueError, match="outside"):
            number(value, "share", low, high, "assumption", "x")


@pytest.mark.parametrize("empty", [("", "s", "a"), ("u", "", "a"), ("u", "s", "")])
def test_unit_source_and_meaning_must_be_given(empty):
    with pytest.raises(ValueError, match="must all be given"):
        number(0.5, empty[0], 0.0, 1.0, empty[1], empty[2])


@given(st.sampled_from(sorted(QUANTITIES)), st.floats(0.0, 1.0))
def test_with_values_sets_just_what_is_named(name, share):
    declared = QUANTITIES[name]
    value = min(declared.high, declared.low + share * (declared.high - declared.low))
    varied, plain = with_values({name: value}), Quantities()
    assert getattr(varied, name) == value
    setattr(varied, name, getattr(plain, name))
    assert varied == plain


@given(st.sampled_from(sorted(QUANTITIES)), st.floats(1e-6, 1e6))
def test_with_values_refuses_what_is_out_of_range(name, excess):
    declared = QUANTITIES[name]
    too_much = declared.high + excess * max(1.0, abs(declared.high))
    with pytest.raises(AftertextError, match=f"{name} = .* outside its range"):
        with_values({name: too_much})


@given(st.sampled_from(sorted(QUANTITIES)))
def test_a_misspelt_quantity_is_answered_with_the_nearest(name):
    with pytest.raises(AftertextError, match="did you mean"):
        with_values({name + "x": 1.0})


def test_two_sets_of_quantities_share_no_rows():
    one, other = Quantities(), Quantities()
    one.contents[0].warmth = 0.99
    one.delay_weights[0] = 9.0
    assert other.contents[0].warmth != 0.99
    assert other.delay_weights[0] != 9.0
