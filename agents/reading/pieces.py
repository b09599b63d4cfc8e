"""WordPiece: a text as numbers of pieces of words, as the embedding model was trained on them.

The vocabulary is BERT's for English in lower case (Apache 2.0), the same 30,522 pieces that the
model's own tokenizer has; a test holds some of that tokenizer's results against this.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterator
from importlib import resources

START, END, UNKNOWN = 101, 102, 100
_LONGEST_WORD = 100


def pieces_of(text: str, most: int) -> list[int]:
    """Return the numbers of a text's pieces, with those of its start and end; at most `most`."""
    found = [number for word in _words(text) for number in _of_word(word)]
    return [START, *found[: most - 2], END]


@functools.cache
def _vocabulary() -> dict[str, int]:
    file = resources.files(__package__).joinpath("vocabulary.txt")
    lines = file.read_text(encoding="utf-8").split("\n")
    return {piece: number for number, piece in enumerate(lines[:-1])}


def _words(text: str) -> Iterator[str]:
    """Yield words in lower case without accents; every mark and Chinese sign is its own word."""
    spaced = "".join(_spaced(sign) for sign in unicodedata.normalize("NFD", text.lower()))
    yield from spaced.split()


def _spaced(sign: str) -> str:
    kind = unicodedata.category(sign)
    if sign.isspace():
        return " "
    if kind[0] == "C" or kind == "Mn" or sign == "\ufffd":
        return ""
    if kind[0] == "P" or sign in "$+<=>^`|~" or _is_chinese(sign):
        return f" {sign} "
    return sign


def _is_chinese(sign: str) -> bool:
    return any(low <= sign <= high for low, high in _CHINESE)


_CHINESE = (
    ("\u3400", "\u4dbf"), ("\u4e00", "\u9fff"), ("\uf900", "\ufaff"),
    ("\U00020000", "\U0002a6df"), ("\U0002a700", "\U0002ceaf"), ("\U0002f800", "\U0002fa1f"),
)  # fmt: skip


def _of_word(word: str) -> list[int]:
    """Return the longest pieces that make up a word, from the left; one unknown if none do."""
    known, found, start = _vocabulary(), list[int](), 0
    if len(word) > _LONGEST_WORD:
        return [UNKNOWN]
    while start < len(word):
        lead = "##" if start else ""
        end = next((e for e in range(len(word), start, -1) if lead + word[start:e] in known), start)
        if end == start:
            return [UNKNOWN]
        found.append(known[lead + word[start:end]])
        start = end
    return found
