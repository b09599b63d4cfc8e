"""Which quantities are uncertain, and what is believed of them."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.errors import AftertextError
from agents.quantities import QUANTITIES, Quantities
from experiments.uncertain import SETTLED, at, draw, numbers, prior, uncertain, why_settled

NAMES = tuple(d.name for d in uncertain())
UNIT = st.floats(0.0, 1.0)


def test_every_quantity_is_either_uncertain_or_settled_for_a_reason():
    settled = {name for name in QUANTITIES if why_settled(name)}
    assert settled.isdisjoint(NAMES)
    assert settled | set(NAMES) == set(QUANTITIES)
    assert len(NAMES) > 300


@pytest.mark.parametrize("settled", SETTLED, ids=lambda settled: settled.why)
def test_every_reason_is_one_of_some_quantity(settled):
    assert any(settled.holds(d) for d in QUANTITIES.values())


@pytest.mark.parametrize(
    "begin", ["healed_", "recovered_", "distress_by_", "sign_", "wish_without", "wish_by"]
)
def test_what_defines_an_outcome_or_a_kind_of_text_is_settled(begin: str):
    found = [name for name in QUANTITIES if name.startswith(begin)]
    assert found
    assert all(why_settled(name) for name in found)


def test_what_was_fitted_to_ordinary_texts_is_settled_and_what_is_assumed_of_exes_is_not():
    pace = [d for d in QUANTITIES.values() if d.home == "agents.tempo"]
    assert all(why_settled(d.name) for d in pace if d.source.endswith(("fitted", "computed")))
    assert not why_settled("ex_slowness")
    assert not why_settled("wish_that_keeps_open")


def test_what_policies_do_is_chosen_and_thus_settled():
    assert all(
        why_settled(d.name) for d in QUANTITIES.values() if d.home == "agents.policies.numbers"
    )


def test_the_psychology_is_uncertain():
    assert {"despair_per_day", "acceptance_per_day", "bond_half_life_days"} <= set(NAMES)


@given(st.integers(0, 2**32))
def test_draws_stay_inside_their_ranges(seed: int):
    for name, value in draw(np.random.default_rng(seed), NAMES).items():
        assert QUANTITIES[name].low <= value <= QUANTITIES[name].high


def test_a_draw_follows_from_its_generator_alone():
    one, same, other = (draw(np.random.default_rng(seed), NAMES) for seed in (1, 1, 2))
    assert one == same
    assert one != other


@given(st.sampled_from(NAMES))
def test_nothing_is_believed_more_than_the_declared_value(name: str):
    d, believed = QUANTITIES[name], prior(name)
    places = np.linspace(d.low, d.high, 201)
    assert believed.support() == pytest.approx((d.low, d.high))
    assert believed.pdf(d.value) == pytest.approx(2.0 / (d.high - d.low))
    assert (believed.pdf(places) <= believed.pdf(d.value) * (1.0 + 1e-9)).all()


def test_the_ends_of_the_cube_are_the_ends_of_the_ranges():
    low, high = at(NAMES, np.zeros(len(NAMES))), at(NAMES, np.ones(len(NAMES)))
    assert low == {name: QUANTITIES[name].low for name in NAMES}
    assert high == {name: QUANTITIES[name].high for name in NAMES}


@given(UNIT, UNIT)
def test_a_point_further_up_gives_no_smaller_values(one: float, other: float):
    below, above = (at(NAMES, np.full(len(NAMES), u)) for u in sorted((one, other)))
    assert all(below[name] <= above[name] for name in NAMES)


@given(st.sampled_from(NAMES), UNIT)
def test_the_way_out_of_the_cube_is_the_inverse_of_the_prior(name: str, u: float):
    assert prior(name).cdf(at([name], [u])[name]) == pytest.approx(u, abs=1e-6)


def test_values_do_not_depend_on_their_neighbours():
    row = np.random.default_rng(3).random(len(NAMES))
    alone = {name: at([name], [u])[name] for name, u in zip(NAMES, row, strict=True)}
    assert at(NAMES, row) == alone


def test_a_point_of_another_cube_is_refused():
    with pytest.raises(ValueError, match="quantities"):
        at(NAMES[:3], [0.5, 0.5])


def test_numbers_are_the_declared_ones_but_for_those_given():
    changed = numbers({"hope_days": 20.0})
    assert changed.hope_days == 20.0
    assert dataclasses.replace(changed, hope_days=Quantities().hope_days) == Quantities()
    assert numbers({}) == Quantities()


@pytest.mark.parametrize(
    "ask", [prior, why_settled, lambda name: numbers({name: 1.0}), lambda name: at([name], [0.5])]
)
def test_a_misspelt_name_gets_the_nearest(ask):
    with pytest.raises(AftertextError, match="did you mean 'hope_days'"):
        ask("hope_dys")
