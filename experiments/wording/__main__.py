"""Measure the wording of generated threads, before and now: `python -m experiments.wording`."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from .study import study

RESULTS = Path("docs/results/wording.json")
COMMAND = "python -m experiments.wording"


def main() -> None:
    """Run the study, and write its results."""
    parser = argparse.ArgumentParser(prog=COMMAND, description=__doc__)
    parser.add_argument("--out", type=Path, default=RESULTS, help="file for the results")
    asked = parser.parse_args()
    results = {"command": COMMAND, **study()}
    rounded = json.loads(json.dumps(results), parse_float=lambda number: round(float(number), 4))
    text = json.dumps(rounded, indent=1, ensure_ascii=False, allow_nan=False)
    asked.out.write_text(text + "\n", encoding="utf-8")
    print(asked.out)


if __name__ == "__main__":
    main()
