"""What tests say about minds, in a few words."""

from __future__ import annotations

import copy
import dataclasses
import math
from collections.abc import Callable, Iterable
from typing import Any

from agents.declare import declarations

ROUNDING = 1e-9


def after(rule: Callable[..., object], mind: Any, *rest: Any) -> Any:
    """Return what a rule makes of a mind; the mind itself stays as it is."""
    changed = copy.copy(mind)
    rule(changed, *rest)
    return changed


def with_field(record: Any, **fields: Any) -> Any:
    """Return a copy with some fields set."""
    return dataclasses.replace(record, **fields)


def two_of(record: Any, field: str, step: tuple[float, float]) -> tuple[Any, Any]:
    """Return two copies that differ in one field: with the lower value, with the higher."""
    return with_field(record, **{field: step[0]}), with_field(record, **{field: step[1]})


def at_most(one: float, other: float) -> bool:
    """Tell whether one is not above the other, but for rounding."""
    return one <= other + ROUNDING * max(1.0, abs(other))


def close(one: float, other: float) -> bool:
    """Tell whether two numbers are the same, but for rounding."""
    return math.isclose(one, other, rel_tol=ROUNDING, abs_tol=ROUNDING)


def out_of_range(mind: Any, leave_out: Iterable[str] = ()) -> list[str]:
    """Return the declared fields that are no number or outside their range."""
    bad = []
    for d in declarations(type(mind)):
        value = getattr(mind, d.name)
        if d.name not in leave_out and not d.low <= value <= d.high:
            bad.append(f"{d.name} = {value!r} outside {d.low}..{d.high}")
    return bad


def differing(one: Any, other: Any) -> list[str]:
    """Return the fields in which two records differ."""
    names = [f.name for f in dataclasses.fields(one)]
    return [name for name in names if getattr(one, name) != getattr(other, name)]


def time_adds_up(
    relax: Callable[..., object], mind: Any, q: Any, two: tuple[float, float],
    fields: Iterable[str], held: Iterable[str] = (),
) -> bool:  # fmt: skip
    """Tell whether a + b days at once give the same fields as a days, then b days.

    `held` are fields the rule itself moves and by which it is driven: they are put back between.
    """
    whole = after(relax, mind, q, two[0] + two[1])
    halfway = after(relax, mind, q, two[0])
    halfway = with_field(halfway, **{name: getattr(mind, name) for name in held})
    pieces = after(relax, halfway, q, two[1])
    return all(close(getattr(whole, name), getattr(pieces, name)) for name in fields)
