"""How well a reader reads: measures over texts of which the truth is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from agents.content import AXES
from agents.intents import INTENT_IDS, INTENT_NAMES, INTENTS
from agents.reading import THERE, Reading

from .fitting import Floats
from .texts import Text

FIRST = 3
BINS = 10


def measured(texts: Sequence[Text], readings: Sequence[Reading]) -> dict[str, Any]:
    """Return all measures of one reader's readings of texts."""
    shares = np.stack([_row(reading) for reading in readings])
    truth = np.array([text.number for text in texts])
    of_truth = shares[np.arange(len(truth)), truth]
    return {
        "texts": len(texts),
        **_hits(shares, truth),
        "calibration_error": calibration_error(shares, truth),
        "reliability": list(_reliability(shares, truth)),
        "brier": float(((shares - np.eye(len(INTENTS))[truth]) ** 2).sum(axis=1).mean()),
        "log_loss": float(-np.log(np.maximum(of_truth, 1e-9)).mean()),
    }


def macro_f1(read: Floats, truth: Floats) -> float:
    """Return the mean over the intents of 2 hits / (texts read as it + texts that are it)."""
    scores = []
    for intent in np.unique(truth):
        hits = np.sum((read == intent) & (truth == intent))
        scores.append(2.0 * hits / (np.sum(read == intent) + np.sum(truth == intent)))
    return float(np.mean(scores))


def calibration_error(shares: Floats, truth: Floats) -> float:
    """Return how far sureness and being right are apart, on average over bins of sureness."""
    rows = list(_reliability(shares, truth))
    return float(sum(r["texts"] * abs(r["sure"] - r["right"]) for r in rows) / len(truth))


def axes_measured(texts: Sequence[Text], readings: Sequence[Reading]) -> list[dict[str, Any]]:
    """Return of each axis how often it is rightly there or not, how far off, how often within."""
    truth = np.array([text.content() for text in texts])
    read, low, high = (
        np.array([[getattr(getattr(one, name), axis) for axis in AXES] for one in readings])
        for name in ("content", "low", "high")
    )
    return [
        _axis(axis, truth[:, i], read[:, i], low[:, i], high[:, i]) for i, axis in enumerate(AXES)
    ]


def by_mark(texts: Sequence[Text], readings: Sequence[Reading]) -> list[dict[str, Any]]:
    """Return the hits on texts with each mark, and on those with none."""
    rows = []
    for mark in ("", *sorted({mark for text in texts for mark in text.marks})):
        chosen = [
            i for i, text in enumerate(texts) if (mark in text.marks if mark else not text.marks)
        ]
        shares = np.stack([_row(readings[i]) for i in chosen])
        hits = _hits(shares, np.array([texts[i].number for i in chosen]))
        rows.append({"mark": mark or "none", "texts": len(chosen), **hits})
    return rows


def confusions(
    texts: Sequence[Text], readings: Sequence[Reading], most: int = 12
) -> list[dict[str, Any]]:
    """Return what is most often read as something else."""
    wrong = Counter(
        (text.intent, reading.likeliest)
        for text, reading in zip(texts, readings, strict=True)
        if text.intent != reading.likeliest
    )
    ordered = sorted(wrong.items(), key=lambda item: (-item[1], item[0]))
    return [{"is": a, "read": b, "texts": n} for (a, b), n in ordered[:most]]


def intent_rows(texts: Sequence[Text], readings: Sequence[Reading]) -> list[dict[str, Any]]:
    """Return precision and recall of each intent."""
    rows = []
    for name in INTENT_NAMES:
        is_it = np.array([text.intent == name for text in texts])
        read = np.array([reading.likeliest == name for reading in readings])
        hits = int((is_it & read).sum())
        found = {"precision": hits / max(1, read.sum()), "recall": hits / max(1, is_it.sum())}
        rows.append({"intent": name, "texts": int(is_it.sum()), **found})
    return rows


def _row(reading: Reading) -> Floats:
    row = np.zeros(len(INTENTS))
    for name, share in reading.intents.items():
        row[INTENT_IDS[name]] = share
    return row


def _hits(shares: Floats, truth: Floats) -> dict[str, float]:
    order = np.argsort(-shares, axis=1, kind="stable")
    return {
        "macro_f1": macro_f1(order[:, 0], truth),
        "accuracy": float((order[:, 0] == truth).mean()),
        "first_three": float((order[:, :FIRST] == truth[:, None]).any(axis=1).mean()),
    }


def _reliability(shares: Floats, truth: Floats) -> Iterator[dict[str, Any]]:
    """Yield of each tenth of sureness: how sure, how often right, of how many texts."""
    sure, right = shares.max(axis=1), shares.argmax(axis=1) == truth
    bins = np.minimum((sure * BINS).astype(int), BINS - 1)
    for number in np.unique(bins):
        here = bins == number
        yield {
            "sure": float(sure[here].mean()),
            "right": float(right[here].mean()),
            "texts": int(here.sum()),
        }


def _axis(name: str, truth: Floats, read: Floats, low: Floats, high: Floats) -> dict[str, Any]:
    there, found = truth >= THERE, read >= THERE
    both = [float((found == there)[there == value].mean()) for value in (False, True)]
    return {
        "axis": name,
        "there": float(there.mean()),
        "right": float((found == there).mean()),
        "balanced": float(np.mean(both)),
        "off": float(np.abs(read - truth).mean()),
        "within": float(((truth >= low - 1e-6) & (truth <= high + 1e-6)).mean()),
        "width": float((high - low).mean()),
    }
