"""The records of the findings: what was found, by whom, and how the simulation is held to it."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, model_validator

from experiments.lab import Estimate
from experiments.records import Record, known_id, read_record

from .seen import DAYS, Seen
from .statistic import Statistic

Kind = Literal["number", "sign", "order", "shape", "by_construction"]
IDS = tuple(f"F{number:02d}" for number in range(1, 25))


class Part(Record):
    """One thing that is compared with what was found.

    It is met where the whole interval has the `sign`, or where the value lies from `low` to `high`.
    With neither it is shown beside the others, and judged by nobody.
    """

    about: str = Field(min_length=1)
    unit: str = Field(min_length=1)
    observed: float | None = Field(default=None, description="the number as printed")
    low: float | None = None
    high: float | None = None
    sign: Literal[-1, 0, 1] | None = None
    scale: float | None = Field(default=None, gt=0, description="an error of this size is large")
    tolerance: str | None = Field(default=None, description="why low and high, if not printed")

    @model_validator(mode="after")
    def _one_way_to_judge(self) -> Part:
        bounded = self.low is not None and self.high is not None
        if bounded != (self.low is not None or self.high is not None):
            raise ValueError("a tolerance has a low and a high end")
        if (self.sign in (-1, 1) and bounded) or (self.sign == 0 and not bounded):
            raise ValueError("a sign has no tolerance; only 'about 0' does")
        if self.low is not None and self.high is not None and self.low >= self.high:
            raise ValueError("low must be under high")
        if self.sign in (-1, 1) and self.scale is None:
            raise ValueError("a sign needs a scale: how large an effect against it is large")
        return self

    @property
    def judged(self) -> bool:
        """Whether it is compared, not only shown."""
        return self.low is not None or self.sign is not None


class Fact(Record):
    """One finding; the first of its parts is its headline."""

    id: str
    finding: str = Field(min_length=1, description="what was found, in own words")
    source: str = Field(min_length=1)
    kind: Kind
    statistic: str = Field(min_length=1, description="how it is computed in the simulation")
    parts: dict[str, Part] = Field(min_length=1)
    days: float = Field(default=DAYS, description="days that the population must be watched")
    bears_on: list[str] = Field(default_factory=list, description="claims of the article, C..")
    regime: str | None = Field(
        default=None, description="where it and the article disagree, and where each holds"
    )
    found: str | None = Field(default=None, description="why it is not met, once looked into")
    calibrates: bool = Field(description="whether calibration is held to it")

    @model_validator(mode="after")
    def _whole(self) -> Fact:
        first = next(iter(self.parts.values()))
        if not first.judged:
            raise ValueError(f"{self.id}: the headline must be judged")
        for name in self.bears_on:
            if name not in {f"C{number:02d}" for number in range(1, 41)}:
                raise ValueError(f"{self.id}: there is no claim {name}")
        return self

    @property
    def headline(self) -> str:
        """The name of the first part."""
        return next(iter(self.parts))

    def measure(self, seen: Seen) -> dict[str, Estimate]:
        """Return all parts as measured; KeyError where measure and record name other parts."""
        found: dict[str, Estimate] = self._module.measure(seen)
        if set(found) != set(self.parts):
            raise KeyError(f"{self.id} measures {sorted(found)}, not {sorted(self.parts)}")
        return found

    def statistics(self, seen: Seen) -> dict[str, Statistic]:
        """Return the statistics that calibration uses: those of `measure`, but for F10."""
        parts: Callable[[Seen], dict[str, Statistic]] = self._module.parts
        return parts(seen)

    @property
    def _module(self) -> Any:
        return importlib.import_module(f"experiments.facts.{self.id.lower()}")


def facts() -> dict[str, Fact]:
    """Return all findings by their id, in order."""
    return {name: _read(name) for name in IDS}


def find_fact(name: str) -> Fact:
    """Return a finding by its id, in any case; AftertextError where there is none."""
    return _read(known_id("finding", name, IDS))


@cache
def _read(name: str) -> Fact:
    return read_record(Fact, name, Path(__file__).parent)
