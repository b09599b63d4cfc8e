"""Fitting what lies between scores and a reading, on texts that the heads were not trained on."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from agents.intents import INTENT_NAMES
from agents.reading.heads import Tuning
from agents.reading.reader import content_of_shares

from .fitting import Arrays, Floats
from .held_out import HeldOut, shares
from .texts import Text

MIXED = 0.5
"""Weight of the meaning beside the letters; chosen by accuracy on held-out folds."""
COVERED = 0.8
"""Share of texts whose axis is to be within its interval."""
LEAST_REACH = 0.05
"""No axis is known better than this, however sure the intent."""
_SHARPNESSES = np.geomspace(0.3, 3.0, 93)
_ALSO = np.array([0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.97, 0.99])


def tune(found: HeldOut, mixed: float) -> Tuning:
    """Return sharpness, reach of the intervals and threshold of further intents."""
    sharpness = _sharpness(found, mixed)
    sides = [text.sent_by for text in found.texts]
    share = shares(found.said.mixed(mixed) * sharpness, sides)
    also = _also(found, mixed, sharpness)
    return Tuning(mixed, sharpness, _reach(found.texts, share), also)


def packed(tuning: Tuning) -> Arrays:
    """Return the arrays that a head's file has of its tuning."""
    three = np.array([tuning.mixed, tuning.sharpness, tuning.also])
    return {"tuning": three, "reach": tuning.reach.astype(np.float32)}


def _sharpness(found: HeldOut, mixed: float) -> float:
    """Return the power of the probabilities under which the texts' intents are likeliest."""
    sides = [text.sent_by for text in found.texts]
    rows, truth = np.arange(len(sides)), [text.number for text in found.texts]
    scores = found.said.mixed(mixed)
    losses = [-np.log(shares(scores * s, sides)[rows, truth]).mean() for s in _SHARPNESSES]
    return float(_SHARPNESSES[int(np.argmin(losses))])


def _reach(texts: Sequence[Text], share: Floats) -> Floats:
    """Return how much wider the axes' intervals must be (conformalised quantile regression)."""
    beyond = []
    for text, row in zip(texts, share, strict=True):
        low, _, high = content_of_shares(INTENT_NAMES, row)
        truth = np.array(text.content())
        beyond.append(np.maximum(low - truth, truth - high))
    level = min(1.0, COVERED * (1.0 + 1.0 / len(texts)))
    reach: Floats = np.quantile(np.array(beyond), level, axis=0, method="higher")
    return np.maximum(reach, LEAST_REACH)


def _also(found: HeldOut, mixed: float, sharpness: float) -> float:
    """Return the threshold with the best F1 at finding texts' second intents."""
    pairs = list(zip(found.texts, found.sentences, strict=True))
    sure = [
        (text, shares(said.mixed(mixed) * sharpness, [text.sent_by] * len(said.letters)))
        for text, said in pairs
        if len(said.letters) > 1
    ]
    return float(max(_ALSO, key=lambda least: _f1(sure, float(least))))


def _f1(sure: Sequence[tuple[Text, Floats]], least: float) -> float:
    hits = named = there = 0
    for text, share in sure:
        firsts = {INTENT_NAMES[int(row.argmax())] for row in share if row.max() >= least}
        firsts -= {text.intent}
        hits += text.also in firsts
        named += len(firsts)
        there += bool(text.also)
    return 2.0 * hits / max(1, named + there)
