"""Sensitivity: planted models give what they must, a stopped study goes on as if it never had."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from agents.errors import AftertextError
from agents.quantities import QUANTITIES
from agents.version import MODEL_VERSION
from experiments.sensitivity import Kept, Model, Plan, Study, page, population_model
from experiments.sensitivity.evidence import evidence, is_assumed
from experiments.sensitivity.model import OUTCOMES
from experiments.sensitivity.screening import Screened, grid, in_quarters, leading
from experiments.uncertain import prior, uncertain

NAMES = tuple(d.name for d in uncertain())[:12]
A, B, IDLE = NAMES[5], NAMES[2], NAMES[9]
SMALL = Plan(couples=4, trajectories=6, samples=256, keep=4, names=NAMES)
SESSION = ("runs_before", "wall_seconds", "jobs")


def place(values: Mapping[str, float], name: str) -> float:
    """Return where in its range a quantity is, 0 to 1."""
    d = QUANTITIES[name]
    return (values.get(name, d.value) - d.low) / (d.high - d.low)


def planted(*of: Callable[[float, float], float], about: str = "planted") -> Model:
    """Return a model whose outcomes are functions of where A and B are; all others are idle."""

    def run(values: Mapping[str, float]) -> np.ndarray:
        means = [f(place(values, A), place(values, B)) for f in of]
        return np.array([means, [0.01] * len(of)])

    return Model(tuple(OUTCOMES)[: len(of)], run, about)


SUM = planted(lambda a, b: 3.0 * a + b * b)
FOUR = planted(lambda a, b: 3.0 * a + b * b, lambda a, b: b, lambda a, b: a, lambda a, b: a * b)


def lasting(results: dict[str, Any]) -> dict[str, Any]:
    """Return what of the results does not depend on the session."""
    return {key: value for key, value in results.items() if key not in SESSION}


def index_of(results: dict[str, Any], name: str, outcome: str = "healing_days") -> dict[str, Any]:
    rows = results["outcomes"][outcome]["indices"]
    return next(row for row in rows if row["name"] == name)


def effect_of(results: dict[str, Any], name: str, outcome: str = "healing_days") -> dict[str, Any]:
    rows = {row["name"]: row for row in results["quantities"]}
    return rows[name]["screening"][outcome]


@pytest.fixture(scope="module")
def found() -> dict[str, Any]:
    return Study(SMALL, SUM).results()


def test_the_quantity_with_the_greatest_effect_comes_first_and_idle_ones_get_nothing(found):
    first, second, *rest = found["outcomes"]["healing_days"]["indices"]
    assert (first["name"], second["name"]) == (A, B)
    assert [row["ST"] for row in rest] == [0.0] * len(rest)
    idle = [name for name in NAMES if name not in (A, B)]
    assert all(effect_of(found, name)["mu_star"] == 0.0 for name in idle)


def test_indices_are_shares_of_the_variance_under_the_priors(found):
    chance = np.random.default_rng(1)
    drawn = {name: prior(name).rvs(4000, random_state=chance) for name in (A, B)}
    a, b = (np.array([place({n: value}, n) for value in drawn[n]]) for n in (A, B))
    by_a, by_b = (3.0 * a).var(), (b * b).var()
    assert index_of(found, A)["S1"] == pytest.approx(by_a / (by_a + by_b), abs=0.05)
    assert index_of(found, B)["S1"] == pytest.approx(by_b / (by_a + by_b), abs=0.05)
    assert found["outcomes"]["healing_days"]["sum_S1"] == pytest.approx(1.0, abs=0.1)
    assert found["outcomes"]["healing_days"]["all_varied"]["sd"] == pytest.approx(
        np.sqrt(by_a + by_b), rel=0.15
    )


def test_intervals_hold_their_index(found):
    for row in found["outcomes"]["healing_days"]["indices"]:
        for kind in ("S1", "ST"):
            low, high = row[f"{kind}_ci"]
            assert low <= row[kind] <= high


def test_an_additive_effect_is_found_as_it_is(found):
    steps = QUANTITIES[A]
    low, high = prior(A).ppf([0.125, 0.875])
    assert effect_of(found, A)["direction"] == 1
    assert effect_of(found, A)["mu"] == pytest.approx(
        3.0 * (high - low) / (steps.high - steps.low), rel=0.1
    )


def test_what_lowers_an_outcome_says_so_and_what_does_both_says_that():
    results = Study(SMALL, planted(lambda a, b: -a + 8.0 * (b - 0.5) ** 2)).results()
    assert effect_of(results, A)["direction"] == -1
    assert effect_of(results, B)["mu_star"] > abs(effect_of(results, B)["mu"])


def test_what_acts_only_together_has_a_total_index_above_its_first():
    results = Study(SMALL, planted(lambda a, b: (a - 0.5) * (b - 0.5))).results()
    for name in (A, B):
        assert index_of(results, name)["ST"] > index_of(results, name)["S1"] + 0.2


def test_an_outcome_that_never_moves_has_no_indices_and_breaks_nothing():
    results = Study(SMALL, planted(lambda a, b: a, lambda a, b: 2.0)).results()
    still = results["outcomes"]["crises"]
    assert {row["ST"] for row in still["indices"]} == {None}
    assert still["share_by_kept"] is None
    assert "–" in page(results)


def test_each_leading_outcome_gets_its_own_first_places():
    def screened(*mu_star: float) -> Screened:
        return Screened(*np.tile(mu_star, (4, 1)))

    days, crises = screened(90.0, 50.0, 0.0, 1.0), screened(0.0, 0.1, 0.3, 0.2)
    assert leading([days, crises], 2) == [0, 2]
    assert leading([days, crises], 3) == [0, 1, 2]
    assert leading([days], 2) == [0, 1]


def test_levels_of_the_screening_are_the_middles_of_quarters():
    levels = in_quarters(grid(NAMES, 6, seed=1))
    assert set(np.unique(levels.round(12))) == {0.125, 0.375, 0.625, 0.875}


@pytest.mark.parametrize("seed", [0, 2**63 - 1])
def test_every_seed_gives_a_study(seed: int):
    plan = Plan(couples=4, trajectories=2, samples=2, keep=2, seed=seed, names=NAMES)
    one, same = (lasting(Study(plan, SUM).results()) for _ in range(2))
    assert one == same


def test_the_plan_counts_the_runs_that_are_made(found):
    told: list[None] = []
    study = Study(SMALL, SUM)
    study.results(lambda: told.append(None))
    assert len(told) == SMALL.runs == found["runs"]
    assert study.left == 0


@pytest.mark.parametrize("after", [0, 1, 40, 100, 700, 1700])
def test_a_stopped_study_goes_on_to_the_same_results(after: int, tmp_path: Path, found):
    done: list[None] = []

    def stop() -> None:
        done.append(None)
        if len(done) > after:
            raise KeyboardInterrupt

    path = tmp_path / "new" / "runs.csv"
    with pytest.raises(KeyboardInterrupt):
        Study(SMALL, SUM, Kept(path, SUM.outcomes), jobs=2).results(stop)
    again = Study(SMALL, SUM, Kept(path, SUM.outcomes), jobs=2)
    assert SMALL.runs - again.left == after + 1
    rest: list[None] = []
    results = again.results(lambda: rest.append(None))
    assert len(rest) == SMALL.runs - after - 1
    assert results["runs_before"] == after + 1
    assert lasting(results) == lasting(found)


def test_a_line_torn_by_a_crash_is_run_again(tmp_path: Path, found):
    path = tmp_path / "runs.csv"
    Study(SMALL, SUM, Kept(path, SUM.outcomes)).results()
    whole = path.read_text()
    path.write_text(whole[:-9])
    again = Study(SMALL, SUM, Kept(path, SUM.outcomes))
    assert again.left == 1
    assert lasting(again.results()) == lasting(found)
    assert sorted(path.read_text().splitlines()) == sorted(whole.splitlines())


def test_runs_of_another_model_or_of_other_couples_are_not_taken(tmp_path: Path):
    path = tmp_path / "runs.csv"
    Study(SMALL, SUM, Kept(path, SUM.outcomes)).results()
    other = planted(lambda a, b: a, about="another")
    study = Study(SMALL, other, Kept(path, other.outcomes))
    assert study.left == SMALL.runs
    keys = {population_model(couples, seed).sample({}).key for couples in (4, 5) for seed in (1, 2)}
    assert len(keys) == 4


def test_a_larger_study_takes_over_what_a_smaller_one_ran(tmp_path: Path):
    path = tmp_path / "runs.csv"
    small = Plan(couples=4, trajectories=4, samples=32, keep=4, names=NAMES)
    Study(small, SUM, Kept(path, SUM.outcomes)).results()
    more = Plan(couples=4, trajectories=6, samples=64, keep=4, names=NAMES)
    study = Study(more, SUM, Kept(path, SUM.outcomes))
    assert more.runs - study.left >= 1 + small.screening_runs


@pytest.mark.parametrize(
    "text", ["another,head\n", "run,healing_days,healing_days_standard_error\nabc,1.0\n"]
)
def test_a_file_of_something_else_is_left_alone(text: str, tmp_path: Path):
    path = tmp_path / "runs.csv"
    path.write_text(text)
    with pytest.raises(AftertextError, match=r"runs\.csv"):
        Kept(path, ("healing_days",))
    assert path.read_text() == text


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"couples": 1}, "couples = 1 is outside 2 to 1,000,000"),
        ({"trajectories": 1}, "trajectories = 1"),
        ({"samples": 100}, "power of 2, as a Sobol sequence needs: 64 or 128"),
        ({"keep": 0}, "keep = 0"),
        ({"keep": 10_000}, f"1 to {len(uncertain())}"),
        ({"seed": -1}, "seed = -1"),
    ],
)
def test_a_plan_without_an_answer_is_refused(wrong: dict[str, int], said: str):
    with pytest.raises(AftertextError, match=said):
        Plan(**wrong)


def test_the_model_itself_can_be_studied_and_its_threads_do_not_matter(batch_engine: None):
    names = ("despair_per_day", "hope_days", "acceptance_per_day")
    plan = Plan(couples=3, trajectories=2, samples=2, keep=2, names=names)
    one, two = (Study(plan, population_model(3, 1), jobs=jobs).results() for jobs in (1, 2))
    assert lasting(one) == lasting(two)
    assert set(one["outcomes"]) == set(OUTCOMES)
    assert 0.0 < one["outcomes"]["healing_days"]["at_declared"] <= 365.0


def test_an_assumption_is_called_one():
    assert evidence("assumption") == "an assumption"
    assert evidence("P15, assumption") == "the article in words (P15); its size is an assumption"
    assert evidence("theory sketch") == "a guess of the theory's sketch"
    assert evidence("C22, theory sketch") == "a claim of the article (C22); its size is a guess"
    assert evidence("F09 F11") == "studies (F09 F11); its size is our reading"
    for d in QUANTITIES.values():
        assert is_assumed(d.source) == (
            "assum" in evidence(d.source) or "guess" in evidence(d.source)
        )


def test_the_page_names_the_leading_quantities_with_what_they_rest_on():
    results = Study(SMALL, FOUR).results()
    text = page(results)
    for outcome in ("healing_days", "crises"):
        for row in results["outcomes"][outcome]["indices"]:
            d = QUANTITIES[row["name"]]
            line = next(line for line in text.splitlines() if line.startswith(f"| `{d.name}`"))
            assert f"{d.value:g} ({d.low:g} to {d.high:g}) {d.unit}" in line
            assert d.source in line
            assert evidence(d.source) in line
    assert MODEL_VERSION in text
    assert results["command"] in text
    assert all(row["why"] in text for row in results["settled"])
    assert {line.count("|") for line in text.splitlines() if line.startswith("|")} == {8}
    assert "pictures/sobol.png" in text
    assert "pictures/morris.png" in text
