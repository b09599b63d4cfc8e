"""Scenario files for tests."""

from __future__ import annotations

from pathlib import Path

from agents.errors import AftertextError
from scenarios import Scenario, load_scenario

HEAD = "title: A title\nabout: What it is about.\n"
"""The two lines that every scenario has."""


def loaded(folder: Path, text: str | bytes, name: str = "mine.yaml") -> Scenario:
    """Write a file and load it."""
    file = folder / name
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return load_scenario(file)


def complaints(folder: Path, text: str | bytes) -> list[str]:
    """Return the lines of the error that loading such a file gives; empty if it loads."""
    try:
        loaded(folder, text)
    except AftertextError as error:
        return str(error).splitlines()
    return []
