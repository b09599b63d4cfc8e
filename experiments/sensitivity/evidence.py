"""What a declared source amounts to as evidence, in words."""

from __future__ import annotations

import re
from collections.abc import Iterable


def evidence(source: str) -> str:
    """Say what a number rests on, so that an assumption is called one."""
    support = ", ".join(_support(source))
    if "assumption" in source:
        return f"{support}; its size is an assumption" if support else "an assumption"
    if "theory sketch" in source:
        return f"{support}; its size is a guess" if support else "a guess of the theory's sketch"
    return f"{support}; its size is our reading" if support else source


def is_assumed(source: str) -> bool:
    """Tell whether the size of a number is an assumption or a guess, whatever supports its sign."""
    return "assumption" in source or "theory sketch" in source


def _support(source: str) -> Iterable[str]:
    for letter, told in (
        ("P", "the article in words"),
        ("F", "studies"),
        ("C", "a claim of the article"),
    ):
        if marks := re.findall(rf"{letter}\d+", source):
            yield f"{told} ({' '.join(marks)})"
    if paper := re.search(r"[A-Z][a-z]+ & [A-Z][a-z]+ \d{4}", source):
        yield paper.group()
