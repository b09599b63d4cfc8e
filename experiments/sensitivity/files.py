"""What a study leaves in its folder beside the runs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from agents.errors import AftertextError

from .pictures import write_pictures

FILES = ("sensitivity.json", "sobol.png", "morris.png")


def as_json(results: dict[str, Any]) -> str:
    """Return results as JSON, one quantity a line: indented, the hundreds would fill a book."""
    quantities = [_dumps(row) for row in results["quantities"]]
    head = _dumps(results | {"quantities": []}, indent=1)
    before, after = head.rsplit('"quantities": []', 1)
    return before + '"quantities": [\n  ' + ",\n  ".join(quantities) + "\n ]" + after


def _dumps(thing: Any, indent: int | None = None) -> str:
    return json.dumps(thing, indent=indent, ensure_ascii=False, allow_nan=False)


def write_results(results: dict[str, Any], folder: Path) -> list[Path]:
    """Write results and pictures into a folder, each file complete or as it was before."""
    parts = [folder / f".{name}.part" for name in FILES]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        parts[0].write_text(as_json(results) + "\n", encoding="utf-8")
        write_pictures(results, parts[1], parts[2])
        return [part.replace(folder / name) for part, name in zip(parts, FILES, strict=True)]
    except OSError as error:
        raise AftertextError(f"cannot write to {folder}: {error.strerror or error}") from error
    finally:
        for part in parts:
            part.unlink(missing_ok=True)
