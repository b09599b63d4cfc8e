"""Writing a scenario down, so that it loads as the same again."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from scenarios.schema import Scenario

SCHEMA_LINE = "# yaml-language-server: $schema="
"""With this and the place of schema.json in its first line, editors know what a file may say."""


def as_data(scenario: Scenario) -> dict[str, Any]:
    """Return what a file must say to load as this scenario: all that is not as by default."""
    data = scenario.model_dump(by_alias=True, exclude_defaults=True)
    return {key: value for key, value in data.items() if value not in ({}, [])}


def as_yaml(scenario: Scenario) -> str:
    """Return the text of a scenario file."""
    stream = io.StringIO()
    yaml = YAML(typ="rt")
    yaml.allow_unicode = True
    yaml.dump(as_data(scenario), stream)
    return f"{SCHEMA_LINE}{Path(__file__).parent / 'schema.json'}\n{stream.getvalue()}"


def save_scenario(scenario: Scenario, path: Path) -> None:
    """Write a scenario to a file."""
    path.write_text(as_yaml(scenario), encoding="utf-8")
