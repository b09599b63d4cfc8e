"""The embedding model without its runtime: the pieces, the file, the numbers."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.errors import AftertextError
from agents.reading.minilm import MOST_PIECES, MiniLM
from agents.reading.pieces import END, START, pieces_of
from agents.reading.weights import model_file, read_tensors
from tests.agents.reading.readers import reader_of


@pytest.fixture(name="model", scope="module")
def _model():
    reader_of("embedding")
    return MiniLM()


# What the model's own tokenizer (of the package tokenizers) makes of these texts.
GOLDEN = [
    (
        "dont throw three years in the bin over one stupid week 😭",
        [101, 2123, 2102, 5466, 2093, 2086, 1999, 1996, 8026, 2058, 2028, 5236, 2733, 100, 102],
    ),
    (
        "we're done and that's alright. feels weird to type but true",
        [
            101,
            2057,
            1005,
            2128,
            2589,
            1998,
            2008,
            1005,
            1055,
            10303,
            1012,
            5683,
            6881,
            2000,
            2828,
            2021,
            2995,
            102,
        ],
    ),
    (
        "i feel so bad for making u cry at ur own party 😔 sorry",
        [
            101,
            1045,
            2514,
            2061,
            2919,
            2005,
            2437,
            1057,
            5390,
            2012,
            24471,
            2219,
            2283,
            100,
            3374,
            102,
        ],
    ),
    (
        "I'd like to keep you as a friend if you'd want that",
        [
            101,
            1045,
            1005,
            1040,
            2066,
            2000,
            2562,
            2017,
            2004,
            1037,
            2767,
            2065,
            2017,
            1005,
            1040,
            2215,
            2008,
            102,
        ],
    ),
    (
        "All good here thanks! Hope you're well too",
        [101, 2035, 2204, 2182, 4283, 999, 3246, 2017, 1005, 2128, 2092, 2205, 102],
    ),
    (
        "next one you send won't be delivered. up to you",
        [101, 2279, 2028, 2017, 4604, 2180, 1005, 1056, 2022, 5359, 1012, 2039, 2000, 2017, 102],
    ),
]


@pytest.mark.parametrize(("text", "pieces"), GOLDEN)
def test_pieces_are_those_of_the_models_own_tokenizer(text, pieces):
    assert pieces_of(text, 10_000) == pieces


@given(st.text(), st.integers(2, 20))
def test_any_text_has_pieces_between_start_and_end(text, most):
    pieces = pieces_of(text, most)
    assert 2 <= len(pieces) <= most
    assert (pieces[0], pieces[-1]) == (START, END)


def test_the_embedding_is_that_of_the_onnx_runtime(model):
    # First numbers and a sum, as onnxruntime 1.32 gave them for the same file and text.
    found = model.embed(["i wish you were here right now"])[0]
    assert found[:4] == pytest.approx([-0.0387, -0.0529, 0.0829, 0.0254], abs=2e-3)
    assert float(np.abs(found).sum()) == pytest.approx(15.554, abs=0.05)


@settings(max_examples=10)
@given(st.text(max_size=60))
def test_embeddings_have_length_one(model, text):
    assert float(np.linalg.norm(model.embed([text])[0])) == pytest.approx(1.0, abs=1e-4)


def test_like_meanings_are_nearer_than_unlike_ones(model):
    here, same, other = model.embed(
        ["please come back to me", "i want you to return", "the boiler is broken again"]
    )
    assert here @ same > here @ other + 0.2


@settings(max_examples=10)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=5))
def test_texts_run_together_are_as_if_alone(model, texts):
    for text, found in zip(texts, model.embed(texts), strict=True):
        assert found == pytest.approx(model.embed([text])[0], abs=1e-5)


def test_only_so_many_pieces_are_looked_at(model):
    assert len(pieces_of("word " * 1000, MOST_PIECES)) == MOST_PIECES
    assert np.isfinite(model.embed(["word " * 1000])[0]).all()


def test_another_file_is_refused(tmp_path):
    reader_of("embedding")
    changed = bytearray(model_file().read_bytes())
    changed[5000] ^= 1
    (tmp_path / "model.onnx").write_bytes(changed)
    with pytest.raises(AftertextError, match="not the model"):
        read_tensors(tmp_path / "model.onnx")


def test_a_missing_model_is_told_with_what_to_install():
    with pytest.raises(AftertextError, match="pip install"):
        read_tensors(None)
