"""Habits of one person: small things that a writer does the same way all the time.

They are drawn once, on top of the register: two people who write plainly are still two people.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .catalog import slots
from .grammar import Draw, capitalise, pick

_FAMILIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"\b(?:haha|ha)(?=[,.!])", ("haha", "ha", "hehe", "lol")),
    (r"\b(?:ok|okay)\b", ("ok", "okay")),
    (r"\b(?:alright|all right)\b", ("alright", "all right")),
    (r"\b(?:maybe|perhaps)\b", ("maybe", "maybe", "perhaps")),
    (r"(?<!the )\b(?:till|until)\b", ("till", "until")),
    (
        r"\ba (?:bit|little)(?= (?:more|less|low|sad|tired|quiet|late|lost|wobbly|shaky|worried))",
        ("a bit", "a little"),
    ),
    (
        r"(?<=\bany)(?:body|one)\b|(?<=\bevery)(?:body|one)\b|(?<=\bsome)(?:body|one)\b",
        ("body", "one"),
    ),
    (r"(?<=[a-z,]) and (?=[a-z])", (" and ", " and ", " and ", " & ")),
    (
        r"\bgoing to (?=(?:be|do|get|have|say|ask|try|call|write|keep|need|block|change|stop)\b)",
        ("going to ", "going to ", "gonna "),
    ),
    (r"(?:(?<=^)|(?<=[.!?] ))(?:yes|yeah|yep)(?=[,.!])", ("yes", "yeah", "yep")),
)
"""What is said one way of several, as a pattern, and the ways."""
_GREETING = r"^(?:hey|hi|hello)(?=[,.!]| there)"
_WRITTEN_OUT = {
    "lol": "ha",
    "hehe": "ha",
    "yeah": "yes",
    "yep": "yes",
    "ok": "okay",
    " & ": " and ",
    "gonna ": "going to ",
}
"""What somebody who writes formally puts instead."""
_LENGTHS = ("short", "any", "any", "long")
"""Which of two wordings a person likes better (assumption: half of them do not care)."""
_MOST_MORE_EXCLAIMING = 0.3


class Habits(NamedTuple):
    """What one person does the same way throughout."""

    ways: tuple[tuple[re.Pattern[str], str], ...]
    """Patterns of words, and the person's own word for each."""
    own_fillers: dict[str, tuple[int, ...]]
    """For slots of which a person uses a few fillers: which ones."""
    length: str
    """The wordings preferred: one of `short`, `any`, `long`."""
    exclaims: float
    """Share of cheerful texts that end in an exclamation mark, beyond what the register has."""


def draw_habits(register: str, draw: Draw) -> Habits:
    """Draw the habits of a person with a way of writing."""
    formal = register == "formal"
    ways = [(pattern, _one(options, formal, draw)) for pattern, options in _FAMILIES]
    own = {name: _few(len(fillers.phrases), fillers.own, draw)
           for name, fillers in slots().items() if fillers.own}  # fmt: skip
    ways.append((_GREETING, _greeting(own["hey"][0])))
    length = _LENGTHS[pick(len(_LENGTHS), draw)]
    exclaims = 0.0 if formal or register == "terse" else max(0.0, draw() - 0.5) * 2.0
    compiled = tuple((re.compile(pattern, re.IGNORECASE), word) for pattern, word in ways)
    return Habits(compiled, own, length, exclaims * _MOST_MORE_EXCLAIMING)


def in_own_way(text: str, habits: Habits) -> str:
    """Return a tidy text with the person's own word for each thing that has several."""
    for pattern, word in habits.ways:
        text = pattern.sub(word, text)
    return capitalise(text)


def _one(options: tuple[str, ...], formal: bool, draw: Draw) -> str:
    word = options[pick(len(options), draw)]
    return _WRITTEN_OUT.get(word, word) if formal else word


def _few(count: int, kept: int, draw: Draw) -> tuple[int, ...]:
    """Draw the numbers of the few fillers that a person keeps."""
    left = list(range(count))
    return tuple(left.pop(pick(len(left), draw)) for _ in range(min(kept, count)))


def _greeting(number: int) -> str:
    """Return the greeting word with which a filler of the slot `hey` begins."""
    return slots()["hey"].phrases[number].source.split()[0]
