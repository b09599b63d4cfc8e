"""Urges: never negative, from their own causes, held back; the motive that leads."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents import motives
from agents.motives import (
    ADVICE_RETURN,
    ANXIETY,
    BOREDOM,
    CLOSURE,
    COURTESY,
    CURIOSITY,
    DUMPEE_MOTIVES,
    DUMPER_MOTIVES,
    FEAR_OF_LOSS,
    GUILT,
    JEALOUSY,
    LONELINESS,
    LONELY,
    LOVE_RETURN,
    MONEY,
    NEWS,
    NOSTALGIC,
    PITY_RETURN,
    PLAN,
    PRESSURE_RETURN,
    PROTEST,
    RESENTMENT,
    SHAME,
    SUPPORT,
    VALIDATION,
    WIN_BACK,
    feel_urges_of_dumpee,
    feel_urges_of_dumper,
    hazard,
    motive_name,
    pick_motive,
    respect,
    restraint_of_dumpee,
    restraint_of_dumper,
)
from agents.seat import N_MOTIVES, Seat
from tests.checks import at_most, two_of, with_field
from tests.drawn import dumpees, dumpers, quantities, seats, shares, steps

uniforms = st.floats(0.0, 1.0, exclude_max=True)

FED_BY = {
    0: {
        ANXIETY: "separation_anxiety", WIN_BACK: "bond", CLOSURE: "rumination",
        NEWS: "rumination", PROTEST: "anger", LONELY: "sadness", NOSTALGIC: "bond",
        VALIDATION: "bond",
    },
    1: {
        GUILT: "guilt", BOREDOM: "boredom", LONELINESS: "loneliness", CURIOSITY: "curiosity",
        JEALOUSY: "jealousy", SHAME: "shame", MONEY: "money_need", SUPPORT: "support_need",
        FEAR_OF_LOSS: "fear_of_loss", RESENTMENT: "resentment", LOVE_RETURN: "love",
        PITY_RETURN: "seen_pain", ADVICE_RETURN: "advice", PRESSURE_RETURN: "overwhelm",
    },
}  # fmt: skip


def urges(mind, seat, q) -> tuple[float, list[float]]:
    """The sum of a mind's urges and each of them."""
    felt = with_field(seat, urges=[0.0] * N_MOTIVES)
    feel = feel_urges_of_dumpee if seat.side == 0 else feel_urges_of_dumper
    return feel(mind, felt, q), felt.urges


def test_motives_are_numbered_in_the_order_of_their_names():
    other_names = {"LONELINESS": "LONELY", "NOSTALGIA": "NOSTALGIC"}
    for i, name in enumerate(DUMPEE_MOTIVES):
        assert getattr(motives, other_names.get(name.upper(), name.upper())) == i
        assert motive_name(0, i) == name
    returns = ("own_love", "pity", "advice", "pressure")
    for i, name in enumerate(DUMPER_MOTIVES):
        constant = f"{name.removeprefix('own_')}_return" if name in returns else name
        assert getattr(motives, constant.upper()) == i
        assert motive_name(1, i) == name
    for side, names in ((0, DUMPEE_MOTIVES), (1, DUMPER_MOTIVES)):
        assert motive_name(side, COURTESY) == "courtesy"
        assert motive_name(side, PLAN) == "plan"
        assert len(names) <= COURTESY < PLAN < N_MOTIVES


@given(dumpees, seats(0), quantities())
def test_the_urges_of_a_dumpee_are_never_negative_and_add_up(d, seat, q):
    total, felt = urges(d, seat, q)
    assert min(felt) >= 0.0
    assert total == pytest.approx(sum(felt))
    assert felt[COURTESY] == felt[PLAN] == 0.0


@given(dumpers, seats(1), quantities())
def test_the_urges_of_a_dumper_are_never_negative_and_add_up(r, seat, q):
    total, felt = urges(r, seat, q)
    assert min(felt) >= 0.0
    assert total == pytest.approx(sum(felt))
    assert felt[COURTESY] == felt[PLAN] == 0.0


@given(dumpees, seats(0), quantities(), steps)
def test_each_urge_of_a_dumpee_grows_from_its_own_cause_and_without_it_is_nothing(
    d, seat, q, step
):  # fmt: skip
    for motive, cause in FED_BY[0].items():
        less, more = (urges(x, seat, q)[1][motive] for x in two_of(d, cause, step))
        assert at_most(less, more), cause
        assert urges(with_field(d, **{cause: 0.0}), seat, q)[1][motive] == 0.0, cause


@given(dumpers, seats(1), quantities(), steps)
def test_each_urge_of_a_dumper_grows_from_its_own_cause_and_without_it_is_nothing(
    r, seat, q, step
):  # fmt: skip
    for motive, cause in FED_BY[1].items():
        less, more = (urges(x, seat, q)[1][motive] for x in two_of(r, cause, step))
        assert at_most(less, more), cause
        assert urges(with_field(r, **{cause: 0.0}), seat, q)[1][motive] == 0.0, cause


@given(dumpers, seats(1), quantities(), steps)
def test_relief_covers_and_benefit_pays(r, seat, q, step):
    less, more = (urges(x, seat, q)[0] for x in two_of(r, "relief", step))
    assert at_most(more, less)
    less, more = (urges(x, seat, q)[0] for x in two_of(r, "benefit", step))
    assert at_most(less, more)


@given(dumpees, seats(0), quantities(), steps)
def test_what_holds_a_dumpee_back(d, seat, q, step):
    assert restraint_of_dumpee(d, seat, q) >= 0.0
    less, more = (restraint_of_dumpee(x, seat, q) for x in two_of(d, "self_reliance", step))
    assert at_most(more, less)
    for field, values in (("impulsiveness", step), ("hope", (step[0] - 2.0, step[1] - 2.0))):
        less, more = (restraint_of_dumpee(x, seat, q) for x in two_of(d, field, values))
        assert at_most(less, more), field


@given(dumpers, seats(1), quantities(), steps)
def test_what_holds_a_dumper_back(r, seat, q, step):
    assert 0.0 <= restraint_of_dumper(r, seat, q) <= 1.0
    less, more = (restraint_of_dumper(x, seat, q) for x in two_of(r, "aversion", step))
    assert at_most(more, less)


@pytest.mark.parametrize("side", [0, 1])
@given(d=dumpees, r=dumpers, q=quantities(), data=st.data())
def test_silence_lines_and_blocks_hold_either_back(side, d, r, q, data):
    seat = data.draw(seats(side))
    restraint, mind = ((restraint_of_dumpee, d), (restraint_of_dumper, r))[side]
    for field, values in (
        ("unanswered", (1, 5)),
        ("told_space_day", (-1000.0, 3.0)),
        ("told_warning_day", (-1000.0, 3.0)),
        ("blocked_noticed", (0, 1)),
    ):
        without, held = (restraint(mind, s, q) for s in two_of(seat, field, values))
        assert at_most(held, without), field


@given(dumpers, quantities(), steps)
def test_maturity_and_a_moral_code_respect_a_request_for_space(r, q, step):
    assert 0.0 <= respect(r, q) <= 1.0
    for field in ("maturity", "moral_code"):
        less, more = (respect(x, q) for x in two_of(r, field, step))
        assert at_most(less, more), field


@given(dumpers, quantities(), steps)
def test_the_mature_write_less_once_asked_for_space(r, q, step):
    asked = Seat(side=1, told_space_day=3.0)
    less, more = (restraint_of_dumper(x, asked, q) for x in two_of(r, "maturity", step))
    assert at_most(more, less)


@given(st.floats(0.0, 50.0), st.floats(0.0, 50.0), shares, st.floats(0.0, 20.0), st.floats(0.5, 9))
def test_the_hazard_rises_with_urges_under_its_ceiling(one, other, initiative, drive, ceiling):
    seat = Seat(initiative=initiative, drive_per_day=drive)
    less, more = (hazard(urge, seat, ceiling) for urge in sorted((one, other)))
    assert drive <= less
    assert at_most(less, more)
    assert at_most(more, ceiling + drive)
    assert at_most(more, drive + initiative * max(one, other))
    assert hazard(0.0, seat, ceiling) == drive


@given(seats(0), uniforms)
def test_only_a_felt_motive_leads(seat, u):
    total = sum(seat.urges)
    motive = pick_motive(seat, total, u)
    if total > 1e-300:
        assert seat.urges[motive] > 0.0
    elif total == 0.0:
        assert motive == PLAN


@given(seats(0))
def test_motives_lead_as_often_as_their_shares_say(seat):
    n, total = 1000, sum(seat.urges)
    picked = Counter(pick_motive(seat, total, (i + 0.5) / n) for i in range(n))
    if total > 1e-300:
        for motive, urge in enumerate(seat.urges):
            assert abs(picked[motive] - n * urge / total) <= 1.001, motive
