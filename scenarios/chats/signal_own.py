"""Signal's own export, `main.jsonl`: recipients, chats and items that name each other by number."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from scenarios.chats.dates import Clock, moment
from scenarios.chats.json_texts import inside, objects, words_of
from scenarios.chats.record import BLOCK, CALL, ME, MISSED_CALL, UNBLOCK, Raw, RawEvent, RawText

_GIVEN_NAMES = (
    ("systemGivenName", "systemFamilyName"),
    ("profileGivenName", "profileFamilyName"),
)
_OTHER_NAMES = ("systemNickname", "e164", "username")
_MEDIA = (
    "stickerMessage",
    "contactMessage",
    "viewOnceMessage",
    "giftBadge",
    "directStoryReplyMessage",
)
_BLOCKS = {"BLOCKED": BLOCK, "UNBLOCKED": UNBLOCK}


def has_items(data: Any) -> bool:
    """Return whether data are Signal's own export."""
    return any("chatItem" in value for _, value in objects(data))


def read_own(data: Any, clock: Clock, raw: Raw) -> Raw:
    """Return what is in Signal's own export; each chat is a room."""
    senders: dict[str, str] = {}
    chats: dict[str, str] = {}
    for place, value in objects(data):
        if isinstance(recipient := inside(value, "recipient"), dict):
            senders[str(inside(recipient, "id"))] = _person(raw, recipient, data)
        elif chat := inside(value, "chat"):
            chats[str(inside(chat, "id"))] = str(inside(chat, "recipientId"))
        elif isinstance(item := inside(value, "chatItem"), dict):
            room = str(inside(item, "chatId"))
            raw.rooms[room] = senders.get(chats.get(room, ""), "")
            _take(raw, item, place, clock, senders.get(str(inside(item, "authorId")), ""))
    return raw


def _person(raw: Raw, recipient: dict[str, Any], data: Any) -> str:
    """Return the name of a recipient and remember the others."""
    if "self" in recipient:
        accounts = (inside(value, "account") for _, value in objects(data))
        account = next((found for found in accounts if found), None)
        raw.alias(ME, *(inside(account, key) for key in ("givenName", "familyName", "username")))
        return ME
    contact = inside(recipient, "contact")
    pairs = [[words_of(inside(contact, key)) for key in keys] for keys in _GIVEN_NAMES]
    pairs.append([words_of(inside(contact, "nickname", key)) for key in ("given", "family")])
    names = [name for pair in pairs if (name := " ".join(filter(None, pair)))]
    names += [str(inside(contact, key)) for key in _OTHER_NAMES if inside(contact, key)]
    name = (names or [words_of(inside(recipient, "group", "snapshot", "title", "title"))])[0]
    name = name or f"recipient {inside(recipient, 'id')}"
    raw.alias(name, *names)
    return name


def _take(raw: Raw, item: dict[str, Any], place: int, clock: Clock, sender: str) -> None:
    time = moment(item.get("dateSent"), clock.zone)
    room = str(item.get("chatId"))
    if time is None or not sender:
        raw.skip("impossible date" if time is None else "entry without a known sender", place)
    elif "updateMessage" in item:
        _take_update(raw, item, place, RawEvent(time, "", sender, sender == ME, room))
    else:
        text = _text(item, time, sender)
        if text.words.strip() or text.media or text.deleted:
            raw.texts.append(text)
        else:
            raw.skip("text without words", place)


def _text(item: dict[str, Any], time: datetime, sender: str) -> RawText:
    return RawText(
        time,
        sender,
        words_of(inside(item, "standardMessage", "text", "body")),
        media=any(key in item for key in _MEDIA)
        or bool(inside(item, "standardMessage", "attachments")),
        deleted="remoteDeletedMessage" in item,
        edited=bool(item.get("revisions")),
        own=sender == ME,
        room=str(item.get("chatId")),
    )


def _take_update(raw: Raw, item: dict[str, Any], place: int, event: RawEvent) -> None:
    call = inside(item, "updateMessage", "individualCall")
    change = inside(item, "updateMessage", "simpleUpdate", "type")
    if call:
        event.kind = CALL if inside(call, "state") == "ACCEPTED" else MISSED_CALL
        event.own = inside(call, "direction") == "OUTGOING"
        event.sender = ME if event.own else raw.rooms[event.room]
    elif change in _BLOCKS:
        event.kind, event.own, event.sender = _BLOCKS[change], True, ME
    if event.kind:
        raw.events.append(event)
    else:
        raw.skip("notice of the app", place)
