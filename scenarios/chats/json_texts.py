"""JSON from elsewhere: one value, a value a line, or the part before it breaks off."""

from __future__ import annotations

import json
from typing import Any

from agents.errors import AftertextError
from scenarios.chats.record import Raw

_SPACE = " \t\r\n,"
_LONGEST_NUMBER = 20


def _whole(digits: str) -> int:
    """Return a whole number; one of thousands of digits is no time of anything."""
    return int(digits) if len(digits) <= _LONGEST_NUMBER else 0


_DECODER = json.JSONDecoder(parse_int=_whole)


def parse(text: str, raw: Raw) -> Any:
    """Return the value in a text of JSON; where there is one a line, the list of them.

    Where it breaks off, the complete objects before that. Lines that are not JSON are counted.
    Raises AftertextError if it is nested too deeply or nothing of it is JSON.
    """
    raw.unit = "entry"
    try:
        return _DECODER.decode(text)
    except RecursionError:
        raise AftertextError("the JSON is nested too deeply to be the export of a chat") from None
    except ValueError:
        pass
    found = _line_by_line(text, raw) or _objects_until_it_breaks(text, raw)
    if not found:
        raise AftertextError("the file begins like JSON, but is none")
    return found


def _line_by_line(text: str, raw: Raw) -> list[Any]:
    """Return the objects of a file with one on each line; empty if it is no such file."""
    lines = [(n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    if not lines or not lines[0][1].strip().endswith("}"):
        return []
    found = []
    for number, line in lines:
        try:
            found.append(_DECODER.decode(line))
        except (ValueError, RecursionError):
            raw.skip("damaged line", number)
    return found


def _objects_until_it_breaks(text: str, raw: Raw) -> list[Any]:
    """Return the complete objects of the list of messages in a text that ends too early."""
    start = text.find("[", max(0, text.find('"messages"')))
    read, place, found = _DECODER.raw_decode, start + 1, []
    while start >= 0:
        while place < len(text) and text[place] in _SPACE:
            place += 1
        try:
            value, place = read(text, place)
        except (ValueError, RecursionError):
            break
        found.append(value)
    if found:
        raw.skip("broken off: the rest of the file is damaged", len(found) + 1)
    return found


def objects(values: Any) -> list[tuple[int, dict[str, Any]]]:
    """Return the objects among the values of a list, with their places counted from 1."""
    if not isinstance(values, list):
        return []
    return [(n, value) for n, value in enumerate(values, 1) if isinstance(value, dict)]


def words_of(value: Any) -> str:
    """Return a value if it is a text, else an empty one."""
    return value if isinstance(value, str) else ""


def inside(value: Any, *keys: str) -> Any:
    """Return what stands under keys within each other, or None."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value
