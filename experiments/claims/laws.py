"""Laws of single minds (kind U): the share of drawn minds and texts in which something is so."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from agents.content import Content
from agents.declare import declarations
from agents.dumpee import Dumpee
from agents.dumper import Dumper
from agents.hope import HOPE_LEAST, HOPE_MOST
from experiments.lab import Estimate
from experiments.lab.estimates import share

MINDS = 2000
"""Minds drawn for a law."""
_REACHED = {"hope": (HOPE_LEAST, HOPE_MOST), "crumbs": (0.0, 200.0), "grief_work": (0.0, 365.0)}
"""Ranges drawn where the rules keep to narrower ones than declared, or there is no natural end."""
Mind = TypeVar("Mind", Dumpee, Dumper)


def share_of_minds(is_so: Callable[[random.Random], bool], minds: int = MINDS) -> Estimate:
    """Return the share of draws in which a law is so; each draws from its own chance."""
    return share(sum(bool(is_so(random.Random(number))) for number in range(minds)), minds)


def any_mind(kind: type[Mind], chance: random.Random, **fixed: float) -> Mind:
    """Return a mind with all traits and feelings drawn evenly from their ranges, or fixed."""
    record: Any = kind
    drawn: dict[str, Any] = {n: chance.uniform(low, high) for n, low, high in _ranges(record)}
    return kind(**(drawn | fixed))


@cache
def _ranges(kind: Any) -> list[tuple[str, float, float]]:
    return [(d.name, *_REACHED.get(d.name, (d.low, d.high))) for d in declarations(kind)]


def any_text(chance: random.Random, **fixed: float) -> Content:
    """Return content drawn evenly on all axes, some of them fixed."""
    drawn = {axis: chance.random() for axis in Content.__slots__}
    return Content(**(drawn | fixed))
