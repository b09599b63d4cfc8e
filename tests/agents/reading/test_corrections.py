"""Corrections: kept on this machine alone, learned from, forgotten."""

import os
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.errors import AftertextError
from agents.reading import (
    Correction,
    correct,
    corrections_file,
    forget,
    open_reader,
    stored_corrections,
)
from agents.reading.learned import UNRELATED, share_drawn
from tests.agents.reading.readers import kinds, reader_of


@pytest.fixture(autouse=True)
def _place(tmp_path, monkeypatch):
    monkeypatch.setenv("AFTERTEXT_DATA", str(tmp_path / "data"))


def test_they_are_kept_in_order_and_the_latest_of_a_text_counts():
    correct("hm. monday then", "curt_answer", 1)
    correct("the crow flies", "small_talk")
    correct("hm. monday then", "polite_answer", 1)
    assert stored_corrections() == (
        Correction("the crow flies", "small_talk", None),
        Correction("hm. monday then", "polite_answer", 1),
    )


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_only_their_owner_can_read_them():
    correct("the crow flies", "small_talk")
    assert stat.S_IMODE(corrections_file().stat().st_mode) == 0o600


@kinds
def test_a_corrected_text_is_read_as_corrected_and_others_as_before(kind):
    text, other = "the crow flies at noon", "please take me back, i beg you"
    before = reader_of(kind).read(other, 0)
    assert reader_of(kind).read(text, 0).likeliest != "ask_space"
    correct(text, "ask_space", 0)
    learned = open_reader(kind)
    assert learned.read(text, 0).likeliest == "ask_space"
    assert learned.read(text, 0).intents["ask_space"] > 0.9
    assert learned.read(other, 0).likeliest == before.likeliest == "plea"
    assert learned.read(text, 1) == reader_of(kind).read(text, 1)
    forget(text)
    assert open_reader(kind).read(text, 0) == reader_of(kind).read(text, 0)


@kinds
def test_texts_like_a_corrected_one_follow(kind):
    correct("the crow flies at noon", "ask_space", 0)
    like = "the crow flies at noon again"
    was = reader_of(kind).read(like, 0).intents["ask_space"]
    assert open_reader(kind).read(like, 0).intents["ask_space"] > was + 0.3


@given(st.floats(-1.0, 1.0), st.floats(-1.0, 1.0))
def test_the_liker_the_stronger(one, other):
    low, high = sorted((one, other))
    for name, least in UNRELATED.items():
        assert 0.0 <= share_drawn(low, name) <= share_drawn(high, name) <= 1.0
        assert share_drawn(least, name) == 0.0
        assert share_drawn(1.0, name) == 1.0


def test_all_can_be_forgotten_and_what_is_not_there_is_told():
    correct("one", "plea")
    correct("two", "plea")
    with pytest.raises(AftertextError, match="did you mean 'two'"):
        forget("twoo")
    assert forget() == 2
    assert stored_corrections() == ()


@pytest.mark.parametrize(
    ("text", "intent", "side", "told"),
    [
        ("", "plea", None, "no text"),
        ("hello", "ple", None, "did you mean 'plea'"),
        ("hello", "plea", 1, "intent of the dumpee's, not the dumper's"),
    ],
)
def test_what_cannot_be_is_not_kept(text, intent, side, told):
    with pytest.raises(AftertextError, match=told):
        correct(text, intent, side)
    assert not corrections_file().exists()


@pytest.mark.parametrize(
    "line", ["{", "3", '{"text": "a"}', '{"text":"a","intent":"x","side":null}']
)
def test_a_broken_line_is_told_with_its_number(line):
    correct("hello", "plea")
    with corrections_file().open("a") as file:
        file.write(line + "\n")
    with pytest.raises(AftertextError, match="line 2"):
        open_reader("light")
