"""Train the reader's heads and measure them: `python -m experiments.reading` (make reader)."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from agents.version import MODEL_VERSION

from .making import SHIPPED, make
from .report import report, write

RESULTS = Path("docs/results/reading.json")


def main() -> None:
    """Train unless told to measure only; write heads and report."""
    parser = argparse.ArgumentParser(prog="python -m experiments.reading", description=__doc__)
    parser.add_argument("--measure-only", action="store_true", help="leave the heads as they are")
    asked = parser.parse_args()
    if not asked.measure_only:
        make(SHIPPED, _tell)
    _tell("measuring on the test families")
    head = {"model_version": MODEL_VERSION, "command": "python -m experiments.reading"}
    write(head | report(), RESULTS)
    print(RESULTS)


def _tell(done: str) -> None:
    print(done, file=sys.stderr)


if __name__ == "__main__":
    main()
