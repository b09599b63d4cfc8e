"""Learning from corrections: texts like a corrected one are drawn to its intent.

The corrected text itself is read as corrected, however sure of something else the heads are. A
text like it is drawn part of that way, the further the liker it is, and not at all below a likeness
that unrelated texts have, too. How sure, and from which likeness on, was chosen on training texts
held out (experiments/reading/correcting.py).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from agents.intents import INTENT_IDS, INTENTS

from .corrections import Correction
from .heads import Floats
from .models import EMBEDDING, LIGHT, Model, Seen

SURE = {EMBEDDING: 4.0, LIGHT: 6.0}
"""How far a corrected text's intent gets above the likeliest other one; a logarithm, in nats."""
UNRELATED = {EMBEDDING: 0.15, LIGHT: 0.03}
"""Likeness from which on a text is drawn."""


class Learned:
    """Corrections as a model sees them."""

    def __init__(self, model: Model, corrections: Sequence[Correction]) -> None:
        """Look at the corrected texts."""
        self._model = model
        seen = model.look([row.text for row in corrections]) if corrections else []
        self._rows = list(zip(corrections, seen, strict=True))

    def pull(self, text: str, seen: Seen, side: int | None, gaps: Floats) -> Floats:
        """Return what corrections add to the scores of a text of this side (None: not known).

        `gaps` is how far each intent's score is below the best.
        """
        added = np.zeros(len(INTENTS), np.float32)
        for row, known in self._rows:
            if side is not None and row.side not in (None, side):
                continue
            likeness = 1.0 if row.text == text else self._model.likeness(seen, known)
            place = INTENT_IDS[row.intent]
            drawn = share_drawn(likeness, self._model.name)
            added[place] = max(added[place], drawn * (gaps[place] + SURE[self._model.name]))
        return added


def share_drawn(likeness: float, name: str) -> float:
    """Return how much of the way to a corrected text's reading a text of this likeness is drawn."""
    least = UNRELATED[name]
    return min(1.0, max(0.0, (likeness - least) / (1.0 - least)))
