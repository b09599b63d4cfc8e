import dataclasses
import json
import random

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.errors import AftertextError
from experiments.compare import compare
from experiments.design import Design, plan
from experiments.report.words import reading
from experiments.summary import Comparison, PairResult, summarise
from tests.experiments.made_up import HORIZON, Days, plan_for, table

PAIR_KEYS = {
    "dumper", "dumpee", "median_days", "rmst_days", "rmst_ci", "healed_share",
    "crises_per_couple", "distress_mean", "dumper_recovery_days", "texts_per_couple",
    "blocked_share", "reunited_share",
}  # fmt: skip
SMALL = Design(
    "breadcrumbs", ("breadcrumb", "compassionate"), ("polite", "eager"), 8, 3, horizon_days=80.0
)

days = st.none() | st.floats(0.0, HORIZON)
four_arms = st.integers(1, 12).flatmap(
    lambda n: st.lists(st.lists(days, min_size=n, max_size=n), min_size=4, max_size=4)
)


@pytest.fixture(scope="module", name="small")
def _small() -> Comparison:
    return compare(plan(SMALL), jobs=1)


def made_up(arms: list[list[float | None]]) -> Comparison:
    return summarise(plan_for(len(arms[0])), [table(arm) for arm in arms])


@settings(max_examples=12)
@given(four_arms)
def test_pairs_are_ranked_by_restricted_mean(arms: list[list[float | None]]):
    means = [pair.rmst_days for pair in made_up(arms).pairs]
    assert means == sorted(means)


@settings(max_examples=12)
@given(four_arms)
def test_every_estimate_lies_in_its_interval(arms: list[list[float | None]]):
    for pair in made_up(arms).pairs:
        for name in ("rmst_days", "rmst_difference_days", "crises_per_couple"):
            low, high = getattr(pair, name.replace("_days", "").replace("_per_couple", "") + "_ci")
            assert low <= getattr(pair, name) <= high


@settings(max_examples=12)
@given(four_arms)
def test_how_often_each_is_best_adds_up_to_one(arms: list[list[float | None]]):
    shares = [pair.best_share for pair in made_up(arms).pairs]
    assert sum(share for share in shares if share is not None) == pytest.approx(1.0)


@settings(max_examples=8)
@given(four_arms)
def test_a_difference_turns_its_sign_with_the_two_pairs(arms: list[list[float | None]]):
    there = summarise(plan_for(len(arms[0])), [table(arm) for arm in arms])
    back = summarise(plan_for(len(arms[0])), [table(arms[i]) for i in (1, 0, 2, 3)])
    one, other = by_label(there)["breadcrumb × eager"], by_label(back)["breadcrumb × eager"]
    assert one.rmst_difference_days == pytest.approx(-other.rmst_difference_days)
    low, high = other.rmst_difference_ci
    assert one.rmst_difference_ci == pytest.approx((-high, -low), abs=1e-9)


def by_label(comparison: Comparison) -> dict[str, PairResult]:
    return {pair.label: pair for pair in comparison.pairs}


def test_the_paired_difference_uses_that_couples_are_the_same():
    chance = random.Random(1)
    slow = [chance.uniform(20.0, HORIZON) for _ in range(40)]
    arms: list[Days] = [slow, [day - 2.0 for day in slow], slow, slow]
    comparison = summarise(plan_for(40), [table(arm) for arm in arms])
    best = comparison.pairs[0]
    assert best.label == "breadcrumb × eager"
    assert best.rmst_difference_ci == pytest.approx((-2.0, -2.0))
    assert best.rmst_ci[1] - best.rmst_ci[0] > 4.0


def test_the_default_is_not_different_from_itself(small: Comparison):
    default = small.default
    assert default in small.pairs
    assert (default.rmst_difference_days, default.rmst_difference_ci) == (0.0, (0.0, 0.0))


def test_there_is_no_median_where_under_half_have_healed():
    arms: list[Days] = [[10.0, None, None], [10.0, 20.0, None], [None] * 3, [0.0] * 3]
    pairs = by_label(summarise(plan_for(3), [table(arm) for arm in arms]))
    assert {label: pair.median_days for label, pair in pairs.items()} == {
        "breadcrumb × polite": None,
        "breadcrumb × eager": 20.0,
        "silence × polite": None,
        "silence × eager": 0.0,
    }


def test_the_keys_of_the_json_are_stable(small: Comparison):
    told = json.loads(json.dumps(small.to_json(), allow_nan=False))
    assert {"scenario", "seed", "couples", "model_version", "version", "command"} < set(told)
    assert told["scenario"] == "breadcrumbs"
    assert len(told["pairs"]) == 4
    assert all(set(pair) >= PAIR_KEYS for pair in told["pairs"])
    assert set(told["default"]) == set(told["pairs"][0])


def test_the_same_seed_gives_the_same_result(small: Comparison):
    assert compare(plan(SMALL), jobs=1).to_json() == small.to_json()


def test_the_order_of_policies_changes_nothing_but_the_command(small: Comparison):
    turned = dataclasses.replace(SMALL, dumpers=SMALL.dumpers[::-1], dumpees=SMALL.dumpees[::-1])
    assert compare(plan(turned), jobs=1).pairs == small.pairs


def test_a_pair_is_the_same_whatever_it_is_compared_with(small: Comparison):
    alone = dataclasses.replace(SMALL, dumpers=("compassionate",), dumpees=("eager",))
    comparison = compare(plan(alone), jobs=1)
    assert [pair.label for pair in comparison.pairs] == ["compassionate × eager"]
    before = by_label(small)["compassionate × eager"]
    assert dataclasses.replace(comparison.pairs[0], best_share=None, told_from_best=False) == (
        dataclasses.replace(before, best_share=None, told_from_best=False)
    )


def test_the_default_is_measured_but_not_ranked_where_it_was_not_asked_for(small: Comparison):
    other = dataclasses.replace(SMALL, dumpers=("compassionate",))
    comparison = compare(plan(other), jobs=1)
    assert comparison.default.label == "breadcrumb × polite"
    assert comparison.default.label not in by_label(comparison)
    assert comparison.default.best_share is None
    assert comparison.default.rmst_days == small.default.rmst_days
    assert comparison.outcomes.height == 3 * SMALL.couples


def test_compassion_heals_sooner_than_breadcrumbs(small: Comparison):
    pairs = by_label(small)
    assert pairs["compassionate × eager"].rmst_days < pairs["breadcrumb × eager"].rmst_days
    assert pairs["compassionate × eager"].rmst_difference_ci[1] < 0.0


def test_texts_are_those_of_both(small: Comparison):
    for pair in small.pairs:
        assert pair.texts_per_couple == pytest.approx(pair.texts_by_dumper + pair.texts_by_dumpee)
        assert sum(pair.status_at_end.values()) == SMALL.couples
        reunited = round(pair.reunited_share * SMALL.couples)
        assert sum(pair.reunions_by_cause.values()) == reunited


def test_without_policies_at_least_six_pairs_are_compared():
    chosen = plan(Design("breadcrumbs"))
    labels = [arm.label for arm in chosen.work.arms[: chosen.compared]]
    assert 6 <= len(labels) == len(set(labels)) <= 12
    assert labels[chosen.default] == "breadcrumb × polite"


def test_naming_a_policy_twice_compares_it_once():
    twice = plan(Design("breadcrumbs", ("silence", "silence"), ("polite",)))
    assert [arm.label for arm in twice.work.arms] == ["silence × polite", "breadcrumb × polite"]


def test_the_command_writes_out_every_choice():
    design = Design("breadcrumbs", (), ("polite",), 7, 9, 80.5, (("healed_days", 7.0),))
    assert plan(design).command == (
        "aftertext compare breadcrumbs --dumper breadcrumb,compassionate,silence --dumpee polite "
        "--couples 7 --seed 9 --horizon 80.5 --set healed_days=7"
    )


def test_settings_reach_the_simulation():
    chosen = plan(Design("breadcrumbs", settings=(("healed_days", 7.0),), horizon_days=40.0))
    assert chosen.work.quantities.healed_days == 7.0
    assert {arm.setup.horizon_days for arm in chosen.work.arms} == {40.0}


@pytest.mark.parametrize(
    ("design", "said"),
    [
        (Design("breadcrumb"), "did you mean 'breadcrumbs'"),
        (Design("breadcrumbs", ("silnce",)), "did you mean 'silence'"),
        (Design("breadcrumbs", couples=0), "couples = 0"),
        (Design("breadcrumbs", couples=1_000_001), "1 to 1,000,000"),
        (Design("breadcrumbs", seed=-1), "seed = -1"),
        (Design("breadcrumbs", horizon_days=3.0), "horizon = 3"),
        (Design("breadcrumbs", horizon_days=float("nan")), "horizon = nan"),
        (Design("breadcrumbs", settings=(("healed_day", 7.0),)), "did you mean 'healed_days'"),
        (Design("breadcrumbs", settings=(("healed_days", 1.0),)), "outside its range"),
        (Design("breadcrumbs", ("missing.py:Mine",)), "missing.py"),
        (Design("breadcrumbs", processes=("missing.py:mine",)), "missing.py"),
    ],
)
def test_what_would_not_work_is_said_in_one_line(design: Design, said: str):
    with pytest.raises(AftertextError) as caught:
        plan(design)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_reading_says_that_nobody_healed():
    arms: list[Days] = [[None] * 40] * 4
    comparison = summarise(plan_for(40), [table(arm) for arm in arms])
    assert reading(comparison) == [
        "Under no pair of policies did anyone heal within 60 days.",
    ]


def test_the_reading_names_those_that_cannot_be_told_apart():
    near = [10.0 + i % 7 for i in range(40)]
    arms: list[Days] = [near[::-1], near, [55.0] * 40, [56.0] * 40]
    said = " ".join(reading(summarise(plan_for(40), [table(arm) for arm in arms])))
    assert "With 40 couples it cannot be told apart from breadcrumb × polite;" in said
    assert "silence" not in said


def test_the_reading_says_when_soonest_has_more_crises():
    arms: list[Days] = [[50.0] * 40, [10.0] * 40, [50.0] * 40, [50.0] * 40]
    crises = [[0] * 40, [1] * 40, [1] * 40, [1] * 40]
    tables = [table(arm, n) for arm, n in zip(arms, crises, strict=True)]
    said = " ".join(reading(summarise(plan_for(40), tables)))
    assert "stands clear of all other pairs" in said
    assert "40 days (40–40) sooner than the scenario's own pair, breadcrumb × polite" in said
    assert "Soonest is not gentlest: 1.00 (1.00–1.00) crises a couple" in said
    assert "fewest under breadcrumb × polite: none" in said


def test_the_reading_does_not_rank_crises_that_differ_by_chance():
    arms: list[Days] = [[50.0] * 40, [10.0] * 40, [50.0] * 40, [50.0] * 40]
    crises = [[0] * 38 + [1] * 2, [0] * 37 + [1] * 3, [1] * 40, [1] * 40]
    tables = [table(arm, n) for arm, n in zip(arms, crises, strict=True)]
    assert "no pair has clearly fewer" in " ".join(reading(summarise(plan_for(40), tables)))


def test_outcomes_have_a_row_for_each_couple_under_each_pair(small: Comparison):
    keys = small.outcomes.select("dumper", "dumpee", "couple")
    assert keys.height == keys.n_unique() == 4 * SMALL.couples
    assert small.outcomes.filter(pl.col("status") == "together")["healed_day"].dtype == pl.Float64
