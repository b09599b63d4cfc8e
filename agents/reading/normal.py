"""Bringing written texts into one form before they are read: letters, emoji, textspeak.

What is only a way of writing goes ("sooo", "u", curly quotes); what carries meaning stays as words
(an emoji's name, a question mark).
"""

from __future__ import annotations

import functools
import re
import unicodedata
from importlib import resources

_PLAIN = str.maketrans("’‘‛`´“”„–—…", "'''''\"\"\"--.")
_LONG_DRAWN = re.compile(r"([^\W\d_])\1{2,}")
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[^\w\s]|_")
_EMOJI_NAMES = {
    "❤": "love heart", "♥": "love heart", "💔": "broken heart", "😊": "smiling", "🙂": "smiling",
    "😂": "laughing", "🤣": "laughing", "😭": "crying", "😢": "crying", "🥺": "pleading please",
    "😍": "love eyes", "🥰": "love hearts", "😘": "kiss", "😏": "smirk", "😉": "wink",
    "🙄": "rolling eyes", "😡": "angry", "🤬": "angry", "🙏": "please thanks", "👍": "thumbs up ok",
    "🎉": "party", "🤗": "hug", "🙃": "upside down smile", "👋": "wave", "🚫": "blocked",
}  # fmt: skip
_UNSAID = {"\ufe0f", "\ufe0e", "\u200d", *map(chr, range(0x1F3FB, 0x1F400))}
"""Variation selectors, joiners and shades of skin: they change a picture, not what it says."""


def normalise(text: str) -> str:
    """Return a text in lower case, its words, marks and named emoji apart by single spaces."""
    plain = unicodedata.normalize("NFKC", text).translate(_PLAIN).lower()
    named = "".join(_named(sign) for sign in plain)
    short = _LONG_DRAWN.sub(r"\1\1", named)
    known = _textspeak()
    return " ".join(known.get(word, word) for word in _TOKEN.findall(short))


@functools.cache
def _textspeak() -> dict[str, str]:
    """Return short forms with what they stand for."""
    text = resources.files(__package__).joinpath("textspeak.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return dict(line.split(" ", 1) for line in lines)


def is_emoji(sign: str) -> bool:
    """Tell whether a character is a pictograph."""
    return sign in _EMOJI_NAMES or (sign > "\u2190" and unicodedata.category(sign) == "So")


def _named(sign: str) -> str:
    if sign < "\u2000":
        return sign
    if sign in _UNSAID:
        return ""
    if not is_emoji(sign):
        return sign
    return f" {_EMOJI_NAMES.get(sign) or unicodedata.name(sign, '').lower()} "
