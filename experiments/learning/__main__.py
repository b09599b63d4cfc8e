"""Try learned policies on what they were not trained on: `python -m experiments.learning`."""

from __future__ import annotations

import argparse
import json
import shlex
import sys
from pathlib import Path

from agents.errors import AftertextError
from experiments.rounding import rounded

from .study import COUPLES, SHIPPED, study

RESULTS = Path("docs/results/learning.json")


def main() -> None:
    """Run the study, and write its results."""
    asked = _arguments()
    try:
        results = study(asked.policies, asked.couples, tell=_tell)
    except AftertextError as error:
        sys.exit(str(error))
    words = ["python", "-m", "experiments.learning", "--couples", str(asked.couples)]
    results["command"] = shlex.join(words)
    text = json.dumps(rounded(results), indent=1, ensure_ascii=False, allow_nan=False)
    asked.out.write_text(text + "\n", encoding="utf-8")
    print(asked.out)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m experiments.learning", description=__doc__)
    parser.add_argument("--policies", type=Path, default=SHIPPED, help="folder of trained policies")
    parser.add_argument("--couples", type=int, default=COUPLES, help="couples in each setting")
    parser.add_argument("--out", type=Path, default=RESULTS, help="file for the results")
    return parser.parse_args()


def _tell(done: str) -> None:
    print(done, file=sys.stderr)


if __name__ == "__main__":
    main()
