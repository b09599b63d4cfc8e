"""Exports as the apps really write them, in small: `files/` has one of each kind."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from scenarios.chats import Chat, ChatEvent, ChatText, read_chat

FILES = Path(__file__).parent / "files"
EXAMPLE = Path(__file__).parents[3] / "docs" / "examples" / "whatsapp_chat.txt"
BEN = ("Ben",)


def read(name: str, **more: object) -> Chat:
    return read_chat(FILES / name, zone="Europe/Berlin", **more)


def at(day: int, hour: int, minute: int, second: int = 0) -> datetime:
    return datetime(2026, 1, day, hour, minute, second)


QUESTION = ChatText(at(9, 21, 5, 1), 0, "Are you home, [B]?")
ANSWER = ChatText(at(9, 21, 6, 12), 1, "almost\ntwo stops")
PROMISE = ChatText(at(10, 0, 2, 9), 1, "I'll look at it: tomorrow")
PICTURE = ChatText(at(9, 21, 6, 30), 1, "", media=True)
KEPT = ChatText(PROMISE.when, 1, PROMISE.words, edited=True)
GONE = ChatText(at(10, 0, 3, 9), 0, "", deleted=True)
MISSED = ChatEvent(at(10, 0, 3, 39), "missed_call", 1)


@pytest.mark.parametrize(
    ("name", "texts", "people"),
    [
        ("signal_sigtop.json", [QUESTION, ANSWER, PICTURE, KEPT, GONE], None),
        ("signal_export.jsonl", [QUESTION, ANSWER, PICTURE, PROMISE], None),
        ("signal_main.jsonl", [QUESTION, ANSWER, PICTURE, KEPT, GONE], BEN),
        ("telegram.json", [QUESTION, ANSWER, PICTURE, KEPT], None),
        ("telegram_all.json", [QUESTION, ANSWER, PICTURE, KEPT], BEN),
    ],
)
def test_signal_and_telegram(name, texts, people):
    chat = read(name, people=people)
    found = [replace(text, when=text.when.replace(microsecond=0)) for text in chat.texts]
    if name == "signal_sigtop.json":  # which has no names at all
        assert found[0].words == "Are you home, Ben?"
        found[0] = QUESTION
    assert found == texts
    assert chat.events[0] == MISSED
    assert chat.me == (None if name == "telegram.json" else 0)


def test_what_else_signal_and_telegram_tell():
    assert read("signal_main.jsonl", people=BEN).events[1].kind == "block"
    assert read("signal_main.jsonl", people=BEN).events[1].who == 0
    assert read("telegram.json").events[1] == ChatEvent(at(10, 0, 5, 39), "call", 0)
    assert read("telegram.json").skipped.told() == ("1 × notice of the app (entry 1)",)


@pytest.mark.parametrize(
    ("direction", "author", "who"), [("INCOMING", "1", 1), ("OUTGOING", "2", 0)]
)
def test_a_call_in_signal_is_from_where_its_direction_says(tmp_path, direction, author, who):
    rows = [json.loads(row) for row in (FILES / "signal_main.jsonl").open(encoding="utf-8")]
    (item,) = (r["chatItem"] for r in rows if "individualCall" in str(r))
    item["authorId"] = author
    item["updateMessage"]["individualCall"]["direction"] = direction
    file = tmp_path / "main.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert read_chat(file, people=BEN).events[0].who == who


def test_signal_knows_people_by_number_first_and_by_id_later(tmp_path):
    rows = json.loads((FILES / "signal_sigtop.json").read_text(encoding="utf-8"))
    early = {"type": "incoming", "sent_at": 1_700_000_000_000, "source": "+4915251234567"}
    file = tmp_path / "chat.json"
    file.write_text(json.dumps([*rows, early | {"body": "early"}]), encoding="utf-8")
    chat = read_chat(file)
    assert [person.texts for person in chat.people] == [4, 2]
    assert chat.texts[0].words == "early"
    assert chat.notes == ("1 texts stood after later ones; all were put in order of time",)


def test_the_owner_of_an_export_of_all_chats_is_not_named(tmp_path):
    file = tmp_path / "result.json"
    whole = (FILES / "telegram_all.json").read_text(encoding="utf-8")
    file.write_text(whole.replace("I'll look at it", "miss quist? noraq? no"), encoding="utf-8")
    assert read_chat(file, people=BEN).texts[-1].words == "miss [A]? [A]? no: tomorrow"


def test_backup_of_texts():
    chat = read("sms.xml", people=BEN)
    halves = ChatText(ANSWER.when, 1, "almost\ntwo stops 🌻")
    picture = ChatText(PICTURE.when, 1, "the stop", media=True)
    assert chat.texts == (QUESTION, halves, picture, PROMISE)
    assert chat.me == 0
    assert chat.skipped.told() == ("1 × draft or text that was not sent (entry 5)",)


def test_tables():
    chat = read("table.csv")
    assert chat.texts == (QUESTION, ANSWER, PROMISE)
    assert chat.skipped.told() == ("1 × row with too few columns (line 6)",)
    assert "month/day/year" in chat.notes[0]
    chat = read("table.tsv")
    assert [t.when for t in chat.texts] == [QUESTION.when, ANSWER.when, PROMISE.when]
    assert chat.skipped.told() == ("1 × impossible date (line 5)",)


def minutes(*texts: ChatText) -> tuple[ChatText, ...]:
    return tuple(replace(text, when=text.when.replace(second=0)) for text in texts)


def test_android_in_the_united_states():
    chat = read("android_us.txt")
    assert chat.texts == (
        *minutes(QUESTION, ANSWER, PICTURE),
        ChatText(at(9, 23, 58), 0, "the kitchen light again", media=True),
        *minutes(KEPT),
        ChatText(at(10, 0, 3), 0, "", deleted=True),
        ChatText(at(13, 7, 16), 1, "", media=True),
        ChatText(at(13, 7, 17), 1, "sorry, wrong button"),
    )
    assert [(event.when, event.kind, event.who) for event in chat.events] == [
        (at(9, 21, 0), "block", None),
        (at(9, 21, 3), "unblock", None),
        (at(13, 7, 15), "missed_call", None),
    ]
    assert chat.skipped.told() == ("3 × notice of the app (line 1, 15, 16)",)
    assert chat.notes == ()


def test_who_me_is_tells_who_blocked():
    assert [event.who for event in read("android_us.txt", me="nora").events] == [0, 0, None]


def test_iphone_in_the_united_states():
    chat = read("iphone_us.txt")
    assert chat.texts == (
        QUESTION,
        ANSWER,
        PICTURE,
        KEPT,
        ChatText(at(10, 0, 3), 0, "", deleted=True),
        ChatText(at(13, 7, 17, 10), 0, "", media=True),
        ChatText(at(13, 7, 18, 10), 0, "", media=True),
    )
    assert chat.me == 0, "the one whose line says: you deleted this message"
    assert [(event.kind, event.who) for event in chat.events] == [
        ("missed_call", 1),
        ("call", 1),
        ("block", 0),
    ]
    assert chat.skipped.told() == (
        "1 × notice of the app (line 1)",
        "1 × line of the app that is not known (line 13)",
    )


def test_other_places():
    assert read("iphone_24.txt").texts == (QUESTION, ANSWER, PROMISE)
    assert read("android_iso.txt").texts == minutes(QUESTION, ANSWER, PROMISE)
    chat = read("android_dots.txt", people=("Nora", "01525 1234567"), me="01525/1234567")
    assert [(text.sender, text.media) for text in chat.texts] == [
        (0, False),
        (1, False),
        (0, True),
        (1, False),
        (0, True),
    ]
    assert chat.me == 1
    assert chat.notes == ()


def test_the_example_of_the_docs():
    chat = read_chat(EXAMPLE)
    assert [person.texts for person in chat.people] == [43, 42]
    assert chat.me == 0
    assert (chat.texts[-1].when - chat.texts[0].when).days == 47
    assert chat.notes == ()
    assert chat.skipped.total == 1
    told = " ".join(text.words for text in chat.texts).lower()
    assert not any(name in told.split() for name in ("maya", "tom", "lind", "brandt"))
    for left in ("[A]", "[B]", "[mail]", "[number]", "[link]", "[address]"):
        assert left.lower() in told
