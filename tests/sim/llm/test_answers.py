"""Answers of models: the object in them, and words that can stand in a thread."""

import contextlib
import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.intents import INTENT_NAMES
from agents.wording.catalog import phrasings
from sim.llm.answers import MOST_OF_A_TEXT, clean, first_object, sayable
from sim.llm.usage import AnswerError

objects = st.dictionaries(
    st.text(max_size=9), st.one_of(st.none(), st.text(max_size=30), st.integers()), max_size=5
)
prose = st.text(st.characters(exclude_characters="{}"), max_size=40)


@given(prose, objects, prose)
def test_the_object_is_found_whatever_stands_around_it(before, data, after):
    assert first_object(before + json.dumps(data) + after) == data


@given(objects)
def test_thoughts_before_the_answer_are_left_out(data):
    assert first_object('<think>{"intent": "plea"} or not</think>' + json.dumps(data)) == data


@given(st.text(max_size=300))
def test_any_text_gives_an_object_or_an_answer_error(text):
    with contextlib.suppress(AnswerError):
        assert isinstance(first_object(text), dict)


def test_braces_that_begin_no_object_are_passed_over():
    assert first_object('{oh} {"a": 1}') == {"a": 1}


@given(st.text(max_size=2000))
def test_clean_words_are_one_short_line_without_anything_hidden(words):
    line = clean(words)
    assert len(line) <= MOST_OF_A_TEXT
    assert line == " ".join(line.split())
    line.encode()
    hidden = [sign for sign in line if unicodedata.category(sign).startswith("C")]
    assert set(hidden) <= {"\u200c", "\u200d"}
    assert clean(line) == line


@pytest.mark.parametrize(("words", "line"), [
    ("hi\n\nthere\x07\x1b[31m", "hi there [31m"), ("a\u202eb\u2028c", "a b c"), ("\ud800x", "x"),
    ("👩\u200d👧 ok ❤️", "👩\u200d👧 ok ❤️"), ("é ñ ß 你好", "é ñ ß 你好"),
])  # fmt: skip
def test_cleaning_keeps_what_is_writing(words, line):
    assert clean(words) == line


def test_what_is_too_long_is_cut_at_a_word():
    line = clean("word " * 300)
    assert line.endswith("word…")
    assert len(clean("x" * 3000)) == MOST_OF_A_TEXT


@pytest.mark.parametrize("words", [
    "I could kill myself", "go and Hurt  Yourself then", "I don't want to live any more",
    "I don’t want to wake up", "i want to die", "thinking of suicide", "SELF-HARM again",
    "you'd be better off without me", "there is no reason to live", "i'll end it all",
    "took an overdose", "I wish I was dead", "kys", "ending my own life", "I feel sui\u200dcidal",
])  # fmt: skip
def test_words_of_self_harm_are_not_sayable(words):
    with pytest.raises(AnswerError) as caught:
        sayable(words)
    assert caught.value.reason == "unsafe"


@pytest.mark.parametrize("words", ["", " ", None, "\u200d", "\x00\u202e"])
def test_no_words_are_not_sayable(words):
    with pytest.raises(AnswerError) as caught:
        sayable(words)
    assert caught.value.reason == "no words"


def test_everything_in_the_built_in_wording_is_sayable():
    for intent in INTENT_NAMES:
        for phrasing in phrasings(intent):
            assert sayable(phrasing.source)


@given(st.text(max_size=200))
def test_any_words_are_clean_or_an_answer_error(words):
    with contextlib.suppress(AnswerError):
        assert sayable(words) == clean(words)
