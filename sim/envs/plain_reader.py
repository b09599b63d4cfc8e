"""A light reader of texts: which intent's renderings their letters are most like.

For each intent the project's own grammar words some dozens of texts, once in a process. A text is
what groups of two to four letters are in it, weighted by how few texts have them; it is read as
the intent whose texts it is nearest to on average. So it knows words and their parts, not
meanings. Of 100 other renderings it finds the intent of 83, of 100 of phrasings that it has not
seen 49, of 100 sentences written by hand 78; among its first three it is in 93, 69 and 95.
"""

from __future__ import annotations

import functools
import random
import re
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from agents.content import AXES
from agents.intents import INTENT_IDS, INTENTS
from agents.wording import REGISTERS, Mood, Situation, Wordsmith
from sim.llm.reading import Reading
from sim.own_act import FREE_INTENTS
from sim.own_view import Said

A_REGISTER = 8
"""Texts of each intent that are worded in each way of writing."""
SHORTEST, LONGEST = 2, 4
"""Letters in a group."""
SHARPNESS = 50.0
"""How surely the nearest intent is read: fitted to renderings of phrasings held out."""
IF_NOTHING = "polite_answer"
"""The first of equals: how a text is read in which nothing is known, such as a single emoji."""
_SEED = 1
_WORDS = re.compile(r"[^\W_]+|[?]")

Floats = npt.NDArray[np.float64]


class PlainReader:
    """Nearest centroid over groups of letters."""

    def read(self, text: str, side: int, allowed: Sequence[str]) -> Reading:
        """Return the probabilities of the allowed intents of one side, the likeliest first."""
        likeness = dict(zip(FREE_INTENTS[side], centroids(side).likeness(text), strict=True))
        names = sorted((n for n in likeness if n in allowed), key=lambda name: name != IF_NOTHING)
        found = np.array([likeness[name] for name in names])
        shares = np.exp(SHARPNESS * (found - found.max()))
        shares /= shares.sum()
        order = np.argsort(-shares, kind="stable")
        ranked = {names[i]: float(shares[i]) for i in order}
        return Reading(ranked, row_of(names[order[0]]))


class Centroids:
    """The mean direction of each group of texts, by groups of letters."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        """Take the texts of each intent, in the order of the intents."""
        letters = [[groups_of(text) for text in group] for group in texts]
        self._places: dict[str, int] = {}
        for group in (one for some in letters for one in some):
            for found in sorted(group):
                self._places.setdefault(found, len(self._places))
        self._rarity = np.ones(len(self._places))
        self._rarity = self._rarities([one for some in letters for one in some])
        self._centres = np.stack([self._centre(some) for some in letters])

    def likeness(self, text: str) -> Floats:
        """Return how near a text is to each intent, 0 to 1, in their order."""
        places, weights = self._direction(groups_of(text))
        nearness: Floats = self._centres[:, places] @ weights
        return nearness

    def _rarities(self, texts: list[set[str]]) -> Floats:
        """Return the inverse document frequency of each group of letters."""
        counts = np.zeros(len(self._places))
        for groups in texts:
            counts[[self._places[group] for group in groups]] += 1.0
        return np.log((1.0 + len(texts)) / (1.0 + counts)) + 1.0

    def _centre(self, texts: list[set[str]]) -> Floats:
        total = np.zeros(len(self._places))
        for groups in texts:
            places, weights = self._direction(groups)
            total[places] += weights
        return total / np.linalg.norm(total)

    def _direction(self, groups: set[str]) -> tuple[list[int], Floats]:
        """Return where a text has weight, and how much: a vector of length 1 without its zeros."""
        places = sorted(self._places[group] for group in groups if group in self._places)
        weights = self._rarity[places]
        length = float(np.linalg.norm(weights))
        return places, weights / length if length > 0.0 else weights


@functools.cache
def centroids(side: int) -> Centroids:
    """Return what the reader knows of one side's texts; made once in a process."""
    return Centroids([renderings(intent, side, _SEED) for intent in FREE_INTENTS[side]])


def renderings(intent: str, side: int, seed: int) -> list[str]:
    """Return texts of an intent in all ways of writing, moods and situations."""
    chance = random.Random(f"{seed} {side} {intent}")
    return [text for register in REGISTERS for text in _worded(intent, side, register, chance)]


def _worded(intent: str, side: int, register: str, chance: random.Random) -> Iterator[str]:
    smith, draw = Wordsmith(register, register), chance.random
    for _ in range(A_REGISTER):
        mood = Mood(draw(), draw(), draw(), draw())
        yield smith.say(INTENT_IDS[intent], side, mood, _some_situation(side, chance), draw)


def _some_situation(side: int, chance: random.Random) -> Situation:
    answered = INTENT_IDS[chance.choice(FREE_INTENTS[1 - side])]
    opening = chance.random() < 0.5
    return Situation(
        sent_day=chance.uniform(0.0, 200.0),
        answers=-1 if opening else answered,
        answered_content=None if opening else INTENTS[answered].content,
        days_since_other=chance.uniform(0.0, 30.0),
        follows_own=chance.random() < 0.2,
        asked_space=chance.random() < 0.2,
        told_space=chance.random() < 0.2,
    )


def row_of(intent: str) -> Said:
    """Return what a text of an intent says: its row in the table."""
    content = INTENTS[INTENT_IDS[intent]].content
    return Said(*(getattr(content, axis) for axis in AXES))


def groups_of(text: str) -> set[str]:
    """Return the groups of letters in a text, without regard to case, apostrophes and emoji."""
    plain = re.sub(r"['’]", "", text.lower())
    line = f" {' '.join(_WORDS.findall(plain))} "
    return {
        line[start : start + length]
        for length in range(SHORTEST, LONGEST + 1)
        for start in range(len(line) - length + 1)
    }
