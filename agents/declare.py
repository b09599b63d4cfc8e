"""How a number is declared: its value, unit, plausible range, source and meaning, in one place.

The parameter page, the schema of scenarios, the strategies of the test kit, sensitivity analysis
and calibration all read these declarations; nothing about a number is written a second time.
"""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Iterator
from typing import Any, NamedTuple


class Declaration(NamedTuple):
    """What is declared of one number; `low` and `high` bound its plausible range (inclusive)."""

    name: str
    value: float
    unit: str
    low: float
    high: float
    source: str
    about: str
    home: str


def number(
    value: float, unit: str, low: float, high: float, source: str, about: str, sd: float = 0.0
) -> Any:
    """Declare a number as a dataclass field.

    `source` is an article paragraph (P..), a finding (F..), a paper, or the word assumption.
    `sd` is the spread between people, for traits; 0 for everything else.

    Raises ValueError where the value lies outside its own range or a text is empty.
    """
    if not low <= value <= high:
        raise ValueError(f"{about}: {value} is outside {low}..{high}")
    if not (unit and source and about):
        raise ValueError(f"{value}: unit, source and meaning must all be given")
    notes = {
        "unit": unit, "low": low, "high": high, "source": source, "about": about, "sd": sd
    }  # fmt: skip
    return dataclasses.field(default=value, metadata=notes)


def declarations(record: type) -> Iterator[Declaration]:
    """Every number declared in a record class, in the order of its fields."""
    for field in dataclasses.fields(record):
        notes = field.metadata
        if "unit" in notes:
            value, home = float(str(field.default)), _home(record, field.name)
            yield Declaration(
                field.name, value, notes["unit"], notes["low"], notes["high"],
                notes["source"], notes["about"], home,
            )  # fmt: skip


def _home(record: type, name: str) -> str:
    """Name the module in which a field is written down first."""
    owners = [c for c in record.__mro__ if name in inspect.get_annotations(c)]
    return owners[-1].__module__
