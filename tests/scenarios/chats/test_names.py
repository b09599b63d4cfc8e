"""Nothing that names a person or leads to one stays in words."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scenarios.chats import read_chat
from scenarios.chats.name_words import EVERYDAY, NO_NAMES
from scenarios.chats.names import Hider
from tests.scenarios.chats import writers
from tests.scenarios.chats.writers import Style, Written

LETTERS = st.characters(categories=("Ll", "Lu"), max_codepoint=0x24F) | st.characters(
    categories=("Ll", "Lu"), min_codepoint=0x386, max_codepoint=0x45F
)
OURS = {"name", "link", "mail", "number", "address"}
"""Words that stand for what was taken out."""

part = st.text(LETTERS, min_size=2, max_size=12).map(lambda w: unicodedata.normalize("NFC", w))
part = part.filter(
    lambda w: w.isalpha() and w.lower() not in NO_NAMES | EVERYDAY | OURS and len(w) > 1
)
# Letters whose capitals are two letters or another letter's are not all found in all cases.
part = part.filter(lambda w: w.lower() == w.upper().lower() and len(w) == len(w.upper()))
names = st.lists(part, min_size=1, max_size=3).map(" ".join)
around = st.sampled_from(("", " ", ".", "!", "'s", "’s", "s", ",", "\n", "😀", "-", "_", "2", "@"))
how = st.sampled_from(
    (str, str.lower, str.upper, str.title, lambda w: w + w[-1] * 3, lambda w: "@" + w)
)
filler = st.sampled_from(("did", "go", "17:30", "…", "because", "#", "(", "www", "no 12"))


@given(st.data())
def test_no_name_and_no_long_number_stays(folder, data):
    two = data.draw(st.tuples(names, names), "names")
    known = {piece for name in two for piece in (name, *name.split())}
    assume(len({name.lower() for name in two}) == 2)
    said = data.draw(st.lists(st.lists(spoken(sorted(known)), max_size=6).map(" ".join)), "words")
    chat = [
        Written(1_500_000_000 + n, n % 2, f"x {words}") for n, words in enumerate(["", "", *said])
    ]
    file = folder / "chat"
    file.write_text(writers.whatsapp(chat, Style(), two), encoding="utf-8")
    for text in read_chat(file, date_order="dmy").texts:
        left = [piece for piece in known if stands_in(piece, text.words)]
        assert left == [], text.words
        assert not re.search(r"\d{6}", text.words)


def spoken(known: list[str]) -> st.SearchStrategy[str]:
    """Draw something that is said: a name in some form, a number, or words between."""
    name = st.tuples(
        around.filter(lambda a: a not in ("s", "'s", "’s")), how, st.sampled_from(known), around
    )
    number = st.from_regex(r"\+?[0-9][0-9 ()./-]{0,3}[0-9]{5,12}", fullmatch=True)
    return filler | number | name.map(lambda drawn: drawn[0] + drawn[1](drawn[2]) + drawn[3])


def stands_in(name: str, words: str) -> bool:
    """Return whether a name stands in words, in any case, for itself or with an s."""
    pattern = rf"(?<![^\W\d_]){re.escape(name.casefold())}(?=s?(?![^\W\d_]))"
    words = re.sub(r"\[(?:A|B|name|link|mail|number|address)\]", "·", words)
    return re.search(pattern, words.casefold()) is not None


HIDE = Hider(
    {"A": ["Anna-Lena Weiß", "+49 151 2345678"], "B": ["Will O'Brien", "小明", "Zoë (gym)"]},
    also=["Sara Kowalski"],
)


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("Anna, anna-lena, ANNA’s, Annas, annaaa", "[A], [A], [A]’s, [A]s, [A]"),
        ("annabel and bananna are others", "annabel and bananna are others"),
        ("WEISS and weiß", "[A] and [A]"),
        ("Will you? I will. o’brien", "[B] you? I will. [B]"),
        ("我爱小明吗", "我爱[B]吗"),
        ("zoe or ZOË, at the gym", "[B] or [B], at the gym"),
        ("sara's", "[name]'s"),
        ("@anna @annas_pics @someone", "[A] [name] [name]"),
        ("+49 (0)151 234-5678, 0151/2345678", "[number], [number]"),
        ("at 17:30 on 17.01.26, room 12345", "at 17:30 on 17.01.26, room 12345"),
        ("DE89 3704 0044 0532 0130 00", "[number]"),
        ("GB29NWBK60161331926819", "[number]"),
        ("14 Elm Street, SW1A 1AA", "[address], [number]"),
        ("a 20 minute drive, B4 2PM", "a 20 minute drive, B4 2PM"),
        ("Hauptstraße 12", "[address]"),
        ("see https://x.y/anna?b=1, t.me/anna", "see [link] [link]"),
        ("insta.com/anna a.b@c.de", "[link] [mail]"),
        ("you.me too.it was", "you.me too.it was"),
    ],
)  # fmt: skip
def test_what_is_taken_out_and_what_stays(said, left):
    assert HIDE(said) == left


two = st.tuples(part, part).filter(
    lambda t: len("".join(t)) >= 7 and t[0].casefold() != t[1].casefold()
)


@given(two, st.booleans(), st.sampled_from(("", ".", "_", "-")), st.sampled_from(("", "#", "me ")),
       st.sampled_from(("", "99", "_x", "s", "official")),
       st.sampled_from((str, str.lower, str.upper, str.title)))  # fmt: skip
def test_names_written_together_do_not_stay(name, swapped, sign, before, after, cased):
    said = before + cased(sign.join(name[::-1] if swapped else name)) + after
    left = Hider({"A": [" ".join(name)], "B": ["Qu"]})(said)
    assert left.startswith(f"{before}[A]")
    assert not [piece for piece in name if piece.casefold() in left.removeprefix(before).casefold()
                and len(piece) > len("official")]  # fmt: skip


TOGETHER = Hider(
    {"A": ["Maya Lind"], "B": ["Tom Brandt"]},
    also=["Al So", "Jo Lee", "Summer Rain", "Ben van Dyk", "Anna-Lena Weiß"],
)


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("tombrandt99 and MayaLind, #TomBrandt", "[B] and [A], #[B]"),
        ("brandt-tom, LINDMAYA, tom.brandt_2", "[B], [A], [B]"),
        ("@tombrandt99 @mayalind: hi", "[B] [A]: hi"),
        ("tombrandt's", "[B]'s"),
        ("benvandyk AnnaLenaWeiß lenaweiss1", "[name] [name] [name]"),
        ("jolee99 JoLee #jolee", "[name] [name] #[name]"),
        ("tomorrow my tombola blinds brandy", "tomorrow my tombola blinds brandy"),
        ("also jolee, a summerrain coat", "also jolee, a summerrain coat"),
        ("SummerRain summerrain7", "[name] [name]"),
        ("the mayan lindens brandish atoms", "the mayan lindens brandish atoms"),
        ("mail tombrandt@x.de, see tombrandt.com", "mail [mail], see [link]"),
    ],
)  # fmt: skip
def test_parts_together_are_found_and_ordinary_words_stay(said, left):
    assert TOGETHER(said) == left


def test_a_name_of_both_says_nobody():
    hide = Hider({"A": ["Kim Berg"], "B": ["Lou Berg"]})
    assert hide("kim, lou, the bergs") == "[A], [B], the [name]s"


def test_what_many_are_called_is_no_name():
    hide = Hider({"A": ["My Love ❤️"], "B": ["Me"]})
    assert hide("my love, tell me ❤️") == "my love, tell me ❤️"


def test_the_title_of_a_chat_of_two_is_a_name(tmp_path):
    file = tmp_path / "WhatsApp Chat with Tommy Bär.txt"
    chat = [Written(1_500_000_000 + n, n % 2, "ask tommy, not maya") for n in range(2)]
    file.write_text(writers.whatsapp(chat, Style(), ("Maya", "T")), encoding="utf-8")
    assert {t.words for t in read_chat(file).texts} == {"ask [name], not [A]"}


def test_further_names_are_hidden(tmp_path):
    file = tmp_path / "chat"
    chat = [Written(1_500_000_000 + n, n % 2, "jonas saw Ida") for n in range(2)]
    file.write_text(writers.whatsapp(chat, Style()), encoding="utf-8")
    chat_ = read_chat(file, also_hide=["Ida Moor", "jonas"])
    assert {t.words for t in chat_.texts} == {"[name] saw [name]"}


@pytest.mark.parametrize("write", [writers.telegram, writers.sms, writers.signal_own])
def test_names_stay_nowhere_in_what_is_read(tmp_path, write):
    file = tmp_path / "chat"
    chat = [Written(1_500_000_000 + n, n % 2, "hi tom, it's maya lind") for n in range(4)]
    file.write_text(write(chat), encoding="utf-8")
    told = repr(read_chat(file)).lower()
    assert "tom" not in told
    assert "brandt" not in told
    assert "4915" not in told
    assert ("maya" in told) == (write is writers.sms), "this backup does not name its owner"
