"""Tables of texts: CSV with any separator, with a head that names time, sender and words."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence

from agents.errors import AftertextError, nearest
from scenarios.chats.dates import Clock, decide, moment, stamp_in, when
from scenarios.chats.record import Raw, RawText

COLUMNS = {
    "time": ("timestamp", "datetime", "date_time", "sent_at", "sent", "date", "when", "time"),
    "sender": ("sender", "from", "author", "name", "user", "username", "sender_name", "who"),
    "words": ("text", "message", "body", "content", "words", "msg"),
}
"""What columns may be called, the clearest name first."""
SEPARATORS = ",;\t|"
_END = re.compile("[\r\n]")


def fits(text: str) -> bool:
    """Return whether the first line of a text names at least two of the columns."""
    head = _head(text)
    return max(len(_places(_split(head, sign))) for sign in SEPARATORS) >= 2


def read(text: str, clock: Clock) -> Raw:
    """Return what is in a table.

    Raises AftertextError, with the nearest name, if a column is missing.
    """
    raw = Raw()
    head = _head(text)
    separator = max(SEPARATORS, key=lambda sign: len(_places(_split(head, sign))))
    columns = _split(head, separator)
    places = _places(columns)
    for kind, names in COLUMNS.items():
        if kind not in places:
            raise _missing(kind, names, columns)
    clock_place = _second_time(columns, places["time"])
    rows = []
    for number, row in _rows(text, separator, raw):
        if len(row) <= max(places.values()):
            raw.skip("row with too few columns", number)
        else:
            time = row[places["time"]].strip()
            if clock_place is not None and clock_place < len(row):
                time = f"{time} {row[clock_place].strip()}"
            rows.append((number, time, row[places["sender"]].strip(), row[places["words"]]))
    _take(raw, rows, clock)
    return raw


def _head(text: str) -> str:
    return _END.split(text.lstrip()[:10_000], maxsplit=1)[0]


def _split(head: str, separator: str) -> list[str]:
    cells = next(csv.reader([head], delimiter=separator), [])
    return [cell.strip().lower().replace(" ", "_") for cell in cells]


def _places(columns: Sequence[str]) -> dict[str, int]:
    """Return where the columns that are known stand."""
    found = {}
    for kind, names in COLUMNS.items():
        place = next((columns.index(name) for name in names if name in columns), None)
        if place is not None:
            found[kind] = place
    return found


def _second_time(columns: Sequence[str], first: int) -> int | None:
    """Return the column of the time of day where it stands apart from the date."""
    apart = columns[first] == "date" and "time" in columns
    return columns.index("time") if apart else None


def _missing(kind: str, names: Sequence[str], columns: Sequence[str]) -> AftertextError:
    hints = (nearest(name, columns) for name in names)
    hint = next(filter(None, hints), "").replace("did you mean", "is it")
    return AftertextError(
        f"the table has no column for the {kind} ({', '.join(names)}){hint};"
        f" its columns are: {', '.join(columns)[:500]}"
    )


def _rows(text: str, separator: str, raw: Raw) -> Iterator[tuple[int, list[str]]]:
    """Yield number of line and cells of each row; what the reader cannot take is counted."""
    reader = csv.reader(io.StringIO(text.lstrip(), newline=""), delimiter=separator)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raw.skip("row that is damaged or too long", reader.line_num)
            continue
        if reader.line_num > 1 and any(cell.strip() for cell in row):
            yield reader.line_num, row


def _take(raw: Raw, rows: Sequence[tuple[int, str, str, str]], clock: Clock) -> None:
    stamps = {time: stamp for _, time, *_ in rows if (stamp := stamp_in(time))}
    order, ambiguous = decide([stamps[time] for _, time, *_ in rows if time in stamps], clock.order)
    raw.notes.extend([ambiguous] if ambiguous else [])
    for number, time, sender, words in rows:
        known = stamps.get(time)
        at = when(known, order) if known else moment(time, clock.zone)
        if at is None:
            raw.skip("impossible date", number)
        elif not sender or not words.strip():
            raw.skip("text without sender or words", number)
        else:
            raw.texts.append(RawText(at, sender, words))
