"""Contradiction: texts that say what the thread so far, or the hour, shows to be untrue.

Each rule has patterns of words that claim something, and a test that refutes the claim from who
wrote what when. The rules know patterns, not meanings: what they find is a lower bound.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from . import facts
from .past import Past, plain
from .rules import RULES, Rule
from .thread import Line, Thread


class Contradictions(NamedTuple):
    """How many texts of a thread contradict it, by the name of the rule or fact."""

    texts: int
    by_rule: Counter[str]

    @property
    def per_100(self) -> float:
        """Contradictions in 100 texts."""
        return 100.0 * self.by_rule.total() / max(1, self.texts)


def measure(thread: Thread) -> Contradictions:
    """Count the contradictions of a thread."""
    return Contradictions(len(thread), Counter(name for name, _ in contradictions(thread)))


def contradictions(thread: Thread) -> Iterator[tuple[str, int]]:
    """Yield the name of each rule that is broken, with the number of the text."""
    for n, line in enumerate(thread):
        yield from ((name, n) for name in broken(line, thread[:n]))
    yield from facts.conflicts(thread)


def broken(line: Line, before: Sequence[Line]) -> Iterator[str]:
    """Yield the names of the rules that a text breaks after the texts before it."""
    past = Past(line, before)
    for rule in RULES:
        if claims_something(rule, line) and rule.refuted(past):
            yield rule.name


def claims_something(rule: Rule, line: Line) -> bool:
    """Whether a text says what the rule is about."""
    return _pattern(rule.said).search(plain(line.words)) is not None


def claims(thread: Thread) -> Counter[str]:
    """Count how often each rule had something to check: a rule without claims says nothing."""
    return Counter(rule.name for line in thread for rule in RULES if claims_something(rule, line))


@functools.cache
def _pattern(said: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:^|\b)(?:{'|'.join(said)})")
