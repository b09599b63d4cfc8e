"""The readers, opened once."""

import functools

import pytest

from agents.reading import open_reader
from agents.reading.weights import model_file


@functools.cache
def reader_of(kind):
    if kind == "embedding" and model_file() is None:
        pytest.skip("the embedding model is not installed")
    return open_reader(kind, corrected=False)


kinds = pytest.mark.parametrize("kind", ["light", "embedding"])
