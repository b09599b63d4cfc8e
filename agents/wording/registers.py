"""Ways of writing: what makes two texts of one person look like the same person's."""

from __future__ import annotations

import difflib
import re
from typing import Literal, NamedTuple, TypeAlias

from .grammar import Draw, capitalise

Swaps: TypeAlias = tuple[tuple[str, str], ...]


class Register(NamedTuple):
    """One way of writing; all of it holds for every text, only the rates are drawn."""

    about: str
    swaps: Swaps = ()
    """Patterns and what replaces them, in this order."""
    lower: bool = False
    """Whether there are no capitals."""
    stop: Literal["single", "drop", "add"] = "single"
    """The last full stop: left off a single sentence, always left off, always there."""
    exclaim: float = 0.0
    """Share of cheerful texts that end in an exclamation mark (assumption)."""
    emoji: float = 0.0
    """Share of texts with an emoji, where the intent bears one (assumption)."""
    aside: float = 0.0
    """Share of texts that begin with a small aside (assumption)."""


# "Don't you" and "isn't that" cannot be written out word by word.
_INVERTED = r"(?! (?:you|I|we|they|it|he|she|that|this|there|the|a|anyone|everyone|people)\b)"
_FORMAL: Swaps = (
    (r"\b(?:hey|hiya|heya)\b", "hello"),
    (r"\bhi\b", "hello"),
    (r"\byeah\b", "yes"),
    (r"\bidk\b", "I don't know"),
    (r"\btbh\b", "to be honest"),
    (r"\bok\b", "okay"),
    (r"\bgonna\b", "going to"),
    (r"\bwanna\b", "want to"),
    (r"\bkinda\b", "rather"),
    (r"(?<!why )\bcan't\b" + _INVERTED, "cannot"),
    (r"(?<!why )\bwon't\b" + _INVERTED, "will not"),
    (r"(?<!why )\b(\w+)(?<!ca)(?<!wo)n't\b" + _INVERTED, r"\1 not"),
    (r"\bI'm\b", "I am"),
    (r"\b(I|you|we|they)'ve\b", r"\1 have"),
    (r"\b(you|we|they)'re\b", r"\1 are"),
    (r"\b(I|you|we|they)'ll\b", r"\1 will"),
)
_SHORT: Swaps = (
    (r"\byou're\b", "ur"),
    (r"\byou\b(?!')", "u"),
    (r"\byour\b", "ur"),
    (r"\bright now\b", "rn"),
    (r"\bthough\b", "tho"),
    (r"\bbecause\b", "bc"),
    (r"\bplease\b", "pls"),
    (r"\bto be honest\b", "tbh"),
    (r"\bI don't know\b", "idk"),
    (r"\bprobably\b", "prob"),
)
_TERSE: Swaps = (
    (r"(^|[.!?] )(?:honestly|I mean|oh|well|to be honest|you know|look|anyway|I guess), ", r"\1"),
    # Without the "I", "I hear you" would be an order, and "I'm in" or "I do too" nothing at all.
    (r"(^|[.!?] )I(?:'m|'ve)? (?!(?:do|hear|here|in|know|see|well)\b)(?=[a-z])", r"\1"),
    (r"\bvery |\breally ", ""),
)
_CHATTY: Swaps = (
    (r"\bhey\b(?!,? it)", "heyyy"),
    (r"\bhi\b(?!,? it)", "hiii"),
    (r"\bok\b", "okay"),
    (r"(?<!ever )\bso (?=much(?! left)|glad|happy|nice|good|tired|weird)", "sooo "),
    (r"\bhaha\b", "hahaha"),
)
_TRAILING: Swaps = ((r"(?<=[^.])\. ", "... "), (r"(?<=[^.])\.$", "..."))
_BARE: Swaps = ((r"[',;]", ""),)

_TABLE = {
    "plain": Register("ordinary sentences, no full stop after a single one"),
    "lowercase": Register("no capitals, no last full stop", lower=True, stop="drop"),
    "emoji": Register("an emoji after every other text", exclaim=0.2, emoji=0.5),
    "formal": Register("written out in full, every full stop in place", _FORMAL, stop="add"),
    "chatty": Register(
        "asides, long greetings, exclamation marks", _CHATTY, exclaim=0.6, emoji=0.2, aside=0.25
    ),
    "terse": Register("no asides, hardly an 'I' in front", _TERSE, stop="drop"),
    "textspeak": Register("u, ur, rn, tho", _SHORT, lower=True, stop="drop", emoji=0.1),
    "dots": Register("sentences that trail off...", _TRAILING, stop="drop"),
    "bare": Register("no capitals, commas or apostrophes", _BARE, lower=True, stop="drop"),
}
REGISTERS = tuple(_TABLE)
"""The names of all ways of writing."""

_COMPILED = {
    name: tuple((re.compile(pattern, re.IGNORECASE), to) for pattern, to in register.swaps)
    for name, register in _TABLE.items()
}


def find_register(name: str) -> Register:
    """Return a register by its name; the error names the nearest."""
    if name not in _TABLE:
        near = difflib.get_close_matches(name, REGISTERS, n=1, cutoff=0.0)[0]
        known = ", ".join(REGISTERS)
        raise ValueError(f"unknown register '{name}'; did you mean '{near}'? (known: {known})")
    return _TABLE[name]


def dress(text: str, name: str, exclaiming: float, draw: Draw) -> str:
    """Write a tidy text the way of a register; `exclaiming` is the chance of such a mark."""
    register = find_register(name)
    for pattern, replacement in _COMPILED[name]:
        text = pattern.sub(replacement, text)
    text = _end(text.strip(), register, exclaiming, draw)
    return text.lower() if register.lower else capitalise(text)


def _end(text: str, register: Register, exclaiming: float, draw: Draw) -> str:
    """Settle the last mark; a question mark or a trailing-off stays."""
    bare = text[:-1] if text.endswith(".") and not text.endswith("..") else text
    if not bare or not (bare[-1].isalnum() or bare[-1] in "'\")"):
        return bare if bare else text
    if exclaiming and draw() < exclaiming:
        return bare + "!"
    if register.stop == "add":
        return bare + "."
    single = not re.search(r"[.!?] ", bare)
    return bare if register.stop == "drop" or single else bare + "."
