"""Claims and the ranking of policies over draws of the calibrated numbers; what is done is kept."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from joblib import Parallel, delayed

from agents.quantities import Quantities
from agents.version import MODEL_VERSION
from experiments.calibration.posterior import draw_quantities
from experiments.lab import Lab
from experiments.ranking import rank, score_policies
from experiments.runner import cores_here

from .registry import Claim, find_claim
from .run import Tell, measure_draw, over_draws


class Draws:
    """K posterior draws, in each of which all claims and all policies are measured anew.

    `jobs` draws are measured at a time, each in a process of its own (default: all cores).
    """

    def __init__(
        self, claims: Sequence[Claim], draws: int, couples: int, seed: int, jobs: int | None
    ) -> None:
        self._claims, self._numbers = list(claims), draw_quantities(draws)
        self._couples, self._seed, self._jobs = couples, seed, jobs or cores_here()

    def measure(self, out: Path | None, tell: Tell) -> dict[str, Any]:
        """Measure draw by draw; with `out`, each draw is kept in a file beside it until the end.

        A run that was stopped goes on from there if it asks for the same.
        """
        kept = _Kept(None if out is None else out.with_name(out.name + ".part"), self._asked())
        found = kept.rows[: len(self._numbers)]
        for _ in found:
            tell("kept")
        for row in self._measured(self._numbers[len(found) :]):
            kept.add(row)
            found.append(row)
            tell(f"draw {len(found)}")
        kept.forget()
        return {
            "draws": [one.to_json() for one in over_draws(self._claims, [r[0] for r in found])],
            "ranking": list(rank([r[1] for r in found])),
        }

    def _measured(self, numbers: Sequence[Quantities]) -> Iterator[Any]:
        """Yield what was measured under each draw, in their order."""
        ids = [claim.id for claim in self._claims]
        # Workers that have grown are replaced by fresh ones; that is no reason for concern.
        warnings.filterwarnings("ignore", message="A worker stopped while some jobs")
        tasks = (delayed(measure_one)(q, ids, self._couples, self._seed) for q in numbers)
        yield from Parallel(self._jobs, return_as="generator", pre_dispatch=self._jobs)(tasks)

    def _asked(self) -> dict[str, Any]:
        return {
            "model_version": MODEL_VERSION, "couples": self._couples, "seed": self._seed,
            "claims": [claim.id for claim in self._claims],
        }  # fmt: skip


def measure_one(quantities: Quantities, ids: Sequence[str], couples: int, seed: int) -> Any:
    """Return, under one draw, verdict and effect of each claim by its id, and policies' scores."""
    lab = Lab(quantities, couples, seed, threads=1)
    return [measure_draw([find_claim(name) for name in ids], lab), score_policies(lab)]


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
