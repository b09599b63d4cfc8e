"""Situations to put the two in: one YAML file each, the schema, the loader, the test kit."""

from scenarios.loader import library_names, load_scenario
from scenarios.schema import Scenario
from scenarios.writer import as_yaml, save_scenario

__all__ = ["Scenario", "as_yaml", "library_names", "load_scenario", "save_scenario"]
