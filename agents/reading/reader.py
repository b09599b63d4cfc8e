"""The reader: a text to intents with probabilities, content with intervals, parts and marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from agents.content import AXES, Content
from agents.errors import AftertextError, unknown
from agents.intents import INTENT_IDS, INTENT_NAMES, INTENTS, SIDES

from .corrections import Correction
from .heads import Floats
from .learned import Learned
from .marks import marks_of
from .models import Model, Seen
from .passages import LONG, passages_of, sentences_of
from .reading import Part, Reading

IF_NOTHING = "polite_answer"
"""The first of equals: how a text is read in which there is nothing to read."""
QUANTILES = (0.1, 0.5, 0.9)
"""Of an axis over the intents, by their probabilities: interval from, content, interval to."""
_NOTHING = "there is nothing to read in it"
_ROWS = np.array([[getattr(row.content, axis) for axis in AXES] for row in INTENTS], np.float32)
_OF_SIDE = tuple(
    tuple(row.name for row in INTENTS if side in row.sides) for side in range(len(SIDES))
)


class Reader(Protocol):
    """Whatever reads texts; the same text must always be read in the same way."""

    def read(
        self, text: str, side: int | None = None, allowed: Sequence[str] | None = None
    ) -> Reading:
        """Return the reading of a text of one side (0 dumpee, 1 dumper, None: not known)."""


class TextReader:
    """Reads texts with one of the two models, and with what was corrected."""

    def __init__(self, model: Model, corrections: Sequence[Correction] = ()) -> None:
        """Take a model, and corrections to learn from."""
        self._model = model
        self._learned = Learned(model, corrections)

    @property
    def name(self) -> str:
        """Which reader this is: embedding or light."""
        return self._model.name

    def read(
        self, text: str, side: int | None = None, allowed: Sequence[str] | None = None
    ) -> Reading:
        """Return the probabilities of the allowed intents of one side, the likeliest first.

        Raises AftertextError for a side other than 0 and 1, or names that are no intents.
        """
        names = _allowed(side, allowed)
        if len(text) > LONG:
            passages, number = passages_of(text)
            shares = self._shares(passages, side, names)
            mean = _mean(passages, shares)
            left_out = number > len(passages)
            note = f"{len(passages)} of {number} passages read" if left_out else ""
        else:
            sentences = sentences_of(text)
            passages = sentences if len(sentences) > 1 else []
            mean, *shares = self._shares([text, *passages], side, names)
            note = ""
        if mean is None:
            return self._flat(text, names)
        return self._reading(text, names, mean, _parts(passages, names, shares), note)

    def _shares(
        self, texts: Sequence[str], side: int | None, names: Sequence[str]
    ) -> list[Floats | None]:
        """Return the probabilities of these intents; None where nothing is known of a text."""
        chosen = [INTENT_IDS[name] for name in names]
        return [
            self._shares_of(text, seen, side, chosen)
            for text, seen in zip(texts, self._model.look(texts), strict=True)
        ]

    def _shares_of(
        self, text: str, seen: Seen, side: int | None, chosen: Sequence[int]
    ) -> Floats | None:
        if not len(seen.letters.places):
            return None
        scores = self._model.scores(seen)
        scores = scores + self._learned.pull(text, seen, side, scores[chosen].max() - scores)
        raised: Floats = np.exp(scores[chosen] - scores[chosen].max())
        shares: Floats = raised / raised.sum()
        return shares

    def _reading(
        self, text: str, names: Sequence[str], shares: Floats, parts: tuple[Part, ...], note: str
    ) -> Reading:
        intents = _ranked(names, shares)
        low, content, high = content_of_shares(names, shares)
        reach = self._model.tuning.reach
        return Reading(
            intents, _content(content), _content(low - reach), _content(high + reach),
            parts, self._also(intents, parts), marks_of(text), note, self.name,
        )  # fmt: skip

    def _also(self, intents: dict[str, float], parts: tuple[Part, ...]) -> tuple[str, ...]:
        """Return intents that sentences surely have, other than the whole text's likeliest."""
        first = next(iter(intents))
        sure = (next(iter(part.intents.items())) for part in parts)
        found = (name for name, share in sure if share >= self._model.tuning.also and name != first)
        return tuple(dict.fromkeys(found))

    def _flat(self, text: str, names: Sequence[str]) -> Reading:
        """Return the reading of a text in which nothing is known."""
        ordered = sorted(names, key=lambda name: name != IF_NOTHING)
        shares = np.full(len(ordered), 1.0 / len(ordered), np.float32)
        return self._reading(text, ordered, shares, (), _NOTHING)


def content_of_shares(names: Sequence[str], shares: Floats) -> Floats:
    """Return of each axis the quantiles 0.1, 0.5 and 0.9 over the intents: shape (3, axes)."""
    rows = _ROWS[[INTENT_IDS[name] for name in names]]
    order = np.argsort(rows, axis=0, kind="stable")
    reached = np.cumsum(shares[order], axis=0)
    values = np.take_along_axis(rows, order, axis=0)
    levels = np.array(QUANTILES)[:, None, None] * reached[-1]
    places = np.argmax(reached >= levels, axis=1)
    found: Floats = np.take_along_axis(values, places, axis=0)
    return found


def _mean(passages: Sequence[str], shares: Sequence[Floats | None]) -> Floats | None:
    """Return the mean over the passages in which something is known, by their lengths."""
    known = [
        (len(text), one) for text, one in zip(passages, shares, strict=True) if one is not None
    ]
    if not known:
        return None
    mean: Floats = np.average([one for _, one in known], axis=0, weights=[n for n, _ in known])
    return mean


def _parts(
    passages: Sequence[str], names: Sequence[str], shares: Sequence[Floats | None]
) -> tuple[Part, ...]:
    """Return what sentences (of a very long text: passages) are by themselves."""
    pairs = zip(passages, shares, strict=True)
    return tuple(Part(text, _ranked(names, one)) for text, one in pairs if one is not None)


def _allowed(side: int | None, allowed: Sequence[str] | None) -> Sequence[str]:
    if side is not None and side not in (0, 1):
        raise AftertextError(f"a side is 0 (dumpee), 1 (dumper) or None, not {side!r}")
    own = INTENT_NAMES if side is None else _OF_SIDE[side]
    if allowed is None:
        return own
    if wrong := next((name for name in allowed if name not in own), None):
        raise unknown("intent" if side is None else f"intent of the {SIDES[side]}'s", wrong, own)
    if not allowed:
        raise AftertextError("no intent is allowed; a text has one")
    return sorted(allowed, key=INTENT_IDS.__getitem__)


def _ranked(names: Sequence[str], shares: Floats) -> dict[str, float]:
    order = np.argsort(-shares, kind="stable")
    exact = shares.astype(np.float64) / shares.astype(np.float64).sum()
    return {names[i]: float(exact[i]) for i in order}


def _content(values: npt.NDArray[np.floating]) -> Content:
    return Content(*(float(value) for value in np.clip(values, 0.0, 1.0)))
