"""The phrase grammar: plain words, `<slot>` and `(one|of|these)`, nested as one likes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

Draw: TypeAlias = Callable[[], float]
"""A source of uniforms in [0, 1)."""


class PhraseError(ValueError):
    """A phrase file says something that cannot be understood; the message says where."""


class Slot(NamedTuple):
    """A place for a filler."""

    name: str


class Choice(NamedTuple):
    """Wordings of which one is drawn."""

    options: tuple[Phrase, ...]


Part: TypeAlias = str | Slot | Choice
Phrase: TypeAlias = tuple[Part, ...]

_TOKEN = re.compile(r"<[^<>|(){}]*>|[()|<>{}]|[^()|<>{}]+")


def parse(text: str) -> Phrase:
    """Read one phrase; raise PhraseError where brackets do not fit."""
    tokens = _TOKEN.findall(text.replace("’", "'"))[::-1]
    options = _parse_options(tokens)
    if tokens:
        raise PhraseError("')' without a '(' before it")
    if len(options) > 1:
        raise PhraseError("'|' outside of brackets; write (this|that)")
    return options[0]


def _parse_options(tokens: list[str]) -> tuple[Phrase, ...]:
    """Take tokens from the end of the list up to a closing bracket, which stays."""
    options: list[list[Part]] = [[]]
    while tokens and tokens[-1] != ")":
        token = tokens.pop()
        if token == "|":
            options.append([])
        else:
            options[-1].append(_parse_part(token, tokens))
    return tuple(tuple(option) for option in options)


def _parse_part(token: str, tokens: list[str]) -> Part:
    if token == "(":
        return _parse_choice(tokens)
    if len(token) > 2 and token[0] == "<":
        return Slot(token[1:-1])
    if token in ("<", ">", "<>", "{", "}"):
        raise PhraseError(
            f"'{token}' stands alone; slots are written <name>, tags {{tag}} in front"
        )
    return token


def _parse_choice(tokens: list[str]) -> Choice:
    choice = Choice(_parse_options(tokens))
    if not tokens:
        raise PhraseError("'(' without a ')' after it")
    tokens.pop()
    if len(choice.options) < 2:
        raise PhraseError("brackets with one wording only; write (this|that) or (this|)")
    return choice


def slots_of(phrase: Phrase) -> Iterator[str]:
    """Yield the names of all slots in a phrase."""
    for part in phrase:
        if isinstance(part, Slot):
            yield part.name
        elif isinstance(part, Choice):
            for option in part.options:
                yield from slots_of(option)


def expand(phrase: Phrase, fill: Callable[[str], str], draw: Draw) -> str:
    """Draw one wording of a phrase; `fill` gives the words for a slot."""
    return "".join([_expand_part(part, fill, draw) for part in phrase])


def _expand_part(part: Part, fill: Callable[[str], str], draw: Draw) -> str:
    if isinstance(part, str):
        return part
    if isinstance(part, Slot):
        return fill(part.name)
    return expand(part.options[pick(len(part.options), draw)], fill, draw)


def pick(count: int, draw: Draw) -> int:
    """Draw one of `count` things with equal chances and return its number."""
    return min(count - 1, int(draw() * count))


_TIDYING = (
    (re.compile(r"\s+"), " "),
    (re.compile(r" +([,.;:?!…])"), r"\1"),  # an empty alternative leaves a gap
    (re.compile(r"^[,;:.\s]+"), ""),
    (re.compile(r",+(?=[,.;:?!…])"), ""),
    (re.compile(r"([?!])\.(?!\.)"), r"\1"),
    (re.compile(r"(?<!\.)\.\.(?!\.)"), "."),  # a filler's full stop and the phrasing's
)
_SENTENCE_START = re.compile(r"(^[\"'“]?|(?<!\.)[.!?] [\"'“]?)([^\W\d_])")


def tidy(text: str) -> str:
    """Put spaces, punctuation and capitals right after the pieces were joined."""
    for pattern, replacement in _TIDYING:
        text = pattern.sub(replacement, text)
    return capitalise(text.strip())


def capitalise(text: str) -> str:
    """Give every sentence a capital; a trailing-off `...` ends no sentence."""
    return _SENTENCE_START.sub(lambda found: found[1] + found[2].upper(), text)
