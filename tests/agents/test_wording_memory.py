"""What a thread remembers of its words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from agents.wording.memory import LATELY, Memory, words_of

WORD = st.sampled_from([f"{one}{other}" for one in "bdfgk" for other in ("ana", "olo", "iri", "u")])
TEXT = st.lists(WORD, min_size=5, max_size=12, unique=True).map(" ".join)


def remembering(*texts: str) -> Memory:
    memory = Memory()
    for text in texts:
        memory.add(text, text)
    return memory


def others(count: int) -> list[str]:
    """Texts that share nothing with each other or with anything else."""
    return [" ".join(f"{letter}x{n}" for letter in "abcdefg") for n in range(count)]


@given(TEXT)
def test_nothing_is_like_an_empty_memory(text: str) -> None:
    assert Memory().likeness(text) == 0.0


@given(st.lists(TEXT, max_size=20), TEXT)
def test_the_same_again_is_as_like_as_can_be(before: list[str], text: str) -> None:
    assert remembering(*before, text).likeness(text) == 1.0
    assert remembering(*before, text).has(text.upper() + "!")


@given(TEXT)
def test_texts_are_forgotten_but_not_what_was_written_word_for_word(text: str) -> None:
    memory = remembering(text, *others(LATELY))
    assert memory.likeness(text) == 0.0
    assert memory.has(text)
    assert remembering(text, *others(LATELY - 1)).likeness(text) == 1.0


@given(st.lists(TEXT, max_size=30))
def test_forgetting_leaves_nothing_behind(before: list[str]) -> None:
    memory, fresh = remembering(*before, *others(LATELY)), remembering(*others(LATELY))
    assert memory._where.keys() == fresh._where.keys()


def test_runs_of_four_words_come_again_only_later_and_only_once() -> None:
    run, longer = "one two three four", "one two three four five six seven eight nine"
    assert remembering(longer).likeness(f"{run} {others(1)[0]}") == 1.0
    assert remembering(longer, *others(40)).likeness(f"{run} {others(50)[-1]}") < 1.0
    twice = (longer, *others(30), f"{run} alpha beta gamma delta", *others(70)[40:])
    assert remembering(*twice).likeness(f"{run} {others(90)[-1]}") == 1.0


def test_the_same_image_in_another_order_is_like_it() -> None:
    memory = remembering("the horse sat beneath the willow with a trumpet")
    assert memory.likeness("a willow, a trumpet, and there on top a horse") >= 0.6
    assert memory.likeness("a willow and there on top a singing cow") < 0.45


def test_openings_may_come_six_times() -> None:
    openings = [f"well then {one}" for one in others(7)]
    assert remembering(*openings[:5]).likeness(openings[6]) < 0.5
    assert remembering(*openings[:6]).likeness(openings[6]) == 1.0


def test_short_lines_may_come_twice() -> None:
    assert remembering("Good night").likeness("good night!") == 0.5
    assert remembering("Good night", "good night").likeness("Good night") == 1.0
    assert not remembering("Good night").has("good night")


def test_words_are_compared_without_case_marks_and_apostrophes() -> None:
    assert words_of("Don't, please… I'm HERE!") == ("dont", "please", "im", "here")
