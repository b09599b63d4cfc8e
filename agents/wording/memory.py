"""What was said lately in a thread, and how like it a new text would be."""

from __future__ import annotations

import itertools
import re
from collections import Counter, deque
from collections.abc import Iterable
from typing import NamedTuple

from .common_words import COMMON

LATELY = 110
"""Texts that are remembered word by word: a reader forgets, too (assumption)."""
_RUN, _RUN_LATELY, _MOST_RUNS = 4, 25, 2
"""A run of four words does not come again within so many texts, nor a third time at all."""
_MOST_OPENINGS = 6
"""How many remembered texts may open with the same two words."""
_FEWEST_UNCOMMON = 3
"""How many shared words that are not common ones make two texts alike."""
_SHORT_WORDS, _MOST_SHORT = 4, 2
"""Lines of so few words may come again, now and then: everybody says "good night" twice."""

_SAME = {
    "hi": "hello", "hey": "hello", "hiya": "hello", "heya": "hello",
    "yeah": "yes", "yep": "yes", "ok": "okay",
}  # fmt: skip
"""Words that habits and registers put for each other."""
_WORD = re.compile(r"[^\W_]+")


class _Said(NamedTuple):
    """One text, taken apart."""

    pairs: frozenset[str]
    """Pairs of neighbouring words."""
    uncommon: frozenset[str]
    """Words that stand out."""
    runs: frozenset[str]
    """Runs of four words; of a short line, the line."""
    opening: str = ""
    """The first two words; nothing of a short line."""

    @property
    def things(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.pairs, *self.uncommon, *self.runs, self.opening)


class Memory:
    """The last texts of both sides, by pairs of neighbouring words and by words that stand out.

    Both sides draw on one memory: an answer in the words of the text it answers would be a double,
    too.
    """

    def __init__(self) -> None:
        self._texts: deque[_Said] = deque()
        self._where: dict[str, deque[int]] = {}
        """The numbers of the remembered texts with a pair, a word or a run."""
        self._count = 0
        self._ever: set[str] = set()

    def add(self, plain: str, text: str) -> None:
        """Remember a text, plain and as it was written; forget the one that is too long ago."""
        said = _taken_apart(plain)
        for thing in said.things:
            self._where.setdefault(thing, deque()).append(self._count)
        self._texts.append(said)
        self._count += 1
        self._ever.add(" ".join(words_of(text)))
        if len(self._texts) > LATELY:
            self._forget(self._texts.popleft())

    def has(self, text: str) -> bool:
        """Whether the very words were written before, ever; short lines do not count."""
        words = words_of(text)
        return len(words) >= _SHORT_WORDS and " ".join(words) in self._ever

    def likeness(self, plain: str) -> float:
        """Return how like the remembered texts a text is: 0 not at all, 1 and more the same."""
        said = _taken_apart(plain)
        if not said.pairs:
            again = max(len(self._places(line)) for line in said.runs) / _MOST_SHORT
            return max(again, self._share(said.uncommon, 1, _FEWEST_UNCOMMON))
        if len(self._places(said.opening)) >= _MOST_OPENINGS:
            return 1.0
        if any(self._is_stale(self._places(run)) for run in said.runs):
            return 1.0
        alike = self._share(said.pairs, 0, 2), self._share(said.uncommon, 1, _FEWEST_UNCOMMON)
        return max(alike)

    def _is_stale(self, places: deque[int]) -> bool:
        return len(places) >= _MOST_RUNS or bool(places and self._count - places[-1] <= _RUN_LATELY)

    def _share(self, things: frozenset[str], kind: int, fewest: int) -> float:
        """Return the largest share of the smaller text's things that another text has as well."""
        shared = Counter(n for thing in things for n in self._places(thing))
        first = self._count - len(self._texts)
        shares = (
            count / max(fewest, min(len(things), len(self._texts[n - first][kind])))
            for n, count in shared.items()
            if count >= fewest
        )
        return max(shares, default=0.0)

    def _places(self, thing: str) -> deque[int]:
        return self._where.get(thing, _NOWHERE)

    def _forget(self, said: _Said) -> None:
        for thing in said.things:
            places = self._where[thing]
            places.popleft()
            if not places:
                del self._where[thing]


_NOWHERE: deque[int] = deque()


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text without case, marks and apostrophes, one for all its ways."""
    words = _WORD.findall(text.lower().replace("'", ""))
    return tuple([_SAME.get(word, word) for word in words])


def _taken_apart(text: str) -> _Said:
    words = words_of(text)
    uncommon = frozenset(words) - COMMON
    if len(words) <= _SHORT_WORDS:
        return _Said(frozenset(), uncommon, frozenset((" ".join(words),)))
    return _Said(
        frozenset(f"{one} {other}" for one, other in _neighbours(words)),
        uncommon,
        frozenset(" ".join(words[n : n + _RUN]) for n in range(len(words) - _RUN + 1)),
        f"^ {words[0]} {words[1]}",
    )


def _neighbours(words: tuple[str, ...]) -> Iterable[tuple[str, str]]:
    return itertools.pairwise(words)
