"""Facts that a thread states more than once: pets, weather, season, who has a thing, shifts.

A fact has a value and holds for a while; another value while it holds is a conflict.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from .past import plain
from .thread import Line, Thread


class Claim(NamedTuple):
    """A fact as a text states it."""

    fact: str
    """What it is about; of both sides, or of one, named by its number."""
    value: str
    holds_days: float


_PET = re.compile(
    r"(?<!with )(?<!of )\bthe (?:old )?(cat|dog|rabbit|puppy|parrot|tortoise|hamster|guinea pig|"
    r"greyhound)\b(?! in a| next door| with)"
)
_WEATHER = {
    "wet": r"hasnt stopped raining|raining (all|since|again)|\brain (all|since)",
    "cold": r"its freezing|snow on the balcony|frost on",
    "warm": r"finally warm|kind of heat|too hot|hot out",
    "bright": r"sun came out|so bright out|blue sky",
    "dull": r"everything is grey|fog wont lift|grey all",
}
_CLASH = (
    {"cold", "warm"}, {"wet", "bright"}, {"bright", "dull"},
    {"winter", "summer"}, {"autumn", "spring"},
)  # fmt: skip
"""Skies that exclude each other on a day, and seasons within weeks: they turn, but not round."""
_SEASON = {
    "winter": r"snow on the balcony|its freezing|first snow|frost on|\bicy\b",
    "summer": r"kind of heat|heatwave|too hot|sunscreen",
    "autumn": r"smells of autumn|leaves are (falling|coming down)",
    "spring": r"first (crocus|daffodil)|smells of spring|blossom",
}
_SHIFT = {"late": r"on the late shift", "early": r"(gave me|on) the early shift"}
_WORK = {"mad": r"work has been mad", "quiet": r"work is quiet"}
_THINGS = re.compile(
    r"\bthe (blue mug|grey blanket|old record player|big umbrella|spare key|wonky lamp|"
    r"striped towel|"
    r"camping stove|green armchair|frying pan|chess set|fern|cookbook with the stains|"
    r"map from the hallway)\b"
)
_MINE = re.compile(
    r"\b(i still have|im looking at|took out|put on|bring back|drop off|came across)\b"
)
_YOURS = re.compile(r"\bis the [\w ]+ still (at yours|around|there)|has the spare key turned up")


def conflicts(thread: Thread) -> Iterator[tuple[str, int]]:
    """Yield the name of each fact that is stated otherwise than before, and the text's number."""
    standing: dict[str, tuple[str, float]] = {}
    for n, line in enumerate(thread):
        for claim in stated(line):
            known = standing.get(claim.fact)
            if known and line.day - known[1] <= claim.holds_days and _clash(known[0], claim):
                yield claim.fact.partition(" ")[0], n
            standing[claim.fact] = claim.value, line.day


def stated(line: Line) -> Iterator[Claim]:
    """Yield the facts that a text states."""
    words = plain(line.words)
    for read in _READERS:
        yield from read(words, line.side)


def _clash(known: str, claim: Claim) -> bool:
    if claim.fact in ("weather", "season"):
        return {known, claim.value} in _CLASH
    return known != claim.value


def _pet(words: str, _side: int) -> Iterator[Claim]:
    for found in _PET.finditer(words):
        yield Claim("pet", found[1], 1e9)


def _thing(words: str, side: int) -> Iterator[Claim]:
    for found in _THINGS.finditer(words):
        if _YOURS.search(words):
            yield Claim(f"thing {found[1]}", str(1 - side), 60.0)
        elif _MINE.search(words):
            yield Claim(f"thing {found[1]}", str(side), 60.0)


def _table(
    name: str, patterns: dict[str, str], holds_days: float, own: bool
) -> Callable[[str, int], Iterator[Claim]]:
    compiled = {value: re.compile(pattern) for value, pattern in patterns.items()}

    def read(words: str, side: int) -> Iterator[Claim]:
        for value, pattern in compiled.items():
            if pattern.search(words):
                yield Claim(f"{name} {side}" if own else name, value, holds_days)

    return read


_READERS = (
    _pet,
    _thing,
    _table("weather", _WEATHER, 0.6, own=False),
    _table("season", _SEASON, 45.0, own=False),
    _table("shift", _SHIFT, 4.0, own=True),
    _table("work", _WORK, 1.5, own=True),
)
