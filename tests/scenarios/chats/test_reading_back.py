"""A chat that is written in any of the formats is read back as it was."""

from __future__ import annotations

from datetime import datetime
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scenarios.chats import Chat, names_in, read_chat
from tests.scenarios.chats import writers
from tests.scenarios.chats.writers import ME, NAMES, ZONE, Style, Written

PIECES = (
    "hey", "i", "miss this", "ok", "no", "why?", "17:30", "call me: now", "a - b", '"so"', "it's",
    "😀", "👍🏽", "❤️", "👩‍👩‍👧", "über", "naïve", "привет", "<3", "&", "50%", ":)", "1.", "…",
    "*really*", "\n", "\n\n", "\\n", "'", ",", ";", "&amp;", "&#65;", "]", "{", "\t",
)  # fmt: skip
HALVES = ("", " PM", "\u202fPM", "\u00a0pm", " p.m.", " p.\u00a0m.")
START = 1_500_000_000

words = (
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=8)
    .map(lambda pieces: " ".join(pieces).strip())
    .filter(bool)
)


@st.composite
def chats(draw: st.DrawFn) -> list[Written]:
    """Draw a chat of two in order of time, with at least one text of each."""
    gaps = draw(st.lists(st.integers(0, 40 * 86_400), min_size=2, max_size=8))
    now, chat = START + draw(st.integers(0, 200_000_000)), []
    for n, gap in enumerate(gaps):
        now += gap
        chat.append(Written(now, n if n < 2 else draw(st.integers(0, 1)), draw(words)))
    return chat


def is_same(chat: Chat, expected: list[Written], minutes: bool = False) -> None:
    # The hour that a zone lives twice is sorted by what the clock says.
    expected = sorted(expected, key=lambda w: time_of(w, minutes))
    assert [text.when for text in chat.texts] == [time_of(w, minutes) for w in expected]
    assert [text.sender for text in chat.texts] == [w.sender ^ expected[0].sender for w in expected]
    assert [text.words for text in chat.texts] == [w.words for w in expected]
    assert not any(text.media or text.deleted or text.edited for text in chat.texts)
    assert chat.skipped.total == 0
    assert chat.events == ()


def time_of(written: Written, minutes: bool) -> datetime:
    return written.local.replace(second=0) if minutes else written.local


@given(
    chats(),
    st.builds(
        Style,
        st.sampled_from(list(writers.ORDERS)),
        st.sampled_from(HALVES),
        st.booleans(),
        st.booleans(),
        st.sampled_from(("\n", "\r\n")),
    ),
)
def test_whatsapp_in_every_style(folder, chat, style):
    chat = in_whatsapp(chat, style)
    file = folder / "_chat.txt"
    file.write_bytes(writers.whatsapp(chat, style).encode())
    is_same(read_chat(file, date_order=style.order[:3]), chat, minutes=not style.iphone)


@pytest.mark.parametrize(
    "style",
    [
        Style(order, half, iphone)
        for order, half, iphone in product(writers.ORDERS, HALVES, (True, False))
    ],
    ids=str,
)
def test_the_order_is_found_where_the_dates_show_it(folder, style):
    chat = [Written(START + day * 86_400, day % 2, f"day {day}") for day in range(40)]
    file = folder / "_chat.txt"
    file.write_text(writers.whatsapp(chat, style), encoding="utf-8")
    read = read_chat(file)
    is_same(read, chat, minutes=not style.iphone)
    assert read.notes == ()


def in_whatsapp(chat: list[Written], style: Style) -> list[Written]:
    """Return a chat in the order in which a phone would have it: by what its clock said."""
    return sorted(chat, key=lambda written: time_of(written, not style.iphone))


WORLD_TIME = {
    "signal": [writers.signal_desktop, writers.signal_own, writers.signal_export],
    "telegram": [writers.telegram],
    "sms": [writers.sms],
    "csv": [writers.table, lambda chat: writers.table(chat, ";"),
            lambda chat: writers.table(chat, "\t")],
}  # fmt: skip
WRITERS = [(kind, write) for kind, all_of_it in WORLD_TIME.items() for write in all_of_it]


@pytest.mark.parametrize(
    ("kind", "write"), WRITERS, ids=[f"{kind}-{n}" for n, (kind, _) in enumerate(WRITERS)]
)
@given(chat=chats())
@example(chat=[Written(START, 0, "😀" * 40_000), Written(START + 1, 1, "a&b<c>'\"")])
def test_the_other_formats(folder, kind, write, chat):
    cut = [Written(w.moment, w.sender, w.words[:20_000]) for w in chat]
    file = folder / "export"
    file.write_text(write(chat), encoding="utf-8", newline="")
    read = read_chat(file, zone=ZONE)
    assert read.kind == kind
    is_same(read, cut)
    if kind in ("signal", "sms"):
        assert read.me == 0 ^ sorted(chat, key=lambda w: w.local)[0].sender


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("write", [writers.telegram, writers.signal_desktop, writers.sms])
def test_every_encoding(folder, encoding, write):
    chat = [Written(START, 0, "über 😀 it"), Written(START + 60, 1, "naïve, привет")]
    file = folder / "export"
    file.write_bytes(write(chat).encode(encoding))
    is_same(read_chat(file, zone=ZONE), chat)


def test_the_kind_can_be_said(folder):
    chat = [Written(START, 0, "one"), Written(START + 60, 1, "two")]
    for kind, write in WRITERS:
        file = folder / "export"
        file.write_text(write(chat), encoding="utf-8", newline="")
        is_same(read_chat(file, kind, zone=ZONE), chat)


def test_names_in_lists_all_who_write(folder):
    chat = [Written(START + n, n % 3 == 0, "hello") for n in range(6)]
    file = folder / "export"
    file.write_text(writers.telegram(chat), encoding="utf-8")
    assert names_in(file) == ((NAMES[0], 4), (NAMES[1], 2))
    file.write_text(writers.sms(chat), encoding="utf-8")
    assert names_in(file) == ((ME, 4), (NAMES[1], 2))
