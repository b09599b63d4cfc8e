"""What WhatsApp says itself is kept apart from what people say, also when they sound alike."""

from __future__ import annotations

import pytest

from scenarios.chats import read_chat
from scenarios.chats.whatsapp_lines import Said, said
from tests.scenarios.chats.writers import Style, Written, whatsapp

MARK = "\u200e"


@pytest.mark.parametrize(
    "words",
    [
        "<Media omitted>",
        "<Video note omitted>",
        "<Medien ausgeschlossen>",
        "<View once voice message omitted>",
        "IMG-20260101-WA0001.jpg (file attached)",
        "Ann Smith.vcf (file attached)",
        f"{MARK}image omitted",
        f"{MARK}Video note omitted",
        f"{MARK}GIF omitted",
        "sticker omitted",
        f"{MARK}<attached: 00000001-AUDIO-2026-01-01-10-00-00.opus>",
        f"plan.pdf • {MARK}3 pages {MARK}<attached: 00000002-plan.pdf>",
        f"plan.pdf {MARK}document omitted",
        f"{MARK}Location: https://maps.google.com/?q=1,2",
        "Live location shared",
        "POLL:\nWhere?\nOPTION: here (1 vote)",
        "null",
    ],
)
def test_media_without_words(words):
    assert said(words) == Said("", media=True)


@pytest.mark.parametrize(
    "words",
    [
        "IMG-20260101-WA0001.jpg (file attached)\nlook at this",
        f"look at this {MARK}<attached: 00000001-PHOTO-2026-01-01-10-00-00.jpg>",
        f"look at this {MARK}image omitted",
        "<Media omitted>\nlook at this",
    ],
)
def test_media_with_a_caption(words):
    assert said(words) == Said("look at this", media=True)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (f"{MARK}Missed voice call, {MARK}Tap to call back", "missed_call"),
        ("Missed group video call", "missed_call"),
        (f"{MARK}Silenced voice call", "missed_call"),
        (f"{MARK}Voice call, {MARK}No answer", "missed_call"),
        (f"{MARK}Video call, {MARK}12 min", "call"),
        (f"{MARK}Voice call, {MARK}Answered on other device", "call"),
        (f"{MARK}You blocked this contact. Tap to unblock.", "block"),
        (f"{MARK}You unblocked this contact.", "unblock"),
    ],
)
def test_events(words, kind):
    assert said(words).event == kind


@pytest.mark.parametrize(
    "words",
    [
        "i missed your voice call",
        "Video call, tonight? I'd like to see you",
        "did you see the image omitted from the story",
        "you deleted this message didn't you",
        "I blocked this number",
        "he changed his number again",
        "<3",
        "<so sad> no",
        "<i> or <ii>",
        "null and void",
        "location: unclear",
        "the file (file attached) is old",
    ],
)
def test_what_people_say_stays(words):
    assert said(words) == Said(words)


@pytest.mark.parametrize("text", ["This message was deleted", f"{MARK}This message was deleted."])
def test_deleted(text):
    assert said(text) == Said("", deleted=True)
    assert said("You deleted this message") == Said("", deleted=True, own=True)


def test_edited():
    assert said(f"ok {MARK}<This message was edited>") == Said("ok", edited=True)


def test_a_name_with_a_colon_is_found_when_all_texts_have_it(tmp_path):
    file = tmp_path / "chat"
    names = ("Ann: new number", "Kim")
    words = ("note: {}", "well {}", "so: {}")
    chat = [Written(1_500_000_000 + n * 86_400, n % 2, words[n % 3].format(n)) for n in range(40)]
    file.write_text(whatsapp(chat, Style(), names), encoding="utf-8")
    assert {text.words for text in read_chat(file).texts} == {w.words for w in chat}


def test_a_word_with_a_colon_is_no_name(tmp_path):
    file = tmp_path / "chat"
    chat = [Written(1_500_000_000 + n * 86_400, n % 2, f"note: {n}") for n in range(14)]
    file.write_text(whatsapp(chat, Style()), encoding="utf-8")
    assert {text.words for text in read_chat(file).texts} == {w.words for w in chat}


def test_a_pasted_chat_of_the_other_phone_is_part_of_a_text(tmp_path):
    file = tmp_path / "chat"
    pasted = "look:\n17/01/2026, 10:00 - Ann: hi\n17/01/2026, 10:01 - Bea: hey"
    chat = [Written(1_500_000_000, 0, pasted), Written(1_500_000_060, 1, "ok")]
    file.write_text(whatsapp(chat, Style()), encoding="utf-8")
    assert len(read_chat(file).texts) == 2


def test_a_notice_with_a_colon_is_nobodys_text(tmp_path):
    file = tmp_path / "chat"
    chat = [Written(1_500_000_000 + n, n % 2, "hi") for n in range(2)]
    lines = whatsapp(chat, Style(iphone=False, marks=False))
    changed = '14/07/2017, 05:00 - Maya Lind changed the group name from "a: b" to "c"\n'
    code = "14/07/2017, 05:00 - Your security code with Tom: Tap to learn more.\n"
    file.write_text(lines + changed + code, encoding="utf-8")
    assert read_chat(file).skipped.told() == ("2 × notice of the app (line 3, 4)",)


def test_lines_before_the_first_text_and_empty_texts_are_counted(tmp_path):
    file = tmp_path / "chat"
    chat = [Written(1_500_000_000 + n, n % 2, " " if n == 2 else "hi") for n in range(4)]
    file.write_text("Exported chat\n\n" + whatsapp(chat, Style()), encoding="utf-8")
    assert read_chat(file).skipped.told() == (
        "1 × line before the first text (line 1)",
        "1 × text without words (line 5)",
    )
