"""A thread as the measures see it: who wrote what when, and nothing of how it was made."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

WINDOW = 100
"""Texts in a row within which a thread shall not repeat itself noticeably."""


class Line(NamedTuple):
    """One text."""

    side: int
    intent: str
    words: str
    day: float
    """Days since the breakup; the fraction is the hour."""

    @property
    def hour(self) -> float:
        """Hour of the day, 0 to 24."""
        return self.day % 1.0 * 24.0


Thread = tuple[Line, ...]

_SPELLINGS = (
    (r"['’]", ""),
    (r"(\w)\1{2,}", r"\1"),
    (r"\bu\b", "you"),
    (r"\bur\b", "your"),
    (r"\bpls\b", "please"),
    (r"\btho\b", "though"),
    (r"\bbc\b", "because"),
    (r"\bprob\b", "probably"),
    (r"\brn\b", "right now"),
    (r"\bgonna\b", "going to"),
    (r"\b(?:im|i am)\b", "im"),
    (r"\b(can|could|do|does|did|is|are|was|were|have|has|had|would|should)(?:nt| not)\b",
     r"\1nt"),
    (r"\bcannot\b", "cant"),
    (r"\bwill not\b", "wont"),
    (r"\b(i|you|we|they) have\b", r"\1ve"),
    (r"\b(you|we|they) are\b", r"\1re"),
    (r"\b(i|you|we|they) will\b", r"\1ll"),
)  # fmt: skip
_COMPILED = tuple((re.compile(pattern), to) for pattern, to in _SPELLINGS)
_WORD = re.compile(r"[^\W_]+")


@functools.lru_cache(maxsize=100_000)
def tokens(words: str) -> tuple[str, ...]:
    """Return the words of a text without case, marks and emoji, in one spelling for all."""
    plain = words.lower()
    for pattern, to in _COMPILED:
        plain = pattern.sub(to, plain)
    return tuple(_WORD.findall(plain))


def grams(words: tuple[str, ...], length: int) -> tuple[tuple[str, ...], ...]:
    """Return all runs of `length` words."""
    return tuple(words[i : i + length] for i in range(len(words) - length + 1))
