"""Chats of Signal as JSON: its own export, and those of the common tools.

Its own is `main.jsonl`, a list of people, chats and texts that name each other by number. Tools
give one object a text: signal-export with names and ISO dates, sigtop and others the rows of
Signal Desktop with `type`, `sent_at` and `body`.
"""

from __future__ import annotations

from typing import Any

from scenarios.chats.dates import Clock, moment
from scenarios.chats.json_texts import inside, objects, words_of
from scenarios.chats.record import CALL, ME, MISSED_CALL, Raw, RawEvent, RawText
from scenarios.chats.signal_own import has_items, read_own

_TIMES = ("sent_at", "date", "timestamp", "dateSent", "date_sent", "received_at")
_WORDS = ("body", "text", "message")
_SENDERS = (
    "sender",
    "sourceServiceId",
    "sourceUuid",
    "sourceName",
    "source",
    "address",
    "conversationId",
)
_MEDIA = ("attachments", "sticker", "contact", "hasAttachments")
_TYPES = {"incoming": False, "outgoing": True}
_LOOKED_AT = 50


def fits(data: Any) -> bool:
    """Return whether data look like a chat of Signal."""
    if has_items(data):
        return True
    keys = {key for _, value in objects(_messages(data))[:_LOOKED_AT] for key in value}
    return bool(keys & set(_TIMES)) and bool(keys & {*_WORDS, "attachments", "sticker"})


def read(data: Any, clock: Clock, raw: Raw) -> Raw:
    """Return what is in a chat of Signal."""
    if has_items(data):
        return read_own(data, clock, raw)
    linked: dict[str, str] = {}
    for place, message in objects(_messages(data)):
        _take(raw, message, place, clock, linked)
    return raw


def _messages(data: Any) -> Any:
    # One tool spells it so.
    found = inside(data, "messages") or inside(data, "messsages")
    return data if isinstance(data, list) else found or [data]


def _take(
    raw: Raw, message: dict[str, Any], place: int, clock: Clock, linked: dict[str, str]
) -> None:
    times = (moment(message.get(key), clock.zone) for key in _TIMES)
    time = next((time for time in times if time is not None), None)
    sender = _sender(message, linked)
    kind = message.get("type")
    if time is None:
        raw.skip("impossible date", place)
    elif kind == "call-history" or message.get("call"):
        raw.events.append(RawEvent(time, _call(message), sender, sender == ME))
    elif not sender or (isinstance(kind, str) and kind not in _TYPES):
        raw.skip("notice of the app", place)
    else:
        _keep(raw, RawText(time, sender, "", own=sender == ME), message, place)


def _keep(raw: Raw, text: RawText, message: dict[str, Any], place: int) -> None:
    text.words = next((w for key in _WORDS if (w := words_of(message.get(key)).strip())), "")
    text.media = any(message.get(key) for key in _MEDIA)
    text.deleted = any(message.get(key) for key in ("deletedForEveryone", "deleted", "isErased"))
    text.edited = bool(message.get("editHistory"))
    if text.words or text.media or text.deleted:
        raw.texts.append(text)
        numbers = (message.get(key) for key in ("source", "sourceName", "address"))
        raw.alias(text.sender, *(() if text.own else numbers))
    else:
        raw.skip("text without words", place)


def _sender(message: dict[str, Any], linked: dict[str, str]) -> str:
    """Return who sent a message.

    Signal Desktop named people by number first and by an id later; a row with both links them.
    """
    if _TYPES.get(str(message.get("type"))):
        return ME
    if message.get("type") == "call-history" and not _is_incoming(message):
        return ME
    found = [name for key in _SENDERS if (name := words_of(message.get(key)).strip())]
    if not found:
        return ""
    sender = next((linked[name] for name in found if name in linked), found[0])
    for name in found:
        linked.setdefault(name, sender)
    return sender


def _details(message: dict[str, Any]) -> Any:
    return inside(message, "callHistoryDetails") or inside(message, "call_history")


def _is_incoming(message: dict[str, Any]) -> bool:
    details = _details(message)
    return inside(details, "direction") == "Incoming" or bool(inside(details, "wasIncoming"))


def _call(message: dict[str, Any]) -> str:
    details = _details(message)
    taken = inside(details, "acceptedTime") or inside(details, "status") == "Accepted"
    if details is None:
        taken = not message.get("missed")
    return CALL if taken else MISSED_CALL
