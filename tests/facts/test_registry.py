"""The records: all there, in agreement with their modules, tests, sources and each other."""

import importlib
from pathlib import Path

import pytest
from pydantic import ValidationError

from agents.errors import AftertextError
from experiments.facts.registry import IDS, Fact, Part, facts, find_fact
from experiments.facts.seen import DAYS
from experiments.pace import FIGURES
from experiments.pace.derive import stored_intervals

HERE = Path(__file__).parent
ALONE = {f"F{n:02d}" for n in range(1, 8)} | {"F18", "F21", "F23", "F24"}
"""Calibrated on their own, about a wider population (F18), by construction, or beside the model."""


def test_there_are_twenty_four_with_a_module_and_a_test_each():
    assert list(facts()) == [f"F{n:02d}" for n in range(1, 25)] == list(IDS)
    for name in IDS:
        module = importlib.import_module(f"experiments.facts.{name.lower()}")
        assert module.__doc__.startswith(f"{name}: ")
        assert (HERE / f"test_{name.lower()}.py").exists()


def test_calibration_uses_all_but_those_that_stand_alone():
    assert {name for name, fact in facts().items() if not fact.calibrates} == ALONE
    assert all(fact.days <= DAYS for fact in facts().values())


def test_numbers_of_ordinary_pace_are_those_printed():
    for figure in FIGURES:
        part = find_fact(figure.finding).parts[figure.field]
        assert part.observed == figure.printed
        printed, raw = figure.printed_interval, stored_intervals()[figure.field]
        assert (part.low, part.high) == (printed or raw)
        assert (part.tolerance is None) == (printed is not None)
    assert sum(len(find_fact(f"F{n:02d}").parts) for n in range(1, 8)) == len(FIGURES)


def test_a_tolerance_that_is_not_printed_has_a_reason():
    for fact in facts().values():
        for name, part in fact.parts.items():
            if part.low is not None and fact.id not in ("F01", "F03", "F04"):
                assert part.tolerance, (fact.id, name)


@pytest.mark.parametrize(
    "fields",
    [
        {"low": 1.0},
        {"low": 2.0, "high": 1.0},
        {"sign": 1},
        {"sign": 0},
        {"sign": 1, "low": 0.0, "high": 1.0, "scale": 1.0},
        {"sign": 1, "scale": -1.0},
        {"sing": 1},
    ],
)
def test_a_part_that_cannot_be_judged_one_way_is_refused(fields):
    with pytest.raises(ValidationError):
        Part(about="a", unit="b", **fields)


def test_a_record_about_an_unknown_claim_or_with_nothing_to_judge_is_refused():
    record = find_fact("F14").model_dump()
    with pytest.raises(ValidationError, match="C99"):
        Fact(**(record | {"bears_on": ["C99"]}))
    with pytest.raises(ValidationError, match="headline"):
        Fact(**(record | {"parts": {"shown": {"about": "a", "unit": "b"}}}))


def test_an_unknown_finding_names_the_nearest():
    assert find_fact("f08").id == "F08"
    with pytest.raises(AftertextError, match="F2"):
        find_fact("F25")


def test_a_measure_that_names_other_parts_is_an_error():
    fact = find_fact("F24").model_copy(update={"parts": find_fact("F14").parts})
    from .checks import seen

    with pytest.raises(KeyError, match="measures"):
        fact.measure(seen())
