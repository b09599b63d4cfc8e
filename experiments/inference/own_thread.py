"""A thread of our own, as `aftertext run --json` prints it, in the place of a real chat."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from agents.errors import AftertextError
from agents.intents import SIDES
from scenarios.chats import Chat, ChatText, Person
from scenarios.chats.files import MOST_BYTES, load
from scenarios.chats.names import Hider
from scenarios.chats.words import MOST_CHARACTERS, clean

KIND = "aftertext"
BREAKUP = date(2001, 1, 1)
"""Day 0 of threads that have no dates; a Monday."""
_BEGIN = '"aftertext"'


def own_thread(
    path: Path, also_hide: Sequence[str] = (), most_bytes: int = MOST_BYTES
) -> Chat | None:
    """Return a thread of our own as a chat of A, the dumpee, and B, the dumper; None if it is none.

    Names in `also_hide` are taken out of the words, and what leads to people as in every chat.
    Raises AftertextError where it looks like one but is damaged, too large or has no texts.
    """
    try:
        with path.open(encoding="utf-8") as file:
            if _BEGIN not in file.read(100):
                return None
    except (OSError, UnicodeDecodeError):
        return None  # reading it as a chat says what is wrong
    written = load(path, most_bytes).text
    try:
        texts = _texts(json.loads(written)["texts"], Hider({}, also_hide))
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        raise AftertextError(f"{path}: this thread of aftertext run --json is damaged") from None
    if not texts:
        raise AftertextError(f"{path}: there is no text in this thread")
    counts = [sum(text.sender == side for text in texts) for side in (0, 1)]
    return Chat(KIND, (Person("A", counts[0]), Person("B", counts[1])), texts)


def _texts(rows: list[dict[str, Any]], hide: Callable[[str], str]) -> tuple[ChatText, ...]:
    start = datetime.combine(BREAKUP, time())
    texts = (
        ChatText(
            start + timedelta(days=float(row["sent_day"])), SIDES.index(row["sender"]),
            hide(clean(str(row["words"])[:MOST_CHARACTERS])),
        )
        for row in rows
    )  # fmt: skip
    return tuple(sorted(texts, key=lambda text: text.when))
