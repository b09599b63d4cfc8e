"""Denials made by rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.intents import INTENT_IDS, INTENTS
from agents.reading.marks import marks_of
from experiments.reading.denying import MEANT, MOST_WORDS, denials, denied
from experiments.reading.texts import texts


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("I miss you so much", "i don't miss you so much"),
        ("oh i really miss you", "oh i don't miss you"),
        ("you're selfish", "you're not selfish"),
        ("We'll try again", "we won't try again"),
        ("you were a liar", "you were not a liar"),
        ("please come back", "please don't come back"),
        ("thinking of you", "not thinking of you"),
        ("i loved it all", "i never loved it all"),
        ("i don't miss you", ""),
        ("so you miss me?", ""),
        ("the rain, and how i miss you", ""),
        ("", ""),
        ("i miss you " + "so " * MOST_WORDS, ""),
    ],
)
def test_the_first_verb_of_a_short_sentence_is_denied(text, turned):
    assert denied(text) == turned


@given(st.sampled_from(texts("train")))
def test_what_is_denied_has_a_negation_and_another_intent_of_the_same_side(row):
    for text, intent in denials(row.text, row.intent, row.sent_by):
        assert "negation" in marks_of(text)
        assert intent != row.intent
        assert row.sent_by in INTENTS[INTENT_IDS[intent]].sides


def test_denials_are_of_intents_of_their_side():
    for side, rows in MEANT.items():
        for intent, meant in rows.items():
            assert side in INTENTS[INTENT_IDS[intent]].sides
            assert side in INTENTS[INTENT_IDS[meant]].sides
            assert intent != meant


def test_every_sentence_is_denied_by_itself():
    assert denials("I miss you. Come back!", "miss_you", 1) == [
        ("i don't miss you .", "say_over"),
        ("don't come back !", "say_over"),
    ]
    assert denials("I miss you.", "small_talk", 1) == []
