"""Exports of Telegram Desktop as JSON: one chat, or all of them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from scenarios.chats.dates import Clock, moment
from scenarios.chats.json_texts import inside, objects, words_of
from scenarios.chats.record import CALL, MISSED_CALL, Raw, RawEvent, RawText

_MEDIA = (
    "photo",
    "file",
    "media_type",
    "location_information",
    "contact_information",
    "poll",
    "game_title",
    "invoice_information",
)
_UNANSWERED = ("missed", "busy", "hangup", "disconnect")
_LOOKED_AT = 50


def fits(data: Any) -> bool:
    """Return whether data look like an export of Telegram."""
    if isinstance(inside(data, "chats", "list"), list):
        return True
    messages = data if isinstance(data, list) else inside(data, "messages")
    keys = {key for _, message in objects(messages)[:_LOOKED_AT] for key in message}
    return bool(keys & {"from_id", "actor_id", "date_unixtime", "text_entities"})


def read(data: Any, clock: Clock, raw: Raw) -> Raw:
    """Return what is in an export of Telegram; each chat of an export of all is a room."""
    chats = inside(data, "chats", "list")
    if not isinstance(chats, list):
        messages = data if isinstance(data, list) else inside(data, "messages")
        chats = [{"name": inside(data, "name"), "messages": messages}]
    export = _Export(raw, clock, _owner(data, raw))
    for number, chat in objects(chats):
        room = str(number)
        raw.rooms[room] = words_of(chat.get("name"))
        for place, message in objects(chat.get("messages")):
            export.take(message, place, room)
    return raw


def _owner(data: Any, raw: Raw) -> str:
    """Return the id of the one whose export of all chats it is, and remember their names."""
    person = inside(data, "personal_information")
    own = f"user{inside(person, 'user_id')}"
    keys = ("first_name", "last_name", "username", "phone_number")
    raw.alias(own, *(inside(person, key) for key in keys))
    return own


class _Export:
    """One export while it is read: whose it is, and which name belongs to which id."""

    def __init__(self, raw: Raw, clock: Clock, own: str) -> None:
        self._raw, self._clock, self._own = raw, clock, own
        self._ids: dict[str, str] = {}

    def take(self, message: dict[str, Any], place: int, room: str) -> None:
        """Take one message, or count why not."""
        time = self._time(message)
        if time is None:
            self._raw.skip("impossible date", place)
            return
        sender, number = self._sender(message)
        own = number == self._own
        if own:
            self._raw.alias(sender, *self._raw.aliases[number])
        if message.get("action") == "phone_call":
            self._raw.events.append(RawEvent(time, _call(message), sender, own, room))
        elif not sender or message.get("type", "message") != "message":
            self._raw.skip("notice of the app", place)
        else:
            words, edited = _words(message.get("text")), bool(message.get("edited"))
            media = any(message.get(key) for key in _MEDIA)
            if media or words.strip():
                text = RawText(time, sender, words, media, False, edited, own, room)
                self._raw.texts.append(text)
            else:
                self._raw.skip("text without words", place)

    def _time(self, message: dict[str, Any]) -> datetime | None:
        """Return the local time: in a zone that was given, or as it was for who exported it."""
        zone = self._clock.zone
        keys = ("date_unixtime", "date") if zone else ("date", "date_unixtime")
        times = (moment(message.get(key), zone) for key in keys)
        return next((time for time in times if time is not None), None)

    def _sender(self, message: dict[str, Any]) -> tuple[str, str]:
        """Return name and id of a sender; a deleted account has no name, and two may share one."""
        name = (words_of(message.get("from")) or words_of(message.get("actor"))).strip()
        number = message.get("from_id", message.get("actor_id"))
        number = f"user{number}" if isinstance(number, int) else words_of(number)
        if name and number and self._ids.setdefault(name, number) != number:
            name = f"{name} ({number})"
        return name or number, number


def _call(message: dict[str, Any]) -> str:
    taken = message.get("duration_seconds") or message.get("discard_reason") not in _UNANSWERED
    return CALL if taken else MISSED_CALL


def _words(text: Any) -> str:
    """Return the words of a text, which may be a list of words and of words with a meaning."""
    if isinstance(text, list):
        parts = (part if isinstance(part, str) else inside(part, "text") for part in text)
        return "".join(words_of(part) for part in parts)
    return words_of(text)
