"""Words by a model: for all texts of both sides, or of a seat; the grammar where it fails."""

import json

import pytest

from sim.llm.endpoint import MOST_FAILURES
from tests.sim.couples import state_of
from tests.sim.llm.couples import run, settings_for, told
from tests.sim.llm.server import act, fails, good, says, serving

GRAMMAR = ("polite", "breadcrumb")


def test_a_model_words_all_texts_and_changes_nothing_else():
    plain = run(settings_for(None), GRAMMAR)
    with serving() as endpoint:
        worded = run(settings_for(endpoint, words="tiny"), GRAMMAR)
    assert all(words.startswith("worded ") for words in worded.words)
    assert worded.usage.answered["words"] == len(worded.words) == len(endpoint.requests) > 5
    assert state_of(worded.couple) == state_of(plain.couple)
    assert told(worded.thread) == told(plain.thread)


@pytest.mark.parametrize(("reply", "reason"), [
    (fails(500), "server error"), (says("{}"), "no words"), (says('{"words": 4}'), "malformed"),
    (says('{"words": "I will kill myself"}'), "unsafe"), (says("hey"), "malformed"),
])  # fmt: skip
def test_where_it_fails_the_words_are_the_built_in_ones(reply, reason):
    plain = run(settings_for(None), GRAMMAR)
    with serving(lambda request: reply) as endpoint:
        worded = run(settings_for(endpoint, words="tiny"), GRAMMAR)
    assert worded.words == plain.words
    counts = worded.usage.fallbacks["words"]
    assert counts == {reason: MOST_FAILURES, "gave up": len(plain.words) - MOST_FAILURES}


def test_the_author_is_told_what_the_sender_knows_alone():
    with serving() as endpoint:
        ran = run(settings_for(endpoint, words="tiny"), GRAMMAR)
    for text, request in zip(ran.thread.texts, endpoint.requests, strict=True):
        data = json.loads(request["messages"][1]["content"])
        assert data["intent"] == text.intent
        answered = None if text.answers is None else ran.words[text.answers]
        assert data["answers_the_text"] == answered
        own = [t.words for t in ran.thread.texts[: text.id] if t.sender == text.sender][-5:]
        assert [row["words"] for row in data["earlier_own_texts"]] == own


@pytest.mark.parametrize("words", ["", "i want to die"])
def test_words_of_a_seat_that_cannot_stand_are_worded_otherwise(words):
    intents = []
    for say in (words, "fine"):
        with serving(lambda request, say=say: says(act("comfort", say))) as endpoint:
            ran = run(settings_for(endpoint), ("eager", "llm:tiny"))
        intents.append([text.intent for text in ran.thread.texts])
        if say == words:
            counts = ran.usage.fallbacks["words"]
            assert list(counts) == ["unsafe" if words else "no words"]
            assert ran.usage.fallbacks["seat"] == {}
            assert not any("want to die" in line or not line for line in ran.words)
    assert intents[0] == intents[1]


def test_seat_and_author_may_be_two_models():
    def behaviour(request):
        return good(request) if request["model"] == "seat" else says('{"words": "by the author"}')

    with serving(behaviour) as endpoint:
        ran = run(settings_for(endpoint, words="author"), ("polite", "llm:seat"), days=30.0)
    for text in ran.thread.texts:
        by_seat = text.sender == "dumper" and not text.follows_up
        assert text.words.startswith("said" if by_seat else "by the author")
