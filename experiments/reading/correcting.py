"""What corrections do: whether texts like a corrected one are then read rightly, and the rest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from agents.reading.learned import SURE, share_drawn
from agents.reading.models import Model, Seen

from .fitting import Floats
from .held_out import MAY
from .texts import Text


def corrected(texts: Sequence[Text], model: Model) -> dict[str, Any]:
    """Correct one misread text of each family in turn; return what becomes of the others.

    Counted are the other texts of its family that were misread, too, and all texts of other
    families of senders of the same side.
    """
    seen = model.look([text.text for text in texts])
    scores = np.stack([model.scores(one) for one in seen])
    scores = np.where(MAY[[text.sent_by for text in texts]], scores, -np.inf)
    truth = np.array([text.number for text in texts])
    right = scores.argmax(axis=1) == truth
    mates = helped = families = 0
    rest = list[float]()
    for first in _first_misread(texts, right):
        after = _after(texts, scores, seen, first, model) == truth
        family = np.array([text.family == texts[first].family for text in texts])
        others = family & ~right & (np.arange(len(texts)) != first)
        mates, helped = mates + int(others.sum()), helped + int((others & after).sum())
        rest.append(float(after[~family].mean() - right[~family].mean()))
        families += 1
    return {
        "families": families,
        "misread_mates": mates,
        "then_right": helped,
        "rest_change_mean": float(np.mean(rest)) if rest else 0.0,
        "rest_change_worst": float(np.min(rest)) if rest else 0.0,
    }


def _first_misread(texts: Sequence[Text], right: Floats) -> list[int]:
    first = dict[str, int]()
    for number, text in enumerate(texts):
        if not right[number]:
            first.setdefault(text.family, number)
    return list(first.values())


def _after(
    texts: Sequence[Text], scores: Floats, seen: Sequence[Seen], first: int, model: Model
) -> Floats:
    """Return the likeliest intents once a text was corrected, said to be of its sender's side."""
    changed, intent = scores.copy(), texts[first].number
    gaps = scores.max(axis=1) - scores[:, intent]
    for number, text in enumerate(texts):
        if text.side == texts[first].side:
            likeness = 1.0 if number == first else model.likeness(seen[first], seen[number])
            drawn = share_drawn(likeness, model.name)
            changed[number, intent] += drawn * (gaps[number] + SURE[model.name])
    likeliest: Floats = changed.argmax(axis=1)
    return likeliest
