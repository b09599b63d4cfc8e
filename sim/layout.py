"""Records as bytes: the NumPy structured types that the batch engine and snapshots share.

Nothing is listed here a second time. The dataclasses of the minds, the seats and the couple are the
single list of fields; from them come a structured type (floats and integers of 64 bits, nested
records, arrays as long as the lists) and the ways between a record and its bytes.
"""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from agents.policies.programs import Programs
from agents.quantities import Quantities
from sim.couple import Couple, Text

Records = npt.NDArray[np.void]
"""Records side by side, one element each."""


def dtype_of(record: Any) -> np.dtype[Any]:
    """Return the structured type of a dataclass instance; lists must not be empty."""
    if dataclasses.is_dataclass(record):
        fields = [(f.name, *_field_of(getattr(record, f.name))) for f in dataclasses.fields(record)]
        return np.dtype(fields, align=True)
    return np.dtype(np.int64 if isinstance(record, int) else np.float64)


def _field_of(value: Any) -> tuple[Any, ...]:
    if isinstance(value, list):
        return dtype_of(value[0]), (len(value),)
    return (dtype_of(value),)


def values_of(record: Any) -> Any:
    """Return a record's values as nested tuples and lists, which is what NumPy fills it from."""
    if isinstance(record, int | float):
        return record
    if isinstance(record, list):
        return [values_of(value) for value in record]
    kind: Any = type(record)
    return tuple([values_of(getattr(record, name)) for name in _names(kind)])


@cache
def _names(record: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(record))


def pack(records: list[Any], dtype: np.dtype[Any]) -> Records:
    """Return records as an array of shape (len(records),)."""
    return np.array([values_of(record) for record in records], dtype=dtype)


def unpack(packed: Any, into: Any) -> Any:
    """Overwrite a dataclass instance with the values of one element of packed records; return it.

    Every float and integer comes back to the last bit, as Python's own numbers.
    """
    for field in dataclasses.fields(into):
        _unpack_field(packed[field.name], into, field.name)
    return into


def _unpack_field(value: Any, into: Any, name: str) -> None:
    old = getattr(into, name)
    if dataclasses.is_dataclass(old):
        unpack(value, old)
    elif isinstance(old, list) and dataclasses.is_dataclass(old[0]):
        for one, packed in zip(old, value, strict=True):
            unpack(packed, one)
    else:
        setattr(into, name, value.tolist())


COUPLE = dtype_of(Couple())
"""A whole couple; its size in bytes is `COUPLE.itemsize`."""
TEXT = dtype_of(Text())
QUANTITIES = dtype_of(Quantities())
PROGRAMS = dtype_of(Programs())
DUMPEE, DUMPER = COUPLE["dumpee"], COUPLE["dumper"]
