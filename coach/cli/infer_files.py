"""What was found in a real chat as files: the page, the pictures, the data."""

from __future__ import annotations

import json
from pathlib import Path

from coach.cli.infer_figures import FIGURES, write_png
from coach.cli.infer_page import as_page
from experiments.inference.found import Found
from experiments.report.files import write_whole

PAGE, DATA = "infer.html", "infer.json"
FILES = (PAGE, DATA, *(f"{name}.png" for name in FIGURES))
"""Names of all files."""


def write(found: Found, folder: Path) -> list[Path]:
    """Write all FILES into a folder, made if need be, or none; return their paths."""

    def write_into(staging: Path) -> None:
        (staging / PAGE).write_text(as_page(found), encoding="utf-8")
        text = json.dumps(found.to_json(), indent=1, ensure_ascii=False, allow_nan=False)
        (staging / DATA).write_text(text + "\n", encoding="utf-8")
        for name in FIGURES:
            write_png(found, name, staging / f"{name}.png")

    return write_whole(folder, FILES, write_into)
