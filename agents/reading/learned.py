"""Learning from corrections: texts like a corrected one are drawn to its intent.

A correction adds to its intent's score, the more the liker a text is to the corrected one, and
nothing below a likeness that unrelated texts have, too. How strongly, and from which likeness on,
was chosen on training texts held out (experiments/reading/correcting.py).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from agents.intents import INTENT_IDS, INTENTS

from .corrections import Correction
from .heads import Floats
from .models import EMBEDDING, LIGHT, Model, Seen

STRENGTH = {EMBEDDING: 12.0, LIGHT: 12.0}
"""Added to the score of a corrected text itself; its logarithm of probability, in nats."""
UNRELATED = {EMBEDDING: 0.15, LIGHT: 0.03}
"""Likeness from which on a text is drawn."""


class Learned:
    """Corrections as a model sees them."""

    def __init__(self, model: Model, corrections: Sequence[Correction]) -> None:
        """Look at the corrected texts."""
        self._model = model
        seen = model.look([row.text for row in corrections]) if corrections else []
        self._rows = list(zip(corrections, seen, strict=True))

    def pull(self, text: str, seen: Seen, side: int | None) -> Floats:
        """Return what corrections add to the scores of a text of this side (None: not known)."""
        added = np.zeros(len(INTENTS), np.float32)
        for row, known in self._rows:
            if side is not None and row.side not in (None, side):
                continue
            likeness = 1.0 if row.text == text else self._model.likeness(seen, known)
            place = INTENT_IDS[row.intent]
            added[place] = max(added[place], pull_of(likeness, self._model.name))
        return added


def pull_of(likeness: float, name: str) -> float:
    """Return what a text of this likeness to a corrected one gets."""
    least = UNRELATED[name]
    return STRENGTH[name] * max(0.0, likeness - least) / (1.0 - least)
