"""What heads say of training texts that they were not trained on: for choosing and calibrating."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from agents.intents import INTENTS, SIDES
from agents.reading.heads import Letters, Meaning
from agents.reading.passages import sentences_of

from .examples import examples
from .fitting import Floats, embedded, fit_letters, fit_meaning
from .texts import FOLDS, Text, fold_of

MAY = np.array([[side in row.sides for row in INTENTS] for side in range(len(SIDES))])
"""Which intents each side may send."""


class Said(NamedTuple):
    """Logarithms of probabilities by letters and by meaning, a row a text."""

    letters: Floats
    meaning: Floats

    def mixed(self, weight: float) -> Floats:
        """Return both together; by letters alone with weight 0."""
        both: Floats = self.letters + weight * self.meaning
        return both


class HeldOut(NamedTuple):
    """Training texts, and what was said of each, and of its sentences, by heads without it."""

    texts: list[Text]
    said: Said
    sentences: list[Said]


def held_out(texts: Sequence[Text], tell: Callable[[str], None]) -> HeldOut:
    """Hold out each fold of families once; return what the others' heads say of it."""
    ordered, said, sentences = list[Text](), list[Said](), list[Said]()
    embedded([part for text in texts for part in sentences_of(text.text)])  # at once is quicker
    for fold in range(FOLDS):
        tell(f"fold {fold + 1} of {FOLDS}")
        train = examples(text for text in texts if fold_of(text.family) != fold)
        letters, meaning = Letters(fit_letters(train)), Meaning(fit_meaning(train))
        rest = [text for text in texts if fold_of(text.family) == fold]
        ordered += rest
        said.append(say([text.text for text in rest], letters, meaning))
        sentences += [say(sentences_of(text.text), letters, meaning) for text in rest]
    stacked = (np.concatenate([getattr(one, name) for one in said]) for name in Said._fields)
    return HeldOut(ordered, Said(*stacked), sentences)


def say(texts: Sequence[str], letters: Letters, meaning: Meaning) -> Said:
    """Return what two heads say of texts."""
    return Said(
        np.stack([letters.scores(letters.direction(text)) for text in texts]),
        np.stack([meaning.scores(direction) for direction in embedded(texts)]),
    )


def shares(scores: Floats, sides: Sequence[int]) -> Floats:
    """Return the probabilities of the intents that each text's side may send."""
    kept = np.where(MAY[list(sides)], scores, -np.inf)
    raised = np.exp(kept - kept.max(axis=1, keepdims=True))
    found: Floats = raised / raised.sum(axis=1, keepdims=True)
    return found
