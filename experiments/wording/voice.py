"""Voice: whether a person sounds like one person, by habits kept and by being told apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from .past import plain
from .thread import Thread

BATCH, FEWEST_TEXTS, FEWEST_USES = 10, 60, 5
_EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf\u2b50]")
FAMILIES = {
    "laugh": r"\b((?:ha){2,}|hehe|lol|ha(?=[ ,.!]|$))",
    "okay": r"\b(okay|ok|k(?=[,.!]))\b",
    "all right": r"\b(alright|all right)\b",
    "maybe": r"\b(maybe|perhaps)\b",
    "until": r"\b(till|until)\b",
    "people": r"\b(?:any|every|some|no) ?(body|one)\b",
    "yes": r"\b(yes|yeah|yep|yup)\b",
    "greeting": r"^(hey there|hi there|hello there|hello|hi+|hey+|hiya|heya)\b",
    "aside": r"^(honestly|tbh|well|anyway|look|i mean|to be honest|you know|idk|so|right)(?=,)",
    "farewell": r"\b(take care|bye for now|look after yourself|talk soon|have a good one|"
                r"mind how you go|be well|all the best|bye then|speak soon|x+|xo)(?=[.!]?$)",
}  # fmt: skip
"""Small things that a person does one way, or two: each pattern catches the way it was done."""
_WAYS_OF_ONE = {name: 2 if name in ("aside", "farewell", "greeting") else 1 for name in FAMILIES}
_COMPILED = {name: re.compile(pattern) for name, pattern in FAMILIES.items()}
_MARKS = (r"!", r"&", r"\?", r"\.\.\.", r",", r"'", r"[.] [A-Z]", r"[.]$", r"^[a-z]",
          r"\bI am\b|\bI have\b", r"\b[Ii]'m\b", r"\b[ui]m\b", r"\bu\b|\bur\b",
          r"\b(?:tho|bc|pls|rn|idk|tbh)\b")  # fmt: skip
_MARK_PATTERNS = tuple(re.compile(mark) for mark in _MARKS)

Floats = npt.NDArray[np.float64]


class Voice(NamedTuple):
    """How well the persons of some threads are kept and told apart."""

    kept: float
    """Share of uses of a small thing that are the person's commonest way or two."""
    emoji_kept: float
    """Share of a person's emoji that are among their three commonest."""
    told_apart_registers: float
    """Share of batches of 10 texts put to the right one of two persons of different registers."""
    told_apart_alike: float
    """The same for two persons of one register."""


class Person(NamedTuple):
    """The texts of one side of a thread, and the name of its way of writing."""

    side: int
    register: str
    texts: tuple[str, ...]


def persons(thread: Thread, registers: tuple[str, str]) -> Iterator[Person]:
    """Yield both sides of a thread that wrote enough to be judged."""
    for side in (0, 1):
        texts = tuple(line.words for line in thread if line.side == side)
        if len(texts) >= FEWEST_TEXTS:
            yield Person(side, registers[side], texts)


def measure(everyone: Sequence[Person]) -> Voice:
    """Measure the voices of all persons together."""
    kept = [share for person in everyone for share in habits(person).values()]
    apart = {True: list[float](), False: list[float]()}
    halves = [_halves(person) for person in everyone]
    for a, one in enumerate(everyone):
        for b, other in enumerate(everyone):
            if a != b and one.side == other.side:
                alike = one.register == other.register
                apart[alike].append(_told(halves[a], halves[b]))
    return Voice(
        _mean(kept), _mean(emoji_shares(everyone)), _mean(apart[False]), _mean(apart[True])
    )


def habits(person: Person) -> dict[str, float]:
    """Return, for each small thing the person does, the share done in the commonest way or two."""
    shares = {}
    for name, pattern in _COMPILED.items():
        ways = Counter(way for text in person.texts for way in pattern.findall(_plain(text)))
        if ways.total() >= FEWEST_USES:
            shares[name] = sum(n for _, n in ways.most_common(_WAYS_OF_ONE[name])) / ways.total()
    return shares


def emoji_shares(everyone: Sequence[Person]) -> list[float]:
    """Return the share of the three commonest emoji of each person who uses some."""
    counts = [Counter(_EMOJI.findall(" ".join(person.texts))) for person in everyone]
    return [sum(n for _, n in count.most_common(3)) / count.total()
            for count in counts if count.total() >= 2 * FEWEST_USES]  # fmt: skip


def _plain(text: str) -> str:
    return plain(_EMOJI.sub("", text).replace("\ufe0f", "")).strip()


def _halves(person: Person) -> tuple[Floats, Floats]:
    """Return the style of every batch of ten in the first half of the texts, and in the second."""
    middle = len(person.texts) // 2
    return _styles(person.texts[:middle]), _styles(person.texts[middle:])


def _styles(texts: Sequence[str]) -> Floats:
    starts = range(0, len(texts) - BATCH + 1, BATCH)
    return np.array([style(texts[start : start + BATCH]) for start in starts])


def style(texts: Sequence[str]) -> Floats:
    """Return marks, length and small ways of a batch of texts; nothing of what they are about."""
    whole = [pattern.findall(_plain(text)) for pattern in _COMPILED.values() for text in texts]
    ways = Counter(way for found in whole for way in found)
    rates = [sum(bool(mark.search(text)) for text in texts) / len(texts) for mark in _MARK_PATTERNS]
    length = np.mean([len(text.split()) for text in texts]) / 20.0
    emoji = Counter(_EMOJI.findall(" ".join(texts)))
    counted = [ways[way] for way in _WAYS] + [emoji[face] for face in _FACES]
    return np.array([*rates, float(length), *(min(2, n) / 4.0 for n in counted)])


_WAYS = (
    "haha", "hahaha", "hehe", "lol", "ha", "ok", "okay", "k", "yes", "yeah", "yep", "hey", "heyyy",
    "hi", "hiii", "hiya", "heya", "hello", "hey there", "hi there", "honestly", "tbh", "well",
    "anyway", "look", "i mean", "to be honest", "you know", "idk", "so", "right", "take care",
    "bye for now", "talk soon", "all the best", "x", "xx", "alright", "all right", "maybe",
    "perhaps", "till", "until", "body", "one",
)  # fmt: skip
_FACES = tuple("❤🙂😊💛🌻🤗☀😌✨🥰😔💔😞🥺😢🙁😕🌧😭🖤😅😂🙃💕🌸🍀")


def _told(one: tuple[Floats, Floats], other: tuple[Floats, Floats]) -> float:
    """Return the share of one's later batches that are nearer to the own earlier ones."""
    here, there = one[0].mean(axis=0), other[0].mean(axis=0)
    gaps = [np.abs(batch - here).sum() < np.abs(batch - there).sum() for batch in one[1]]
    return float(np.mean(gaps))


def _mean(values: Sequence[float]) -> float:
    return float(np.mean(values)) if len(values) else float("nan")


_RULES = {
    "lowercase": r"[A-Z]|[^.]\.$",
    "textspeak": r"[A-Z]|\b(?:you(?!')|your|you're|though|because|please)\b",
    "bare": r"[A-Z]|[',;]",
    "formal": r"\b(?:I'm|I've|I'll|yeah|tbh|idk|gonna|kinda|hey|hi)\b|[a-z0-9]$",
    "terse": r"^(?:I|I'm|I've) (?!(?:do|hear|here|in|know|see|well)\b)[a-z]"
             r"|\b(?:very|really) |[^.]\.$",
    "dots": r"[a-z]\. [A-Z]|[a-z]\.$",
    "plain": r"^[a-z]|\bi\b",
    "emoji": r"^[a-z]|\bi\b",
    "chatty": r"^[a-z]|\bi\b",
}  # fmt: skip
_RULE_PATTERNS = {name: re.compile(pattern) for name, pattern in _RULES.items()}


def breaks(person: Person) -> float:
    """Return the share of texts that break the rules of the person's own register."""
    pattern = _RULE_PATTERNS[person.register]
    found = [bool(pattern.search(_EMOJI.sub("", text).strip("\ufe0f "))) for text in person.texts]
    return _mean([float(one) for one in found])
