"""What is checked of every claim: that its measure agrees with what is stored, and can say no."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from agents.version import MODEL_VERSION
from experiments.claims.judge import Judged, measure, without_mechanism
from experiments.claims.registry import find_claim
from experiments.lab import Lab

COUPLES = 200
RESULTS = Path(__file__).resolve().parents[2] / "docs" / "results" / "claims.json"
OPPOSITE = {("holds", "fails"), ("fails", "holds")}


@cache
def measured(name: str, couples: int = COUPLES) -> Judged:
    """Measure a claim over few couples."""
    return measure(find_claim(name), Lab(couples=couples))


@cache
def without(name: str, couples: int = COUPLES) -> Judged:
    """Measure a claim in its negative control, where its mechanism is switched off."""
    claim = find_claim(name)
    return measure(claim, without_mechanism(claim, Lab(couples=couples)))


def check_as_stored(name: str, couples: int = COUPLES) -> None:
    """The stored verdicts are of this model, and few couples do not say the opposite."""
    stored = json.loads(RESULTS.read_text(encoding="utf-8"))
    assert stored["model_version"] == MODEL_VERSION, "run: make results"
    record = next(row for row in stored["claims"] if row["id"] == name)
    now = measured(name, couples)
    for part in record["parts"]:
        pair = (part["verdict"], now.verdicts[part["name"]])
        assert pair not in OPPOSITE, (name, part["name"], pair, now.effects[part["name"]])


def check_control(name: str, couples: int = COUPLES) -> None:
    """With the mechanism switched off, the part named in the record fails; with it, it does not."""
    claim = find_claim(name)
    assert claim.control is not None
    part = claim.control.fails
    off = without(name, couples)
    assert off.verdicts[part] == "fails", (name, part, off.effects[part])
    assert measured(name, couples).verdicts[part] != "fails"
