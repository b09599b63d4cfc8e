"""C21 (P73): being cut off without a word against being left with compassion; crises, counted."""

from __future__ import annotations

from experiments.lab import Case, Estimate, Lab, given
from experiments.lab.cases import Given
from experiments.lab.estimates import paired
from experiments.lab.lab import Floats

DAYS = 60.0
SEEN_ON = tuple(range(0, int(DAYS), 2))
ANXIOUS = given(attachment_anxiety=0.8, suddenness=0.8)
"""Dumpees who fear being abandoned and did not see it coming."""


def measure(lab: Lab) -> dict[str, Estimate]:
    """Return crises a couple and sadness: those cut off minus those answered with compassion."""
    cut, kind = _case("block"), _case("compassionate")
    return {
        "crises": paired(lab.crises(cut), lab.crises(kind)),
        "anxious": paired(
            lab.crises(_case("block", ANXIOUS)), lab.crises(_case("compassionate", ANXIOUS))
        ),
        "sadness": paired(_sadness(lab, cut), _sadness(lab, kind)),
    }


def _case(dumper: str, dumpee_traits: Given = ()) -> Case:
    return Case(dumper=dumper, dumpee="polite", days=DAYS, dumpee_traits=dumpee_traits)


def _sadness(lab: Lab, case: Case) -> Floats:
    found: Floats = lab.daily(case, ("dumpee.sadness",), SEEN_ON)["dumpee.sadness"].mean(axis=0)
    return found
