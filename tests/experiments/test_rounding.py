"""Numbers as they are stored."""

import json

from hypothesis import given
from hypothesis import strategies as st

from experiments.rounding import rounded

DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(-1e6, 1e6) | st.text(max_size=3),
    lambda inner: st.lists(inner) | st.tuples(inner) | st.dictionaries(st.text(max_size=3), inner),
)


@given(DATA, st.integers(0, 8))
def test_floats_are_rounded_wherever_they_stand_and_nothing_else_changes(data, digits):
    whole = json.dumps(data)
    expected = json.loads(whole, parse_float=lambda number: round(float(number), digits))
    assert json.dumps(rounded(data, digits)) == json.dumps(expected)
