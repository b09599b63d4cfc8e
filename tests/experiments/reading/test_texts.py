"""The data set: big enough, every intent, no family or phrasing in both splits, probes apart."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from agents.content import AXES
from agents.intents import INTENT_IDS, INTENT_NAMES, INTENTS, SIDES
from experiments.reading.examples import renderings
from experiments.reading.probes import KINDS, probes
from experiments.reading.texts import FOLDS, fold_of, texts
from tests.experiments.reading.likeness import groups, jaccard, nearest

TRAIN, TEST = texts("train"), texts("test")
MARKS = {"negation", "sarcasm", "emoji", "typo", "long", "short", "several"}
NEAR = 0.6
"""From here on two texts are one phrasing."""
A_WORD = 2
"""A text of so few words is said by everyone alike: "ok thanks" may be anywhere."""


def wordings(rows):
    return [row.text for row in rows if len(row.text.split()) > A_WORD]


def test_there_are_enough_texts_and_every_intent_in_both_splits():
    assert len(TRAIN) + len(TEST) >= 1500
    for rows, least in ((TRAIN, 30), (TEST, 8)):
        counts = Counter(row.intent for row in rows)
        assert set(counts) == set(INTENT_NAMES)
        assert min(counts.values()) >= least


def test_no_family_is_in_both_splits_and_each_has_one_intent():
    assert not {row.family for row in TRAIN} & {row.family for row in TEST}
    families = {(row.family, row.intent, row.split) for row in (*TRAIN, *TEST)}
    assert len(families) == len({row.family for row in (*TRAIN, *TEST)})
    assert min(Counter(intent for _, intent, split in families if split == "test").values()) >= 3


def test_no_text_is_there_twice():
    whole = Counter(" ".join(row.text.lower().split()) for row in (*TRAIN, *TEST))
    assert max(whole.values()) == 1


def test_fields_are_what_they_may_be():
    for row in (*TRAIN, *TEST):
        assert row.text.strip()
        assert SIDES.index(row.side) in INTENTS[row.number].sides
        assert set(row.marks) <= MARKS
        assert ("several" in row.marks) == bool(row.also)
        assert not row.also or row.also in INTENT_IDS
        assert all(axis in AXES and 0.0 <= value <= 1.0 for axis, value in row.axes.items())
        assert row.author in range(1, 6)


def test_no_test_text_is_nearly_one_of_training():
    assert nearest(wordings(TEST), wordings(TRAIN), NEAR) == []


def test_no_test_text_is_nearly_a_rendering_of_the_grammar():
    worded = {
        text
        for row in INTENTS
        for side in row.sides
        for text in renderings(row.name, side, 40, seed=3)
    }
    assert nearest(wordings(TEST), sorted(worded), NEAR) == []


def test_no_probe_is_nearly_a_text_of_training():
    assert nearest(wordings(probes()), wordings(TRAIN), NEAR) == []


def test_probes_are_pairs_of_fair_readings():
    assert {one.kind for one in probes()} == set(KINDS)
    assert len({(one.text, one.side) for one in probes()}) == len(probes())
    sizes = Counter(one.pair for one in probes() if one.kind != "ordinary")
    assert set(sizes.values()) == {2}
    assert len(sizes) == 90
    for one in probes():
        assert one.intents
        assert all(SIDES.index(one.side) in INTENTS[INTENT_IDS[n]].sides for n in one.intents)
        assert set(one.axes) <= set(AXES)
        assert (one.pair == 0) == (one.kind == "ordinary")
    for number in sizes:
        plain, turned = (one for one in probes() if one.pair == number)
        assert set(plain.intents) != set(turned.intents)


def test_each_fold_has_families_of_every_intent_or_nearly():
    for fold in range(FOLDS):
        left = {row.intent for row in TRAIN if fold_of(row.family) != fold}
        assert left == set(INTENT_NAMES)
        held = {row.intent for row in TRAIN if fold_of(row.family) == fold}
        assert len(held) > 0.9 * len(INTENT_NAMES)


some = st.lists(st.text("ab ", max_size=9), min_size=1, max_size=4)


@given(some, some, st.floats(0.1, 1.0))
def test_near_ones_are_found_as_by_comparing_each_with_each(ones, others, least):
    pairs = [(one, other) for one in ones for other in others]
    near = [pair for pair in pairs if jaccard(*map(groups, pair)) >= least]
    assert sorted(nearest(ones, others, least)) == sorted(near)
