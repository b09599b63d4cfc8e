"""The two ways to read: by letters alone, or by letters and meaning together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from .heads import LETTERS, MEANING, Floats, Letters, Meaning, Sparse, Tuning, load, tuning_of
from .minilm import MiniLM
from .normal import normalise

EMBEDDING, LIGHT = "embedding", "light"


class Seen(NamedTuple):
    """A text as a model sees it."""

    letters: Sparse
    meaning: Floats | None


class Model(Protocol):
    """Gives intents scores; the same text always gets the same."""

    name: str
    tuning: Tuning

    def look(self, texts: Sequence[str]) -> list[Seen]:
        """Return texts as this model sees them."""

    def scores(self, seen: Seen) -> Floats:
        """Return a score of each intent: its probability's logarithm, but for a constant."""

    def likeness(self, one: Seen, other: Seen) -> float:
        """Return how alike two texts are: 1 if they are the same."""


class LightModel:
    """Groups of letters and words; needs nothing but NumPy."""

    name = LIGHT

    def __init__(self) -> None:
        """Load the head."""
        stored = load(LETTERS)
        self._letters, self.tuning = Letters(stored), tuning_of(stored)

    def look(self, texts: Sequence[str]) -> list[Seen]:
        """Return the groups of texts."""
        return [Seen(self._letters.direction(text), None) for text in texts]

    def scores(self, seen: Seen) -> Floats:
        """Return the scores of the intents."""
        return self._letters.scores(seen.letters) * self.tuning.sharpness

    def likeness(self, one: Seen, other: Seen) -> float:
        """Return the cosine between two texts' groups."""
        rest = dict(zip(other.letters.places.tolist(), other.letters.weights.tolist(), strict=True))
        pairs = zip(one.letters.places.tolist(), one.letters.weights.tolist(), strict=True)
        return float(sum(weight * rest.get(place, 0.0) for place, weight in pairs))


class EmbeddingModel:
    """Letters, and what MiniLM says of the meaning: their probabilities are multiplied."""

    name = EMBEDDING

    def __init__(self) -> None:
        """Load heads and model; raise AftertextError where the model's package is missing."""
        self._minilm = MiniLM()
        stored = load(MEANING)
        self._letters = Letters(load(LETTERS))
        self._meaning, self.tuning = Meaning(stored), tuning_of(stored)

    def look(self, texts: Sequence[str]) -> list[Seen]:
        """Return groups and embeddings of texts."""
        meant = self._minilm.embed([normalise(text) for text in texts])
        letters = (self._letters.direction(text) for text in texts)
        return [Seen(*pair) for pair in zip(letters, meant, strict=True)]

    def scores(self, seen: Seen) -> Floats:
        """Return the scores of the intents."""
        assert seen.meaning is not None
        meant = self._meaning.scores(seen.meaning) * self.tuning.mixed
        return (self._letters.scores(seen.letters) + meant) * self.tuning.sharpness

    def likeness(self, one: Seen, other: Seen) -> float:
        """Return the cosine between two embeddings."""
        assert one.meaning is not None
        assert other.meaning is not None
        return float(one.meaning @ other.meaning)
