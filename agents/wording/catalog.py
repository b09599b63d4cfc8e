"""The phrase files: read when first needed, kept, and checked as a whole on request."""

from __future__ import annotations

import difflib
import functools
import re
from collections.abc import Iterable, Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from typing import NamedTuple

from agents.intents import INTENT_NAMES

from .grammar import Phrase, PhraseError, parse, slots_of
from .situation import NEVER_TOGETHER, TAGS

FEWEST_UNTAGGED = 12
"""Phrasings that fit any situation, which each intent must have."""

_SLOTS = "slots"
_CARRIES_ON = ">"
_HEADER = re.compile(r"== *(\w+)(?: +(fixed|own +(\d+)))?")
_TAGGED = re.compile(r"\{([^{}]*)\}\s*(.*)")


class Phrasing(NamedTuple):
    """One line of a phrase file."""

    tags: frozenset[str]
    """All of these must hold for the phrasing to be eligible."""
    phrase: Phrase
    source: str
    """The line without its tags, as it stands in the file."""
    after: int = -1
    """The number of the phrasing that this one carries on, -1 for none."""


class Fillers(NamedTuple):
    """What may stand in a slot."""

    fixed: bool
    """Whether a thread keeps the filler it drew first."""
    own: int
    """How many of them one person uses, 0 for all."""
    phrases: tuple[Phrasing, ...]


@functools.cache
def phrasings(intent: str) -> tuple[Phrasing, ...]:
    """Return the phrasings of an intent, in the order of its file."""
    return read_phrasings(f"{intent}.txt", _text(intent), slots())


@functools.cache
def slots() -> dict[str, Fillers]:
    """Return the fillers of every slot."""
    return read_slots(f"{_SLOTS}.txt", _text(_SLOTS))


@functools.cache
def proper_words() -> frozenset[str]:
    """Return the words that keep their capital in the middle of a sentence."""
    words = (
        w for name in ("friend", "day") for f in slots()[name].phrases for w in f.source.split()
    )
    return frozenset({"I", *(word for word in words if word[0].isupper())})


def read_phrasings(file: str, text: str, known: Iterable[str]) -> tuple[Phrasing, ...]:
    """Read the text of a phrase file; `known` names the slots that exist."""
    found: list[Phrasing] = []
    for number, line in _lines(text):
        try:
            found.append(_read_phrasing(line, known, len(found)))
        except PhraseError as error:
            raise _placed(file, number, line, error) from None
    return tuple(found)


def read_slots(file: str, text: str) -> dict[str, Fillers]:
    """Read the text of a slot file: `== name`, perhaps `fixed` or `own N`, then a filler a line."""
    found: dict[str, Fillers] = {}
    name = ""
    for number, line in _lines(text):
        try:
            if line.startswith("=="):
                name, fixed, own = _read_header(line)
                found[name] = Fillers(fixed, own, ())
            else:
                fillers = _section(found, name)
                found[name] = fillers._replace(phrases=(*fillers.phrases, _read_filler(line)))
        except PhraseError as error:
            raise _placed(file, number, line, error) from None
    return found


def check_phrases() -> None:
    """Raise PhraseError naming every fault of the catalog, if it has any."""
    faults = [*_stray_files(), *_empty_slots()]
    for intent in INTENT_NAMES:
        faults += _faults_of(intent)
    if faults:
        raise PhraseError("\n".join(faults))


def _folder() -> Traversable:
    return resources.files(__package__).joinpath("phrases")


def _text(name: str) -> str:
    try:
        return _folder().joinpath(f"{name}.txt").read_text(encoding="utf-8")
    except FileNotFoundError:
        raise PhraseError(
            f"phrases/{name}.txt: no such file; every intent needs one, and package data must "
            "include *.txt"
        ) from None


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that say something, with their numbers counted from 1."""
    for number, line in enumerate(text.splitlines(), start=1):
        line = line.strip()
        if line and not line.startswith("#"):
            yield number, line


def _placed(file: str, number: int, line: str, error: PhraseError) -> PhraseError:
    return PhraseError(f"phrases/{file}, line {number}: {error}\n    {line}")


def _read_phrasing(line: str, known: Iterable[str], number: int) -> Phrasing:
    carries_on = line.startswith(_CARRIES_ON)
    if carries_on and not number:
        raise PhraseError("nothing stands before it that it could carry on")
    line = line.removeprefix(_CARRIES_ON).strip()
    tagged = _TAGGED.fullmatch(line)
    tags = frozenset(tagged[1].split()) if tagged else frozenset[str]()
    source = tagged[2] if tagged else line
    if tagged and not (tags and source):
        raise PhraseError("braces need a tag inside and a phrasing after them")
    _require("tag", tags, TAGS)
    for pair in NEVER_TOGETHER:
        if tags.issuperset(pair):
            raise PhraseError(f"{pair[0]} and {pair[1]} never hold together")
    phrase = parse(source)
    _require("slot", slots_of(phrase), known)
    return Phrasing(tags, phrase, source, number - 1 if carries_on else -1)


def _require(kind: str, names: Iterable[str], known: Iterable[str]) -> None:
    for name in names:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1, cutoff=0.0)
            raise PhraseError(f"unknown {kind} '{name}'; did you mean '{near[0]}'?")


def _read_header(line: str) -> tuple[str, bool, int]:
    header = _HEADER.fullmatch(line)
    if header is None:
        raise PhraseError("a slot is opened by '== name', '== name fixed' or '== name own 2'")
    return header[1], header[2] == "fixed", int(header[3] or 0)


def _section(found: dict[str, Fillers], name: str) -> Fillers:
    if not name:
        raise PhraseError("a filler before the first '== name'")
    return found[name]


def _read_filler(line: str) -> Phrasing:
    if "<" in line:
        raise PhraseError("a filler may hold no slot")
    return _read_phrasing(line, (), 0)


def _stray_files() -> Iterator[str]:
    for file in _folder().iterdir():
        stem, _, ending = file.name.rpartition(".")
        if ending == "txt" and stem not in (*INTENT_NAMES, _SLOTS):
            near = difflib.get_close_matches(stem, INTENT_NAMES, n=1, cutoff=0.0)[0]
            yield f"phrases/{file.name}: no such intent; did you mean '{near}'?"


def _empty_slots() -> Iterator[str]:
    for name, fillers in slots().items():
        if not any(not filler.tags for filler in fillers.phrases):
            yield f"phrases/slots.txt: slot '{name}' has no filler without tags"


def _faults_of(intent: str) -> Iterator[str]:
    try:
        everywhere = {p.source.casefold() for p in phrasings(intent) if not p.tags}
    except PhraseError as error:
        yield str(error)
        return
    if len(everywhere) < FEWEST_UNTAGGED:
        yield (
            f"phrases/{intent}.txt: {len(everywhere)} different phrasings without tags; "
            f"at least {FEWEST_UNTAGGED} are needed"
        )
