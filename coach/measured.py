"""The pages of docs/ that are made from results: claims, findings, calibration and so on.

Results are stored in docs/results/ by the commands of the same names (`make results`, `make
learning`); the pages say which model and command they are from.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from experiments.calibration.page import page as calibration
from experiments.claims.page import page as claims
from experiments.facts.page import page as facts
from experiments.inference.page import page as inference
from experiments.learning.page import page as learning
from experiments.reading.page import page as reading
from experiments.sensitivity.page import page as sensitivity
from experiments.wording.page import page as wording

RESULTS = Path(__file__).resolve().parent.parent / "docs" / "results"
NAMES = ("claims", "facts", "calibration", "sensitivity", "learning", "wording", "reading",
         "inference")  # fmt: skip
"""Of the results, and of the pages made from them."""


def pages() -> Iterator[tuple[str, Iterable[str]]]:
    """Yield each page's name and its lines."""
    yield "claims", claims(stored("claims"))
    yield "facts", facts(stored("facts"))
    yield "calibration", calibration(stored("calibration")).splitlines()
    yield "sensitivity", sensitivity(stored("sensitivity")).splitlines()
    yield "learning", learning(stored("learning"))
    yield "wording", wording(stored("wording"))
    yield "reading", reading(stored("reading"))
    yield "inference", inference(stored("inference"))


def stored(name: str) -> dict[str, Any]:
    """Return stored results by their name."""
    text = (RESULTS / f"{name}.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found
