"""Reading a real chat: the format by its content, the two, and their words without names."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from agents.errors import AftertextError, unknown
from scenarios.chats import signal, sms, table, telegram, whatsapp
from scenarios.chats.dates import Clock, clock_of
from scenarios.chats.files import MOST_BYTES, Source, load
from scenarios.chats.json_texts import parse
from scenarios.chats.names import Hider
from scenarios.chats.people import LABELS, Pair, counted, me_in, only, pair_in, with_clean_names
from scenarios.chats.record import Chat, ChatEvent, ChatText, Person, Raw, RawText
from scenarios.chats.words import MOST_CHARACTERS, clean

KINDS = ("whatsapp", "signal", "telegram", "sms", "csv")
"""The formats that are read."""
_CUT_BEFORE_CLEANING = 4 * MOST_CHARACTERS


def read_chat(
    path: str | Path,
    kind: str = "auto",
    *,
    me: str | None = None,
    people: Sequence[str] | None = None,
    also_hide: Sequence[str] = (),
    date_order: str = "auto",
    zone: str | None = None,
    most_bytes: int = MOST_BYTES,
) -> Chat:
    """Return the chat of two in an exported file, without their names.

    `me` says which of them one is (name, number, "A", "first" ...), `people` which two of a group,
    or whose chat of a file of several; names in `also_hide` are taken out of words as well.
    `date_order` is auto, dmy, mdy or ymd; `zone` is where moments that a file gives in UTC were
    lived, the zone of this machine if not said. Raises AftertextError for what cannot be read.
    """
    source, kind, raw = _read(path, kind, clock_of(date_order, zone), most_bytes)
    try:
        pair = pair_in(raw, people, source.title)
        mine = me_in(raw, pair, me)
    except AftertextError as error:
        raise AftertextError(f"{source.path}: {error}{_why_nothing(raw)}") from None
    hide = Hider(_called(pair), (*pair.others, *also_hide))
    return _chat(kind, only(raw, pair), pair, mine, hide)


def names_in(
    path: str | Path, kind: str = "auto", *, most_bytes: int = MOST_BYTES
) -> tuple[tuple[str, int], ...]:
    """Return the names of all who write in a file and how much, for asking which of them one is."""
    _, _, raw = _read(path, kind, Clock(), most_bytes)
    return tuple(counted(raw.texts).most_common())


def two_in(
    path: str | Path,
    kind: str = "auto",
    *,
    people: Sequence[str] | None = None,
    date_order: str = "auto",
    zone: str | None = None,
) -> tuple[str, str]:
    """Return the names of A and B of a chat, for asking which of them one is.

    The second is empty if only one ever wrote and the file does not name the other; what is given
    and errors are as in read_chat.
    """
    source, _, raw = _read(path, kind, clock_of(date_order, zone), MOST_BYTES)
    return pair_in(raw, people, source.title).senders


def _read(path: str | Path, kind: str, clock: Clock, most_bytes: int) -> tuple[Source, str, Raw]:
    if kind != "auto" and kind not in KINDS:
        raise unknown("kind of chat", kind, ("auto", *KINDS))
    source = load(path, most_bytes)
    try:
        kind, raw = _raw(source.text, kind, clock)
    except AftertextError as error:
        raise AftertextError(f"{source.path}: {error}") from None
    with_clean_names(raw)
    raw.notes[:0] = source.notes
    return source, kind, raw


def _raw(text: str, kind: str, clock: Clock) -> tuple[str, Raw]:
    """Return the kind of a text and what is in it, by the reader that fits."""
    if kind == "whatsapp" or (kind == "auto" and whatsapp.fits(text)):
        return "whatsapp", whatsapp.read(text, clock)
    if kind == "sms" or (kind == "auto" and sms.fits(text)):
        return "sms", sms.read(text, clock)
    if kind in ("signal", "telegram") or (kind == "auto" and text.lstrip()[:1] in ("{", "[")):
        return _from_json(text, kind, clock)
    if kind == "csv" or table.fits(text):
        return "csv", table.read(text, clock)
    what = (
        "a web page; export as JSON or text instead" if _is_page(text) else "no chat that is known"
    )
    raise AftertextError(f"this is {what} (there are: {', '.join(KINDS)}; docs/chats.md)")


def _is_page(text: str) -> bool:
    begin = text.lstrip()[:500].lower()
    return begin.startswith("<") and "html" in begin


def _from_json(text: str, kind: str, clock: Clock) -> tuple[str, Raw]:
    raw = Raw()
    data = parse(text, raw)
    if kind == "telegram" or (kind == "auto" and telegram.fits(data)):
        return "telegram", telegram.read(data, clock, raw)
    if kind == "signal" or signal.fits(data):
        return "signal", signal.read(data, clock, raw)
    raise AftertextError("this is JSON, but neither of Signal nor of Telegram")


def _why_nothing(raw: Raw) -> str:
    skipped = raw.skipped().told()
    return f"; left out: {'; '.join(skipped)}" if skipped and not raw.texts else ""


def _called(pair: Pair) -> dict[str, frozenset[str]]:
    return {
        label: pair.names[name]
        for label, name in zip(LABELS, pair.senders, strict=True)
        if name in pair.names
    }


def _chat(kind: str, raw: Raw, pair: Pair, mine: int | None, hide: Hider) -> Chat:
    back = sum(later.when < earlier.when for earlier, later in pairwise(raw.texts))
    if back:
        raw.notes.append(f"{back:,} texts stood after later ones; all were put in order of time")
    texts = tuple(
        sorted((_text(text, raw, pair, hide) for text in raw.texts), key=lambda text: text.when)
    )
    counts = [sum(text.sender == place for text in texts) for place in range(len(LABELS))]
    first, second = map(Person, LABELS, counts)
    events = (
        ChatEvent(event.when, event.kind, mine if event.own else _place(pair, event.sender))
        for event in raw.events
    )
    ordered = tuple(sorted(events, key=lambda event: event.when))
    notes = tuple(raw.notes)
    return Chat(kind, (first, second), texts, ordered, mine, raw.skipped(), notes)


def _place(pair: Pair, sender: str) -> int | None:
    return pair.senders.index(sender) if sender and sender in pair.senders else None


def _text(text: RawText, raw: Raw, pair: Pair, hide: Hider) -> ChatText:
    words = clean(text.words[:_CUT_BEFORE_CLEANING])
    if len(words) > MOST_CHARACTERS:
        words = words[:MOST_CHARACTERS]
        _note_once(raw, f"texts longer than {MOST_CHARACTERS:,} signs were cut")
    sender = pair.senders.index(text.sender)
    return ChatText(text.when, sender, hide(words), text.media, text.deleted, text.edited)


def _note_once(raw: Raw, note: str) -> None:
    if note not in raw.notes:
        raw.notes.append(note)
