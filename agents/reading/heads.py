"""The trained heads: from what a text is made of, and from what it means, to 43 intents.

Made by `make reader` (experiments/reading), shipped as letters.npz and meaning.npz.
"""

from __future__ import annotations

from importlib import resources
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from .ngrams import ngrams_of

LETTERS, MEANING = "letters.npz", "meaning.npz"
Floats = npt.NDArray[Any]


class Sparse(NamedTuple):
    """A direction of length 1 that is zero almost everywhere; nothing at all if empty."""

    places: npt.NDArray[np.int64]
    weights: Floats


class Tuning(NamedTuple):
    """What was fitted on folds held out in training, for one of the readers."""

    mixed: float
    """Weight of what the meaning says, beside what the letters say."""
    sharpness: float
    """Power of the probabilities that makes them right on average."""
    reach: Floats
    """Of each axis: how far its interval reaches beyond what the intents' rows say."""
    also: float
    """Probability from which on a sentence's intent counts as a further one of its text."""


class Letters:
    """Groups of letters and words, weighted by how few texts have them."""

    def __init__(self, stored: dict[str, npt.NDArray[Any]]) -> None:
        """Take the arrays of letters.npz."""
        self._places = {int(group): i for i, group in enumerate(stored["groups"])}
        self._rarity = stored["rarity"].astype(np.float32)
        self._weights = stored["weights"]
        self._scale = stored["scale"].astype(np.float32)
        self._bias = stored["bias"].astype(np.float32)

    def direction(self, text: str) -> Sparse:
        """Return the direction of a text among the known groups."""
        counts = ngrams_of(text)
        known = sorted((self._places[g], n) for g, n in counts.items() if g in self._places)
        places = np.array([place for place, _ in known], np.int64)
        weights = np.array([n for _, n in known], np.float32) * self._rarity[places]
        length = np.linalg.norm(weights)
        return Sparse(places, weights / length if len(known) else weights)

    def scores(self, text: Sparse) -> Floats:
        """Return the logarithms of the intents' probabilities."""
        raw = text.weights @ self._weights[text.places].astype(np.float32) * self._scale
        return log_shares(raw + self._bias)


class Meaning:
    """The direction that the embedding model gives a text."""

    def __init__(self, stored: dict[str, npt.NDArray[Any]]) -> None:
        """Take the arrays of meaning.npz."""
        self._weights = stored["weights"].astype(np.float32)
        self._bias = stored["bias"].astype(np.float32)

    def scores(self, direction: Floats) -> Floats:
        """Return the logarithms of the intents' probabilities."""
        return log_shares(direction @ self._weights + self._bias)


def log_shares(scores: Floats) -> Floats:
    """Return scores less the logarithm of the sum of their exponentials."""
    centred = scores - scores.max()
    shares: Floats = centred - np.log(np.exp(centred).sum())
    return shares


def load(name: str) -> dict[str, npt.NDArray[Any]]:
    """Return the arrays of a shipped file."""
    place = resources.files(__package__).joinpath(name)
    with place.open("rb") as file, np.load(file, allow_pickle=False) as stored:
        return {key: stored[key] for key in stored.files}


def tuning_of(stored: dict[str, npt.NDArray[Any]]) -> Tuning:
    """Return what was fitted for the reader of a file."""
    mixed, sharpness, also = (float(value) for value in stored["tuning"])
    return Tuning(mixed, sharpness, stored["reach"].astype(np.float32), also)
