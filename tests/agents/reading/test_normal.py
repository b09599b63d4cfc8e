"""One form for many ways of writing, the groups of letters in it, marks and passages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.reading.marks import marks_of
from agents.reading.ngrams import ngrams_of
from agents.reading.normal import normalise
from agents.reading.passages import A_PASSAGE, MOST_PASSAGES, passages_of, sentences_of


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("I MISS you sooooo much!!", "i miss you soo much ! !"),
        ("u dont care tbh", "you don't care to be honest"),
        ("it’s “fine”", 'it\'s " fine "'),
        ("ok ❤️", "ok love heart"),
        ("👍🏽", "thumbs up ok"),
        ("", ""),
    ],
)
def test_ways_of_writing_come_to_one_form(text, normal):
    assert normalise(text) == normal


@given(st.text(max_size=60))
def test_normal_text_has_single_spaces_and_any_text_has_groups(text):
    assert normalise(text) == " ".join(normalise(text).split())
    assert all(weight >= 1.0 for weight in ngrams_of(text).values())
    assert bool(ngrams_of(text)) == bool(normalise(text))


@given(st.text(alphabet="abcdefghij ?", max_size=40))
def test_case_and_spaces_make_no_difference(text):
    assert ngrams_of(f"  {text.upper()}  ") == ngrams_of(text)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("I don't want that", {"negation"}),
        ("oh great, thanks a lot 🙄", {"sarcasm", "emoji"}),
        ("WHY though?", {"question", "shouting", "short"}),
        ("see you at six then", set()),
        ("word " * 61, {"long"}),
        ("", set()),
    ],
)
def test_marks_are_what_stands_out(text, marks):
    assert set(marks_of(text)) == marks


def test_a_text_falls_into_its_sentences():
    assert sentences_of("I miss you. A lot! So. What now?") == [
        "I miss you.", "A lot! So.", "What now?",
    ]  # fmt: skip


@given(st.text(max_size=300))
def test_sentences_lose_no_word(text):
    assert (
        " ".join(sentences_of(text)).split() == [*filter(None, text.split())]
        or '"' in text
        or any(quote in text for quote in "'”’)")
    )


@given(st.integers(1, 200))
def test_passages_are_bounded_and_reach_from_first_to_last(number):
    text = "".join(f"{i:05d} " + "x" * (A_PASSAGE - 6) for i in range(number))
    passages, total = passages_of(text)
    assert total == number
    assert len(passages) == min(number, MOST_PASSAGES)
    assert passages[0].startswith("00000")
    assert passages[-1].startswith(f"{number - 1:05d}")
