"""Training: what heads are shown, how they are packed, what is tuned."""

import numpy as np
import pytest

from agents.content import AXES
from agents.intents import INTENT_NAMES, INTENTS
from agents.reading.heads import Letters
from agents.reading.reader import content_of_shares
from experiments.reading import held_out as held_out_module
from experiments.reading.examples import Example, examples, renderings
from experiments.reading.fitting import LETTERS_RENDERED, fit_letters
from experiments.reading.held_out import MAY, HeldOut, Said, held_out, shares
from experiments.reading.measure import calibration_error, macro_f1
from experiments.reading.texts import FOLDS, fold_of, texts
from experiments.reading.tuning import COVERED, LEAST_REACH, tune


def test_renderings_are_the_same_each_time_and_others_with_another_seed():
    assert renderings("plea", 0, 9, 1) == renderings("plea", 0, 9, 1)
    assert renderings("plea", 0, 9, 1) != renderings("plea", 0, 9, 2)


def test_written_texts_and_renderings_are_told_apart():
    written = texts("train")[:3]
    rows = examples(written)
    assert [row.text for row in rows if not row.rendered] == [text.text for text in written]
    assert {row.intent for row in rows if row.rendered} == set(range(len(INTENTS)))


def test_no_head_is_asked_about_a_family_that_it_was_shown(monkeypatch):
    train = texts("train")[::40]
    shown = []

    def fake(name):
        class Head:
            def __init__(self, rows):
                self.rows = rows

            def direction(self, text):
                return text

            def scores(self, text):
                if isinstance(text, str):
                    shown.append((name, text, {row.text for row in self.rows}))
                return np.zeros(len(INTENTS))

        return Head

    monkeypatch.setattr(held_out_module, "examples", lambda some: [*some])
    monkeypatch.setattr(held_out_module, "fit_letters", lambda rows: rows)
    monkeypatch.setattr(held_out_module, "fit_meaning", lambda rows: rows)
    monkeypatch.setattr(held_out_module, "embedded", list)
    monkeypatch.setattr(held_out_module, "Letters", fake("letters"))
    monkeypatch.setattr(held_out_module, "Meaning", fake("meaning"))
    found = held_out(train, lambda _: None)
    assert sorted(found.texts) == sorted(train)
    families = {row.text: row.family for row in train}
    asked = [(name, families[text], seen) for name, text, seen in shown if text in families]
    assert len({family for _, family, _ in asked}) == len(set(families.values()))
    assert {name for name, _, _ in asked} == {"letters", "meaning"}
    for _, family, seen in asked:
        assert family not in {families[text] for text in seen}
        assert {fold_of(families[text]) for text in seen} <= {*range(FOLDS)} - {fold_of(family)}


@pytest.mark.train
def test_letters_read_what_they_were_fitted_to():
    rows = [
        Example(f"{word} {rest}", number, False)
        for number in range(len(INTENTS))
        for word in [f"w{number}w"]
        for rest in ("x", "y")
    ]
    packed = fit_letters(rows)
    assert packed["weights"].dtype == np.int8
    assert np.abs(packed["weights"]).max() == 127
    head = Letters(packed)
    read = [int(head.scores(head.direction(row.text)).argmax()) for row in rows]
    assert read == [row.intent for row in rows]


@pytest.mark.train
def test_a_written_text_counts_for_more_than_some_renderings():
    others = [Example(f"q{n}q z", n, False) for n in range(2, len(INTENTS)) for _ in range(2)]
    few = int(0.5 / LETTERS_RENDERED)
    disputed = [Example("same", 0, False)] * 2 + [Example("same", 1, True)] * 2 * few
    head = Letters(fit_letters([*others, *disputed]))
    assert head.scores(head.direction("same")).argmax() == 0


def made(rng, sharpness):
    """Return training texts, with scores from which truth was drawn at this sharpness."""
    rows = list(texts("train"))
    scores = rng.normal(0.0, 2.0, (len(rows), len(INTENTS)))
    share = shares(scores * sharpness, [row.sent_by for row in rows])
    drawn = [rng.choice(len(INTENTS), p=row) for row in share]
    truth = [
        row._replace(intent=INTENT_NAMES[i], axes={}, also="")
        for row, i in zip(rows, drawn, strict=True)
    ]
    return HeldOut(
        truth, Said(scores, np.zeros_like(scores)), [Said(s[None], s[None]) for s in scores]
    )


@pytest.mark.parametrize("sharpness", [0.5, 1.0, 2.0])
def test_sharpness_is_found_again_and_intervals_cover(sharpness):
    found = made(np.random.default_rng(1), sharpness)
    tuning = tune(found, 0.0)
    assert tuning.sharpness == pytest.approx(sharpness, rel=0.1)
    assert (tuning.reach >= LEAST_REACH).all()
    assert (within(found, tuning) >= COVERED - 1e-3).all()


def test_intervals_reach_as_far_as_texts_that_say_something_else_need():
    rng = np.random.default_rng(2)
    found = made(rng, 1.0)
    odd = [row._replace(axes={"warmth": float(rng.random())}) for row in found.texts]
    tuning = tune(found._replace(texts=odd), 0.0)
    assert within(found._replace(texts=odd), tuning)[AXES.index("warmth")] == pytest.approx(
        COVERED, abs=0.02
    )


def within(found, tuning):
    """Return the share of texts within the interval of each axis."""
    sides = [row.sent_by for row in found.texts]
    rows = shares(found.said.letters * tuning.sharpness, sides)
    spans = np.stack([content_of_shares(INTENT_NAMES, row) for row in rows])
    truth = np.array([row.content() for row in found.texts])
    low, high = spans[:, 0] - tuning.reach, spans[:, 2] + tuning.reach
    return ((truth >= low) & (truth <= high)).mean(axis=0)


def test_only_intents_of_the_side_have_a_share():
    share = shares(np.zeros((2, len(INTENTS))), [0, 1])
    assert share.sum(axis=1) == pytest.approx([1.0, 1.0])
    assert ((share > 0.0) == MAY).all()


@pytest.mark.train
def test_macro_f1_is_that_of_scikit_learn():
    from sklearn.metrics import f1_score

    rng = np.random.default_rng(1)
    truth, read = rng.integers(0, 7, 200), rng.integers(0, 7, 200)
    assert macro_f1(read, truth) == pytest.approx(f1_score(truth, read, average="macro"))


def test_calibration_error_is_small_where_sureness_is_right_and_large_where_not():
    rng = np.random.default_rng(1)
    sure = rng.uniform(0.5, 1.0, 20_000)
    share = np.stack([sure, 1.0 - sure], axis=1)
    truth = (rng.random(len(sure)) > sure).astype(int)
    assert calibration_error(share, truth) < 0.02
    assert calibration_error(share, np.zeros(len(sure), int)) == pytest.approx(0.25, abs=0.02)
    assert calibration_error(share, np.ones(len(sure), int)) == pytest.approx(0.75, abs=0.02)
