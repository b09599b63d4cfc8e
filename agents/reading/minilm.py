"""The embedding model, run with NumPy alone: what a text means as 384 numbers.

all-MiniLM-L6-v2 is a transformer of six layers.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from .pieces import pieces_of
from .weights import model_file, read_tensors

WIDTH, LAYERS, HEADS = 384, 6, 12
MOST_PIECES = 256
"""Pieces of words that are looked at: as many as the model was trained on."""

Floats = npt.NDArray[Any]
_ROOT_OF_WIDTH = np.sqrt(np.float32(WIDTH // HEADS))


class _Norm(NamedTuple):
    """A layer normalisation."""

    scale: Floats
    shift: Floats


class _Layer(NamedTuple):
    """One layer: matrices of query, key, value, output, up and down, with what is added."""

    matrices: list[Floats]
    biases: list[Floats]
    after_attention: _Norm
    after_all: _Norm


class MiniLM:
    """The embedding model with its weights; 90 MB in memory."""

    def __init__(self) -> None:
        """Read the weights; raise AftertextError where the package is missing or another."""
        tensors = read_tensors(model_file())
        self._named = {name: np.array(tensor) for name, tensor in tensors.items()}
        quantised = [name[:-2] for name in tensors if name.endswith("_q")]
        self._words = quantised[0]
        places = self._matrix(quantised[1])
        self._places = places + self._float("embeddings.token_type_embeddings.weight")[0]
        self._first = self._norm("embeddings.LayerNorm")
        self._layers = [
            self._layer(number, quantised[2 + 6 * number : 8 + 6 * number])
            for number in range(LAYERS)
        ]

    def embed(self, texts: Sequence[str]) -> list[Floats]:
        """Return the direction of each text: 384 numbers, of length 1.

        Texts are run together, which costs little more than one of them: most of the time goes
        into fetching the weights.
        """
        pieces = [pieces_of(text, MOST_PIECES) for text in texts]
        ends = list(accumulate(map(len, pieces)))
        spans = [slice(end - len(one), end) for one, end in zip(pieces, ends, strict=True)]
        state = self._run(pieces, spans)
        means = [state[span].mean(axis=0) for span in spans]
        return [mean / np.float32(np.linalg.norm(mean)) for mean in means]

    def _run(self, pieces: Sequence[Sequence[int]], spans: Sequence[slice]) -> Floats:
        """Return 384 numbers for every piece of all texts."""
        joined = np.concatenate([np.array(one) for one in pieces])
        places = np.concatenate([np.arange(len(one)) for one in pieces])
        words = self._named[f"{self._words}_q"][joined].astype(np.float32)
        words *= self._named[f"{self._words}_scale"][joined]
        state = _normed(words + self._places[places], self._first)
        for layer in self._layers:
            state = _through(state, layer, spans)
        return state

    def _layer(self, number: int, matrices: list[str]) -> _Layer:
        at = f"encoder.layer.{number}"
        biases = (
            "attention.self.query", "attention.self.key", "attention.self.value",
            "attention.output.dense", "intermediate.dense", "output.dense",
        )  # fmt: skip
        return _Layer(
            [self._matrix(name) for name in matrices],
            [self._float(f"{at}.{name}.bias") for name in biases],
            self._norm(f"{at}.attention.output.LayerNorm"),
            self._norm(f"{at}.output.LayerNorm"),
        )

    def _matrix(self, name: str) -> Floats:
        scale: Floats = self._named[f"{name}_scale"]
        return self._named[f"{name}_q"].astype(np.float32) * scale

    def _float(self, name: str) -> Floats:
        found: Floats = self._named[f"inner.{name}"]
        return found

    def _norm(self, name: str) -> _Norm:
        return _Norm(self._float(f"{name}.weight"), self._float(f"{name}.bias"))


def _through(state: Floats, layer: _Layer, spans: Sequence[slice]) -> Floats:
    """Send the pieces through one layer; only those of the same text look at each other."""
    matrices, biases = layer.matrices, layer.biases
    asked = [state @ matrices[i] + biases[i] for i in range(3)]
    seen = np.concatenate([_attention(*(one[span] for one in asked)) for span in spans])
    state = _normed(state + seen @ matrices[3] + biases[3], layer.after_attention)
    inner = _gelu(state @ matrices[4] + biases[4])
    return _normed(state + inner @ matrices[5] + biases[5], layer.after_all)


def _attention(query: Floats, key: Floats, value: Floats) -> Floats:
    pieces = len(query)
    split = (one.reshape(pieces, HEADS, -1).swapaxes(0, 1) for one in (query, key, value))
    queries, keys, values = split
    likeness = queries @ keys.swapaxes(1, 2) / _ROOT_OF_WIDTH
    shares = np.exp(likeness - likeness.max(axis=-1, keepdims=True))
    shares /= shares.sum(axis=-1, keepdims=True)
    joined: Floats = (shares @ values).swapaxes(0, 1).reshape(pieces, WIDTH)
    return joined


def _normed(state: Floats, norm: _Norm) -> Floats:
    centred = state - state.mean(axis=-1, keepdims=True)
    spread = np.sqrt((centred * centred).mean(axis=-1, keepdims=True) + np.float32(1e-12))
    normed: Floats = centred / spread * norm.scale + norm.shift
    return normed


def _gelu(x: Floats) -> Floats:
    """Return the Gaussian error linear unit, by its approximation with tanh."""
    bent = np.tanh(np.float32(0.7978845608) * (x + np.float32(0.044715) * x * x * x))
    unit: Floats = np.float32(0.5) * x * (np.float32(1.0) + bent)
    return unit
