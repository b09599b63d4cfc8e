"""Marks the functions that are written once and run by both engines.

A rule is an ordinary function of floats, integers and state records. The event engine calls it
as it stands; a compiling engine takes the functions listed in `RULES` and compiles the very same
source. Inside a rule: only `math.exp, log, log1p, expm1, sqrt, sin, cos, tanh`, + − × ÷, min, max,
comparisons and other rules; no powers, no containers made anew, no keyword surprises, every
number an argument (docs/decisions/0001-written-once.md).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

Rule = TypeVar("Rule", bound=Callable[..., Any])

RULES: list[Callable[..., Any]] = []
"""All rules, in the order in which they are defined; callees come before their callers."""


def rule(function: Rule) -> Rule:
    """List a function among the rules and return it unchanged."""
    RULES.append(function)
    return function
