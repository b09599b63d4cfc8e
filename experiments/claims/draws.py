"""Claims and the ranking of policies over draws of the calibrated numbers; what is done is kept."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from agents.quantities import Quantities
from agents.version import MODEL_VERSION
from experiments.calibration.posterior import draw_quantities
from experiments.lab import Lab
from experiments.ranking import rank, score_policies

from .registry import Claim
from .run import Tell, measure_draw, over_draws


class Draws:
    """K posterior draws, in each of which all claims and all policies are measured anew."""

    def __init__(
        self, claims: Sequence[Claim], draws: int, couples: int, seed: int, threads: int | None
    ) -> None:
        self._claims, self._numbers = list(claims), draw_quantities(draws)
        self._couples, self._seed, self._threads = couples, seed, threads

    def measure(self, out: Path | None, tell: Tell) -> dict[str, Any]:
        """Measure draw by draw; with `out`, each draw is kept in a file beside it until the end.

        A run that was stopped goes on from there if it asks for the same.
        """
        kept = _Kept(None if out is None else out.with_name(out.name + ".part"), self._asked())
        found = kept.rows[: len(self._numbers)]
        for _ in found:
            tell("kept")
        for number in range(len(found), len(self._numbers)):
            row = self._one(self._numbers[number])
            kept.add(row)
            found.append(row)
            tell(f"draw {number + 1}")
        kept.forget()
        return {
            "draws": [one.to_json() for one in over_draws(self._claims, [r[0] for r in found])],
            "ranking": list(rank([r[1] for r in found])),
        }

    def _one(self, quantities: Quantities) -> Any:
        lab = Lab(quantities, self._couples, self._seed, self._threads)
        return [measure_draw(self._claims, lab), score_policies(lab)]

    def _asked(self) -> dict[str, Any]:
        return {
            "model_version": MODEL_VERSION, "couples": self._couples, "seed": self._seed,
            "claims": [claim.id for claim in self._claims],
        }  # fmt: skip


class _Kept:
    """Rows of a long work, each on a line of its own below a line that says what was asked."""

    def __init__(self, path: Path | None, asked: dict[str, Any]) -> None:
        self._path = path
        self.rows: list[Any] = []
        if path is None:
            return
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        if lines and json.loads(lines[0]) == asked:
            self.rows = [json.loads(line) for line in lines[1:] if line.endswith("]")]
        self._write([json.dumps(asked), *map(json.dumps, self.rows)], "w")

    def add(self, row: Any) -> None:
        """Keep one more row."""
        if self._path is not None:
            self._write([json.dumps(row)], "a")

    def forget(self) -> None:
        """Remove what was kept, once all is done."""
        if self._path is not None:
            self._path.unlink(missing_ok=True)

    def _write(self, lines: list[str], how: str) -> None:
        assert self._path is not None
        with self._path.open(how, encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
