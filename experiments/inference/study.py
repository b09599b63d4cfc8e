"""Many trials of the particle filter, kept as they are done, and what they show together."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import joblib
import numpy as np

from agents.version import MODEL_VERSION
from sim.cache import fingerprint
from sim.filter.estimate import LEVELS

from .known import Reads
from .trial import DAYS, LOOKED_AT, Row, trial

NOMINAL = {"50": (0.25, 0.75), "80": (0.1, 0.9), "90": (0.05, 0.95)}
"""Intervals, and the quantiles that they lie between."""
MANY = 10**9
LENGTHS = (0, 10, 30, 100, 300, MANY)
"""Bounds of the classes of threads by their number of texts."""
KINDS = {"usual": False, "varied": True}
"""Populations: as it is, and with dumpers whose own love is spread evenly."""


def run(
    kind: str, seeds: Sequence[int], reader: str, particles: int, kept: Path, jobs: int = 2
) -> Iterator[Row]:
    """Yield the trials of one kind; those kept from before come first."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    done = [row for row in map(json.loads, _whole_lines(kept)) if row["seed"] in seeds]
    yield from done
    have = {row["seed"] for row in done}
    wanted = [seed for seed in seeds if seed not in have]
    tasks = (joblib.delayed(_trial)(seed, KINDS[kind], reader, particles) for seed in wanted)
    with kept.open("a", encoding="utf-8") as file:
        for row in joblib.Parallel(jobs, return_as="generator_unordered")(tasks):
            file.write(json.dumps(row) + "\n")
            file.flush()
            yield row


def kept_in(folder: Path, kind: str, reader: str, particles: int) -> Path:
    """Return the file for trials of one kind: after any change of the code, another one."""
    root = Path(__file__).parents[2]
    files = [path for name in ("agents", "sim") for path in sorted((root / name).rglob("*.*"))]
    sources = [path for path in files if path.suffix in (".py", ".npz", ".txt")]
    made = fingerprint([*sources, Path(__file__).with_name("known.py")])
    return folder / f"{kind}-{reader}-{particles}-{made[:8]}.jsonl"


def _whole_lines(kept: Path) -> list[str]:
    """Return the lines of a file of trials; a last line that was cut short is dropped."""
    text = kept.read_text(encoding="utf-8") if kept.exists() else ""
    whole = text[: text.rfind("\n") + 1]
    if whole != text:
        kept.write_text(whole, encoding="utf-8")
    return whole.splitlines()


def _trial(seed: int, varied: bool, reader: str, particles: int) -> Row:
    began = time.perf_counter()
    row = trial(seed, varied, _reads(reader), particles)
    return {**row, "seconds": round(time.perf_counter() - began, 2)}


@cache
def _reads(reader: str) -> Reads | None:
    if reader == "none":
        return None
    from agents.reading import open_reader

    opened = open_reader(reader)
    return lambda words, side: opened.read(words, side=side).intents


def summary(rows: Sequence[Row]) -> Row:
    """Return coverage, intention, motives and ways over trials."""
    return {
        "threads": len(rows),
        "texts": float(np.mean([row["texts"] for row in rows])),
        "seconds": float(np.median([row["seconds"] for row in rows])),
        "coverage": coverage(rows),
        "by_feeling": {
            name: coverage([{"bands": {name: row["bands"][name]}} for row in rows])
            for name in rows[0]["bands"]
        },
        "by_day": {str(day): coverage(_on_day(rows, i)) for i, day in enumerate(LOOKED_AT)},
        "by_length": {
            _name_of(low, high): _of_length(rows, low, high) for low, high in pairwise(LENGTHS)
        },
        "intention": intention(rows),
        "motives": _motives(rows),
        "ways": [float(np.mean([row["ways"][side] for row in rows])) for side in (0, 1)],
    }  # fmt: skip


def _on_day(rows: Sequence[Row], i: int) -> list[Row]:
    return [{"bands": {name: [v[i]] for name, v in row["bands"].items()}} for row in rows]


def _name_of(low: int, high: int) -> str:
    return f"{low} to {high - 1}" if high < MANY else f"{low} and more"


def _of_length(rows: Sequence[Row], low: int, high: int) -> Row:
    found = [row for row in rows if low <= row["texts"] < high]
    return {"threads": len(found), "coverage": coverage(found) if found else None}


def coverage(rows: Sequence[Row]) -> Row:
    """Return how often the truth lay within each interval, with 95 % limits over threads."""
    found: Row = {}
    for name, (low, high) in NOMINAL.items():
        inside = [_inside(row, LEVELS.index(low) + 1, LEVELS.index(high)) for row in rows]
        half = 1.96 * float(np.std(inside)) / len(inside) ** 0.5
        mean = float(np.mean(inside))
        found[name] = [mean, max(0.0, mean - half), min(1.0, mean + half)]
    return found


def _inside(row: Row, low: int, high: int) -> float:
    places = np.concatenate(list(row["bands"].values()))
    return float(((places >= low) & (places <= high)).mean())


def intention(rows: Sequence[Row]) -> Row:
    """Return how well it is told whether the dumper wants a return, beside the base rate."""
    said = np.array([row["wants_estimated"] for row in rows])
    wants = np.array([float(row["wants"]) for row in rows])
    base = float(wants.mean())
    brier = float(((said - wants) ** 2).mean())
    of_base = base * (1.0 - base)
    return {
        "wants": base,
        "accuracy": float(((said > 0.5) == (wants > 0.5)).mean()),
        "accuracy_of_base": max(base, 1.0 - base),
        "brier": brier,
        "brier_of_base": of_base,
        "skill": 1.0 - brier / of_base if of_base else 0.0,
        "skill_interval": _skill_interval(said, wants),
        "reliability": _reliability(said, wants),
    }


def _skill_interval(said: Any, wants: Any) -> list[float]:
    chance = np.random.default_rng(1)
    found = []
    for _ in range(1000):
        rows = chance.integers(len(said), size=len(said))
        of_base = ((wants[rows].mean() - wants[rows]) ** 2).mean()
        found.append(1.0 - ((said[rows] - wants[rows]) ** 2).mean() / max(of_base, 1e-9))
    return [float(value) for value in np.quantile(found, (0.025, 0.975))]


def _reliability(said: Any, wants: Any) -> list[Row]:
    edges = (0.0, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1.01)
    rows = []
    for low, high in pairwise(edges):
        of = (said >= low) & (said < high)
        if of.any():
            rows.append(
                {"said": float(said[of].mean()), "so": float(wants[of].mean()), "n": int(of.sum())}
            )
    return rows


def _motives(rows: Sequence[Row]) -> Row:
    """Return how often the likeliest motive was the leading one; each thread counts alike."""
    with_some = [row for row in rows if row["led_by"]]
    counts = [sum(row["led_by"].values()) for row in with_some]
    names = sorted({name for row in with_some for name in row["led_by"]})
    commonest = {
        name: _mean(
            row["led_by"].get(name, 0) / n for row, n in zip(with_some, counts, strict=True)
        )
        for name in names
    }
    return {
        "texts": sum(counts),
        "right": _mean(r["motives_right"] / n for r, n in zip(with_some, counts, strict=True)),
        "brier": _mean(r["motives_brier"] / n for r, n in zip(with_some, counts, strict=True)),
        "commonest": max(commonest, key=lambda name: commonest[name], default=""),
        "right_by_commonest": max(commonest.values(), default=0.0),
    }


def _mean(values: Iterable[float]) -> float:
    return float(np.mean(list(values)))


def results(found: dict[str, list[Row]], reader: str, particles: int) -> Row:
    """Return what is stored of all kinds."""
    return {
        "model_version": MODEL_VERSION,
        "reader": reader,
        "particles": particles,
        "days": DAYS,
        **{kind: summary(rows) for kind, rows in found.items()},
    }
