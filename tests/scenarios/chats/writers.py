"""Writes a chat as the phones and tools write it, so that reading it back can be compared."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from xml.sax.saxutils import quoteattr
from zoneinfo import ZoneInfo

ZONE = "Europe/Berlin"
NAMES = ("Maya Lind", "Tom Brandt")
ME = "Me"
ORDERS = {
    "dmy": "{day:02}/{month:02}/{year}",
    "mdy": "{month}/{day}/{short:02}",
    "ymd": "{year}-{month:02}-{day:02}",
    "dmy.": "{day:02}.{month:02}.{short:02}",
    "dmy4.": "{day}. {month}. {year}",
}


class Written(NamedTuple):
    """One text before it is written: a moment in world time, 0 or 1 for the sender, words."""

    moment: int
    sender: int
    words: str

    @property
    def local(self) -> datetime:
        return datetime.fromtimestamp(self.moment, ZoneInfo(ZONE)).replace(tzinfo=None)


class Style(NamedTuple):
    """How a phone writes WhatsApp exports."""

    order: str = "dmy"
    half_days: str = ""
    """The pattern of the half of the day, such as `\\u202fPM`; empty for 24 hours."""
    iphone: bool = True
    marks: bool = True
    newline: str = "\n"


def whatsapp(chat: Sequence[Written], style: Style, names: Sequence[str] = NAMES) -> str:
    lines = []
    mark = "\u200e" if style.marks else ""
    for written in chat:
        time = stamp(written.local, style)
        head = f"{mark}[{time}] " if style.iphone else f"{time} - "
        words = written.words.replace("\n", style.newline)
        lines.append(f"{head}{names[written.sender]}: {words}")
    return style.newline.join(lines) + style.newline


def stamp(time: datetime, style: Style) -> str:
    parts = {"day": time.day, "month": time.month, "year": time.year, "short": time.year % 100}
    date = ORDERS[style.order].format(**parts)
    seconds = f":{time.second:02}" if style.iphone else ""
    if not style.half_days:
        return f"{date}, {time.hour:02}:{time.minute:02}{seconds}"
    half = style.half_days.replace("P", "P" if time.hour >= 12 else "A")
    half = half.replace("p", "p" if time.hour >= 12 else "a")
    return f"{date}, {time.hour % 12 or 12}:{time.minute:02}{seconds}{half}"


def signal_desktop(chat: Sequence[Written]) -> str:
    """As sigtop does: the rows of Signal Desktop."""
    rows = []
    for written in chat:
        row = {"sent_at": written.moment * 1000, "body": written.words, "conversationId": "c1"}
        incoming = {"type": "incoming", "sourceServiceId": "8f6e", "source": "+4915123456789"}
        rows.append(row | (incoming if written.sender else {"type": "outgoing"}))
    return "[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]\n"


def signal_export(chat: Sequence[Written]) -> str:
    """As signal-export does: one object a line, local times."""
    rows = (
        {
            "date": written.local.isoformat(),
            "sender": NAMES[1] if written.sender else ME,
            "body": written.words + "  ",
            "quote": "",
            "sticker": "",
            "reactions": [],
            "attachments": [],
        }
        for written in chat
    )
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def signal_own(chat: Sequence[Written]) -> str:
    """As Signal itself does: people, chats and items by number, a line each."""
    rows: list[dict[str, object]] = [
        {"version": "1", "backupTimeMs": "1769000000000"},
        {"account": {"givenName": "Maya", "familyName": "Lind"}},
        {"recipient": {"id": "1", "self": {}}},
        {"recipient": {"id": "2", "contact": {"e164": "4915123", "profileGivenName": "Tom"}}},
        {"chat": {"id": "7", "recipientId": "2"}},
    ]
    for written in chat:
        direction = "incoming" if written.sender else "outgoing"
        item = {
            "chatId": "7",
            "authorId": str(written.sender + 1),
            "dateSent": str(written.moment * 1000),
            direction: {},
            "standardMessage": {"text": {"body": written.words}},
        }
        rows.append({"chatItem": item})
    return "".join(json.dumps(row) + "\n" for row in rows)


def telegram(chat: Sequence[Written]) -> str:
    return json.dumps(telegram_chat(chat), ensure_ascii=False, indent=1)


def telegram_chat(chat: Sequence[Written]) -> dict[str, object]:
    messages = []
    for n, written in enumerate(chat):
        first, space, rest = written.words.partition(" ")
        parts = [first, {"type": "bold", "text": space + rest}] if rest else written.words
        messages.append(
            {
                "id": n,
                "type": "message",
                "date": written.local.isoformat(),
                "date_unixtime": str(written.moment),
                "from": NAMES[written.sender],
                "from_id": f"user{written.sender + 1}",
                "text": parts if n % 2 else written.words,
            }
        )
    return {"name": NAMES[1], "type": "personal_chat", "id": 5, "messages": messages}


def sms(chat: Sequence[Written]) -> str:
    rows = []
    for written in chat:
        body = halved(quoteattr(written.words, {"\n": "&#10;", "\t": "&#9;"}))
        rows.append(
            f'  <sms protocol="0" address="+49151234567" date="{written.moment * 1000}"'
            f' type="{1 if written.sender else 2}" body={body} contact_name="Tom Brandt" />'
        )
    head = "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n"
    style = '<?xml-stylesheet type="text/xsl" href="sms.xsl"?>\n'
    return head + style + f'<smses count="{len(rows)}">\n' + "\n".join(rows) + "\n</smses>\n"


def halved(words: str) -> str:
    """Return words as the app writes them: signs beyond 16 bits as references to two halves."""
    signs = []
    for sign in words:
        wide = sign.encode("utf-16-be")
        pairs = [int.from_bytes(wide[i : i + 2]) for i in range(0, len(wide), 2)]
        signs.append("".join(f"&#{half};" for half in pairs) if len(pairs) > 1 else sign)
    return "".join(signs)


def table(chat: Sequence[Written], separator: str = ",") -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\n")
    writer.writerow(("Timestamp", "From", "Message"))
    writer.writerows((w.local.isoformat(" "), NAMES[w.sender], w.words) for w in chat)
    return out.getvalue()
