"""Hold the particle filter against simulated threads: `python -m experiments.inference`.

Three quarters of an hour on two cores. What is done is kept in --kept and not done again, unless
the code has changed.
"""

from __future__ import annotations

import argparse
import json
import shlex
import sys
from pathlib import Path

from experiments.rounding import rounded
from sim.filter.estimate import PARTICLES

from .study import KINDS, kept_in, results, run
from .trial import Row

RESULTS = Path("docs/results/inference.json")


def main() -> None:
    """Run the trials of both populations and write what they show."""
    asked = _arguments()
    found: dict[str, list[Row]] = {}
    seeds = range(asked.first, asked.first + asked.threads)
    for kind in KINDS:
        kept = kept_in(asked.kept, kind, asked.reader, asked.particles)
        trials = run(kind, seeds, asked.reader, asked.particles, kept, asked.jobs)
        found[kind] = []
        for row in trials:
            found[kind].append(row)
            print(f"\r{kind}: {len(found[kind])} of {asked.threads}", end="", file=sys.stderr)
        print(file=sys.stderr)
    made = results(found, asked.reader, asked.particles)
    words = ["python", "-m", "experiments.inference", "--threads", str(asked.threads)]
    words += ["--first", str(asked.first), "--reader", asked.reader]
    words += ["--particles", str(asked.particles)]
    made["command"] = shlex.join(words)
    text = json.dumps(rounded(made), indent=1, ensure_ascii=False, allow_nan=False)
    asked.out.write_text(text + "\n", encoding="utf-8")
    print(asked.out)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m experiments.inference", description=__doc__)
    parser.add_argument("--threads", type=int, default=150, help="simulated threads of each kind")
    parser.add_argument(
        "--first", type=int, default=1001,
        help="seed of the first; those up to 1000 served for choosing the filter's own numbers",
    )  # fmt: skip
    parser.add_argument(
        "--reader", choices=("embedding", "light", "none"), default="embedding",
        help="who reads the words; none: the intents are known",
    )  # fmt: skip
    parser.add_argument("--particles", type=int, default=PARTICLES, help="couples in the filter")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    parser.add_argument("--kept", type=Path, default=Path("out/inference"), help="folder of trials")
    parser.add_argument("--out", type=Path, default=RESULTS, help="file for the results")
    return parser.parse_args()


if __name__ == "__main__":
    main()
