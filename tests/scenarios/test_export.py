from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from agents.quantities import QUANTITIES
from scenarios import Scenario, library_names
from scenarios import strategies as some
from scenarios.export import SCHEMA_FILE, json_schema, schema_text
from scenarios.loader import LIBRARY
from scenarios.plain import YamlFile
from scenarios.writer import as_data
from sim.people import TRAITS
from tests.scenarios.files import HEAD, complaints
from tests.scenarios.json_schema import allows

SCHEMA = json_schema()


def data_of(folder: Path, text: str) -> Any:
    file = folder / "data.yaml"
    file.write_text(text)
    return YamlFile(file).data


def test_the_schema_in_the_folder_is_current() -> None:
    current = SCHEMA_FILE.read_text(encoding="utf-8") == schema_text()
    assert current, "write it anew with: python -m scenarios.export"


def test_it_knows_every_name() -> None:
    text = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    assert set(text["properties"]["quantities"]["properties"]) == set(QUANTITIES)
    for side, model in enumerate(("DumpeeSide", "DumperSide")):
        traits = text["$defs"][model]["properties"]["traits"]["properties"]
        assert set(traits) == set(TRAITS[side])


@pytest.mark.parametrize("name", library_names())
def test_it_allows_the_library(name: str) -> None:
    assert allows(SCHEMA, YamlFile(LIBRARY / f"{name}.yaml").data)


@given(some.scenarios())
def test_it_allows_every_scenario(scenario: Scenario) -> None:
    assert allows(SCHEMA, as_data(scenario))
    assert allows(SCHEMA, as_data(scenario) | {"horizon_days": 40})


REFUSED = (
    "horizn_days: 40", "horizon_days: 4", "horizon_days: soon", "status: aprt", "article: [P80]",
    "events: [{kind: psot, day: 1}]", "events: [{kind: post}]", "events: [{kind: post, day: -1}]",
    "event_rates: {psot: 0.1}", "event_rates: {post: 3}", "quantities: {hope_flor: -3}",
    "quantities: {hope_floor: 3}", "quantities: {hope_floor: -9}", "dumpee: {persona: guilty}",
    "dumper: {traits: {support: -1}}", "dumper: {persona: gilty}", "dumper: {policy: eager}",
    "dumper: {register: ters}", "dumper: {traits: {suport: 0.1}}", "dumper: {traits: {support: 2}}",
    "dumper: {traits: {support: {low: 0.1}}}", "dumper: {traits: {support: {mean: 0.1, sd: 0}}}",
    "dumper: {traits: {support: {low: 0.1, high: 1.1}}}", "dumpee: {receipts: maybe}",
)  # fmt: skip


@pytest.mark.parametrize("line", REFUSED)
def test_it_refuses_what_the_loader_refuses(tmp_path: Path, line: str) -> None:
    assert complaints(tmp_path, HEAD + line)
    assert not allows(SCHEMA, data_of(tmp_path, HEAD + line))


def test_it_allows_policies_of_ones_own(tmp_path: Path) -> None:
    for policy in ("mine.py:Mine", "scripted:mine.yaml", "learned:mine.npz"):
        assert allows(SCHEMA, data_of(tmp_path, f"{HEAD}dumper: {{policy: '{policy}'}}"))
