"""Runs that are done, a line each in a file, so that a stopped study goes on from there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from agents.errors import AftertextError

Floats = NDArray[np.float64]


class Kept:
    """Results of runs by their keys; without a path they are kept in memory only.

    The file is CSV: a head, then a run a line in the order in which they finished. Numbers are
    written so that they read back to the last bit. A line torn by a crash is dropped.
    """

    def __init__(self, path: Path | None, outcomes: Sequence[str]) -> None:
        self.path = path
        self._shape = (2, len(outcomes))
        self._rows: dict[str, Floats] = {}
        if path is not None:
            errors = (f"{name}_standard_error" for name in outcomes)
            self._read(path, ",".join(("run", *outcomes, *errors)))

    def find(self, key: str) -> Floats | None:
        """Return the means and standard errors of a run, shape (2, outcomes), if it is done."""
        return self._rows.get(key)

    def add(self, key: str, row: Floats) -> None:
        """Keep a run, at once on the disk."""
        self._rows[key] = row
        if self.path is not None:
            numbers = ",".join(map(repr, row.ravel().tolist()))
            with self.path.open("a", encoding="utf-8") as file:
                file.write(f"{key},{numbers}\n")

    def _read(self, path: Path, head: str) -> None:
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        whole, _, torn = text.rpartition("\n")
        lines = whole.splitlines() or [head]
        if lines[0] != head:
            raise AftertextError(f"{path} holds something else; give another folder, or move it")
        for line in lines[1:]:
            key, *numbers = line.split(",")
            try:
                self._rows[key] = np.array(numbers, float).reshape(self._shape)
            except ValueError:
                raise AftertextError(f"{path} is damaged in the line {line!r}: remove it") from None
        if torn or not whole:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
