"""Pydantic's errors in our words: where, what was wrong, what is allowed, the nearest name."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from agents.errors import nearest
from scenarios.faults import Fault, ScenarioError, path_of
from scenarios.schema import (
    HORIZON_DAYS,
    PRELUDE_DAYS,
    DumpeeSide,
    FixedEvent,
    Scenario,
)
from scenarios.spreads import FORMS
from sim.couple import STATUSES

_EXPECTED = {
    "float_type": "a number",
    "string_type": "a text",
    "bool_type": "true or false",
    "list_type": "a list",
    "dict_type": "keys with values",
    "model_type": "keys with values",
    "model_attributes_type": "keys with values",
    "finite_number": "a finite number",
    "string_too_short": "a text that is not empty",
}
"""What was wanted, by the type of pydantic's error."""

_RANGES = {"horizon_days": HORIZON_DAYS, "prelude_days": PRELUDE_DAYS}


def messages_for(error: ValidationError) -> list[Fault]:
    """Return every fault with the keys that lead to it."""
    found: list[Fault] = []
    for detail in error.errors():
        cause = detail.get("ctx", {}).get("error")
        if isinstance(cause, ScenarioError):
            found += [Fault(f.where, f"{path_of(f.where)}: {f.what}") for f in cause.faults]
        else:
            where = _keys_of(detail["loc"])
            found.append(Fault(where, f"{path_of(where) or 'scenario'}: {_say(detail, where)}"))
    return found


def _keys_of(loc: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """Return the keys of the file in a place that pydantic names; it adds the form of a trait."""
    return tuple(key for i, key in enumerate(loc) if not (i == 3 and key in FORMS))


def _say(detail: ErrorDetails, where: tuple[str | int, ...]) -> str:
    kind, value = detail["type"], detail["input"]
    if kind == "extra_forbidden":
        return _no_such_key(str(where[-1]), where)
    if kind == "missing":
        return "is missing"
    if kind == "literal_error":
        hint = nearest(str(value), STATUSES)
        return f"{_short(value)} is not one of {', '.join(STATUSES)}{hint}"
    if kind in _EXPECTED:
        return f"{_expected(kind, where)} was expected, not {_short(value)}"
    return f"{_short(value)} {_allowed(str(where[-1]) if where else '', detail)}"


def _expected(kind: str, where: tuple[str | int, ...]) -> str:
    if kind == "float_type" and len(where) == 3 and where[1] == "traits":
        return "a number, {low, high} or {mean, sd}"
    return _EXPECTED[kind]


def _allowed(key: str, detail: ErrorDetails) -> str:
    if key in _RANGES:
        low, high = _RANGES[key]
        return f"is outside its range of {low:g} to {high:g} (days)"
    if key == "day":
        return "is before the breakup: days count from 0"
    return f"is not right: {detail['msg']}"


def _no_such_key(key: str, where: tuple[str | int, ...]) -> str:
    there = _keys_at(where[:-1])
    return f"there is no key {key!r}{nearest(key, there)} (there are: {', '.join(there)})"


def _keys_at(where: tuple[str | int, ...]) -> list[str]:
    """Return the keys that may stand behind these keys."""
    if len(where) == 3:
        return ["low", "high", "mean", "sd"]
    records: tuple[type[BaseModel], ...] = (Scenario, DumpeeSide, FixedEvent)
    record = records[len(where)]
    return [info.alias or name for name, info in record.model_fields.items()]


def _short(value: Any) -> str:
    if isinstance(value, dict | list):
        return "keys with values" if isinstance(value, dict) else "a list"
    if value is None or isinstance(value, bool):
        return {None: "nothing", True: "true", False: "false"}[value]
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."
