"""Records as bytes: nothing lost, nothing between the fields, no list of fields kept twice."""

import copy
import dataclasses
import math
import random
import struct

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.dumpee import Dumpee
from agents.policies.programs import Programs, Script
from agents.quantities import Quantities
from sim.couple import Couple, Text
from sim.layout import COUPLE, PROGRAMS, QUANTITIES, TEXT, dtype_of, pack, unpack, values_of

RECORDS = [(Couple, COUPLE), (Text, TEXT), (Quantities, QUANTITIES), (Programs, PROGRAMS)]
ODD = (0.0, -0.0, math.inf, -math.inf, 5e-324, 1.7976931348623157e308)


def filled(record, chance: random.Random):
    """Overwrite every number of a record by any of its kind; return it."""
    for field in dataclasses.fields(record):
        setattr(record, field.name, _any_like(getattr(record, field.name), chance))
    return record


def _any_like(value, chance: random.Random):
    if dataclasses.is_dataclass(value):
        return filled(value, chance)
    if isinstance(value, list):
        return [_any_like(one, chance) for one in value]
    if isinstance(value, int):
        return chance.randint(-(2**63), 2**63 - 1)
    if chance.random() < 0.2:
        return chance.choice(ODD)
    number = struct.unpack("d", chance.randbytes(8))[0]
    return number if number == number else 0.0


def flat(value) -> list[str]:
    """Every number of a record with its kind and all its bits."""
    if isinstance(value, tuple | list):
        return [one for part in value for one in flat(part)]
    return [value.hex()] if isinstance(value, float) else [f"{type(value).__name__} {value}"]


@pytest.mark.parametrize(("kind", "dtype"), RECORDS)
@settings(max_examples=10)
@given(seed=st.integers(0, 2**32))
def test_what_is_packed_comes_back_to_the_last_bit(kind, dtype, seed):
    record = filled(kind(), random.Random(seed))
    before = flat(values_of(copy.deepcopy(record)))
    packed = pack([kind(), record], dtype)
    assert flat(values_of(unpack(packed[1], kind()))) == before
    assert flat(values_of(record)) == before
    assert pack([unpack(packed[1], kind())], dtype).tobytes() == packed[1].tobytes()


def sizes(dtype: np.dtype) -> int:
    """The bytes of all numbers in a type."""
    if dtype.subdtype is not None:
        inner, shape = dtype.subdtype
        return sizes(inner) * math.prod(shape)
    if dtype.names is None:
        return dtype.itemsize
    return sum(sizes(dtype[name]) for name in dtype.names)


@pytest.mark.parametrize(("kind", "dtype"), RECORDS)
def test_every_byte_is_part_of_a_number_of_64_bits(kind, dtype):
    assert sizes(dtype) == dtype.itemsize == 8 * len(flat(values_of(kind())))
    assert dtype.alignment == 8
    assert dtype.isalignedstruct


@dataclasses.dataclass(slots=True)
class Inner:
    x: float = 1.5
    n: int = 3


@dataclasses.dataclass(slots=True)
class Outer:
    first: Inner = dataclasses.field(default_factory=Inner)
    many: list[Inner] = dataclasses.field(default_factory=lambda: [Inner(), Inner(2.5, 4)])
    numbers: list[float] = dataclasses.field(default_factory=lambda: [0.0, 1.0, 2.0])
    counts: list[int] = dataclasses.field(default_factory=lambda: [7])


def test_nested_records_and_lists_have_their_places():
    dtype = dtype_of(Outer())
    assert dtype.names == ("first", "many", "numbers", "counts")
    assert (dtype["many"].shape, dtype["numbers"].shape, dtype["counts"].shape) == (
        (2,),
        (3,),
        (1,),
    )
    packed = pack([Outer(), Outer(numbers=[4.0, 5.0, 6.0])], dtype)
    assert packed["numbers"].tolist() == [[0.0, 1.0, 2.0], [4.0, 5.0, 6.0]]
    assert packed[1]["many"]["n"].tolist() == [3, 4]
    assert packed["counts"].dtype == np.int64
    back = unpack(packed[1], Outer(many=[Inner(0.0, 0), Inner(0.0, 0)]))
    assert back == Outer(numbers=[4.0, 5.0, 6.0])
    assert all(type(n) is int for n in back.counts)


def test_a_list_of_another_length_is_refused():
    dtype = dtype_of(Outer())
    with pytest.raises(ValueError, match=r"shape|sequence|size"):
        pack([Outer(numbers=[1.0, 2.0])], dtype)
    with pytest.raises(ValueError, match="zip"):
        unpack(pack([Outer()], dtype)[0], Outer(many=[Inner()]))


def test_a_new_field_is_taken_in_where_it_stands():
    more = dataclasses.make_dataclass(
        "More", [("extra", float, dataclasses.field(default=2.5))], bases=(Dumpee,)
    )
    dtype = dtype_of(more())
    assert dtype.names == (*dtype_of(Dumpee()).names, "extra")
    packed = pack([more(extra=7.25)], dtype)
    assert packed["extra"].tolist() == [7.25]
    assert unpack(packed[0], more()).extra == 7.25


def test_the_types_have_the_fields_of_their_records_in_order():
    for kind, dtype in RECORDS:
        assert dtype.names == tuple(field.name for field in dataclasses.fields(kind))
    assert COUPLE["seats"].shape == (2,)
    assert PROGRAMS["scripts"].base.names == tuple(f.name for f in dataclasses.fields(Script))
