"""What values there are in a rule, and how C writes their types; records become structs."""

from __future__ import annotations

import dataclasses
import typing
from typing import Any

import numpy as np

from sim.layout import dtype_of


class TranslationError(Exception):
    """A rule contains something that this translator does not know how to write in C."""


@dataclasses.dataclass(frozen=True)
class Kind:
    """A kind of value: a number, one record, or an array of either.

    `c` is the C type of one element, `record` the record's class or None for numbers. `length` is
    None for what is no array and 0 for an array whose length only its owner knows.
    """

    c: str
    record: type | None = None
    length: int | None = None

    @property
    def is_record(self) -> bool:
        """Whether it is one record, which C passes by its address."""
        return self.record is not None and self.length is None

    @property
    def is_array(self) -> bool:
        """Whether it is an array, which C passes by its address, too."""
        return self.length is not None

    @property
    def element(self) -> Kind:
        """What an array consists of."""
        return dataclasses.replace(self, length=None)

    def declare(self, name: str) -> str:
        """Write the declaration of a parameter or variable of this kind."""
        star = "*" if self.is_record or self.is_array else ""
        return f"{self.c} {star}{name}"


FLOAT, INT, BOOL, NOTHING = Kind("double"), Kind("int64_t"), Kind("int"), Kind("void")
NUMBERS = (BOOL, INT, FLOAT)
"""Narrowest first."""


def join(one: Kind, other: Kind) -> Kind:
    """Return the kind that holds the values of both, as numba unifies them."""
    if one in NUMBERS and other in NUMBERS:
        return max(one, other, key=NUMBERS.index)
    if one.element == other.element and one.is_array == other.is_array:
        return one
    raise TranslationError(f"one name is both {one} and {other}")


class Structs:
    """The records that can be reached from some instances, each as a C struct.

    Fields, order and lengths come from the instances just as sim.layout derives its NumPy types, so
    that both describe the same bytes.
    """

    def __init__(self, *roots: Any) -> None:
        self.fields: dict[type, dict[str, Kind]] = {}
        self._examples: dict[type, Any] = {}
        for root in roots:
            self._visit(root)

    def _visit(self, record: Any) -> None:
        """List the records inside first: C wants a struct declared before it is used."""
        if type(record) in self.fields:
            return
        fields = {}
        for field in dataclasses.fields(record):
            value = getattr(record, field.name)
            inner = value[0] if isinstance(value, list) else value
            if dataclasses.is_dataclass(inner):
                self._visit(inner)
            kind = Kind(_name(type(inner)), type(inner)) if dataclasses.is_dataclass(inner) else (
                INT if isinstance(inner, int) else FLOAT
            )  # fmt: skip
            length = len(value) if isinstance(value, list) else None
            fields[field.name] = dataclasses.replace(kind, length=length)
        self.fields[type(record)], self._examples[type(record)] = fields, record

    def kind_of(self, hint: Any) -> Kind:
        """Return the kind that an annotation stands for.

        A rule may name a base class of a record, such as the part of the quantities it reads: in C
        it takes the whole record.
        """
        if hint in (None, type(None)):
            return NOTHING
        if hint in (float, int, bool):
            return {float: FLOAT, int: INT, bool: BOOL}[hint]
        if typing.get_origin(hint) is list:
            return dataclasses.replace(self.kind_of(typing.get_args(hint)[0]), length=0)
        whole = [r for r in self.fields if isinstance(hint, type) and issubclass(r, hint)]
        if hint in whole:
            whole = [hint]
        if len(whole) != 1:
            raise TranslationError(f"{hint} stands for {len(whole)} records, not for one")
        return Kind(_name(whole[0]), whole[0])

    def field(self, record: type, name: str) -> Kind:
        """Return the kind of one field."""
        try:
            return self.fields[record][name]
        except KeyError:
            raise TranslationError(f"{record.__name__} has no field {name}") from None

    def declarations(self) -> str:
        """Write all structs, and let the compiler check them against the NumPy types."""
        return "\n".join(self._declare(record) for record in self.fields)

    def _declare(self, record: type) -> str:
        name, dtype = _name(record), dtype_of(self._examples[record])
        lines = ["typedef struct {"]
        for field, kind in self.fields[record].items():
            size = f"[{kind.length}]" if kind.is_array else ""
            lines.append(f"    {kind.c} {safe(field)}{size};")
        lines.append(f"}} {name};")
        lines.append(_check(f"sizeof({name})", dtype.itemsize))
        for field in self.fields[record]:
            lines.append(_check(f"offsetof({name}, {safe(field)})", _offset(dtype, field)))
        return "\n".join([*lines, ""])


def _name(record: type) -> str:
    return record.__name__


def _check(expression: str, value: int) -> str:
    return f'_Static_assert({expression} == {value}, "{expression}");'


def _offset(dtype: np.dtype[Any], field: str) -> int:
    fields = dtype.fields
    assert fields is not None, "a record has fields"
    return fields[field][1]


RESERVED = """
    auto break case char const continue default do double else enum extern float for goto if
    inline int long register restrict return short signed sizeof static struct switch typedef union
    unsigned void volatile while NAN INFINITY
    acos acosh asin asinh atan atan2 atanh cbrt ceil copysign cos cosh erf erfc exp exp2 expm1 fabs
    fdim floor fma fmax fmin fmod frexp hypot ilogb isfinite isinf isnan isnormal ldexp lgamma log
    log10 log1p log2 logb lrint lround modf nan nearbyint nextafter pow remainder remquo rint round
    scalbn signbit sin sinh sqrt tan tanh tgamma trunc offsetof
    u01 min_f max_f min_i max_i abs_f abs_i mod_i mod_f run
""".split()  # noqa: SIM905
"""Words of C11 and its math.h, and what prelude.h and the loop define."""


def safe(name: str) -> str:
    """Return a name that C lets one use: its own words get an underscore."""
    return f"{name}_" if name in RESERVED else name
