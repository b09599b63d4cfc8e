"""Measuring many claims: at the declared numbers, in their negative controls, over draws."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from experiments.lab import Lab

from .judge import Judged, Verdict, measure, without_mechanism
from .registry import Claim

Tell = Callable[[str], None]
"""Is told the id of each claim that is done."""


def measure_claims(claims: Iterable[Claim], lab: Lab, tell: Tell = lambda _: None) -> list[Judged]:
    """Measure claims in one laboratory, which lives through each case only once."""
    found = []
    for claim in claims:
        found.append(measure(claim, lab))
        tell(claim.id)
    return found


@dataclass(frozen=True)
class Controlled:
    """A claim with its mechanism, and without it."""

    with_it: Judged
    without: Judged

    @property
    def part(self) -> str:
        """The part that must fail without the mechanism."""
        assert self.with_it.claim.control is not None
        return self.with_it.claim.control.fails

    @property
    def flips(self) -> bool:
        """Whether it fails without the mechanism and does not with it."""
        return (
            self.without.verdicts[self.part] == "fails"
            and self.with_it.verdicts[self.part] != "fails"
        )

    def to_json(self) -> dict[str, Any]:
        """Return it with stable keys."""
        claim = self.with_it.claim
        assert claim.control is not None
        one, other = self.with_it.effects[self.part], self.without.effects[self.part]
        return {
            "id": claim.id, "part": self.part, "about": claim.control.about,
            "numbers": claim.control.numbers, "unit": claim.parts[self.part].unit,
            "effect": one.effect, "ci": [one.low, one.high],
            "without": other.effect, "without_ci": [other.low, other.high],
            "verdict": self.with_it.verdicts[self.part],
            "verdict_without": self.without.verdicts[self.part], "flips": self.flips,
        }  # fmt: skip


def measure_controls(
    judged: Iterable[Judged], lab: Lab, tell: Tell = lambda _: None
) -> list[Controlled]:
    """Measure again, without its mechanism, every claim that has a negative control."""
    found = []
    for one in judged:
        if one.claim.control is not None:
            without = measure(one.claim, without_mechanism(one.claim, lab))
            found.append(Controlled(one, without))
            tell(one.claim.id)
    return found


@dataclass(frozen=True)
class Drawn:
    """A claim over draws of the uncertain numbers: its verdict and its effect in each."""

    claim: Claim
    verdicts: tuple[Verdict, ...]
    effects: tuple[float, ...]

    def share(self, verdict: Verdict) -> float:
        """Return the share of draws with this verdict."""
        return Counter(self.verdicts)[verdict] / len(self.verdicts)

    def to_json(self) -> dict[str, Any]:
        """Return it with stable keys; the effect's spread is that of 95 % of the draws."""
        known = np.array([effect for effect in self.effects if np.isfinite(effect)])
        low, middle, high = np.quantile(known, (0.025, 0.5, 0.975)) if len(known) else (None,) * 3
        shares = {verdict: self.share(verdict) for verdict in ("holds", "fails", "undecided")}
        return {
            "id": self.claim.id, "draws": len(self.verdicts), **shares,
            "effect_median": middle, "effect_95": [low, high],
        }  # fmt: skip


def measure_draw(claims: Iterable[Claim], lab: Lab) -> dict[str, tuple[Verdict, float]]:
    """Measure claims under one draw of the numbers; return verdict and effect by id."""
    return {one.claim.id: (one.verdict, one.headline.effect) for one in measure_claims(claims, lab)}


def over_draws(
    claims: Sequence[Claim], found: Sequence[dict[str, tuple[Verdict, float]]]
) -> Iterator[Drawn]:
    """Turn what was found draw by draw into what was found claim by claim."""
    for claim in claims:
        rows = [draw[claim.id] for draw in found]
        yield Drawn(claim, tuple(row[0] for row in rows), tuple(row[1] for row in rows))
