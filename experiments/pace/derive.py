"""Derive the figures of ordinary texting from the raw texts: the summary, never the data.

Run `python -m experiments.pace.derive CSV [--out FILE] [--draws N] [--seed S]`. CSV is the table of
texts of the Copenhagen Networks Study (Sapiezynski et al. 2019, Scientific Data 6:315), with the
columns timestamp (whole seconds since a midnight), from, to.
"""

import argparse
import csv
from collections import defaultdict
from collections.abc import Iterable, Sequence
from operator import itemgetter
from pathlib import Path
from typing import Any

import numpy as np
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap

from .figures import FIGURES, Figure
from .statistics import FEWEST_TEXTS, REGULAR_TEXTS, Pace, bootstrap_pace, measure_pace
from .threads import DAY_SECONDS, Dyads, Floats, Thread, threads_with

COLUMNS = ("timestamp", "from", "to")
SUMMARY_FILE = Path(__file__).with_name("ordinary_pace.yaml")
PERCENTS = tuple(range(5, 100, 5))
HEADER = """\
How people text each other in ordinary times. Written by experiments/pace/derive.py: do not edit.
Source: texts of the Copenhagen Networks Study (Sapiezynski et al. 2019, Scientific Data 6:315).
The conventions of the figures are in experiments/pace/statistics.py; intervals are 95 %, from a
bootstrap over dyads. value_regular is the same figure over the regular dyads alone.
Quantiles are by percent: of all replies pooled, or over the regular dyads.
"""


def read_dyads(path: Path) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """Read the texts of each undirected pair as (seconds, sender) in time order.

    Raises ValueError that names the file and line where the table is not as expected.
    """
    dyads: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    with path.open(newline="", encoding="utf-8") as file:
        rows = csv.reader(file)
        header = tuple(next(rows, ()))
        if header != COLUMNS:
            raise ValueError(f"{path}: columns must be {','.join(COLUMNS)}, not {','.join(header)}")
        for row in rows:
            seconds, sender, reader = _read_row(row, f"{path}, line {rows.line_num}")
            dyads[min(sender, reader), max(sender, reader)].append((seconds, sender))
    return {pair: sorted(texts, key=itemgetter(0)) for pair, texts in dyads.items()}


def _read_row(row: Sequence[str], place: str) -> tuple[int, int, int]:
    try:
        seconds, sender, reader = map(int, row)
    except ValueError:
        raise ValueError(f"{place}: three whole numbers expected, found {','.join(row)}") from None
    return seconds, sender, reader


def summarise(dyads: Dyads, draws: int, seed: int) -> dict[str, Any]:
    """Return the summary of `dyads` as plain data: figures, hours of the day, quantiles."""
    regular = threads_with(dyads, REGULAR_TEXTS)
    if not regular:
        raise ValueError(f"No dyad has {REGULAR_TEXTS} texts or more: nothing to summarise.")
    every = threads_with(dyads, FEWEST_TEXTS)
    days = _count_days(every)
    return {
        "days": days,
        "dyads": {"every": len(every), "regular": len(regular)},
        "texts": {"every": _count_texts(every), "regular": _count_texts(regular)},
        "bootstrap": {"draws": draws, "seed": seed},
        "figures": _summarise_figures(dyads, draws, seed),
        "share_by_hour": _share_by_hour(every),
        "reply_delay_seconds": _quantiles(np.concatenate([one.replies for one in regular])),
        "texts_per_day": _quantiles(np.array([one.times.size / days for one in regular])),
        "conversations_per_day": _quantiles(
            np.array([one.conversations.size / days for one in regular])
        ),
    }


def _count_days(threads: Sequence[Thread]) -> int:
    """Count the days from second 0 to the last text, the last one begun included."""
    return int(max(thread.times[-1] for thread in threads) // DAY_SECONDS) + 1


def _count_texts(threads: Sequence[Thread]) -> int:
    return sum(thread.times.size for thread in threads)


def _summarise_figures(dyads: Dyads, draws: int, seed: int) -> list[dict[str, Any]]:
    intervals = bootstrap_pace(dyads, draws, seed)
    pace = measure_pace(dyads)
    regular = measure_pace({k: texts for k, texts in dyads.items() if len(texts) >= REGULAR_TEXTS})
    return [_summarise_figure(figure, pace, regular, intervals[figure.field]) for figure in FIGURES]


def _summarise_figure(
    figure: Figure, pace: Pace, regular: Pace, interval: tuple[float, float]
) -> dict[str, Any]:
    printed = figure.printed_interval
    return {
        "finding": figure.finding,
        "field": figure.field,
        "name": figure.name,
        "unit": figure.unit,
        "printed": figure.printed,
        **({"printed_interval": list(printed)} if printed else {}),
        "value": _shorten(getattr(pace, figure.field)),
        "interval": [_shorten(bound) for bound in interval],
        "value_regular": _shorten(getattr(regular, figure.field)),
    }


def _share_by_hour(threads: Sequence[Thread]) -> CommentedMap:
    """Return the share of texts in each of the 24 hours of the day, from midnight on."""
    hours = np.concatenate([thread.hours for thread in threads]).astype(np.int64)
    return _list_down(range(24), np.bincount(hours, minlength=24) / hours.size)


def _quantiles(values: Floats) -> CommentedMap:
    return _list_down(PERCENTS, np.percentile(values, PERCENTS))


def _list_down(keys: Iterable[int], values: Floats) -> CommentedMap:
    """Return a mapping that YAML writes one entry a line: a wrapped line would end in a blank."""
    mapping = CommentedMap((key, _shorten(value)) for key, value in zip(keys, values, strict=True))
    mapping.fa.set_block_style()
    return mapping


def _shorten(value: float) -> float:
    """Keep four significant digits, which is more than any interval here resolves."""
    return float(f"{value:.4g}")


def stored_intervals() -> dict[str, tuple[float, float]]:
    """Return the 95 % intervals of the stored summary, by field of `Pace`."""
    summary = YAML(typ="safe").load(SUMMARY_FILE)
    return {row["field"]: (row["interval"][0], row["interval"][1]) for row in summary["figures"]}


def write_summary(summary: dict[str, Any], path: Path) -> None:
    """Write the summary as YAML, under a comment that says where it comes from."""
    yaml = YAML()
    yaml.default_flow_style = None
    yaml.width = 100
    comment = "".join(f"# {line}\n" for line in HEADER.splitlines())
    with path.open("w", encoding="utf-8") as file:
        file.write(comment)
        yaml.dump(summary, file)


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the CSV, derive its summary and write it."""
    parser = argparse.ArgumentParser(prog="python -m experiments.pace.derive", description=__doc__)
    parser.add_argument("csv", type=Path, help="texts, with the columns timestamp, from, to")
    parser.add_argument("--out", type=Path, default=SUMMARY_FILE, help="YAML file to write")
    parser.add_argument("--draws", type=int, default=2000, help="bootstrap draws (2000)")
    parser.add_argument("--seed", type=int, default=1, help="seed of the bootstrap (1)")
    given = parser.parse_args(arguments)
    try:
        write_summary(summarise(read_dyads(given.csv), given.draws, given.seed), given.out)
    except (OSError, ValueError) as error:
        parser.error(str(error))
    print(f"Wrote {given.out}")


if __name__ == "__main__":
    main()
