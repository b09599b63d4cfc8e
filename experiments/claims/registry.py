"""The records of the claims: what each says, where its mechanism is, and how it is judged."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from agents.errors import unknown
from agents.quantities import QUANTITIES
from experiments.lab import Estimate, Lab
from experiments.records import Record, known_id, read_record

Kind = Literal["U", "E", "U+E"]
Line = Annotated[str, Field(min_length=1)]
Measure = Callable[[Lab], dict[str, Estimate]]
IDS = tuple(f"C{number:02d}" for number in range(1, 41))


class Part(Record):
    """One thing that must be so for the claim to hold.

    A law is a property of every mind (kind U): its effect is the share of minds drawn in which it
    is so, and it holds only if that is all of them. Any other part is a comparison whose effect
    must lie, with its whole interval, on the right side of the smallest that matters.
    """

    about: Line = Field(description="what the effect is, in words")
    unit: Line
    law: bool = False
    at_least: float | None = Field(default=None, description="smallest effect that matters")
    at_most: float | None = Field(default=None, description="largest effect that does not matter")

    @model_validator(mode="after")
    def _one_way_to_judge(self) -> Part:
        if self.law + (self.at_least is not None) + (self.at_most is not None) != 1:
            raise ValueError("a part is a law, or has at_least, or has at_most")
        return self


class Control(Record):
    """A world without the mechanism, in which the measure must say that the claim fails."""

    about: Line
    numbers: dict[str, float] = Field(description="quantities that switch the mechanism off")
    fails: str = Field(description="the part that must come out as failing")

    @model_validator(mode="after")
    def _known_numbers(self) -> Control:
        for name in self.numbers:
            if name not in QUANTITIES:
                raise unknown("quantity", name, QUANTITIES)
        return self


class Claim(Record):
    """One claim of the article; the first of its parts is its headline."""

    id: str
    paragraphs: list[int] = Field(min_length=1)
    kind: Kind
    statement: Line
    mechanism: list[str] = Field(description="functions from which it follows or should follow")
    design: Line = Field(description="how it is seen: arms, couples, days, what is compared")
    parts: dict[str, Part] = Field(min_length=1)
    not_trivial: str | None = Field(
        default=None, description="why the result does not follow from a parameter's sign"
    )
    control: Control | None = None
    findings: list[str] = Field(default_factory=list, description="F.. that bear on it")
    beside: str | None = Field(
        default=None, description="where real studies disagree, and in which regime each holds"
    )
    found: str | None = Field(default=None, description="what explains a failure, once seen")

    @model_validator(mode="after")
    def _whole(self) -> Claim:
        laws = any(part.law for part in self.parts.values())
        comparisons = any(not part.law for part in self.parts.values())
        if laws != ("U" in self.kind) or comparisons != ("E" in self.kind):
            raise ValueError(f"{self.id}: kind {self.kind} needs laws for U, comparisons for E")
        if ("E" in self.kind) != (self.not_trivial is not None):
            raise ValueError(f"{self.id}: an emergent claim, and no other, says why not trivial")
        if self.control is not None and self.control.fails not in self.parts:
            raise ValueError(f"{self.id}: no part is called {self.control.fails}")
        return self

    @property
    def measure(self) -> Measure:
        """The function that measures it; experiments/claims/<id>.py."""
        module = importlib.import_module(f"experiments.claims.{self.id.lower()}")
        found: Measure = module.measure
        return found


def claims() -> dict[str, Claim]:
    """Return all claims by their id, in order."""
    return {name: _read(name) for name in IDS}


def find_claim(name: str) -> Claim:
    """Return a claim by its id, in any case; AftertextError where there is none."""
    return _read(known_id("claim", name, IDS))


@cache
def _read(name: str) -> Claim:
    return read_record(Claim, name, Path(__file__).parent)
