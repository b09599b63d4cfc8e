"""The folder of a calibration: what was asked for, and what is done, so that it can go on."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agents.errors import AftertextError
from agents.version import MODEL_VERSION

from .problem import Problem

if TYPE_CHECKING:
    from .run import Settings

ASKED, BANK_FILE, DATABASE, CHECKS = "asked.json", "bank.npz", "generations.db", "checks.jsonl"


class Store:
    """A folder that belongs to one calibration; another one is refused."""

    def __init__(self, folder: Path, asked: dict[str, Any]) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._asked = asked | {"seconds": 0.0}
        if (path := self.path(ASKED)).exists():
            kept = json.loads(path.read_text(encoding="utf-8"))
            self._refuse_another(kept)
            self._asked["seconds"] = kept["seconds"]
        elif any(folder.iterdir()):
            raise AftertextError(f"{folder} has something else in it; give a new folder")
        self._write()

    def path(self, name: str) -> Path:
        """Return the path of one of its files."""
        return self.folder / name

    @property
    def seconds(self) -> float:
        """Time spent on it so far, in all runs."""
        return float(self._asked["seconds"])

    def spent(self, seconds: float) -> None:
        """Add time that was spent."""
        self._asked["seconds"] += seconds
        self._write()

    def _refuse_another(self, kept: dict[str, Any]) -> None:
        other = [
            key for key in self._asked if key != "seconds" and kept.get(key) != self._asked[key]
        ]
        if other:
            told = ", ".join(f"{key} {kept.get(key)}, not {self._asked[key]}" for key in other)
            raise AftertextError(
                f"{self.folder} holds another calibration ({told}); give a new folder, or ask for "
                "the same to go on with it"
            )

    def _write(self) -> None:
        text = json.dumps(self._asked, indent=1)
        self.path(ASKED).write_text(text + "\n", encoding="utf-8")


def identity(problem: Problem, asked: Settings) -> dict[str, Any]:
    """Return what must be the same for a calibration to go on."""
    bands = problem.bands
    said = [list(problem.names), list(bands.names),
            [column.tolist() for column in (bands.low, bands.high, bands.scale)]]  # fmt: skip
    digest = hashlib.sha256(json.dumps(said).encode()).hexdigest()[:12]
    return {
        "model": MODEL_VERSION, "couples": asked.couples, "bank": asked.bank,
        "particles": asked.particles, "seed": asked.seed, "quantities and findings": digest,
    }  # fmt: skip
