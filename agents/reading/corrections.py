"""What a person has corrected: kept on this machine, one line of JSON each, and learned from.

Texts stay in a file that only its owner can read; nothing is sent anywhere.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import platformdirs

from agents.errors import AftertextError, nearest, unknown
from agents.intents import INTENT_IDS, INTENT_NAMES, INTENTS, SIDES

PLACE = "AFTERTEXT_DATA"
"""Environment variable that names another folder for what is kept."""
_FILE = "corrections.jsonl"


class Correction(NamedTuple):
    """A text, and the intent that a person says it has."""

    text: str
    intent: str
    side: int | None = None
    """Who sent it, if it was said: 0 dumpee, 1 dumper."""


def corrections_file() -> Path:
    """Return where corrections are kept; the file need not be there yet."""
    given = os.environ.get(PLACE) or platformdirs.user_data_dir("aftertext", appauthor=False)
    return Path(given).expanduser() / _FILE


def stored_corrections() -> tuple[Correction, ...]:
    """Return all corrections, the oldest first; raise AftertextError for a line that is none."""
    file = corrections_file()
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise AftertextError(f"{file} cannot be read: {error}") from None
    return tuple(_parsed(file, number, line) for number, line in enumerate(lines, 1))


def correct(text: str, intent: str, side: int | None = None) -> Correction:
    """Keep a correction, in place of an earlier one of the same text and side.

    Raises AftertextError for an empty text, or an intent that does not exist or not on this side.
    """
    if not text.strip():
        raise AftertextError("there is no text to correct")
    new = Correction(text, _checked(intent, side), side)
    others = [old for old in stored_corrections() if (old.text, old.side) != (text, side)]
    _write([*others, new])
    return new


def forget(text: str | None = None) -> int:
    """Remove the corrections of a text (all, without one); return how many there were."""
    kept = stored_corrections()
    rest = [] if text is None else [one for one in kept if one.text != text]
    if text is not None and len(rest) == len(kept):
        hint = nearest(text, (one.text for one in kept))
        raise AftertextError(f"there is no correction of {text!r}{hint}")
    _write(rest)
    return len(kept) - len(rest)


def _checked(intent: str, side: int | None) -> str:
    if intent not in INTENT_IDS:
        raise unknown("intent", intent, INTENT_NAMES)
    if side is not None and side not in INTENTS[INTENT_IDS[intent]].sides:
        own = [row.name for row in INTENTS if side in row.sides]
        raise AftertextError(
            f"{intent!r} is an intent of the {SIDES[1 - side]}'s, not the {SIDES[side]}'s"
            f"{nearest(intent, own)} (see: aftertext list intents)"
        )
    return intent


def _parsed(file: Path, number: int, line: str) -> Correction:
    try:
        data = json.loads(line)
        side = None if data["side"] is None else SIDES.index(data["side"])
        return Correction(str(data["text"]), _checked(data["intent"], side), side)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        told = f"{file}, line {number} is no correction ({error}); remove the line"
        raise AftertextError(told) from None


def _write(rows: Iterable[Correction]) -> None:
    """Write all corrections at once, readable by their owner only."""
    file = corrections_file()
    lines = [
        json.dumps(
            {"text": row.text, "intent": row.intent,
             "side": None if row.side is None else SIDES[row.side]},
            ensure_ascii=True,
        )
        for row in rows
    ]  # fmt: skip
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        new = file.with_name(f"{_FILE}.new")
        with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
            out.writelines(f"{line}\n" for line in lines)
        new.replace(file)
    except OSError as error:
        raise AftertextError(f"corrections cannot be kept in {file}: {error}") from None
