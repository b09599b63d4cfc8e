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
LETTERS_RENDERED, MEANING_RENDERED = 0.12, 0.06
"""What a rendering counts beside a written text; chosen on held-out folds."""
_AT_ONCE = 32
"""Texts that are embedded together, which is quicker."""

Arrays = dict[str, npt.NDArray[Any]]
Floats = npt.NDArray[Any]


def fit_letters(examples: Sequence[Example]) -> Arrays:
    """Return the arrays of letters.npz but for what is tuned."""
    counts = Counter(group for one in examples for group in _groups(one.text))
    kept = sorted(group for group, n in counts.items() if n >= FEWEST)
    rarity = [np.log((1.0 + len(examples)) / (1.0 + counts[group])) + 1.0 for group in kept]
    packed: Arrays = {"groups": np.array(kept, np.uint32), "rarity": np.array(rarity, np.float16)}
    weights, bias = _fitted(_matrix(packed, examples), examples, LETTERS_C, LETTERS_RENDERED)
    scale = np.abs(weights).max(axis=0) / 127.0
    return packed | {
        "weights": np.round(weights / scale).astype(np.int8),
        "scale": scale.astype(np.float32),
        "bias": bias.astype(np.float32),
    }


def fit_meaning(examples: Sequence[Example]) -> Arrays:
    """Return the arrays of meaning.npz but for what is tuned."""
    directions = embedded([one.text for one in examples])
    weights, bias = _fitted(directions, examples, MEANING_C, MEANING_RENDERED)
    return {"weights": weights.astype(np.float16), "bias": bias.astype(np.float32)}


def embedded(texts: Sequence[str]) -> Floats:
    """Return the embeddings of texts, a row each; they are kept, since every fold asks for them."""
    normal = [normalise(text) for text in texts]
    new = sorted({*normal} - {*_EMBEDDED}, key=lambda text: (len(text), text))
    for start in range(0, len(new), _AT_ONCE):
        some = new[start : start + _AT_ONCE]
        _EMBEDDED.update(zip(some, _minilm().embed(some), strict=True))
    return np.stack([_EMBEDDED[text] for text in normal])


_EMBEDDED: dict[str, Floats] = {}


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


def _fitted(
    seen: Any, examples: Sequence[Example], c: float, rendered: float
) -> tuple[Floats, Floats]:
    """Return weights (a column for each intent) and biases of a logistic regression."""
    from sklearn.linear_model import LogisticRegression

    found = LogisticRegression(C=c, max_iter=150, tol=1e-3)
    intents = [one.intent for one in examples]
    weights = [rendered if one.rendered else 1.0 for one in examples]
    found.fit(seen, intents, sample_weight=weights)
    return found.coef_.T, found.intercept_
