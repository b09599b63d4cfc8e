"""Groups of letters and words: what a text is made of, counted without regard to their order."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from zlib import crc32

from .normal import normalise

SHORTEST, LONGEST = 2, 5
"""Letters in a group; groups do not reach over the edge of a word."""
WORDS = 2
"""Words in a group of words."""
WEIGHT_OF_WORDS = 2.0
"""What a group of words counts beside one of letters; chosen on training texts held out."""
_OF_WORDS = "="
"""What groups of words begin with."""


def ngrams_of(text: str) -> dict[int, float]:
    """Return the groups in a text, as hashes, with weights: 1 + ln of how often each is there."""
    counts = Counter(_groups(normalise(text)))
    return {crc32(group.encode()): _weight(group, n) for group, n in counts.items()}


def _weight(group: str, times: int) -> float:
    return (1.0 + math.log(times)) * (WEIGHT_OF_WORDS if group[0] == _OF_WORDS else 1.0)


def _groups(normal: str) -> Iterator[str]:
    words = normal.split()
    for word in words:
        yield from _letters(f" {word} ")
    for length in range(1, WORDS + 1):
        for start in range(len(words) - length + 1):
            yield _OF_WORDS + " ".join(words[start : start + length])


def _letters(word: str) -> Iterator[str]:
    for length in range(SHORTEST, LONGEST + 1):
        for start in range(max(1, len(word) - length + 1)):
            yield word[start : start + length]
