"""Backups of the Android app SMS Backup & Restore: XML, read as a stream.

The app writes emoji as two references to halves of a sign, which is not XML; they are joined
before parsing. Document types and entities are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from agents.errors import AftertextError
from scenarios.chats.dates import Clock, moment
from scenarios.chats.record import ME, Raw, RawText

_PIECE = 65_536
_REFERENCE = re.compile(r"&#(x[0-9a-fA-F]{1,8}|[0-9]{1,8});(?:&#(x[0-9a-fA-F]{4}|[0-9]{5});)?")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SENT, _RECEIVED = "2", "1"
_NOTHING = ("", "null", "(Unknown)")
_DEEPEST = 20


def fits(text: str) -> bool:
    """Return whether a text looks like a backup of this app."""
    return re.search(r"<(?:smses|sms|mms)[\s>]", text[:_PIECE]) is not None


def read(text: str, clock: Clock) -> Raw:
    """Return what is in a backup; the texts with each number are a room.

    Raises AftertextError for a document type or entities.
    """
    raw = Raw(unit="entry")
    backup = _Backup(raw, clock)
    parser = DefusedXMLParser(target=backup, forbid_dtd=True)
    try:
        for piece in repaired(text):
            parser.feed(piece)
        parser.close()
    except DefusedXmlException:
        raise AftertextError(
            "the XML declares a document type or entities, which no backup of texts does;"
            " it is not read"
        ) from None
    except ParseError as error:
        if not raw.texts:
            raise AftertextError(f"the XML is damaged: {error}") from None
        raw.skip("broken off: the rest of the file is damaged", backup.entries + 1)
    return raw


def repaired(text: str) -> Iterator[str]:
    """Yield a text in pieces, with references joined that halve a sign, and without what XML bars.

    A piece ends where a tag begins, so never within a reference.
    """
    place = 0
    while place < len(text):
        end = text.find("<", place + _PIECE)
        end = len(text) if end < 0 else end
        yield _NO_XML.sub("", _REFERENCE.sub(_joined, text[place:end]))
        place = end


def _joined(match: re.Match[str]) -> str:
    first, second = (_number(group) for group in match.groups())
    if 0xD800 <= first < 0xDC00 and 0xDC00 <= second < 0xE000:
        return chr(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
    return "".join(_alone(match.group(n), number) for n, number in ((1, first), (2, second)))


def _number(digits: str | None) -> int:
    if digits is None:
        return -1
    return int(digits[1:], 16) if digits.startswith("x") else int(digits)


def _alone(digits: str | None, number: int) -> str:
    """Return one reference as it was if XML allows it, else nothing."""
    allowed = number in (9, 10, 13) or 0x20 <= number < 0xD800 or 0xE000 <= number <= 0x10FFFF
    return f"&#{digits};" if digits and allowed and number not in (0xFFFE, 0xFFFF) else ""


class _Backup:
    """What the parser tells of elements, which are forgotten once they are taken."""

    def __init__(self, raw: Raw, clock: Clock) -> None:
        self._raw, self._clock = raw, clock
        self.entries = self._depth = 0
        self._mms: dict[str, str] | None = None
        self._parts: list[str] = []
        self._has_media = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take a message of text, or begin one of parts."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise AftertextError("the XML is nested too deeply to be a backup of texts")
        if tag == "sms":
            self.entries += 1
            words = attributes.get("body", "")
            self._take(attributes, attributes.get("type"), words, False)
        elif tag == "mms":
            self.entries += 1
            self._mms, self._parts, self._has_media = attributes, [], False
        elif tag == "part" and self._mms is not None:
            self._take_part(attributes)

    def end(self, tag: str) -> None:
        """Take a message of parts once all of them are known."""
        self._depth -= 1
        if tag == "mms" and self._mms is not None:
            words = "\n".join(self._parts)
            self._take(self._mms, self._mms.get("msg_box"), words, self._has_media)
            self._mms = None

    def data(self, words: str) -> None:
        """Pass over what stands between elements."""

    def close(self) -> None:
        """Finish; all has been taken."""

    def _take_part(self, attributes: dict[str, str]) -> None:
        kind = attributes.get("ct", "")
        words = attributes.get("text", "")
        if kind == "text/plain" and words not in _NOTHING:
            self._parts.append(words)
        elif kind not in ("application/smil", "text/plain"):
            self._has_media = True

    def _take(self, row: dict[str, str], box: str | None, words: str, media: bool) -> None:
        time = moment(row.get("date", ""), self._clock.zone)
        number = row.get("address", "").strip()
        words = "" if words == "null" else words
        reason = ""
        if time is None:
            reason = "impossible date"
        elif box not in (_SENT, _RECEIVED):
            reason = "draft or text that was not sent"
        elif number in _NOTHING or not (words.strip() or media):
            reason = "text without words or number"
        if reason or time is None:
            self._raw.skip(reason, self.entries)
            return
        name = row.get("contact_name", "").strip()
        name = number if name in _NOTHING else name
        self._raw.rooms.setdefault(name, name)
        self._raw.alias(name, number)
        sender = ME if box == _SENT else name
        text = RawText(time, sender, words, media, own=box == _SENT, room=name)
        self._raw.texts.append(text)
