"""Exports of WhatsApp, from Android phones and iPhones, with all clocks and orders of dates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from scenarios.chats.dates import BETWEEN, DATE, GAP, TIME, Clock, Stamp, decide, stamp_of, when
from scenarios.chats.record import Raw, RawEvent, RawText
from scenarios.chats.whatsapp_lines import Said, is_notice, notice, said
from scenarios.chats.words import MARKS, clean_name

HEADS = {
    "iPhone": re.compile(rf"\[{DATE}{BETWEEN}{TIME}\]{GAP}?"),
    "Android": re.compile(rf"{DATE}{BETWEEN}{TIME}{GAP}[-–]{GAP}"),
}
LONGEST_NAME = 100
"""A name before a colon has no more signs than this."""
LONGEST_NOTICE = 1000
_HEAD_SIGNS = 60
_LINES_TO_LOOK_AT = 200
_TEXTS_FOR_A_COLON = 8


@dataclass(slots=True)
class _Entry:
    """What begins with one time: the line's number, what follows the time, the lines after it."""

    stamp: Stamp
    line: int
    rest: str
    more: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        return "\n".join((self.rest, *self.more)) if self.more else self.rest


def fits(text: str) -> bool:
    """Return whether a text looks like an export of WhatsApp: an early line begins with a time."""
    return _head_of(text.split("\n", _LINES_TO_LOOK_AT)[:_LINES_TO_LOOK_AT]) is not None


def read(text: str, clock: Clock) -> Raw:
    """Return what is in an export of WhatsApp."""
    raw = Raw()
    entries = _entries(text, raw)
    order, ambiguous = decide([entry.stamp for entry in entries], clock.order)
    raw.notes.extend([ambiguous] if ambiguous else [])
    for entry in entries:
        _take(raw, entry, order)
    _give_names_their_colons(raw.texts)
    return raw


def _head_of(lines: Iterable[str]) -> re.Pattern[str] | None:
    """Return the pattern of the first line that begins with a time."""
    for line in lines:
        start = line.lstrip(MARKS)[:_HEAD_SIGNS]
        for head in HEADS.values():
            if head.match(start):
                return head
    return None


def _entries(text: str, raw: Raw) -> list[_Entry]:
    lines = text.split("\n")
    head = _head_of(lines)
    entries: list[_Entry] = []
    for number, line in enumerate(lines, 1):
        start = line.lstrip(MARKS)
        # Most lines of most chats begin with a time; the others are told by their first sign.
        match = head.match(start) if head and start[:1] in "[0123456789" else None
        if match:
            entries.append(_Entry(stamp_of(match.groups()), number, start[match.end() :]))
        elif entries:
            entries[-1].more.append(line)
        elif line.strip():
            raw.skip("line before the first text", number)
    return entries


def _take(raw: Raw, entry: _Entry, order: str) -> None:
    time = when(entry.stamp, order)
    if time is None:
        raw.skip("impossible date", entry.line)
        return
    sender, found = _parts(entry)
    if found.event:
        raw.events.append(RawEvent(time, found.event, sender, found.own))
    elif found.notice:
        raw.skip(found.notice, entry.line)
    elif not (found.media or found.deleted or found.words.strip()):
        raw.skip("text without words", entry.line)
    else:
        flags = (found.media, found.deleted, found.edited, found.own)
        raw.texts.append(RawText(time, sender, found.words, *flags))


def _parts(entry: _Entry) -> tuple[str, Said]:
    """Return the sender, empty without one, and what the words are."""
    rest = entry.rest.rstrip("\r ")
    end = rest.find(": ", 0, LONGEST_NAME)
    if end < 0 and rest.endswith(":") and len(rest) <= LONGEST_NAME:
        end = len(rest) - 1
    sender = clean_name(rest[: max(end, 0)]).removeprefix("~").strip()
    if sender and not is_notice(sender):
        return sender, said(entry.words[end + 1 :].removeprefix(" "))
    return "", notice(clean_name(rest[:LONGEST_NOTICE]))


def _give_names_their_colons(texts: list[RawText]) -> None:
    """Move into a name what every text of it begins with up to another colon.

    `Mum: home: hi` is from `Mum` or from `Mum: home`; where all of a sender's many texts begin
    alike, it is the name.
    """
    by_sender: dict[str, list[RawText]] = {}
    for text in texts:
        by_sender.setdefault(text.sender, []).append(text)
    for sender, theirs in by_sender.items():
        more, colon, _ = theirs[0].words.partition(": ")
        begin = more + colon
        if colon and len(begin) <= LONGEST_NAME and len(theirs) >= _TEXTS_FOR_A_COLON:
            if all(text.words.startswith(begin) for text in theirs):
                for text in theirs:
                    _rename(text, clean_name(f"{sender}: {more}"), text.words[len(begin) :])


def _rename(text: RawText, sender: str, words: str) -> None:
    found = said(words)
    text.sender, text.words = sender, found.words
    text.media, text.deleted, text.own = found.media, found.deleted, found.own
