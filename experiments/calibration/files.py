"""What a calibration leaves behind, and how it becomes part of the package.

    python -m experiments.calibration.files DIR

copies what `aftertext calibrate --out DIR` wrote to where it is shipped: draws, results, pictures.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

from experiments.facts.summary import targets

from .figures import PICTURES, write_pictures
from .posterior import ABOUT, HERE, TABLE, posterior, store
from .report import draws_of, facts_of
from .run import Done

RESULTS = "calibration.json"
DOCS = HERE.parent.parent / "docs"


def write_all(done: Done, command: str, folder: Path) -> dict[str, Any]:
    """Write draws, results and pictures into a folder; return the results."""
    facts, draws = facts_of(done, targets(), command), draws_of(done, command)
    store(draws, folder)
    write_pictures(facts, draws, folder)
    text = json.dumps(facts, indent=1, ensure_ascii=False, allow_nan=False)
    (folder / RESULTS).write_text(text + "\n", encoding="utf-8")
    return facts


def ship(folder: Path, package: Path = HERE, docs: Path = DOCS) -> list[Path]:
    """Copy what was written into the package and the docs; draws of another model are refused."""
    posterior(folder)
    places = {package: (TABLE, ABOUT), docs / "results": (RESULTS,), docs / "pictures": PICTURES}
    return [
        Path(shutil.copyfile(folder / name, place / name))
        for place, names in places.items()
        for name in names
    ]


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m experiments.calibration.files DIR")
    for path in ship(Path(sys.argv[1])):
        print(path.relative_to(DOCS.parent))
