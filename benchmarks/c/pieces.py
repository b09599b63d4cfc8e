"""Pieces of C, and what is written without looking at a rule: constants and tables of them."""

from __future__ import annotations

import dataclasses
import inspect
import math
from typing import Any

from benchmarks.c.kinds import BOOL, FLOAT, INT, Kind, TranslationError

STILL, READS, ACTS = range(3)
"""What evaluating does: nothing that matters, read memory, or call something that writes memory."""


@dataclasses.dataclass(frozen=True)
class Piece:
    """A piece of C with the kind of its value.

    `place` marks a record named by where it is (`couple->seats[0]`) and not by its address.
    """

    code: str
    kind: Kind
    effect: int = STILL
    place: bool = False

    @property
    def value(self) -> str:
        """The code as an argument or right-hand side: records go by their address."""
        return f"&{self.code}" if self.place else self.code


@dataclasses.dataclass(frozen=True)
class Signature:
    """What a caller must know of a function."""

    name: str
    parameters: tuple[Kind, ...]
    result: Kind
    effect: int


def constant(value: Any) -> Piece:
    """Write a constant so that C reads the very same number."""
    if isinstance(value, bool):
        return Piece(str(int(value)), BOOL)
    if isinstance(value, int):
        return Piece(_integer(value), INT)
    if not isinstance(value, float):
        raise TranslationError(f"{inspect.getmodule(value) or value!r} is no number")
    if math.isnan(value):
        return Piece("NAN", FLOAT)
    code = "INFINITY" if math.isinf(value) else repr(abs(value))
    return Piece(code if math.copysign(1.0, value) > 0 else f"(-{code})", FLOAT)


def _integer(value: int) -> str:
    if not -(1 << 63) < value < 1 << 63:
        raise TranslationError(f"{value} does not fit 64 bits")
    digits = str(abs(value)) + ("LL" if abs(value) >= 1 << 31 else "")
    return f"(-{digits})" if value < 0 else digits


def table(values: Any) -> Piece:
    """Write a tuple of constants as an array."""
    pieces = [constant(value) for value in values]
    kind = FLOAT if any(piece.kind == FLOAT for piece in pieces) else INT
    listed = ", ".join(piece.code for piece in pieces)
    code = f"((const {kind.c}[]){{{listed}}})"
    return Piece(code, dataclasses.replace(kind, length=len(pieces)))
