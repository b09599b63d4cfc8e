"""A text in parts: sentences of a usual one, passages of a very long one."""

from __future__ import annotations

import re

LONG = 1200
"""Characters from which on a text is read passage by passage."""
A_PASSAGE = 600
MOST_PASSAGES = 16
MOST_SENTENCES = 12
FEWEST_WORDS = 2
"""A sentence with fewer words belongs to the one before."""

_END = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+|\s*\n+\s*")


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a text; the whole of it where there is one only."""
    found: list[str] = []
    for sentence in filter(None, map(str.strip, _END.split(text))):
        if found and (len(sentence.split()) < FEWEST_WORDS or len(found) == MOST_SENTENCES):
            found[-1] = f"{found[-1]} {sentence}"
        else:
            found.append(sentence)
    return found


def passages_of(text: str) -> tuple[list[str], int]:
    """Return passages of a very long text, and how many there are in all.

    At most MOST_PASSAGES are returned, spread evenly, so that reading takes a bounded time.
    """
    starts = range(0, len(text), A_PASSAGE)
    last = len(starts) - 1
    chosen = (
        starts
        if last < MOST_PASSAGES
        else [starts[i * last // (MOST_PASSAGES - 1)] for i in range(MOST_PASSAGES)]
    )
    cut = (text[start : start + A_PASSAGE].strip() for start in chosen)
    return [passage for passage in cut if passage], len(starts)
