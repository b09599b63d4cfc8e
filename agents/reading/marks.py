"""What stands out in how a text is written, found by plain rules."""

from __future__ import annotations

import re

from .normal import is_emoji, normalise

SHORT_WORDS, LONG_WORDS = 2, 60
_SIGNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "negation",
        re.compile(r"\b(?:not|never|no|none|nothing|nobody|neither|nor|without|\w+n't|can't)\b"),
    ),
    (
        "sarcasm",
        re.compile(
            r"/s\b|\b(?:yeah right|oh great|oh good|oh sure|sure thing|lucky me|how nice for you"
            r"|good for you|thanks a lot|thanks for nothing|wow thanks|what a surprise|shocker"
            r"|slow clap|how thoughtful|how kind|as if|nice one|well done|big surprise|classic"
            r"|bless you|clearly|obviously|funny how|must be nice)\b"
            r"|rolling eyes|upside down smile"
        ),
    ),
    ("question", re.compile(r"\?")),
)
_SHOUTED = re.compile(r"\b[^\W\d_]{3,}\b")


def marks_of(text: str) -> tuple[str, ...]:
    """Return the marks of a text: negation, sarcasm, question, emoji, shouting, short, long."""
    normal = normalise(text)
    found = [name for name, sign in _SIGNS if sign.search(normal)]
    if any(is_emoji(sign) for sign in text):
        found.append("emoji")
    if any(word.isupper() for word in _SHOUTED.findall(text)):
        found.append("shouting")
    words = len(text.split())
    if 0 < words <= SHORT_WORDS:
        found.append("short")
    if words > LONG_WORDS:
        found.append("long")
    return tuple(found)
