"""Errors that a person can act on: one line with what was wrong, what is allowed, what to do."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class AftertextError(ValueError):
    """Something that a user gave or wrote is not right. Its text is one clear line."""


def nearest(name: str, allowed: Iterable[str]) -> str:
    """Return '; did you mean ...?' for the nearest allowed name, or an empty text."""
    near = difflib.get_close_matches(name, list(allowed), 1, 0.5)
    return f"; did you mean {near[0]!r}?" if near else ""


def unknown(kind: str, name: str, allowed: Iterable[str]) -> AftertextError:
    """Return the error for a name that does not exist, with the nearest and all that do."""
    names = sorted(allowed)
    hint = nearest(name, names)
    return AftertextError(f"there is no {kind} {name!r}{hint} (there are: {', '.join(names)})")
