"""A thread of our own, as `aftertext run --json` prints it, in the place of a real chat."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from agents.errors import AftertextError
from agents.intents import SIDES
from scenarios.chats import Chat, ChatText, Person

KIND = "aftertext"
BREAKUP = date(2001, 1, 1)
"""Day 0 of threads that have no dates; a Monday."""
_BEGIN = '"aftertext"'


def own_thread(path: Path) -> Chat | None:
    """Return a thread of our own as a chat of A, the dumpee, and B, the dumper; None if it is none.

    Raises AftertextError where it looks like one but is damaged.
    """
    try:
        with path.open(encoding="utf-8") as file:
            if _BEGIN not in file.read(100):
                return None
            file.seek(0)
            rows = json.load(file)["texts"]
            texts = tuple(_text(row) for row in rows)
    except (OSError, UnicodeDecodeError):
        return None  # reading it as a chat says what is wrong
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        raise AftertextError(f"{path}: this thread of aftertext run --json is damaged") from None
    counts = [sum(text.sender == side for text in texts) for side in (0, 1)]
    ordered = tuple(sorted(texts, key=lambda text: text.when))
    return Chat(KIND, (Person("A", counts[0]), Person("B", counts[1])), ordered)


def _text(row: dict[str, Any]) -> ChatText:
    when = datetime.combine(BREAKUP, time()) + timedelta(days=float(row["sent_day"]))
    return ChatText(when, SIDES.index(row["sender"]), str(row["words"]))
