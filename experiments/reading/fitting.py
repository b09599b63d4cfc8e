"""Fitting the two heads with scikit-learn, and packing them for their files."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from agents.intents import INTENTS
from agents.reading.heads import Letters
from agents.reading.minilm import MiniLM
from agents.reading.ngrams import ngrams_of
from agents.reading.normal import normalise

from .examples import Example

FEWEST = 2
"""Texts that a group of letters or words must be in to be looked at."""
LETTERS_C, MEANING_C = 30.0, 20.0
"""Inverse strength of the penalty on large weights; chosen on held-out folds."""

Arrays = dict[str, npt.NDArray[Any]]
Floats = npt.NDArray[Any]


def fit_letters(examples: Sequence[Example]) -> Arrays:
    """Return the arrays of letters.npz but for what is tuned."""
    counts = Counter(group for one in examples for group in _groups(one.text))
    kept = sorted(group for group, n in counts.items() if n >= FEWEST)
    rarity = [np.log((1.0 + len(examples)) / (1.0 + counts[group])) + 1.0 for group in kept]
    packed: Arrays = {"groups": np.array(kept, np.uint32), "rarity": np.array(rarity, np.float16)}
    weights, bias = _fitted(_matrix(packed, examples), examples, LETTERS_C)
    scale = np.abs(weights).max(axis=0) / 127.0
    return packed | {
        "weights": np.round(weights / scale).astype(np.int8),
        "scale": scale.astype(np.float32),
        "bias": bias.astype(np.float32),
    }


def fit_meaning(examples: Sequence[Example]) -> Arrays:
    """Return the arrays of meaning.npz but for what is tuned."""
    directions = np.stack([embedded(one.text) for one in examples])
    weights, bias = _fitted(directions, examples, MEANING_C)
    return {"weights": weights.astype(np.float16), "bias": bias.astype(np.float32)}


@functools.cache
def embedded(text: str) -> Floats:
    """Return the embedding of a text; kept, since every fold asks for it."""
    return _minilm().embed([normalise(text)])[0]


@functools.cache
def _minilm() -> MiniLM:
    return MiniLM()


@functools.cache
def _groups(text: str) -> frozenset[int]:
    return frozenset(ngrams_of(text))


def _matrix(packed: Arrays, examples: Sequence[Example]) -> Any:
    """Return the directions of texts as a sparse matrix, just as the reader sees them."""
    from scipy.sparse import csr_matrix

    blank = np.zeros((len(packed["groups"]), len(INTENTS)), np.int8)
    head = Letters(packed | {"weights": blank, "scale": blank[0], "bias": blank[0]})
    seen = [head.direction(one.text) for one in examples]
    ends = np.cumsum([0, *(len(one.places) for one in seen)])
    places = np.concatenate([one.places for one in seen])
    weights = np.concatenate([one.weights for one in seen]).astype(np.float64)
    return csr_matrix((weights, places, ends), (len(seen), len(packed["groups"])))


def _fitted(seen: Any, examples: Sequence[Example], c: float) -> tuple[Floats, Floats]:
    """Return weights (a column for each intent) and biases of a logistic regression."""
    from sklearn.linear_model import LogisticRegression

    found = LogisticRegression(C=c, max_iter=300)
    intents = [one.intent for one in examples]
    found.fit(seen, intents, sample_weight=[one.weight for one in examples])
    return found.coef_.T, found.intercept_
