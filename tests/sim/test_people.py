"""People: drawn within bounds, each trait from its own stream, styles as in F21."""

from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.traits import STYLES, attachment_style
from sim.people import (
    TRAITS,
    Spread,
    bed_hour,
    default_spread,
    draw_trait,
    draw_traits,
    fixed,
    stream_of,
    value_at,
    wake_hour,
)
from tests.sim.couples import indices, seeds

sides = st.sampled_from((0, 1))
DRAW_LITTLE = {t: fixed(0.5) for t in TRAITS[0] if not t.startswith("attachment_")}
"""Everything but attachment alike, for speed."""


@given(sides, seeds, indices)
def test_every_trait_lies_within_its_bounds(side, seed, couple):
    drawn = draw_traits(side, {}, seed, couple)
    assert list(drawn) == list(TRAITS[side])
    for trait, value in drawn.items():
        assert TRAITS[side][trait].low <= value <= TRAITS[side][trait].high, trait


@given(sides, seeds, indices)
def test_the_same_seed_gives_the_same_person_and_another_another(side, seed, couple):
    assert draw_traits(side, {}, seed, couple) == draw_traits(side, {}, seed, couple)
    assert draw_traits(side, {}, seed, couple) != draw_traits(side, {}, seed + 1, couple)
    assert draw_traits(side, {}, seed, couple) != draw_traits(side, {}, seed, couple + 1)


@given(sides, seeds, indices)
def test_every_trait_has_a_stream_of_its_own(side, seed, couple):
    alike = dict.fromkeys(TRAITS[side], Spread(0.0, 1.0))
    drawn = draw_traits(side, alike, seed, couple)
    others = draw_traits(1 - side, dict.fromkeys(TRAITS[1 - side], Spread(0.0, 1.0)), seed, couple)
    values = [*drawn.values(), *others.values()]
    assert len(set(values)) == len(values)


@given(seeds, indices, sides, st.data())
def test_fixing_one_trait_moves_no_other(seed, couple, side, data):
    trait = data.draw(st.sampled_from(sorted(TRAITS[side])))
    free = draw_traits(side, {}, seed, couple)
    bound = draw_traits(side, {trait: fixed(0.25)}, seed, couple)
    assert bound.pop(trait) == 0.25
    free.pop(trait)
    assert bound == free


@given(sides, seeds, indices, st.floats(0.0, 1.0))
def test_a_trait_is_its_spread_at_the_draw_of_its_stream(side, seed, couple, u):
    trait = sorted(TRAITS[side])[0]
    number, spread = list(TRAITS[side]).index(trait), default_spread(side, trait)
    drawn = draw_trait(spread, seed, couple, stream_of(side, number))
    assert drawn == draw_traits(side, {}, seed, couple)[trait]
    assert value_at(spread, u) == spread.at(u)


@given(st.floats(0.0, 1.0), st.floats(0.0, 1.0), st.floats(-0.5, 1.5), st.floats(0.01, 2.0))
def test_a_spread_stays_within_its_bounds_and_rises(u, other, mean, sd):
    spread = Spread(0.2, 0.9, mean, sd)
    assert 0.2 <= spread.at(u) <= 0.9
    assert u > other or spread.at(u) <= spread.at(other)
    assert fixed(0.4).at(u) == 0.4
    assert Spread(2.0, 4.0).at(u) == pytest.approx(2.0 + 2.0 * u)


@given(st.floats(0.001, 0.999))
def test_a_spread_hardly_cut_off_is_the_normal_distribution(u):
    assert Spread(-10.0, 11.0, 0.5, 0.7).at(u) == pytest.approx(NormalDist(0.5, 0.7).inv_cdf(u))


def test_half_of_the_population_lies_on_either_side_of_a_symmetric_mean():
    assert Spread(0.0, 1.0, 0.5, 0.3).at(0.5) == pytest.approx(0.5)
    spread = default_spread(0, "impulsiveness")
    assert spread.mean == TRAITS[0]["impulsiveness"].value


@given(sides, seeds, indices)
def test_people_sleep_at_human_hours(side, seed, couple):
    bed, wake = bed_hour(seed, couple, side), wake_hour(seed, couple, side)
    assert 21.0 <= bed <= 26.5
    assert 5.0 <= wake <= 10.5


def test_attachment_styles_come_out_as_in_f21():
    """59, 25 and 11 of 95 per cent: secure, avoidant, anxious (F21)."""
    n, counts = 20_000, dict.fromkeys(STYLES, 0)
    for couple in range(n):
        drawn = draw_traits(0, DRAW_LITTLE, 21, couple)
        counts[attachment_style(drawn["attachment_anxiety"], drawn["attachment_avoidance"])] += 1
    for style, share in (("secure", 59 / 95), ("avoidant", 25 / 95), ("anxious", 11 / 95)):
        assert abs(counts[style] / n - share) < 0.03, style
