"""The whole comparison: the sample in the words before and now, and couples nobody looked at."""

from __future__ import annotations

import itertools
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from agents.version import MODEL_VERSION
from agents.wording import REGISTERS

from . import contradictions, repetition, voice
from .draw import BUSY, Pair, record
from .rules import RULES
from .sample import read, stored, worded
from .thread import WINDOW, Thread

Row = dict[str, Any]

PROBES = (
    ("breadcrumbs", "breadcrumb", "flood"), ("still_in_love", "love_bomb", "polite"),
    ("guilty_dumper", "apology_loop", "polite"), ("breadcrumbs", "love_bomb", "flood"),
)  # fmt: skip
"""Pairs that repeat what they mean without end, and must still find words for it."""
FRESH_SEED = 77_777
"""No couple of this seed was read while the grammar was worked on."""
_EXAMPLES = 6
"""Pairs of texts that the page shows."""
_MOST = 400
"""Texts of a fresh couple that are worded and measured."""


class Versions(NamedTuple):
    """The threads of the sample in two wordings."""

    before: tuple[Thread, ...]
    now: tuple[Thread, ...]


def study() -> Row:
    """Return everything that docs/wording.md shows."""
    before = tuple(stored(rows) for _, rows in read())
    began = time.process_time()
    versions = Versions(before, tuple(words_now()))
    seconds = time.process_time() - began
    registers = [case.registers for case, _ in read()]
    fresh, fresh_registers = fresh_threads(BUSY)
    probes, probe_registers = fresh_threads(PROBES)
    return {
        "model_version": MODEL_VERSION, "window": WINDOW, "threads": len(registers),
        "texts": sum(map(len, versions.now)),
        "texts_a_second": round(sum(map(len, versions.now)) / seconds),
        "before": measured(versions.before, registers), "now": measured(versions.now, registers),
        "fresh": measured(fresh, fresh_registers), "probes": measured(probes, probe_registers),
        "fresh_seed": FRESH_SEED, "examples": [*itertools.islice(examples(versions), _EXAMPLES)],
        "rules": {rule.name: rule.about for rule in RULES},
    }  # fmt: skip


def examples(versions: Versions) -> Iterator[Row]:
    """Yield, of each thread that has one, the first pair of texts that nearly repeated each other.

    With the words before, and those of the same two situations now.
    """
    for before, now in zip(*versions, strict=True):
        for later, earlier in itertools.islice(repetition.near_pairs(before), 1):
            pair = earlier, later
            yield {"texts": [n + 1 for n in pair], "before": [before[n].words for n in pair],
                   "now": [now[n].words for n in pair]}  # fmt: skip


def words_now() -> Iterable[Thread]:
    """Yield the threads of the sample in the words of the grammar as it is."""
    return (worded(case, rows) for case, rows in read())


def measured(threads: Sequence[Thread], registers: Sequence[tuple[str, str]]) -> Row:
    """Return all measures of some threads; nothing here knows which grammar they are from."""
    repeats = [repetition.measure(thread) for thread in threads]
    untrue = [contradictions.measure(thread) for thread in threads]
    people = [p for thread, names in zip(threads, registers, strict=True)
              for p in voice.persons(thread, names)]  # fmt: skip
    texts = sum(map(len, threads))
    counts = {name: sum(getattr(r, name) for r in repeats) for name in _COUNTED}
    by_rule = sum((found.by_rule for found in untrue), Counter[str]())
    return {
        "threads": len(threads), "texts": texts, "meet_bar": sum(r.meets_bar for r in repeats),
        **{name: 100.0 * count / texts for name, count in counts.items()},
        "distinct_pairs": sum(r.distinct_pairs for r in repeats) / len(repeats),
        "claims": sum(contradictions.claims(thread).total() for thread in threads),
        "contradictions": 100.0 * by_rule.total() / texts, "by_rule": dict(sorted(by_rule.items())),
        "people": len(people),
        **{name: value if value == value else None
           for name, value in voice.measure(people)._asdict().items()},
        "breaks": sum(map(voice.breaks, people)) / max(1, len(people)),
    }  # fmt: skip


_COUNTED = ("exact", "near", "images", "runs_close", "runs_often", "short_often", "openers_often")


def fresh_threads(
    pairs: Sequence[tuple[str, str, str]],
) -> tuple[list[Thread], list[tuple[str, str]]]:
    """Return threads of couples of the fresh seed, and their ways of writing."""
    threads, registers = [], []
    for number, (scenario, dumper, dumpee) in enumerate(pairs):
        names = REGISTERS[(number + 3) % 9], REGISTERS[(4 * number + 1) % 9]
        pair = Pair(scenario, dumper, dumpee, FRESH_SEED, _MOST)
        case, rows = record(pair, number, names)
        if len(rows) >= WINDOW:
            threads.append(worded(case, rows[:_MOST]))
            registers.append(names)
    return threads, registers
