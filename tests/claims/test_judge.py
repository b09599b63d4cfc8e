"""From effects to verdicts."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from experiments.claims.judge import Judged, judge, together
from experiments.claims.registry import Part, find_claim
from experiments.claims.run import Controlled
from experiments.lab import Estimate

numbers = st.floats(-10, 10)


def part(**kind):
    return Part(about="something", unit="days", **kind)


@st.composite
def estimates(draw):
    low, middle, high = sorted(draw(st.tuples(numbers, numbers, numbers)))
    return Estimate(middle, low, high)


@given(estimates(), numbers)
def test_the_whole_interval_must_lie_on_one_side(effect, bound):
    verdict = judge(part(at_least=bound), effect)
    assert (verdict == "holds") == (effect.low >= bound)
    assert (verdict == "fails") == (effect.high < bound)


@given(estimates(), numbers)
def test_at_most_mirrors_at_least(effect, bound):
    mirrored = Estimate(-effect.effect, -effect.high, -effect.low)
    strict = effect.high != bound
    if strict:
        assert judge(part(at_most=-bound), mirrored) == judge(part(at_least=bound), effect)


@given(st.floats(0.0, 1.0))
def test_a_law_has_no_exceptions(share):
    verdict = judge(part(law=True), Estimate(share, 0.0, 1.0))
    assert verdict == ("holds" if share == 1.0 else "fails")


def test_what_could_not_be_computed_is_undecided():
    nothing = Estimate(math.nan, math.nan, math.nan)
    assert judge(part(at_least=0.0), nothing) == "undecided"


@given(st.lists(st.sampled_from(["holds", "fails", "undecided"]), min_size=1))
def test_a_claim_holds_only_if_all_its_parts_do(verdicts):
    found = together(verdicts)
    assert (found == "holds") == (set(verdicts) == {"holds"})
    assert (found == "fails") == ("fails" in verdicts)


@pytest.mark.parametrize(
    "kind", [{}, {"at_least": 1.0, "at_most": 2.0}, {"law": True, "at_most": 1.0}]
)
def test_a_part_is_judged_in_one_way(kind):
    with pytest.raises(ValidationError, match="a part is a law"):
        part(**kind)


@pytest.mark.parametrize(
    ("with_it", "without", "flips"),
    [(1.0, -1.0, True), (1.0, 1.0, False), (-1.0, -1.0, False), (1.0, None, False)],
)
def test_a_control_flips_only_where_what_held_fails_without_the_mechanism(with_it, without, flips):
    claim = find_claim("C14")

    def judged(reliance):
        low, high = (-1.0, 1.0) if reliance is None else (reliance, reliance)  # None: undecided
        one = Estimate(0.0, low, high)
        return Judged(claim, {"healing": Estimate(9.0, 8.0, 10.0), "reliance": one})

    assert Controlled(judged(with_it), judged(without)).flips is flips
