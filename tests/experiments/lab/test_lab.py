"""The laboratory: the same couples in every case, whatever the threads; changes take effect."""

import numpy as np
import pytest

from agents.errors import AftertextError
from agents.policies.table import POLICY_IDS
from agents.quantities import Quantities
from experiments.lab import At, Case, Lab, given, population, population_texts
from experiments.lab.population import mix
from sim.begin import Setup
from sim.outcome import outcome_of
from sim.simulate import simulate

SHORT = Case(dumper="buddy", dumpee="eager", days=20.0)


@pytest.fixture(scope="module")
def lab():
    return Lab(couples=40)


def test_outcomes_are_those_of_the_event_engine(lab):
    found = lab.outcomes(SHORT)
    setup = Setup(policies=("eager", "buddy"), horizon_days=20.0)
    for index in (0, 7, 39):
        one = outcome_of(simulate(setup, Quantities(), lab.seed, index), index)
        assert (found["texts"][index], found["distress_mean"][index]) == (
            one.texts, one.distress_mean
        )  # fmt: skip


def test_stops_and_threads_change_nothing(lab):
    other = Lab(couples=40, threads=1)
    daily = other.daily(SHORT, ("dumpee.hope", "texts"))
    assert np.array_equal(lab.daily(SHORT, ("dumpee.hope", "texts"))["texts"], daily["texts"])
    lives = other.lives(other.play(SHORT, range(20)), ("texts",))
    assert np.array_equal(lives.outcomes["distress_mean"], lab.outcomes(SHORT)["distress_mean"])


def test_a_case_is_lived_through_once():
    finished = []
    lab = Lab(couples=10, watch=finished.append)
    for _ in range(3):
        lab.healing(SHORT)
        lab.crises(SHORT)
    assert finished == [10]


def test_daily_counts_agree_with_the_texts(lab):
    texts = lab.texts(SHORT)
    sent = texts.filter(~texts["read"])
    counted = np.bincount(sent["couple"].to_numpy(), minlength=lab.couples)
    assert np.array_equal(counted, lab.outcomes(SHORT)["texts"])
    by_day_10 = sent.filter(sent["day"] <= 10.0)
    daily = lab.daily(SHORT, ("texts",), (10.0,))["texts"][0]
    assert np.array_equal(np.bincount(by_day_10["couple"].to_numpy(), minlength=40), daily)


def test_every_text_is_read_after_it_was_sent(lab):
    texts = lab.texts(SHORT)
    both = texts.filter(~texts["read"]).join(
        texts.filter(texts["read"]), on=["couple", "id"], suffix="_then"
    )
    assert len(both) > 500
    assert (both["day_then"] >= both["day"]).all()
    assert (both["intent_then"] == both["intent"]).all()


def test_fields_of_texts_are_those_just_after(lab):
    found = lab.texts(SHORT, ("dumpee.separation_anxiety",))
    assert found["dumpee.separation_anxiety"].is_between(0.0, 1.0).all()


@pytest.mark.parametrize(
    ("how", "value", "expected"),
    [("set", 0.25, lambda old: 0.25 + 0 * old), ("add", 0.1, lambda old: old + 0.1),
     ("times", 0.5, lambda old: old * 0.5)],
)  # fmt: skip
def test_a_change_of_the_first_day_is_made_before_anything_happens(lab, how, value, expected):
    before = lab.play(SHORT).begin(np.arange(40))["dumpee"]["self_worth"].copy()
    case = Case("buddy", "eager", 20.0, changes=(At(0.0, "dumpee", "self_worth", value, how),))
    after = lab.play(case).begin(np.arange(40))["dumpee"]["self_worth"]
    assert after == pytest.approx(expected(before))


def test_a_later_change_leaves_the_time_before_it_alone(lab):
    case = Case("buddy", "eager", 20.0, changes=(At(8.0, "dumper", "policy", "silence"),))
    fields = ("dumper.seat.n_sent", "dumpee.hope")
    changed, same = lab.daily(case, fields), lab.daily(SHORT, fields)
    for name in fields:
        assert np.array_equal(changed[name][:8], same[name][:8])
    late = changed["dumper.seat.n_sent"][-1] - changed["dumper.seat.n_sent"][9]
    usual = same["dumper.seat.n_sent"][-1] - same["dumper.seat.n_sent"][9]
    assert late.sum() < 0.02 * usual.sum()


def test_a_policy_that_blocks_does_so_when_it_takes_over(lab):
    case = Case("buddy", "eager", 20.0, changes=(At(8.0, "dumper", "policy", "block"),))
    blocked = lab.outcomes(case)["blocked_day"]
    assert ((blocked >= 8.0) & (blocked <= 9.5)).all()


def test_one_who_no_longer_blocks_is_heard_again(lab):
    case = Case("block", "eager", 20.0, changes=(At(8.0, "dumper", "policy", "buddy"),))
    heard = lab.daily(case, ("dumpee.seat.n_read",))["dumpee.seat.n_read"]
    assert heard[8].sum() == 0
    assert heard[-1].sum() > 40


def test_numbers_and_traits_of_a_case(lab):
    case = Case(days=20.0, dumpee_traits=given(support=0.9, insight=(0.2, 0.3)),
                numbers=(("benefit_learning", 0.0),))  # fmt: skip
    daily = lab.daily(case, ("dumpee.support", "dumpee.insight", "dumper.benefit"), (0.0, 15.0))
    assert (daily["dumpee.support"] == 0.9).all()
    assert ((daily["dumpee.insight"] >= 0.2) & (daily["dumpee.insight"] <= 0.3)).all()
    assert np.array_equal(daily["dumper.benefit"][0], daily["dumper.benefit"][1])


@pytest.mark.parametrize(
    ("make", "hint"),
    [
        (lambda: Case(dumper="silent"), "silence"),
        (lambda: Case(dumpee_traits=given(insihgt=0.1)), "insight"),
        (lambda: Case(numbers=(("hope_day", 1.0),)), "hope_days"),
        (lambda: Case(events=((1.0, "posts"),)), "post"),
        (lambda: population(Lab(couples=10), 8.0, dumper="budy"), "buddy"),
        (lambda: Lab(couples=10).daily(SHORT, ("dumpee.hop",)), "hope"),
    ],
)
def test_what_is_not_known_is_refused_with_the_nearest_name(make, hint):
    with pytest.raises(AftertextError, match=hint):
        make()


def test_the_population_is_the_declared_mix():
    found = population(Lab(couples=3000), 7.0)
    for side in ("dumper", "dumpee"):
        for name, share in mix()[side].items():
            seen = (getattr(found, side) == POLICY_IDS[name]).mean()
            assert abs(seen - share) < 4.0 * np.sqrt(share * (1.0 - share) / 3000)
        assert sum(mix()[side].values()) == pytest.approx(1.0)
    assert abs(found.mutual.mean() - mix()["wanted"]["both"]) < 0.035


def test_the_population_keeps_its_order_and_its_couples():
    few, many = (population(Lab(couples=n), 9.0, ("dumpee.commitment",), (1.0,)) for n in (60, 90))
    assert np.array_equal(few.outcomes["couple"], np.arange(60))
    assert np.array_equal(few.dumper, many.dumper[:60])
    assert np.array_equal(few.outcomes["distress_mean"], many.outcomes["distress_mean"][:60])
    traits = few.at("dumpee.commitment", 5.0)
    assert traits[few.mutual].max() <= 0.8 < traits[~few.mutual].max()


def test_one_side_of_the_population_can_have_one_policy():
    found = population(Lab(couples=80), 9.0, dumper="silence")
    assert set(found.dumper) == {POLICY_IDS["silence"]}
    assert len(set(found.dumpee)) > 4
    assert np.nanmax(found.outcomes["texts_by_dumper"]) == 0


def test_texts_of_the_population_are_those_of_its_couples():
    lab = Lab(couples=60)
    texts, found = population_texts(lab, 9.0), population(lab, 9.0)
    sent = texts.filter(~texts["read"])["couple"].to_numpy()
    assert np.array_equal(np.bincount(sent, minlength=60), found.outcomes["texts"])
