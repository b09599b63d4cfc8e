"""`python -m benchmarks`: measure all engines side by side and write docs/benchmarks.md."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from benchmarks.agreement import compare
from benchmarks.engines import Engine, Sizes, engines
from benchmarks.envs import environments
from benchmarks.envs_page import Environments, as_dict, section, speeds
from benchmarks.machine import this_machine
from benchmarks.measure import Repetition, measure
from benchmarks.page import Results, as_json, page, table
from benchmarks.picture import draw
from benchmarks.tables import warning
from benchmarks.warm import warm_start

DOCS = Path(__file__).parents[1] / "docs"
SAMPLE = Sizes(slow=1, fast=1)
WHOLE, QUICK = Sizes(slow=5, fast=500), Sizes(slow=1, fast=50)
ROUNDS, QUICK_ROUNDS = 7, 2
QUICK_SHARE = 0.1
ENVS = "envs"
RETRIES = 3


def main(arguments: list[str] | None = None) -> int:
    """Measure, write and print."""
    asked = _parser().parse_args(arguments)
    if asked.only == ENVS:
        return _environments_alone(asked)
    sizes, rounds = (QUICK, QUICK_ROUNDS) if asked.quick else (WHOLE, ROUNDS)
    _say("compiling, and comparing the engines' results on a sample")
    agreements = compare(engines(SAMPLE)[0])
    listed, left_out = engines(sizes)
    rows = measure(listed, rounds, 0 if asked.quick else RETRIES, _progress)
    warm = warm_start(1 if asked.quick else 5, lambda what, s: _say(f"{what}: {s:.2f} s"))
    envs = _environments(asked.quick)
    results = Results(this_machine(), rows, agreements, left_out, warm, envs)
    _write_json(asked.json, as_json(results))
    if asked.quick:
        print(table(results), speeds(envs), sep="\n\n")
        return 0
    asked.docs.joinpath("benchmarks.md").write_text(page(results), encoding="utf-8")
    draw(rows, asked.docs / "pictures" / "benchmarks.png")
    print(page(results))
    return 0


def _environments_alone(asked: argparse.Namespace) -> int:
    """Measure and print the training environments; the page is of a whole run only."""
    found = _environments(asked.quick)
    _write_json(asked.json, json.dumps(as_dict(found), indent=1))
    print(*warning(found.rows), section(found), sep="\n\n")
    return 0


def _environments(quick: bool) -> Environments:
    """Measure the training environments beside others."""
    _say("recording what is done in the training environments")
    rounds, retries = (QUICK_ROUNDS, 0) if quick else (ROUNDS, RETRIES)
    with environments(QUICK_SHARE if quick else 1.0) as (listed, left_out):
        return Environments(measure(listed, rounds, retries, _progress), left_out)


def _write_json(path: Path | None, text: str) -> None:
    if path is not None:
        path.write_text(text + "\n", encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    add = parser.add_argument
    add("--quick", action="store_true", help="few couples, few repetitions; writes no page")
    add("--only", choices=[ENVS], help="the training environments alone; writes no page")
    add("--json", type=Path, metavar="FILE", help="also write every repetition")
    add("--docs", type=Path, default=DOCS, metavar="DIR", help="where the page goes (docs)")
    return parser


def _progress(number: int, engine: Engine, one: Repetition) -> None:
    load = "unknown" if one.foreign is None else f"{one.foreign:.0%}"
    again = ", disturbed" if one.disturbed else ""
    speed = f"{one.ns:,.0f} ns an event or step"
    _say(f"round {number}: {engine.name}: {speed}, other load {load}{again}")


def _say(line: str) -> None:
    """Tell the one who waits how far it is."""
    if sys.stderr.isatty():
        print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
