"""`aftertext read`: what a written text probably is, and what it says."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from agents.errors import AftertextError, unknown
from agents.intents import SIDES

if TYPE_CHECKING:
    from agents.reading import Reading

MOST_IN_A_FILE = 100_000
"""Texts that are read from a file at once."""


def read(
    texts: Annotated[
        list[str] | None, typer.Argument(help="Texts to read; - reads standard input.")
    ] = None,
    file: Annotated[Path | None, typer.Option(help="File with a text a line.")] = None,
    side: Annotated[str | None, typer.Option(help="Who sent them: dumpee or dumper.")] = None,
    top: Annotated[int, typer.Option(help="Intents to show.")] = 5,
    light: Annotated[bool, typer.Option("--light", help="Read without the model.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the readings as JSON.")] = False,
    correct: Annotated[
        str | None, typer.Option(help="Keep that the text has this intent, and learn from it.")
    ] = None,
    corrections: Annotated[
        bool, typer.Option("--corrections", help="List what was corrected.")
    ] = False,
    forget: Annotated[
        str | None, typer.Option(help="Remove the correction of this text; all: every one.")
    ] = None,
) -> None:
    """Read texts: the intents they probably have, and what they say on ten axes.

    A model's reading of words, not of people. Everything stays on this machine.
    """
    number = _side(side)
    if top < 1:
        raise AftertextError(f"--top {top} is not 1 or more")
    if forget is not None:
        _forget(forget)
    elif corrections:
        _list(as_json)
    elif correct is not None:
        _correct(_wanted(texts, file), correct, number)
    else:
        _read(_wanted(texts, file), number, light, top, as_json)


def to_json(text: str, side: str | None, reading: Reading, top: int) -> dict[str, Any]:
    """Return a reading with stable keys: intents, axes, parts, also, marks, note, reader."""
    axes = {
        name: [getattr(one, name) for one in (reading.low, reading.content, reading.high)]
        for name in type(reading.content).__dataclass_fields__
    }
    return {
        "text": text,
        "side": side,
        "intents": _first(reading.intents, top),
        "axes": {
            name: {"low": low, "value": value, "high": high}
            for name, (low, value, high) in axes.items()
        },
        "parts": [
            {"text": part.text, "intents": _first(part.intents, top)} for part in reading.parts
        ],
        "also": list(reading.also),
        "marks": list(reading.marks),
        "note": reading.note,
        "reader": reading.reader,
    }


def _first(intents: dict[str, float], top: int) -> dict[str, float]:
    return {name: round(share, 4) for name, share in list(intents.items())[:top]}


def _read(texts: list[str], side: int | None, light: bool, top: int, as_json: bool) -> None:
    from agents.reading import open_reader

    reader = open_reader("light" if light else "auto")
    named = None if side is None else SIDES[side]
    readings = [(text, reader.read(text, side)) for text in texts]
    if as_json:
        rows = [to_json(text, named, reading, top) for text, reading in readings]
        print(json.dumps(rows, indent=1, ensure_ascii=False, allow_nan=False))
        return
    from coach.cli.read_view import show

    show(readings, named, top)


def _wanted(texts: list[str] | None, file: Path | None) -> list[str]:
    """Return the texts asked for; a file and standard input have one a line."""
    found = [text for text in texts or [] if text != "-"]
    if file is not None:
        found += _lines_of(file)
    if "-" in (texts or []):
        found += sys.stdin.read().splitlines()
    if not found:
        raise AftertextError("there is no text to read: give it in quotes, - or --file FILE")
    if len(found) > MOST_IN_A_FILE:
        raise AftertextError(f"{len(found)} texts are more than {MOST_IN_A_FILE}")
    return found


def _lines_of(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise AftertextError(f"{file} cannot be read: {error}") from None


def _side(name: str | None) -> int | None:
    if name is not None and name not in SIDES:
        raise unknown("side", name, SIDES)
    return None if name is None else SIDES.index(name)


def _correct(texts: list[str], intent: str, side: int | None) -> None:
    from agents.reading import correct, corrections_file

    for text in texts:
        correct(text, intent, side)
    noun = "text" if len(texts) == 1 else "texts"
    print(f"kept in {corrections_file()}: {len(texts)} {noun} as {intent}; --corrections lists all")


def _list(as_json: bool) -> None:
    from agents.reading import corrections_file, stored_corrections

    rows = [
        {"text": row.text, "intent": row.intent, "side": None if row.side is None
         else SIDES[row.side]}
        for row in stored_corrections()
    ]  # fmt: skip
    if as_json:
        print(json.dumps(rows, indent=1, ensure_ascii=False))
        return
    for row in rows:
        print(f"{row['intent']:18} {row['side'] or '':7} {row['text']}")
    print(f"{len(rows)} corrected, in {corrections_file()}")


def _forget(text: str) -> None:
    from agents.reading import forget

    gone = forget(None if text == "all" else text)
    print(f"forgotten: {gone}")
