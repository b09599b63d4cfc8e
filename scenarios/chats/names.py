"""Taking names and numbers out of words, before anything else sees them.

What stands for a person becomes their label in brackets, what leads to one becomes [link],
[mail], [number], [address] or, for names of others and account names, [name].
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from itertools import permutations

from scenarios.chats.name_words import EVERYDAY, NO_NAMES

_LETTER = r"[^\W\d_]"
_WITHIN = "'’-"
"""What stands within names besides letters and their accents."""
_DOMAINS = "com|org|net|info|io|app|gg|tv|uk|ie|fr|nl|eu|ca|au|de"
_WORDLIKE = "me|ly|gl|co|at|ch|es|it|be|us|in|to"
"""Ends of addresses that are words or the like, so that only a path behind them tells."""
_STREETS = "Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Close|Court|Place|Square|Terrace|Boulevard"
_GERMAN = "straße|strasse|str\\.|weg|allee|platz|gasse"
_PATTERNS = (
    ("[link]", r"(?i:https?://|www\.)\S+"),
    (
        "[mail]",
        r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}",
    ),
    (
        "[link]",
        r"(?<![\w.@-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,3}\."
        rf"(?:(?i:{_DOMAINS})\b(?:/\S*)?(?!\.\w)|(?i:{_WORDLIKE})/\S+)",
    ),
    (
        "[address]",
        rf"(?<!\w)\d{{1,4}}[a-zA-Z]? (?:[A-Z][\w'’]{{1,30}} ){{1,3}}(?:{_STREETS})\b"
        rf"|(?<!\w)[A-ZÄÖÜ]\w{{1,30}}(?:{_GERMAN}) ?\d{{1,4}}[a-z]?\b",
    ),
    (
        "[number]",
        r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?!\w)"  # IBAN
        r"|(?<!\w)[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}(?!\w)"  # British postcode
        r"|(?<!\w)[A-Z]{2} \d{5}(?:-\d{4})?(?!\w)"  # of the United States
        r"|\+?\(?\d(?:[ .()/-]{0,3}\d){6,}|\d{6,}",
    ),
)
_ACCOUNT = ("[name]", r"(?<!\w)@\w[\w.]{1,30}")
_MAYBE = re.compile(
    r"@|/|\d(?:[ .()/-]{0,3}\d){5}|\d[a-zA-Z]? [A-Z]|[A-Z]\d|[A-Z] \d{5}"
    rf"|[wW]{{3}}\.|\.(?i:{_DOMAINS})\b|(?:{_GERMAN}) ?\d"
)
"""Nothing of the patterns is in words without one of these; looking for them is quick."""
_OTHER = "[name]"
_JOIN = "\n"
"""Between parts that are looked for written together; names have no line breaks."""
_MOST_JOINED, _LONG = 6, 7
"""Parts of a name that are joined, and letters with which they cannot be another word."""


class Hider:
    """Replaces the names of people and what leads to them.

    `names` has all names of each person under the label that replaces them; `also` has names of
    others. Whole names are found, each of their parts, and forms without accents, in any case,
    with stretched ends (Annaaa), possessive or not, and two parts written together (annaberg99).
    Parts that are words of every day (Will) are found where they begin with a capital; names of
    one letter are not.
    """

    def __init__(self, names: Mapping[str, Iterable[str]], also: Iterable[str] = ()) -> None:
        labels: dict[str, str] = {}
        for label, theirs in names.items():
            for part in {part for name in theirs for part in _parts(name)}:
                # What two have in common says which of them is meant to nobody.
                labels[part] = _OTHER if part in labels else f"[{label}]"
        for part in {part for name in also for part in _parts(name)}:
            labels.setdefault(part, _OTHER)
        known = sorted(labels, key=lambda part: (-len(part), part))
        patterns = [(labels[part], _pattern(part)) for part in known]
        # Looking at the first letter alone makes it seven times as fast.
        firsts = re.escape("".join(sorted({part[0] for part in labels})))
        self._names = _Replacer(patterns, f"(?=(?i:[@{firsts}]))") if patterns else None
        self._all = _Replacer([*_PATTERNS, *patterns, _ACCOUNT])

    def __call__(self, words: str) -> str:
        """Return words without names, numbers, addresses and links."""
        if _MAYBE.search(words):
            return self._all(words)
        return self._names(words) if self._names else words


class _Replacer:
    """Replaces what patterns find, all in one pass, so that no replacement is looked at again."""

    def __init__(self, patterns: Iterable[tuple[str, str]], ahead: str = "") -> None:
        listed = list(patterns)
        self._by = [label for label, _ in listed]
        either = "|".join(f"({pattern})" for _, pattern in listed)
        self._found = re.compile(f"{ahead}(?:{either})")

    def __call__(self, words: str) -> str:
        return self._found.sub(lambda match: self._by[(match.lastindex or 1) - 1], words)


def _parts(name: str) -> set[str]:
    """Return a name, its parts, and these together, all also without accents, in small letters."""
    name = " ".join(unicodedata.normalize("NFC", name).split())
    letters = (sign if _is_of_a_word(sign) else " " for sign in name)
    whole = [word.strip(_WITHIN) for word in "".join(letters).split()]
    parts = {part for word in whole for part in (word, *word.split("-"))}
    parts = {part for part in parts if part and part.lower() not in NO_NAMES}
    if not parts:  # `my love`: what many say and nobody is known by
        return set()
    found = {form for part in (name, *parts, *_joined(whole)) for form in _forms(part)}
    return {form for form in found if len(form) > 1}


def _joined(words: list[str]) -> set[str]:
    """Return all words of a name together, and any two of its parts in both orders."""
    words = words[:_MOST_JOINED]
    parts = {part for word in words for part in (word, *word.split("-")) if len(part) > 1}
    names = sorted(part for part in parts if part.lower() not in NO_NAMES)
    pairs = {_JOIN.join(two) for two in permutations(names, 2)}
    return pairs | ({_JOIN.join(words)} if len(words) > 2 else set())


def _forms(part: str) -> set[str]:
    """Return a name in small letters, without accents, and as it is if it has no small form."""
    small = part.lower()
    return {small, _plain(small), small if len(small) == len(part) else part}


def _is_of_a_word(sign: str) -> bool:
    return sign.isalpha() or sign in _WITHIN or unicodedata.category(sign).startswith("M")


def _plain(name: str) -> str:
    apart = unicodedata.normalize("NFD", name)
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _pattern(name: str) -> str:
    """Return what finds a name in words, and a mention of it; not an account that begins so."""
    if _JOIN in name:
        return _pattern_of_joined(name.split(_JOIN))
    if name in EVERYDAY:
        return f"@?(?<!{_LETTER})(?:{name.capitalize()}|{name.upper()})(?!{_LETTER})"
    found = r"\s+".join(_spelled(part) for part in name.split())
    before = f"(?<!{_LETTER})" if _has_case(name[0]) else ""
    stretched = "+" if _has_case(name[-1]) and len(name) > 2 else ""
    after = f"(?=s?(?!{_LETTER}))" if _has_case(name[-1]) else ""
    return rf"{before}(?i:{found}{stretched}){after}|@(?i:{found})(?!\w)"


def _pattern_of_joined(parts: list[str]) -> str:
    """Return what finds parts written together, with all that follows in the same word.

    Short ones and words of every day are found with capitals, a number or a hash mark only, as
    they may be another word (Al So, Summer Rain).
    """
    before = f"(?<!{_LETTER})" if _has_case(parts[0][0]) else ""
    found = rf"(?i:{'[._-]?'.join(map(_spelled, parts))})"
    if sum(map(len, parts)) >= _LONG and not EVERYDAY.issuperset(parts):
        return rf"@?{before}{found}\w*"
    capitals = "".join(_spelled(part.capitalize()) for part in parts)
    return rf"{before}(?:{found}[\d_]|(?<=#){found}|{capitals})\w*"


def _spelled(part: str) -> str:
    """Return the pattern of a part; letters that have two capitals or none are given in full."""
    letters = (re.escape(sign) if sign not in "'’" else "['’]" for sign in part)
    return "".join(f"(?:{x}|SS)" if x == "ß" else x for x in letters)


def _has_case(sign: str) -> bool:
    return sign.lower() != sign.upper()
