"""Whatever is in a file, it is read as far as possible or refused with a clear line."""

from __future__ import annotations

import contextlib
import io
import json
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.errors import AftertextError
from scenarios.chats import KINDS, Chat, read_chat
from tests.scenarios.chats import writers
from tests.scenarios.chats.writers import Style, Written

CHAT = [Written(1_500_000_000 + n * 50_000, n % 2, f"hello 😀 {n}") for n in range(12)]
WHATSAPP = writers.whatsapp(CHAT, Style())
ALL = {
    "whatsapp": WHATSAPP,
    "signal": writers.signal_desktop(CHAT),
    "signal lines": writers.signal_export(CHAT),
    "signal own": writers.signal_own(CHAT),
    "telegram": writers.telegram(CHAT),
    "sms": writers.sms(CHAT),
    "csv": writers.table(CHAT),
}


def read(folder: Path, content: str | bytes, kind: str = "auto", **more: object) -> Chat:
    file = folder / "chat.bin"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_chat(file, kind, **more)


def refusal(folder: Path, content: str | bytes, kind: str = "auto", **more: object) -> str:
    with pytest.raises(AftertextError) as error:
        read(folder, content, kind, **more)
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 2_000
    return str(error.value)


@given(st.binary(max_size=400), st.sampled_from(("auto", *KINDS)))
def test_any_bytes(folder, content, kind):
    with contextlib.suppress(AftertextError):
        read(folder, content, kind)


@pytest.mark.parametrize("name", ALL)
@given(st.data())
def test_damaged_exports(folder, name, data):
    content = bytearray(ALL[name].encode())
    for _ in range(data.draw(st.integers(0, 5))):
        place = data.draw(st.integers(0, len(content) - 1))
        length = data.draw(st.integers(0, 30))
        content[place : place + length] = data.draw(st.binary(max_size=8))
    cut = data.draw(st.integers(0, len(content)))
    try:
        chat = read(folder, bytes(content[:cut]))
    except AftertextError:
        return
    assert len(chat.texts) <= 2 * len(CHAT)


LEAF = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from((1_500_000_000_000, "1500000000", "2026-01-17T10:00:00", 10**400, "message"))
)
KEYS = """
    messages chats list id type date date_unixtime from from_id text action actor sent_at body
    sender source attachments recipient chat chatItem chatId authorId dateSent incoming self
    standardMessage updateMessage individualCall simpleUpdate account call callHistoryDetails
"""
JSON = st.recursive(
    LEAF,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(KEYS.split()), inner, max_size=6)
    ),
    max_leaves=20,
)


@given(JSON, st.sampled_from(("auto", "signal", "telegram")))
def test_any_json(folder, value, kind):
    with contextlib.suppress(AftertextError):
        read(folder, json.dumps(value), kind)


def test_a_hundred_thousand_lines_take_seconds(folder):
    lines = [
        f"{n % 28 + 1:02}/{n // 5_000 % 12 + 1:02}/2026, 10:{n % 60:02} - "
        f"{writers.NAMES[n % 2]}: well maya, that's text {n}"
        for n in range(100_000)
    ]
    started = time.perf_counter()
    chat = read(folder, "\n".join(lines))
    assert len(chat.texts) == 100_000
    assert time.perf_counter() - started < 20, "5 on a machine that does nothing else"


LONG = 10_000_000


@pytest.mark.parametrize(
    "piece", ["a", "a.", "1 ", "<", "\u200e", " ", "[", "@a", "\x1b]", "http", "Anna ", ": ", "-"]
)
def test_a_line_of_ten_million_signs(folder, piece):
    head = "[17/01/2026, 10:00:00] Maya Lind: "
    content = WHATSAPP + head + piece * (LONG // len(piece)) + "\n" + head + "the end\n"
    started = time.perf_counter()
    chat = read(folder, content)
    assert chat.texts[-1].words == "the end"
    assert time.perf_counter() - started < 10


@pytest.mark.parametrize("name", ["signal", "telegram", "csv", "sms"])
def test_a_long_text_is_cut(folder, name):
    chat = [*CHAT[:-1], CHAT[-1]._replace(words="a." * 50_000)]
    write = {
        "signal": writers.signal_desktop,
        "telegram": writers.telegram,
        "csv": writers.table,
        "sms": writers.sms,
    }
    found = read(folder, write[name](chat))
    assert len(found.texts[-1].words) == 20_000
    assert "cut" in found.notes[-1]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "no text"),
        (b"SQLite format 3\x00" + b"\x00abc" * 100, "database"),
        ("dear diary\n" * 50, "no chat that is known"),
        ("<!DOCTYPE html><html><body>chat</body></html>", "web page"),
        ("[" * 200_000, "nested too deeply"),
        ('{"a":' * 200_000, "nested too deeply"),
        ('{"name": "x"}', "neither of Signal nor of Telegram"),
        ("{hello", "none"),
        ('{"messages": [{"from_id": "u", "type": "message"}]}', "no text of a person"),
        ("time,text\n2026-01-01,hi\n", "no column for the sender"),
        ("time,sendr,text\n2026-01-01,a,hi\n", "is it 'sendr'?"),
        ("[17/13/2026, 10:00:00] Maya: hi\n", "impossible date (line 1)"),
        (b"PK\x03\x04" + b"\x00" * 100, "archive is damaged"),
        (b"<smses><sms", "XML is damaged"),
        ("<smses>" * 100_000, "nested too deeply"),
    ],
)
def test_what_is_refused_says_why(folder, content, why):
    assert why in refusal(folder, content)


def test_what_stands_beside_a_file(tmp_path):
    assert "no such file" in str(refused_path(tmp_path / "none"))
    assert "folder" in str(refused_path(tmp_path))
    assert "no such file" in str(refused_path("a\0b"))


def refused_path(path: Path | str) -> AftertextError:
    with pytest.raises(AftertextError) as error:
        read_chat(path)
    return error.value


@pytest.mark.parametrize(
    "head",
    [
        "<!DOCTYPE smses>",
        "<!DOCTYPE smses [<!ENTITY a 'b'>]>",
        "<!DOCTYPE smses [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>",
        "<!DOCTYPE smses [<!ENTITY a 'b'><!ENTITY c '&a;&a;&a;&a;'>]>",
        "<!DOCTYPE smses SYSTEM 'http://localhost/x.dtd'>",
    ],
)
def test_xml_with_entities_is_refused(folder, head):
    content = writers.sms(CHAT).replace("<smses", head + "<smses", 1)
    assert "document type or entities" in refusal(folder, content)


def test_xml_that_breaks_off_is_read_up_to_there(folder):
    content = writers.sms(CHAT)
    chat = read(folder, content[: content.rindex("<sms ") + 30])
    assert len(chat.texts) == len(CHAT) - 1
    assert chat.skipped.told() == ("1 × broken off: the rest of the file is damaged (entry 12)",)


@pytest.mark.parametrize("name", ["signal", "telegram"])
def test_json_that_breaks_off_is_read_up_to_there(folder, name):
    chat = read(folder, ALL[name][: len(ALL[name]) * 2 // 3])
    assert 5 <= len(chat.texts) < len(CHAT)
    assert "broken off" in chat.skipped.told()[0]


def test_damaged_lines_of_json_are_counted(folder):
    lines = ALL["signal lines"].split("\n")
    lines[3], lines[5] = lines[3][:20], "[[[["
    chat = read(folder, "\n".join(lines))
    assert len(chat.texts) == len(CHAT) - 2
    assert chat.skipped.told() == ("2 × damaged line (entry 4, 6)",)


def test_numbers_out_of_range_are_counted(folder):
    rows = json.loads(ALL["signal"])
    for row, value in zip(rows, (1e300, -1, 0, 10**30, True, [], "soon"), strict=False):
        row["sent_at"] = value
    content = json.dumps(rows).replace("1e+300", "1e999")
    chat = read(folder, content)
    assert len(chat.texts) == len(CHAT) - 7
    assert chat.skipped.told() == ("7 × impossible date (entry 1, 2, 3, …)",)


def test_a_number_of_thousands_of_digits_spoils_one_entry(folder):
    rows = json.loads(ALL["signal"])
    rows[3]["sent_at"] = 4242
    content = json.dumps(rows).replace("4242", "9" * 10_000)
    assert len(read(folder, content).texts) == len(CHAT) - 1


def test_what_steers_a_terminal_or_hides_is_taken_out(folder):
    evil = "a\x1b[31mb\x1b]0;title\x07c\x00d\u202ee\u200bf\x9bg\x1b[2Jh\u2066i\ue000"
    chat = [CHAT[0]._replace(words=evil), CHAT[1]._replace(words="x\u2028y\rz ma\u200dya")]
    for write in (writers.telegram, writers.signal_desktop, lambda c: writers.whatsapp(c, Style())):
        found = read(folder, write(chat))
        assert found.texts[0].words == "abcdefghi\ue000"
        assert found.texts[1].words in ("x\ny\nz [A]", "x\ny\nz maya")


def test_names_in_errors_steer_nothing(folder):
    chat = [Written(1_500_000_000, n, "hi") for n in range(3)]
    content = writers.whatsapp(chat, Style(), ("Ann\x1b[31m", "Ben\u202e", "Cleo"))
    error = refusal(folder, content)
    assert "Ann (1 text), Ben (1 text), Cleo (1 text)" in error


def test_a_name_of_nothing_that_shows_is_still_someone(folder):
    content = writers.telegram(CHAT).replace("Tom Brandt", "\u200b\u2060")
    assert [person.texts for person in read(folder, content).people] == [6, 6]


def test_windows_letters_are_read_and_said(folder):
    content = writers.whatsapp(CHAT, Style(marks=False)).replace("😀", "café – naïve")
    content = content.encode("cp1252")
    chat = read(folder, content)
    assert chat.texts[0].words == "hello café – naïve 0"
    assert chat.notes[0] == "the file is not UTF-8; it was read as Windows-1252"


def test_damaged_signs_are_replaced_and_counted(folder):
    content = WHATSAPP.encode().replace(b"hello", b"h\xffllo", 1)
    chat = read(folder, content)
    assert chat.texts[0].words == "h\ufffdllo 😀 0"
    assert chat.notes[0] == "1 damaged signs in the file were replaced"


def test_the_limit_holds_for_files_and_archives(folder):
    assert "larger than" in refusal(folder, WHATSAPP, most_bytes=100)
    assert "larger than" in refusal(folder, zipped({"_chat.txt": " " * 200_000}), most_bytes=10_000)


def zipped(files: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    "names",
    [
        ["_chat.txt", "00001-PHOTO.jpg", "__MACOSX/_chat.txt"],
        ["WhatsApp Chat with Tom.txt", "notes.txt"],
        ["export/result.json.txt"],
    ],
)
def test_the_chat_in_an_archive_is_found(folder, names):
    files = {name: (WHATSAPP if n == 0 else "other") for n, name in enumerate(names)}
    assert len(read(folder, zipped(files)).texts) == len(CHAT)


def test_archives_without_one_chat_are_refused(folder):
    assert "2 could be the chat" in refusal(folder, zipped({"a.txt": "x", "b.txt": "y"}))
    assert "nothing in the archive" in refusal(folder, zipped({"a.jpg": "x"}))


def test_locked_archives_are_refused(folder):
    content = bytearray(zipped({"_chat.txt": WHATSAPP}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert "password" in refusal(folder, bytes(content))


@given(st.data())
def test_damaged_archives(folder, data):
    content = bytearray(zipped({"_chat.txt": WHATSAPP, "a.jpg": "x"}))
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=4)):
        content[place] = data.draw(st.integers(0, 255))
    with contextlib.suppress(AftertextError):
        read(folder, bytes(content))


def test_kinds_orders_and_zones_that_do_not_exist_have_a_nearest_name(folder):
    assert "did you mean 'whatsapp'?" in refusal(folder, WHATSAPP, "whatsap")
    assert "did you mean" in refusal(folder, WHATSAPP, date_order="dym")
    assert "did you mean 'Europe/Berlin'?" in refusal(folder, WHATSAPP, zone="Europe/Berlim")
