"""Whether the simulation is within what was found, in one way for all findings."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from experiments.lab import Estimate, Lab

from .registry import Fact, Part
from .seen import Seen

SIGNS = {-1: "below 0", 0: "about 0", 1: "above 0"}


@dataclass(frozen=True)
class Judged:
    """A finding as simulated."""

    fact: Fact
    simulated: dict[str, Estimate]

    @property
    def within(self) -> bool | None:
        """Whether every judged part is; None where one could not be computed and none is not."""
        found = [
            within(part, self.simulated[name])
            for name, part in self.fact.parts.items() if part.judged
        ]  # fmt: skip
        if False in found:
            return False
        return None if None in found else True

    def to_json(self) -> dict[str, Any]:
        """Return it with stable keys; what could not be computed is null."""
        fact, first = self.fact, self.fact.parts[self.fact.headline]
        return {
            "id": fact.id,
            "kind": fact.kind,
            "finding": fact.finding,
            "source": fact.source,
            "observed": _observed(first),
            "simulated": _known(self.simulated[fact.headline].effect),
            "within": self.within,
            "parts": [self._part(name, part) for name, part in fact.parts.items()],
        }

    def _part(self, name: str, part: Part) -> dict[str, Any]:
        found = self.simulated[name]
        return {
            "name": name, "about": part.about, "unit": part.unit, "observed": _observed(part),
            "low": part.low, "high": part.high, "simulated": _known(found.effect),
            "ci": [_known(found.low), _known(found.high)], "judged": part.judged,
            "within": within(part, found) if part.judged else None,
        }  # fmt: skip


def within(part: Part, found: Estimate) -> bool | None:
    """Tell whether one part is as it was found; None where it could not be computed.

    A sign needs the whole 95 % interval on its side, a number or an equality the value within its
    tolerance. What is only shown is judged by nobody (None).
    """
    if not part.judged or not all(map(math.isfinite, found)):
        return None
    if part.low is not None and part.high is not None:
        return part.low <= found.effect <= part.high
    return found.low > 0.0 if part.sign == 1 else found.high < 0.0


def measure_facts(
    facts: Iterable[Fact], lab: Lab, threads: int = 1, tell: Callable[[str], None] = lambda _: None
) -> list[Judged]:
    """Measure findings on one run of the population; `tell` hears the id of each that is done."""
    seen, judged = Seen(lab, threads=threads), []
    for fact in facts:
        judged.append(Judged(fact, fact.measure(seen)))
        tell(fact.id)
    return judged


def _observed(part: Part) -> float | str | None:
    """Return the printed number, or for a sign what it is, in words."""
    if part.observed is not None:
        return part.observed
    return None if part.sign is None else SIGNS[part.sign]


def _known(value: float) -> float | None:
    return value if math.isfinite(value) else None
