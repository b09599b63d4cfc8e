"""Who the two are, and which of them is `me`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from agents.errors import AftertextError
from scenarios.chats import Person, names_in, read_chat, two_in
from tests.scenarios.chats.writers import Style, Written, telegram, telegram_chat, whatsapp

FILES = Path(__file__).parent / "files"
CHAT = [Written(1_500_000_000 + n * 86_400, n % 2, "hello") for n in range(30)]


def written(folder: Path, names: tuple[str, ...], senders: int = 2) -> Path:
    file = folder / "chat"
    chat = [w._replace(sender=n % senders) for n, w in enumerate(CHAT)]
    file.write_text(whatsapp(chat, Style(), names), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("me", "place"),
    [
        ("Maya Lind", 0),
        ("maya", 0),
        (" MAYA  lind ", 0),
        ("+49 1525 1234567", 1),
        ("0152 51234567", 1),
        ("A", 0),
        ("b", 1),
        ("first", 0),
        ("second", 1),
        (None, None),
    ],
)
def test_me_by_name_number_or_label(tmp_path, me, place):
    file = written(tmp_path, ("Maya Lind", "+49 1525 1234567"))
    assert read_chat(file, me=me).me == place


def test_me_that_is_nobody_has_a_nearest_name(tmp_path):
    file = written(tmp_path, ("Maya Lind", "Tom Brandt"))
    with pytest.raises(AftertextError, match="no person 'Tom Brand'; did you mean 'Tom Brandt'"):
        read_chat(file, me="Tom Brand")


def test_me_that_could_be_both_is_asked(tmp_path):
    file = written(tmp_path, ("Kim Berg", "Lou Berg"))
    with pytest.raises(AftertextError, match="could be 'Kim Berg' or 'Lou Berg'"):
        read_chat(file, me="berg")


def test_a_group_is_refused_with_all_who_write():
    with pytest.raises(AftertextError) as error:
        read_chat(FILES / "group.txt")
    assert "3 people write in this chat: Nora Quist (2 texts), Ben (2 texts), Ida Moor (1" in str(
        error.value
    )


def test_two_of_a_group():
    chat = read_chat(FILES / "group.txt", people=("ida", "nora"))
    assert [text.words for text in chat.texts] == ["Are you home, [name]?", "me too", "ask [B]"]
    assert chat.people == (Person("A", 2), Person("B", 1))


@pytest.mark.parametrize("people", [("Ben",), ("Ben", "ben"), ("Ben", "Ida", "Nora")])
def test_two_of_a_group_are_two(people):
    with pytest.raises(AftertextError, match="give two of them"):
        read_chat(FILES / "group.txt", people=people)


def test_who_is_not_there_has_a_nearest_name():
    with pytest.raises(AftertextError, match="no person 'Idar'; did you mean"):
        read_chat(FILES / "group.txt", people=("Idar", "Nora"))
    with pytest.raises(AftertextError, match="no chat with 'Bem Okoro'; did you mean 'Ben Okoro'"):
        read_chat(FILES / "telegram_all.json", people=("Bem Okoro",))


def test_several_chats_are_told_with_counts():
    with pytest.raises(AftertextError, match=r"2 chats in this file: Ben Okoro \(4 .*, Ida \(2"):
        read_chat(FILES / "telegram_all.json")


def test_one_of_several_chats_by_whom_it_is_with():
    chat = read_chat(FILES / "telegram_all.json", people=("Nora", "ida"))
    assert [text.words for text in chat.texts] == ["lunch?", "yes"]
    chat = read_chat(FILES / "sms.xml", people=("0152 51234567",))
    assert len(chat.texts) == 4


def test_who_is_in_a_group_as_well_is_meant_in_the_chat_of_two(tmp_path):
    three = [w._replace(sender=n % 3) for n, w in enumerate(CHAT)]
    names = {f"user{n}": name for n, name in enumerate(("Maya Lind", "Tom Brandt", "Ida Moor"), 1)}
    group = {
        "name": "Trip",
        "messages": [
            {"date": str(w.moment), "from": names[f"user{w.sender + 1}"], "text": "trip"}
            for w in three
        ],
    }
    file = tmp_path / "chat"
    chats = {"list": [group, telegram_chat(CHAT)]}
    file.write_text(json.dumps({"chats": chats}), encoding="utf-8")
    assert {text.words for text in read_chat(file, people=("Tom",)).texts} == {"hello"}
    assert two_in(file, people=("Tom",)) == ("Maya Lind", "Tom Brandt")
    assert len(read_chat(file, people=("Maya", "Ida")).texts) == 20


def test_names_that_phones_mark_as_unknown_are_names():
    assert names_in(FILES / "iphone_24.txt") == (("Ben", 2), ("Nora Quist", 1))


def test_who_never_wrote_is_the_other(tmp_path):
    file = tmp_path / "WhatsApp Chat with Tom Brandt.txt"
    alone = [w._replace(sender=0, words="tom? tom brandt") for w in CHAT]
    file.write_text(whatsapp(alone, Style()), encoding="utf-8")
    chat = read_chat(file, me="Maya")
    assert chat.people == (Person("A", 30), Person("B", 0))
    assert two_in(file) == ("Maya Lind", "Tom Brandt")
    assert chat.texts[0].words == "[B]? [B]"


def test_two_of_one_name_are_two(tmp_path):
    data = telegram(CHAT).replace("Tom Brandt", "Maya Lind")
    file = tmp_path / "chat"
    file.write_text(data, encoding="utf-8")
    assert len(names_in(file)) == 2
    assert [person.texts for person in read_chat(file).people] == [15, 15]


def test_the_first_who_writes_is_a(tmp_path):
    chat = [w._replace(sender=1 - w.sender) for w in CHAT]
    file = tmp_path / "chat"
    file.write_text(whatsapp(chat, Style()), encoding="utf-8")
    assert read_chat(file, me="Tom").me == 0
    assert two_in(file) == ("Tom Brandt", "Maya Lind")
    assert telegram_chat(chat)["name"] == "Tom Brandt"
