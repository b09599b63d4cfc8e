"""What WhatsApp itself writes into a chat: notices, calls, and what stands for media."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from scenarios.chats.record import BLOCK, CALL, MISSED_CALL, UNBLOCK
from scenarios.chats.words import MARKS


class Said(NamedTuple):
    """What words after a sender's name are: a text with these flags, an event, or a notice."""

    words: str
    media: bool = False
    deleted: bool = False
    edited: bool = False
    own: bool = False
    event: str = ""
    notice: str = ""


_AROUND = MARKS + " \t\r\n\u00a0\u202f"
_NO_MARKS = dict.fromkeys(map(ord, MARKS))
NOTICE = "notice of the app"
UNKNOWN_NOTICE = "line of the app that is not known"
_EVENTS = (
    (re.compile(r"(?:Missed|Silenced) (?:group )?(?:voice |video )?call\b.{0,60}"), MISSED_CALL),
    (
        re.compile(r"(?:Voice|Video) call[.,]? ?(?:No answer|Not answered|Declined)\b.{0,40}"),
        MISSED_CALL,
    ),
    (
        re.compile(
            r"(?:Voice|Video) call"
            r"(?:[.,] (?:\d+ ?(?:h|m|s|joined)|Answered on|Tap to).{0,60})?"
        ),
        CALL,
    ),
    (re.compile(r"You blocked this (?:contact|person|business|account)\b.{0,60}"), BLOCK),
    (re.compile(r"You unblocked this (?:contact|person|business|account)\b.{0,60}"), UNBLOCK),
)
_SURE = re.compile(
    r"(?:Messages (?:and calls|to this chat|you send to|to this group)\b.*"
    r"\bend-to-end (?:encrypted|encryption)\b.*"
    r"|Your security code with .{1,200} changed\b.*"
    r"|.{1,200} turned (?:on|off) disappearing messages\. (?:New|Tap)\b.*"
    r"|Waiting for this message\. This may take a while\b.*)",
    re.DOTALL,
)
_BEFORE_A_COLON = re.compile(
    r"Your security code|Messages (?:and calls|you send|to this)\b"
    r"|.{1,80} (?:changed|created|updated|turned|set|added|removed|pinned)"
    r" (?:the|their|this|to|on|off|a|your|you)\b"
)
_DELETED = re.compile(r"(?:This message was deleted|(You) deleted this message)\b.{0,120}\.?")
_EDITED = "<This message was edited>"
_OMITTED = re.compile(
    r"(?:image|video|audio|sticker|GIF|document|contact card|video note|media|voice message)"
    r" omitted",
    re.IGNORECASE,
)
_ATTACHED = re.compile(r"<(?:attached|Anhang|adjunto|allegato|pièce jointe|anexado)[^<>\n]*>")
_IN_BRACKETS = re.compile(r"<[^<>\n]{4,60}>|null")
_FILE = re.compile(r"[^\n]{1,200}\.\w{2,5} \((?:file attached|Datei angehängt)\)")
_PLACE = re.compile(r"(?:live )?location(?: shared\b.*|: https?://\S+)", re.IGNORECASE)
_FILE_NAME = re.compile(r"[^\n]{1,200}\.\w{2,5}(?: • .{0,40})?")
_TAIL = 40


def _bare(words: str) -> str:
    return words.strip(_AROUND)


def notice(line: str) -> Said:
    """Return what a line without a sender says: an event or a notice."""
    return _event(line) or Said("", notice=NOTICE)


@lru_cache(maxsize=1024)
def is_notice(name: str) -> bool:
    """Return whether what stands before a colon is the beginning of a notice, not a name."""
    return _BEFORE_A_COLON.match(name) is not None


def said(words: str) -> Said:
    """Return what the words after a sender's name are; they may have several lines.

    The iPhone begins what the app itself says with a direction mark, in every language.
    """
    bare = _bare(words)
    plain = bare if bare.isascii() else bare.translate(_NO_MARKS)
    if found := _event(plain):
        return found
    if _SURE.fullmatch(plain):
        return Said("", notice=NOTICE)
    if deleted := _DELETED.fullmatch(plain):
        return Said("", deleted=True, own=bool(deleted.group(1)))
    edited = bare.endswith(_EDITED)
    words = words.rstrip(_AROUND).removesuffix(_EDITED).rstrip(_AROUND) if edited else words
    caption = _caption(words)
    if caption is not None:
        return Said(_bare(caption), media=True, edited=edited)
    if words.startswith(tuple(MARKS[:2])) and not edited:
        return Said("", notice=UNKNOWN_NOTICE)
    return Said(words, edited=edited)


def _event(line: str) -> Said | None:
    for pattern, kind in _EVENTS:
        if pattern.fullmatch(line):
            return Said("", event=kind, own=line.startswith("You "))
    return None


def _caption(words: str) -> str | None:
    """Return the caption of media, empty without one, or None if the words are no media."""
    first, _, rest = words.partition("\n")
    bare = _bare(first)
    if bare == "POLL:" or _PLACE.fullmatch(bare):
        return ""
    if _IN_BRACKETS.fullmatch(bare) or _FILE.fullmatch(bare) or _OMITTED.fullmatch(bare):
        return rest
    before = _before_the_mark(bare)
    if before is None:
        return None
    return rest if _FILE_NAME.fullmatch(before) else f"{before}\n{rest}"


def _before_the_mark(line: str) -> str | None:
    """Return what stands on a line before the app's own mark for media at its end, or None."""
    place = line.rfind("<")
    if place >= 0 and _ATTACHED.fullmatch(line[place:]):
        return _bare(line[:place])
    tail = line[-_TAIL:]
    mark = max(tail.rfind(sign) for sign in MARKS[:2])
    if mark >= 0 and _OMITTED.fullmatch(tail[mark + 1 :]):
        return _bare(line[: len(line) - len(tail) + mark])
    return None
