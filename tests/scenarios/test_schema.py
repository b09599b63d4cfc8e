from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from pydantic import ValidationError

from agents.errors import AftertextError
from agents.events import EVENTS
from agents.personas import find_persona
from agents.quantities import Quantities
from scenarios import Scenario, as_yaml, save_scenario
from scenarios import strategies as some
from scenarios.schema import DumpeeSide, DumperSide, FixedEvent
from scenarios.spreads import Normal, TraitValue, Uniform
from sim.couple import APART, FRIENDS, Couple
from sim.people import Spread, draw_traits, fixed
from sim.simulate import simulate
from tests.scenarios.files import HEAD, complaints, loaded


def scenario_of(**parts: object) -> Scenario:
    return Scenario.model_validate({"title": "A title", "about": "Something", **parts})


def test_title_and_about_are_enough(tmp_path: Path) -> None:
    scenario = loaded(tmp_path, HEAD)
    assert scenario.name == "mine"
    assert scenario.policies == ("polite", "breadcrumb")
    assert scenario.registers == ("plain", "plain")
    setup = scenario.setup("breadcrumb", "polite")
    assert setup.policies == ("polite", "breadcrumb")
    assert setup.traits == ({}, {})
    assert (setup.horizon_days, setup.prelude_days, setup.status) == (365.0, 0.0, APART)
    assert setup.receipts == (True, True)
    assert scenario.make_quantities() == Quantities()


def test_the_three_forms_of_a_trait() -> None:
    traits = {
        "support": 0.2,
        "insight": {"low": 0.1, "high": 0.4},
        "relationship_years": {"mean": 6, "sd": 2},
        "commitment": {"mean": 0.8, "sd": 0.1, "low": 0.7},
        "self_esteem": {"mean": 0.3, "sd": 0.1, "high": 0.5},
    }
    setup = scenario_of(dumpee={"traits": traits}).setup("silence", "eager")
    assert setup.traits[0] == {
        "support": fixed(0.2),
        "insight": Spread(0.1, 0.4),
        "relationship_years": Spread(0.1, 40.0, 6.0, 2.0),
        "commitment": Spread(0.7, 1.0, 0.8, 0.1),
        "self_esteem": Spread(0.0, 0.5, 0.3, 0.1),
    }


def test_traits_of_ones_own_come_before_those_of_the_persona() -> None:
    scenario = scenario_of(dumper={"persona": "guilty", "traits": {"moral_code": 0.3}})
    spreads = scenario.setup("breadcrumb", "polite").traits[1]
    assert spreads["moral_code"] == fixed(0.3)
    mean, sd = find_persona("guilty", 1).traits["kindness"]
    assert spreads["kindness"] == Spread(0.0, 1.0, mean, sd)
    assert set(spreads) == set(find_persona("guilty", 1).traits)


def test_the_register_is_ones_own_or_that_of_the_persona() -> None:
    scenario = scenario_of(
        dumpee={"persona": "avoidant"}, dumper={"persona": "jealous", "register": "dots"}
    )
    assert scenario.registers == (find_persona("avoidant", 0).register, "dots")


def test_events_rates_and_quantities_reach_the_engine() -> None:
    scenario = scenario_of(
        events=[{"kind": "post", "day": 5}, {"kind": "money_trouble", "day": 2.5}],
        event_rates={"post": 0.2},
        quantities={"urge_guilt": 0.5},
        horizon_days=30,
        prelude_days=4,
    )
    setup, quantities = scenario.setup("buddy", "buddy"), scenario.make_quantities()
    assert set(setup.events) == {
        (5.0, EVENTS.index("post")),
        (2.5, EVENTS.index("money_trouble")),
    }
    assert (quantities.rate_post, quantities.urge_guilt) == (0.2, 0.5)
    assert (setup.horizon_days, setup.prelude_days) == (30.0, 4.0)


def test_receipts_are_each_persons_own() -> None:
    scenario = scenario_of(dumpee={"receipts": False})
    assert scenario.setup("buddy", "buddy").receipts == (False, True)


def test_every_event_that_may_be_fixed_happens() -> None:
    events = [{"kind": "money_trouble", "day": day} for day in range(1, 23)]
    for prelude, more in ((4.0, 0), (0.0, 1)):
        last = [{"kind": "money_trouble", "day": 25}][:more]
        scenario = scenario_of(events=events + last, horizon_days=30, prelude_days=prelude)
        couple = simulate(scenario.setup("silence", "block"), scenario.make_quantities(), 1)
        assert couple.fixed_next == 23
        assert couple.dumper.money_need > 0.5


def test_a_status_other_than_apart_begins_so() -> None:
    couple: Couple = simulate(
        scenario_of(status="friends", horizon_days=7).setup("buddy", "buddy"), Quantities(), 3
    )
    assert couple.status == FRIENDS


def test_setup_takes_built_in_policies_of_the_right_side_or_none() -> None:
    scenario = scenario_of()
    assert scenario.setup(None, "eager").policies == ("eager", None)
    with pytest.raises(AftertextError, match="dumper policy 'eager'"):
        scenario.setup("eager", "eager")
    with pytest.raises(AftertextError, match="dumpee policy 'eagr'; did you mean 'eager'"):
        scenario.setup("buddy", "eagr")


def test_made_in_python_it_is_held_to_the_same() -> None:
    with pytest.raises(ValidationError, match=r"dumper.traits.support: 2 is outside"):
        Scenario(title="a", about="b", dumper=DumperSide(traits={"support": 2.0}))
    with pytest.raises(ValidationError, match=r"events\[1\].kind: there is no event 'x'"):
        Scenario(title="a", about="b", events=[FixedEvent(kind="x", day=1.0)])
    made = Scenario(title="a", about="b", dumpee=DumpeeSide(traits={"support": 1.0}))
    assert made.name == ""
    assert made.setup("buddy", "buddy").traits[0] == {"support": fixed(1.0)}


def test_a_spread_stays_where_it_was_told_to() -> None:
    scenario = scenario_of(
        dumpee={"traits": {"support": {"low": 0.6, "high": 0.7}, "insight": {"mean": 0, "sd": 1}}}
    )
    spreads = scenario.setup("buddy", "buddy").traits[0]
    drawn = [draw_traits(0, spreads, 5, index) for index in range(300)]
    assert {0.6 <= traits["support"] <= 0.7 for traits in drawn} == {True}
    assert {0.0 <= traits["insight"] <= 1.0 for traits in drawn} == {True}
    assert len({traits["support"] for traits in drawn}) == 300


@given(some.scenarios())
def test_written_down_it_loads_as_the_same(
    tmp_path_factory: pytest.TempPathFactory, scenario: Scenario
) -> None:
    file = tmp_path_factory.getbasetemp() / "written.yaml"
    save_scenario(scenario, file)
    again = loaded(file.parent, file.read_bytes())
    assert again.model_dump() == scenario.model_dump()
    dumpee, dumper = scenario.policies
    assert again.setup(dumper, dumpee) == scenario.setup(dumper, dumpee)
    assert again.make_quantities() == scenario.make_quantities()
    assert as_yaml(again) == as_yaml(scenario)


@given(some.scenarios())
def test_as_json_it_is_the_same_too(scenario: Scenario) -> None:
    text = scenario.model_dump_json(by_alias=True)
    assert Scenario.model_validate_json(text).model_dump() == scenario.model_dump()


def test_a_written_file_says_nothing_that_goes_without_saying() -> None:
    assert as_yaml(scenario_of()).splitlines()[1:] == ["title: A title", "about: Something"]


def test_words_of_any_kind_survive_being_written(tmp_path: Path) -> None:
    for title in ("no", "1", "a: b", "# x", "é ü 漢字 🙂", "two\nlines", "'\"", " spaces "):
        file = tmp_path / "words.yaml"
        save_scenario(scenario_of(title=title), file)
        assert loaded(tmp_path, file.read_bytes()).title == title


def test_a_spread_made_in_python_may_stand_in_a_scenario() -> None:
    traits: dict[str, TraitValue] = {
        "support": Uniform(low=0.1, high=0.2),
        "insight": Normal(mean=0.5, sd=0.1),
    }
    scenario = Scenario(title="a", about="b", dumper=DumperSide(traits=traits))
    assert scenario.setup("buddy", "buddy").traits[1]["support"] == Spread(0.1, 0.2)


def test_nothing_of_it_can_be_set_afterwards() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        scenario_of().title = "Another"


def test_a_good_file_has_no_complaints(tmp_path: Path) -> None:
    assert complaints(tmp_path, HEAD) == []
