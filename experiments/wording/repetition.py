"""Repetition: what a reader of 100 texts in a row would notice as said before.

The bar was set before the grammar was worked on, which now avoids the same things. In any 100
texts in a row
- no two texts of more than 4 words share 60 % of the shorter one's pairs of neighbouring words;
- no two share three uncommon words that are 60 % of the shorter one's: an image said anew;
- no distinctive run of four words comes more than twice, and none twice within 20 texts;
- no text of up to 4 words comes more than 3 times;
- no two words open more than 8 texts.
All five are assumptions about what is noticed. People do repeat themselves: greetings, sign-offs
and "ok" are why short texts and openings have room.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from agents.wording.common_words import COMMON

from .thread import WINDOW, Thread, grams, tokens

SHORT_WORDS, NEAR, NEAR_BY, IMAGE_WORDS = 4, 0.6, 20, 3
MOST_RUNS, MOST_SHORT, MOST_OPENERS = 2, 3, 8


class Repetition(NamedTuple):
    """Counts over a thread; pairs and runs are counted within 100 texts in a row."""

    texts: int
    exact: int
    """Texts of more than 4 words that an earlier one equals, word for word."""
    near: int
    """Texts of more than 4 words that an earlier one nearly equals (equal ones included)."""
    images: int
    """Texts that share their uncommon words with an earlier one."""
    runs_close: int
    """Texts with a distinctive run of four words that was said within the 20 before."""
    runs_often: int
    """Texts that say a distinctive run of four words for a third time or more."""
    short_often: int
    """Texts of up to 4 words that come for a fourth time or more."""
    openers_often: int
    """Texts that open with the same two words as 8 others or more."""
    distinct_pairs: float
    """Share of different ones among the pairs of neighbouring words of 100 texts (distinct-2)."""

    @property
    def meets_bar(self) -> bool:
        """Whether nothing repeats noticeably."""
        faults = (self.near, self.images, self.runs_close, self.runs_often, self.short_often)
        return not any((*faults, self.openers_often))


def measure(thread: Thread) -> Repetition:
    """Count what a thread repeats."""
    said = [tokens(line.words) for line in thread]
    exact = sum(len(words) > SHORT_WORDS and words in said[max(0, n - WINDOW + 1) : n]
                for n, words in enumerate(said))  # fmt: skip
    runs = [{run for run in grams(words, 4) if is_distinctive(run)} for words in said]
    short = [{words} if len(words) <= SHORT_WORDS else set() for words in said]
    openers = [{words[:2]} if len(words) > SHORT_WORDS else set() for words in said]
    return Repetition(
        len(thread), exact, len({later for later, _ in near_pairs(thread)}),
        len({later for later, _ in same_images(thread)}),
        _repeated(runs, 1, NEAR_BY), _repeated(runs, MOST_RUNS, WINDOW - 1),
        _repeated(short, MOST_SHORT, WINDOW - 1), _repeated(openers, MOST_OPENERS, WINDOW - 1),
        _distinct(said),
    )  # fmt: skip


def is_distinctive(run: tuple[str, ...]) -> bool:
    """Whether at least two words of a run are not common ones."""
    return sum(word not in COMMON for word in run) >= 2


def near_pairs(thread: Thread) -> Iterator[tuple[int, int]]:
    """Yield (later, earlier) numbers of texts that nearly repeat each other within the window."""
    said = [tokens(line.words) for line in thread]
    pairs = [set(grams(words, 2)) if len(words) > SHORT_WORDS else set() for words in said]
    yield from _sharing(pairs, 1)


def same_images(thread: Thread) -> Iterator[tuple[int, int]]:
    """Yield (later, earlier) numbers of texts that share their uncommon words."""
    yield from _sharing([set(tokens(line.words)) - COMMON for line in thread], IMAGE_WORDS)


def _sharing(things: Sequence[set[Any]], fewest: int) -> Iterator[tuple[int, int]]:
    """Yield pairs within the window that share enough of the smaller one's things."""
    where: dict[Any, deque[int]] = defaultdict(deque)
    for n, here in enumerate(things):
        shared: Counter[int] = Counter()
        for thing in here:
            places = where[thing]
            while places and places[0] <= n - WINDOW:
                places.popleft()
            shared.update(places)
            places.append(n)
        for earlier, count in shared.items():
            if count >= max(fewest, NEAR * min(len(here), len(things[earlier]))):
                yield n, earlier


def _repeated(things: list[set[tuple[str, ...]]], allowed: int, back: int) -> int:
    """Count the texts with a thing that the `back` texts before have `allowed` times or more."""
    found, last = 0, defaultdict[tuple[str, ...], deque[int]](deque)
    for n, here in enumerate(things):
        often = False
        for thing in here:
            places = last[thing]
            while places and places[0] < n - back:
                places.popleft()
            often |= len(places) >= allowed
            places.append(n)
        found += often
    return found


def _distinct(said: list[tuple[str, ...]]) -> float:
    """Return distinct-2, averaged over windows that stand half a window apart."""
    shares = []
    for start in range(0, max(1, len(said) - WINDOW + 1), WINDOW // 2):
        pairs = [pair for words in said[start : start + WINDOW] for pair in grams(words, 2)]
        shares.append(len(set(pairs)) / max(1, len(pairs)))
    return sum(shares) / len(shares)
