"""Words made fit to be shown: nothing that steers a terminal or hides, one form of each letter."""

from __future__ import annotations

import re
import unicodedata

MOST_CHARACTERS = 20_000
"""Longer texts are cut; people's longest have a few thousand."""
MARKS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
"""Signs of the direction of writing, which phones put around names and notices."""

_SEQUENCES = re.compile(
    "\x1b(?:\\[[0-?]*[ -/]*[@-~]?"  # colours, cursor
    "|\\][^\x07\x1b\n]*(?:\x07|\x1b\\\\)?"  # titles, links
    "|[PX^_][^\x1b\n]*(?:\x1b\\\\)?|.)"
)
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
    # Joiners belong to emoji and some scripts; between Latin letters they only hide.
    "|(?<=[\x00-\u024f])[\u200c\u200d]|[\u200c\u200d](?=[\x00-\u024f])"
)
_SPACES = re.compile("[ \xa0\u2000-\u200a\u202f\u205f\u3000]")


def clean(words: str) -> str:
    """Return words without control signs, escape sequences, direction overrides and hidden signs.

    Line breaks and tabs stay, all spaces become the common one, letters their composed form.
    """
    if not (words.isascii() and words.isprintable()):
        words = _SEQUENCES.sub("", words)
        words = _BREAKS.sub("\n", words)
        words = _HIDDEN.sub("", words)
        words = _SPACES.sub(" ", words)
        words = unicodedata.normalize("NFC", words)
    return words.strip()


def clean_name(name: str) -> str:
    """Return a name as it is compared and shown: one line, single spaces."""
    return " ".join(clean(name).split())
