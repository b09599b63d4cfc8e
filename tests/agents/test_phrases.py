"""The phrase files as a whole, the grammar they are written in, and its errors."""

from __future__ import annotations

import itertools
import re

import pytest

from agents.intents import INTENT_NAMES
from agents.wording import TAGS, PhraseError, catalog, check_phrases
from agents.wording.catalog import Phrasing, phrasings, read_phrasings, read_slots
from agents.wording.grammar import Slot, parse, tidy

# Sent so often that a thread needs more of them.
HEAVY = ("reach_for_comfort", "plea", "ask_closure", "nostalgia", "ask_news", "warm_answer")


# --- the catalog


def test_the_catalog_is_complete_and_sound() -> None:
    check_phrases()


@pytest.mark.parametrize("intent", INTENT_NAMES)
def test_phrasings_are_many_and_varied(intent: str) -> None:
    everywhere = [p for p in phrasings(intent) if not p.tags]
    tagged = [p for p in phrasings(intent) if p.tags]
    assert len(everywhere) >= (20 if intent in HEAVY else 14)
    assert len(tagged) >= 6
    assert len({tag for p in tagged for tag in p.tags}) >= 5
    stiff = [p.source for p in everywhere if sum(not isinstance(x, str) for x in p.phrase) < 2]
    assert not [s for s in stiff if len(s.split()) > 8], "longer ones need two places that vary"


@pytest.mark.parametrize("intent", INTENT_NAMES)
def test_phrasings_differ_clearly(intent: str) -> None:
    bags = {
        p.source: set(re.findall(r"\w+", p.source.lower())) for p in phrasings(intent) if not p.tags
    }
    alike = [
        (one, other)
        for (one, a), (other, b) in itertools.combinations(bags.items(), 2)
        if len(a & b) / len(a | b) >= 0.6
    ]
    assert not alike


def test_every_tag_is_used_somewhere() -> None:
    lines = [p for intent in INTENT_NAMES for p in phrasings(intent)]
    lines += [filler for fillers in catalog.slots().values() for filler in fillers.phrases]
    assert {tag for line in lines for tag in line.tags} == set(TAGS)


# --- the grammar and its errors


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{tierd} words", "unknown tag 'tierd'"),
        ("{angri} words", "did you mean 'angry'"),
        ("{calm sad} words", "calm and sad never hold together"),
        ("{} words", "braces need a tag"),
        ("{calm}", "braces need a tag"),
        ("see <plaec>", "unknown slot 'plaec'; did you mean 'place'"),
        ("(a|b", "without a '\\)'"),
        ("a|b", "outside of brackets"),
        ("a) b", "without a '\\('"),
        ("(a) b", "one wording only"),
        ("heart <3", "'<' stands alone"),
        ("some {calm} words", "'{' stands alone"),
    ],
)
def test_a_malformed_phrase_is_named_with_its_place(line: str, message: str) -> None:
    with pytest.raises(PhraseError, match=message) as caught:
        read_phrasings("plea.txt", f"# about\n\n{line}\n", catalog.slots())
    assert "plea.txt, line 3" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("tea", "line 1: a filler before"),
        ("== food hot\ntea", "line 1: a slot is opened by"),
        ("== food\ntea\n(tea|<food>)", "line 3: a filler may hold no slot"),
    ],
)
def test_a_malformed_slot_is_named_with_its_place(text: str, message: str) -> None:
    with pytest.raises(PhraseError, match=message):
        read_slots("slots.txt", text)


def test_the_check_names_every_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(intent: str) -> tuple[Phrasing, ...]:
        if intent == "snap":
            raise PhraseError("phrases/snap.txt, line 1: broken")
        return phrasings(intent)[: 3 if intent == "plea" else None]

    monkeypatch.setattr(catalog, "phrasings", broken)
    with pytest.raises(PhraseError) as caught:
        check_phrases()
    assert "snap.txt, line 1" in str(caught.value)
    assert "plea.txt: 3 different phrasings" in str(caught.value)


def test_a_missing_file_says_what_to_do() -> None:
    with pytest.raises(PhraseError, match="every intent needs one"):
        phrasings("no_such_intent")


def test_brackets_nest() -> None:
    phrase = parse("a (b (c|d)|<time>|) e")
    assert phrase[0] == "a "
    assert Slot("time") in phrase[1].options[1]  # type: ignore[union-attr]
    assert phrase[1].options[2] == ()  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("rough", "tidied"),
    [
        ("hey ,  you", "Hey, you"),
        (", well then ", "Well then"),
        ("is it?. yes", "Is it? Yes"),
        ("i wait... you go. ok", "I wait... you go. Ok"),
        ("so, , then.", "So, then."),
    ],
)
def test_tidying(rough: str, tidied: str) -> None:
    assert tidy(rough) == tidied
