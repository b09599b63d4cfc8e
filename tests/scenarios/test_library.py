from __future__ import annotations

import re
from collections import Counter

import pytest

from agents.events import EVENTS
from agents.policies import policies_of
from scenarios import library_names, load_scenario
from scenarios.catalog import catalog
from scenarios.loader import LIBRARY
from scenarios.writer import SCHEMA_LINE
from sim.simulate import simulate

NAMED = {
    "breadcrumbs", "fresh_breakup", "guilty_dumper", "clingy_dumpee", "immature_dumper",
    "friend_advised_return", "money_trouble", "new_partner", "mutual_space", "long_relationship",
}  # fmt: skip


def test_the_library_has_what_it_should() -> None:
    assert set(library_names()) >= NAMED
    assert [file.name for file in LIBRARY.iterdir() if file.suffix != ".yaml"] == []


@pytest.mark.parametrize("name", library_names())
def test_a_scenario_of_the_library_is_complete(name: str) -> None:
    text = (LIBRARY / f"{name}.yaml").read_text(encoding="utf-8")
    assert text.startswith(f"{SCHEMA_LINE}../schema.json\n")
    assert len(re.findall(r"^#", text, re.MULTILINE)) >= 2
    scenario = load_scenario(name)
    assert scenario.name == name
    assert scenario.article
    assert scenario.policies[0] in policies_of(0)
    assert scenario.policies[1] in policies_of(1)
    assert 180.0 <= scenario.horizon_days <= 365.0


@pytest.mark.parametrize("name", library_names())
def test_a_couple_lives_through_a_scenario_of_the_library(name: str) -> None:
    scenario = load_scenario(name)
    dumpee, dumper = scenario.policies
    setup, quantities = scenario.setup(dumper, dumpee), scenario.make_quantities()
    couples = [simulate(setup, quantities, 7, index) for index in range(3)]
    for couple in couples:
        assert scenario.horizon_days - 1.0 <= couple.now < scenario.horizon_days
        assert couple.fixed_next >= len(scenario.events)
    assert sum(couple.texts for couple in couples) > 0
    kinds = Counter(EVENTS.index(event.kind) for event in scenario.events)
    assert not kinds - Counter(couples[0].fixed_kinds)


def test_the_main_case_is_as_the_commands_expect_it() -> None:
    scenario = load_scenario("breadcrumbs")
    assert scenario.policies == ("polite", "breadcrumb")
    assert scenario.horizon_days == 365.0
    assert scenario.setup("breadcrumb", "polite").traits == ({}, {})


def test_the_catalog_has_a_card_for_each() -> None:
    cards = catalog()
    assert tuple(card.name for card in cards) == library_names()
    assert len({card.title for card in cards}) == len(cards)
    assert all("\n" not in card.about and len(card.about) < 300 for card in cards)
