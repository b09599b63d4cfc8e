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
    """One layer: matrices of query, key and value, of output, up and down; what is added."""

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
        self._places = places + self._named["inner.embeddings.token_type_embeddings.weight"][0]
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
        means = [state[:, span].mean(axis=1) for span in spans]
        return [mean / np.float32(np.linalg.norm(mean)) for mean in means]

    def _run(self, pieces: Sequence[Sequence[int]], spans: Sequence[slice]) -> Floats:
        """Return 384 numbers for every piece of all texts, a column each.

        Columns, since a matrix of weights is multiplied faster from the left.
        """
        joined = np.concatenate([np.array(one) for one in pieces])
        places = np.concatenate([np.arange(len(one)) for one in pieces])
        words = self._named[f"{self._words}_q"][joined].astype(np.float32)
        words *= self._named[f"{self._words}_scale"][joined]
        state = _normed(np.ascontiguousarray((words + self._places[places]).T), self._first)
        for layer in self._layers:
            state = _through(state, layer, spans)
        return state

    def _layer(self, number: int, names: list[str]) -> _Layer:
        at = f"encoder.layer.{number}"
        asked = ("query", "key", "value")
        rest = ("attention.output.dense", "intermediate.dense", "output.dense")
        biases = [
            np.concatenate([self._column(f"{at}.attention.self.{name}.bias") for name in asked]),
            *(self._column(f"{at}.{name}.bias") for name in rest),
        ]
        matrices = [np.ascontiguousarray(self._matrix(name).T) for name in names]
        return _Layer(
            [np.concatenate(matrices[:3]), *matrices[3:]],
            biases,
            self._norm(f"{at}.attention.output.LayerNorm"),
            self._norm(f"{at}.output.LayerNorm"),
        )

    def _matrix(self, name: str) -> Floats:
        scale: Floats = self._named[f"{name}_scale"]
        return self._named[f"{name}_q"].astype(np.float32) * scale

    def _column(self, name: str) -> Floats:
        found: Floats = self._named[f"inner.{name}"][:, None]
        return found

    def _norm(self, name: str) -> _Norm:
        return _Norm(self._column(f"{name}.weight"), self._column(f"{name}.bias"))


def _through(state: Floats, layer: _Layer, spans: Sequence[slice]) -> Floats:
    """Send the pieces through one layer; only those of the same text look at each other."""
    asked, joined, up, down = layer.matrices
    for_asked, for_joined, for_up, for_down = layer.biases
    parts = asked @ state + for_asked
    seen = np.concatenate([_attention(parts[:, span]) for span in spans], axis=1)
    state = _normed(state + joined @ seen + for_joined, layer.after_attention)
    inner = _gelu(up @ state + for_up)
    return _normed(state + down @ inner + for_down, layer.after_all)


def _attention(parts: Floats) -> Floats:
    """Return what each piece of one text takes from the others, given queries, keys and values."""
    queries, keys, values = parts.reshape(3, HEADS, WIDTH // HEADS, -1)
    likeness = queries.swapaxes(1, 2) @ keys / _ROOT_OF_WIDTH
    shares = np.exp(likeness - likeness.max(axis=-1, keepdims=True))
    shares /= shares.sum(axis=-1, keepdims=True)
    joined: Floats = (values @ shares.swapaxes(1, 2)).reshape(WIDTH, -1)
    return joined


def _normed(state: Floats, norm: _Norm) -> Floats:
    centred = state - state.mean(axis=0)
    spread = np.sqrt((centred * centred).mean(axis=0) + np.float32(1e-12))
    normed: Floats = centred / spread * norm.scale + norm.shift
    return normed


def _gelu(x: Floats) -> Floats:
    """Return the Gaussian error linear unit, by its approximation with tanh."""
    bent = x * x
    bent *= np.float32(0.7978845608 * 0.044715)
    bent += np.float32(0.7978845608)
    bent *= x
    np.tanh(bent, out=bent)
    bent += np.float32(1.0)
    bent *= x
    bent *= np.float32(0.5)
    return bent
