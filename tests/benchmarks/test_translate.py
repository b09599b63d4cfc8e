"""The translator to C: what small functions give, they give in C to the last bit."""

import ctypes
import math
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.c.build import FLAGS, compiler, load
from benchmarks.c.kinds import Structs, TranslationError, safe
from benchmarks.c.translate import needed, translate
from sim.chance import u01
from sim.layout import dtype_of, pack, unpack
from sim.step import advance
from tests.benchmarks import snippets as s

pytestmark = pytest.mark.skipif(compiler() is None, reason="there is no C compiler")

TYPES = {"double": ctypes.c_double, "int64_t": ctypes.c_int64, "int": ctypes.c_int}
SHELF = dtype_of(s.Shelf())
floats = st.floats(allow_nan=True, allow_infinity=True)
plain = st.floats(-1e6, 1e6)
whole = st.integers(-(2**31), 2**31)


@pytest.fixture(scope="module")
def in_c() -> ctypes.CDLL:
    code = translate((*s.NUMBERS, *s.ON_RECORDS), Structs(s.Shelf()))
    return load(code, (*FLAGS, "-DRULE="))


def bits(value) -> object:
    """Tell -0.0 from 0.0, and let NaN equal itself."""
    return struct.pack("d", value) if isinstance(value, float) else value


def call(library: ctypes.CDLL, function, *arguments):
    kinds = {"float": ctypes.c_double, "int": ctypes.c_int64, "bool": ctypes.c_int}
    compiled = getattr(library, safe(function.__name__))
    names = list(function.__annotations__)
    compiled.argtypes = [kinds[function.__annotations__[name]] for name in names[:-1]]
    compiled.restype = kinds[function.__annotations__["return"]]
    return compiled(*arguments)


def same(library, function, *arguments) -> bool:
    expected = function(*arguments)
    found = call(library, function, *arguments)
    if isinstance(found, float):
        if math.isnan(found) or math.isnan(expected):
            return math.isnan(found) and math.isnan(expected)
        return bits(found) == bits(float(expected))
    return found == expected


@given(floats, floats, floats)
def test_min_and_max_are_pythons(in_c, a, b, c):
    assert same(in_c, s.least, a, b, c)
    assert same(in_c, s.most, a, b, c)


@pytest.mark.parametrize("pair", [(0.0, -0.0), (-0.0, 0.0), (math.nan, 1.0), (1.0, math.nan)])
def test_min_and_max_keep_the_first_of_equals(in_c, pair):
    assert same(in_c, s.least, *pair, pair[0])
    assert same(in_c, s.most, *pair, pair[0])


@given(whole, plain)
def test_a_whole_number_beside_another(in_c, a, b):
    assert same(in_c, s.most_of_both, a, b)


@given(whole, whole.filter(bool))
def test_remainders_and_true_division(in_c, a, b):
    assert same(in_c, s.rest, a, b)
    assert same(in_c, s.share, a, b)


@given(plain, plain.filter(bool))
def test_remainders_of_fractions(in_c, a, b):
    assert same(in_c, s.rest_of_day, a, b)


@given(plain)
def test_rounding_and_functions(in_c, x):
    for function in (s.cut, s.down, s.smooth):
        assert same(in_c, function, x), function
    assert same(in_c, s.hypot, x, 1.0)


@given(floats, floats, floats)
def test_comparisons(in_c, low, x, high):
    assert same(in_c, s.within, low, x, high)
    assert same(in_c, s.finite, x)


@given(plain, st.integers(0, 20))
def test_loops(in_c, x, n):
    assert same(in_c, s.grows, x, n)
    assert same(in_c, s.halvings, n)
    assert same(in_c, s.listed, n)
    assert same(in_c, s.weight, n % 3)
    assert same(in_c, s.wide, n)


@st.composite
def shelves(draw) -> s.Shelf:
    boxes = [s.Box(draw(plain), draw(st.integers(0, 9))) for _ in range(3)]
    marks = [draw(plain) for _ in range(4)]
    return s.Shelf(boxes, s.Box(draw(plain)), marks, draw(plain), draw(st.integers(0, 2)))


def after(library, function, shelf, *arguments) -> s.Shelf:
    """The shelf after the function in C."""
    packed = pack([shelf], SHELF)
    compiled = getattr(library, function.__name__)
    compiled.argtypes = [ctypes.c_void_p, *[ctypes.c_int64] * len(arguments)]
    compiled.restype = ctypes.c_double if function is s.in_order else None
    compiled(packed.ctypes.data, *arguments)
    return unpack(packed[0], s.Shelf())


@given(shelves(), st.integers(0, 2))
def test_records_come_out_the_same(in_c, shelf, at):
    for function, more in ((s.rearrange, (at,)), (s.fill_fullest, ()), (s.stored_last, ())):
        found = after(in_c, function, shelf, *more)
        function(shelf, *more)
        assert found == shelf, function
        shelf.taken = 0


@given(shelves())
def test_what_acts_does_so_from_left_to_right(in_c, shelf):
    packed = pack([shelf], SHELF)
    in_c.in_order.argtypes, in_c.in_order.restype = [ctypes.c_void_p], ctypes.c_double
    found = in_c.in_order(packed.ctypes.data)
    assert bits(found) == bits(s.in_order(shelf))
    assert unpack(packed[0], s.Shelf()) == shelf


@pytest.mark.parametrize("function", s.WRONG, ids=lambda f: f.__name__)
def test_what_cannot_be_translated_is_refused_by_name_and_line(function):
    with pytest.raises(TranslationError, match=rf"{function.__name__}, line \d"):
        translate((function,), Structs(s.Shelf()))


def test_a_caller_before_what_it_calls_is_refused():
    with pytest.raises(TranslationError, match="no rule that came before"):
        translate((s.rearrange, s.put), Structs(s.Shelf()))


def test_a_compilers_complaint_is_handed_on():
    with pytest.raises(RuntimeError, match="error"):
        load("this is not C;")


@given(st.integers(0, 2**63 - 1), st.integers(0, 2**40))
def test_chance_is_the_same(chance, key, index):
    assert chance(key, index) == u01(key, index)


@pytest.fixture(scope="module")
def chance():
    code = translate((), Structs()) + "double chance(int64_t k, int64_t i) { return u01(k, i); }"
    function = load(code).chance
    function.argtypes, function.restype = [ctypes.c_int64, ctypes.c_int64], ctypes.c_double
    return function


def test_only_what_a_run_needs_is_translated():
    names = {rule.__name__ for rule in needed(advance)}
    assert {"happen", "decide", "carry_out", "relax_hope", "clip01"} <= names
    assert "draw_trait" not in names
