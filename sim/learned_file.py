"""Files of learned policies: NumPy's `.npz` with plain arrays and a header in JSON, no pickle."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from agents.errors import AftertextError

FORMAT = "aftertext learned policy 1"
"""What the header's `format` says; a file that can no longer be read so gets another number."""
HEADER = "header"
MOST_BYTES = 4_000_000
"""Larger than any file of a learned policy, packed or unpacked."""
_LONG_AGO = (1980, 1, 1, 0, 0, 0)

Arrays = dict[str, npt.NDArray[Any]]


def write_file(path: str, header: Mapping[str, Any], arrays: Mapping[str, Any]) -> None:
    """Write a header and arrays; the same contents always give the same bytes.

    Raises AftertextError if the file cannot be written.
    """
    head = np.array(json.dumps({"format": FORMAT, **header}))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, array in ((HEADER, head), *arrays.items()):
            member = io.BytesIO()
            np.lib.format.write_array(member, np.asarray(array), allow_pickle=False)
            info = zipfile.ZipInfo(f"{name}.npy", _LONG_AGO)
            archive.writestr(info, member.getvalue(), zipfile.ZIP_DEFLATED)
    try:
        Path(path).expanduser().write_bytes(packed.getvalue())
    except OSError as error:
        raise AftertextError(f"cannot write {path}: {error.strerror or error}") from None


def read_file(path: str) -> tuple[dict[str, Any], Arrays]:
    """Return the header, without its format, and the arrays by name, whatever they are.

    Raises AftertextError if the file cannot be read or is no such file.
    """
    try:
        arrays = _arrays(_bytes(path))
    except OSError as error:
        raise AftertextError(f"cannot read {path}: {error.strerror or error}") from None
    except Exception as error:  # a broken archive can fail in many ways
        raise AftertextError(f"{path} is no learned policy: {_reason(error)}") from None
    head = arrays.pop(HEADER, None)
    if head is None or head.dtype.kind != "U" or head.shape != ():
        raise AftertextError(f"{path} is no learned policy: it has no header")
    try:
        header = json.loads(str(head))
    except (ValueError, RecursionError):
        raise AftertextError(f"{path}: its header is not JSON") from None
    if not isinstance(header, dict) or header.pop("format", None) != FORMAT:
        raise AftertextError(f"{path}: its header's format is not {FORMAT!r}")
    return header, arrays


def _bytes(path: str) -> io.BytesIO:
    file = Path(path).expanduser()
    if file.stat().st_size > MOST_BYTES:
        raise ValueError(f"it has more than {MOST_BYTES:,} bytes")
    return io.BytesIO(file.read_bytes())


def _arrays(packed: io.BytesIO) -> Arrays:
    with zipfile.ZipFile(packed) as archive:
        if sum(member.file_size for member in archive.infolist()) > MOST_BYTES:
            raise ValueError(f"it unpacks to more than {MOST_BYTES:,} bytes")
    with np.load(packed, allow_pickle=False) as found:
        return {name: np.asarray(found[name]) for name in found.files}


def _reason(error: Exception) -> str:
    if isinstance(error, zipfile.BadZipFile):
        return "not an .npz file"
    text = " ".join(str(error).split()) or type(error).__name__
    return "it holds Python objects" if "allow_pickle" in text else text[:100]
