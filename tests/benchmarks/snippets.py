"""Small functions in the style of rules: each shows one thing that C would do otherwise."""

from __future__ import annotations

import dataclasses
import math

WEIGHTS = (0.1, 1e-11, 3.0)
KINDS = (2, 3, 5)
FAR = math.inf


@dataclasses.dataclass(slots=True)
class Box:
    """A record inside another."""

    level: float = 0.5
    count: int = 0


@dataclasses.dataclass(slots=True)
class Shelf:
    """A record with records, arrays and a name that C keeps for itself."""

    boxes: list[Box] = dataclasses.field(default_factory=lambda: [Box(), Box(), Box()])
    top: Box = dataclasses.field(default_factory=Box)
    marks: list[float] = dataclasses.field(default_factory=lambda: [0.0] * 4)
    double: float = 2.5
    taken: int = 0


def least(a: float, b: float, c: float) -> float:
    """The first of the smallest, as Python has it: also with -0.0 and NaN."""
    return min(a, b, c)


def most(a: float, b: float, c: float) -> float:
    """The same for the largest."""
    return max(a, b, c)


def most_of_both(a: int, b: float) -> float:
    """A whole number beside another."""
    return max(a, b)


def rest(a: int, b: int) -> int:
    """The remainder has the sign of the divisor."""
    return a % b


def rest_of_day(a: float, b: float) -> float:
    """The same for fractions."""
    return a % b


def cut(x: float) -> int:
    """Towards zero."""
    return int(x)


def down(x: float) -> int:
    """Downwards."""
    return math.floor(x)


def share(a: int, b: int) -> float:
    """True division."""
    return a / b


def grows(x: float, n: int) -> float:
    """A name that holds a whole number first and a fraction later."""
    total = 0
    for i in range(1, n):
        if i == 7:
            break
        total = total + x / i
        i = i + 100
    return total


def halvings(n: int) -> int:
    """A loop that goes on to the next round early."""
    steps = 0
    while n > 1:
        steps = steps + 1
        if n % 2 == 1:
            n = n - 1
            continue
        n = int(n / 2)
    return steps


def within(low: float, x: float, high: float) -> bool:
    """A chain of comparisons."""
    return low <= x < high


def listed(x: int) -> int:
    """Membership, in a tuple written here and in a constant."""
    return (1 if x in (1, 4) else 0) + (10 if x in KINDS else 0) + (100 if x not in KINDS else 0)


def weight(i: int) -> float:
    """A constant by its place."""
    return WEIGHTS[i] * len(WEIGHTS)


def finite(x: float) -> float:
    """Infinity, and a choice."""
    return x if x < FAR and not x < -math.inf else -0.0


def smooth(x: float) -> float:
    """The functions of math."""
    y = math.exp(-abs(x)) + math.log1p(abs(x)) + math.sqrt(abs(x))
    return (
        y * math.sin(x) + math.tanh(x) * math.cos(x) - math.expm1(-abs(x)) / math.log(2.0 + x * x)
    )


def wide(x: int) -> int:
    """More than 32 bits."""
    return 86400 * 1000000 + x * 3


def hypot(x: float, y: float) -> float:
    """A name that C has given to something else."""
    trunc = x - y
    return trunc * trunc


def take(shelf: Shelf) -> float:
    """Acts, and returns what depends on how often it did."""
    shelf.taken = shelf.taken + 1
    return 1.0 / shelf.taken


def in_order(shelf: Shelf) -> float:
    """C may evaluate these in any order; Python goes from left to right."""
    first, second = take(shelf), take(shelf)
    mixed = take(shelf) - 10.0 * take(shelf) + shelf.taken * take(shelf)
    return mixed + max(take(shelf), 3.0 * take(shelf)) + first - 0.5 * second


def stored_last(shelf: Shelf) -> None:
    """Python finds the value before the place it goes to."""
    shelf.marks[shelf.taken] = take(shelf)


def put(box: Box, level: float) -> None:
    """Overwrite a record that is handed over."""
    box.level = level
    box.count = box.count + 1


def rearrange(shelf: Shelf, at: int) -> None:
    """Names for records, records in arrays, exchanged values."""
    one, other = shelf.boxes[at], shelf.boxes[2 - at]
    put(one, shelf.double)
    put(shelf.boxes[1], other.level + shelf.top.level)
    put(shelf.top, one.level)
    marks = shelf.marks
    marks[0], marks[1] = marks[1] + 1.0, marks[0] + 2.0
    for i in range(len(shelf.boxes)):
        marks[2] = marks[2] + shelf.boxes[i].level


def fullest(shelf: Shelf) -> Box:
    """A record as the result."""
    return shelf.boxes[0] if shelf.boxes[0].level > shelf.top.level else shelf.top


def fill_fullest(shelf: Shelf) -> None:
    """What is returned is the record itself."""
    put(fullest(shelf), 1.0)


NUMBERS = (
    least, most, most_of_both, rest, rest_of_day, cut, down, share, grows, halvings, within, listed,
    weight, finite, smooth, wide, hypot,
)  # fmt: skip
ON_RECORDS = (take, in_order, stored_last, put, rearrange, fullest, fill_fullest)


def to_a_power(x: float) -> float:
    """Not translated: C's pow rounds otherwise."""
    return x**2


def from_the_end(shelf: Shelf) -> float:
    """Not translated: C has no places from the end."""
    return shelf.marks[-1]


def loses_a_fraction(shelf: Shelf) -> None:
    """Not translated: the field holds whole numbers."""
    shelf.taken = 0.5


def calls_a_stranger(x: float) -> float:
    """Not translated: what it calls is no rule."""
    return math.gamma(x)


def misnames(shelf: Shelf) -> float:
    """Not translated: there is no such field."""
    return shelf.mark


def gives_back_a_word(x: int) -> int:
    """Not translated: `or` of numbers is one of them in Python and yes or no in C."""
    return x or 3


WRONG = (
    to_a_power, from_the_end, loses_a_fraction, calls_a_stranger, misnames, gives_back_a_word
)  # fmt: skip
