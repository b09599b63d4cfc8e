"""Finding the JSON object in what a model answers, and clean words in that."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any

from sim.llm.usage import AnswerError

MOST_CHARACTERS = 20_000
"""Of an answer that is looked at."""
MOST_OF_A_TEXT = 600
"""Characters of a text message; what is longer is cut at a word."""
_BEGINNINGS = 20
"""Braces that are tried as the beginning of the object."""
_THOUGHTS = "</think>"
_JOINERS = "\u200c\u200d"
_AS_PLAIN = str.maketrans({"’": "'", **dict.fromkeys(_JOINERS, "")})
"""Format characters that writing and emoji need; all others could hide or turn what follows."""

_ONESELF = r"(?:my|your|him|her)sel(?:f|ves)"
_HARM = r"(?:kill|hurt|harm|cut|hang|shoot|drown|poison|starve)(?:ing|s)?"
_NOT = r"(?:don't|do not|didn't|did not)"
UNSAFE = re.compile(
    rf"\b(?:suicid\w*|self[ -]?harm\w*|kys|kms|unaliv\w*|overdos\w*|{_HARM} {_ONESELF}"
    r"|(?:end|ending|take|taking) (?:it all|(?:my|your) (?:own )?life)"
    r"|(?:want|wanna|wish|rather|going|ready|try|trying)(?: to| i could)? (?:die\b|be dead)"
    r"|wish(?:ed)? i (?:was|were) dead|wish(?:ed)? i (?:was|were|had) never (?:been )?born"
    r"|better off (?:dead|without me)|(?:no|any) reason to live|not worth living"
    rf"|{_NOT} want to (?:live|be alive|go on living|wake up)\b"
    r"|(?:can't|cannot) (?:live|go on living|be alive) any ?more"
    r"|slit\w* (?:my|your) wrists?|pills\b|razor|noose\b)",
    re.IGNORECASE,
)
"""Words that no simulated text may have: of harming oneself. A plain list; it knows English."""


def first_object(text: str) -> dict[str, Any]:
    """Return the first JSON object in an answer, whatever stands around it.

    Thoughts that a model puts before its answer are left out. Raises AnswerError if there is none.
    """
    if len(text) > MOST_CHARACTERS:
        raise AnswerError("too long")
    text = text.rpartition(_THOUGHTS)[2]
    decoder = json.JSONDecoder()
    place = text.find("{")
    for _ in range(_BEGINNINGS):
        if place < 0:
            break
        try:
            found, _end = decoder.raw_decode(text, place)
        except (ValueError, RecursionError):
            place = text.find("{", place + 1)
            continue
        return dict(found)
    raise AnswerError("malformed")


def clean(words: str) -> str:
    """Return words as they can stand in a thread: one line, nothing hidden, not too long."""
    kept = (sign if _is_shown(sign) else " " for sign in words[:MOST_CHARACTERS])
    line = " ".join("".join(kept).split())
    if len(line) <= MOST_OF_A_TEXT:
        return line
    cut = line[: MOST_OF_A_TEXT - 1]
    return (cut.rpartition(" ")[0] or cut) + "…"


def _is_shown(sign: str) -> bool:
    return sign in _JOINERS or not unicodedata.category(sign).startswith("C")


def sayable(words: object) -> str:
    """Return the clean words of a text.

    Raises AnswerError where there are none, or where they speak of self-harm.
    """
    if words is not None and not isinstance(words, str):
        raise AnswerError("malformed")
    line = clean(words or "")
    if not any(sign.isprintable() and not sign.isspace() for sign in line.strip(_JOINERS)):
        raise AnswerError("no words")
    if UNSAFE.search(line.translate(_AS_PLAIN)):
        raise AnswerError("unsafe")
    return line
