"""The report on the shipped readers: how well they read the texts that were held out for it."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np

import agents.reading
from agents.intents import INTENTS
from agents.reading import Reading, TextReader
from agents.reading.heads import LETTERS, MEANING
from agents.reading.models import EMBEDDING, LIGHT, EmbeddingModel, LightModel

from .correcting import corrected
from .examples import renderings
from .measure import axes_measured, by_mark, confusions, intent_rows, measured
from .probes import probed
from .texts import Text, texts

RENDERED_SEED, RENDERED = 7, 8
"""Renderings for the round trip: others than those of training, so many of each intent and side."""
_ON_ONE_CORE = {f"{name}_NUM_THREADS": "1" for name in ("OPENBLAS", "OMP", "MKL")}
_TIMED = """
import resource, sys, time
from pathlib import Path
import numpy as np
from agents.reading import open_reader
from experiments.reading.texts import texts
def held():
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 2**20
start = held()
begun = time.perf_counter()
reader = open_reader(sys.argv[1], corrected=False)
load, took = time.perf_counter() - begun, []
for text in texts("test")[::3]:
    begun = time.perf_counter()
    reader.read(text.text, text.sent_by)
    took.append(1000.0 * (time.perf_counter() - begun))
print(*np.quantile(took[5:], (0.5, 0.95)), load, held() - start)
"""
"""Prints milliseconds a text (median, slowest twentieth), seconds to load, megabytes (Linux)."""


def report() -> dict[str, Any]:
    """Return what docs/results/reading.json holds."""
    test = texts("test")
    return {
        "files": fingerprints(),
        "data": _data(),
        "readers": {kind: _reader_report(kind, test) for kind in (EMBEDDING, LIGHT)},
    }


def fingerprints() -> dict[str, str]:
    """Return hashes of what a report is about: texts, probes and both heads."""
    heads = Path(agents.reading.__file__).parent
    data = resources.files(__package__).joinpath("data")
    found = {name: (heads / name).read_bytes() for name in (LETTERS, MEANING)}
    found |= {name: data.joinpath(name).read_bytes() for name in ("texts.jsonl", "probes.jsonl")}
    return {name: hashlib.sha256(content).hexdigest()[:16] for name, content in found.items()}


def read_all(reader: TextReader, rows: Sequence[Text], sided: bool = True) -> list[Reading]:
    """Return the readings of texts, with their side or without."""
    return [reader.read(text.text, text.sent_by if sided else None) for text in rows]


def round_trip(reader: TextReader, seed: int = RENDERED_SEED, number: int = RENDERED) -> float:
    """Return in which share of fresh renderings the intent is the likeliest one read."""
    hits = [
        reader.read(text, side).likeliest == row.name
        for row in INTENTS
        for side in row.sides
        for text in renderings(row.name, side, number, seed)
    ]
    return float(np.mean(hits))


def _reader_report(kind: str, test: Sequence[Text]) -> dict[str, Any]:
    model = EmbeddingModel() if kind == EMBEDDING else LightModel()
    reader = TextReader(model)
    sided = read_all(reader, test)
    return {
        "with_side": measured(test, sided),
        "without_side": measured(test, read_all(reader, test, sided=False)),
        "axes": axes_measured(test, sided),
        "marks": by_mark(test, sided),
        "confusions": confusions(test, sided),
        "intents": intent_rows(test, sided),
        "probes": probed(reader),
        "also": _also(test, sided),
        "round_trip": round_trip(reader),
        "corrections": corrected(test, model),
        "speed": _speed(kind),
    }


def _also(test: Sequence[Text], readings: Sequence[Reading]) -> dict[str, Any]:
    """Return how second intents of texts that have two are found."""
    named = sum(len(one.also) for one in readings)
    hits = sum(text.also in one.also for text, one in zip(test, readings, strict=True) if text.also)
    there = sum(bool(text.also) for text in test)
    return {"there": there, "named": named, "hits": hits}


def _speed(kind: str) -> dict[str, float]:
    """Return milliseconds a text once loaded, seconds to load, and memory: all on one core."""
    told = subprocess.run(
        [sys.executable, "-c", _TIMED, kind],
        check=True, capture_output=True, text=True, env=os.environ | _ON_ONE_CORE,
    ).stdout.split()  # fmt: skip
    names = ("median", "p95", "load", "memory")
    return dict(zip(names, map(float, told), strict=True))


def _data() -> dict[str, Any]:
    rows = {split: texts(split) for split in ("train", "test")}
    return {
        split: {
            "texts": len(some),
            "families": len({text.family for text in some}),
            "marks": dict(sorted(Counter(mark for t in some for mark in t.marks).items())),
        }
        for split, some in rows.items()
    }


def write(found: dict[str, Any], file: Path) -> None:
    """Write a report as JSON."""
    text = json.dumps(found, indent=1, ensure_ascii=False, allow_nan=False)
    file.write_text(text + "\n", encoding="utf-8")
