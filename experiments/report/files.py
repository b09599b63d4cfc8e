"""Writing a whole report: every file complete, or none of them there."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from agents.errors import AftertextError
from experiments.outcomes import write_outcomes
from experiments.report.figures import write_figures
from experiments.report.html import write_page
from experiments.report.tables import write_tables
from experiments.summary import Comparison

FILES = (
    "report.html", "survival.png", "survival.svg", "table.csv", "table.parquet",
    "outcomes.parquet", "comparison.json",
)  # fmt: skip
"""Names of all files of a report."""


def check_folder(folder: Path) -> None:
    """Raise AftertextError if a report could not be written there; called before long work."""
    home = _existing(folder)
    if not home.is_dir():
        raise AftertextError(f"cannot write to {folder}: {home} is not a folder")
    if not os.access(home, os.W_OK | os.X_OK):
        raise AftertextError(f"cannot write to {folder}: no right to write in {home}")


def write_report(comparison: Comparison, folder: Path) -> list[Path]:
    """Write all FILES into a folder, made if need be; return their paths."""
    return write_whole(folder, FILES, lambda staging: _write(comparison, staging))


def write_whole(folder: Path, names: Sequence[str], write: Callable[[Path], None]) -> list[Path]:
    """Let `write` put files of these names into a folder, made if need be; return their paths.

    They are written to a hidden folder beside the target first, and moved when all are complete.
    """
    check_folder(folder)
    try:
        staging = Path(tempfile.mkdtemp(prefix=".aftertext-", dir=_existing(folder)))
        try:
            write(staging)
            folder.mkdir(parents=True, exist_ok=True)
            return [(staging / name).replace(folder / name) for name in names]
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    except OSError as error:
        raise AftertextError(f"cannot write to {folder}: {error.strerror or error}") from error


def _existing(folder: Path) -> Path:
    """Return the folder itself, or the nearest one above it that is there."""
    folder = folder.absolute()
    return next(place for place in (folder, *folder.parents) if place.exists())


def _write(comparison: Comparison, folder: Path) -> None:
    facts = {
        "scenario": comparison.scenario,
        "seed": str(comparison.seed),
        "couples": str(comparison.couples),
        "horizon_days": repr(comparison.horizon_days),
        "model_version": comparison.model_version,
        "version": comparison.version,
        "command": comparison.command,
    }
    write_page(comparison, folder / "report.html")
    write_figures(comparison, folder / "survival.png", folder / "survival.svg")
    write_tables(comparison, folder / "table.csv", folder / "table.parquet", facts)
    write_outcomes(comparison.outcomes, folder / "outcomes.parquet", facts)
    text = json.dumps(comparison.to_json(), indent=2, ensure_ascii=False, allow_nan=False)
    (folder / "comparison.json").write_text(text + "\n", encoding="utf-8")
