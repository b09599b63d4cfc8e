"""From effects to verdicts, in one way for all claims."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from experiments.lab import Estimate, Lab

from .registry import Claim, Part

Verdict = Literal["holds", "fails", "undecided"]


@dataclass(frozen=True)
class Judged:
    """A claim as measured: the effect of each part with its verdict, and the claim's own."""

    claim: Claim
    effects: dict[str, Estimate]

    @property
    def verdicts(self) -> dict[str, Verdict]:
        """The verdict on each part."""
        return {name: judge(part, self.effects[name]) for name, part in self.claim.parts.items()}

    @property
    def verdict(self) -> Verdict:
        """The verdict on the claim: it holds if all of its parts do."""
        return together(self.verdicts.values())

    @property
    def headline(self) -> Estimate:
        """The effect of the first part that is compared, or of the first law."""
        return self.effects[self.headline_part]

    @property
    def headline_part(self) -> str:
        """The name of that part."""
        compared = [name for name, part in self.claim.parts.items() if not part.law]
        return (compared or list(self.claim.parts))[0]

    def to_json(self) -> dict[str, Any]:
        """Return it with stable keys; an effect that could not be computed is null."""
        return {
            "id": self.claim.id,
            "kind": self.claim.kind,
            "effect": _known(self.headline.effect),
            "ci": [_known(self.headline.low), _known(self.headline.high)],
            "verdict": self.verdict,
            "unit": self.claim.parts[self.headline_part].unit,
            "statement": self.claim.statement,
            "parts": [self._part(name) for name in self.claim.parts],
        }

    def _part(self, name: str) -> dict[str, Any]:
        part, effect = self.claim.parts[name], self.effects[name]
        return {
            "name": name, "about": part.about, "unit": part.unit, "law": part.law,
            "effect": _known(effect.effect), "ci": [_known(effect.low), _known(effect.high)],
            "at_least": part.at_least, "at_most": part.at_most, "verdict": self.verdicts[name],
        }  # fmt: skip


def measure(claim: Claim, lab: Lab) -> Judged:
    """Measure one claim; raises KeyError where the measure and the record name other parts."""
    effects = claim.measure(lab)
    if set(effects) != set(claim.parts):
        raise KeyError(f"{claim.id} measures {sorted(effects)}, not {sorted(claim.parts)}")
    return Judged(claim, effects)


def judge(part: Part, effect: Estimate) -> Verdict:
    """Return the verdict on one part.

    A law holds if there was no exception. Else the whole 95 % interval must lie beyond the smallest
    effect that matters to hold, and short of it to fail. What could not be computed is undecided.
    """
    if part.law:
        return "holds" if effect.effect == 1.0 else "fails"
    if not all(map(math.isfinite, effect)):
        return "undecided"
    if part.at_least is not None:
        beyond, short = effect.low >= part.at_least, effect.high < part.at_least
    else:
        most = part.at_most if part.at_most is not None else math.inf
        beyond, short = effect.high <= most, effect.low > most
    if beyond:
        return "holds"
    return "fails" if short else "undecided"


def together(verdicts: Iterable[Verdict]) -> Verdict:
    """Return 'fails' if any fails, 'holds' if all hold."""
    found = list(verdicts)
    if "fails" in found:
        return "fails"
    return "holds" if all(verdict == "holds" for verdict in found) else "undecided"


def without_mechanism(claim: Claim, lab: Lab) -> Lab:
    """Return a laboratory like this one in which the claim's mechanism is switched off."""
    assert claim.control is not None
    numbers: dict[str, Any] = dict(claim.control.numbers)
    return Lab(dataclasses.replace(lab.quantities, **numbers), lab.couples, lab.seed)


def _known(value: float) -> float | None:
    return value if math.isfinite(value) else None
