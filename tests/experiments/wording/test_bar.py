"""No thread of 100 texts repeats itself noticeably, whoever writes it, and hardly any is untrue."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.wording import REGISTERS
from agents.wording.memory import Memory
from experiments.wording import contradictions, repetition
from experiments.wording.draw import BUSY, Pair, record
from experiments.wording.sample import read, rounded, stored, worded, write
from experiments.wording.study import PROBES
from experiments.wording.thread import Thread

DAYS, MOST = 45.0, 200
PAIRS = st.sampled_from((*BUSY, *PROBES))
REGISTER = st.sampled_from(REGISTERS)


def drawn(pair: tuple[str, str, str], seed: int, registers: tuple[str, str]) -> Thread:
    case, rows = record(Pair(*pair, seed, MOST, DAYS), seed, registers)
    return worded(case, rows[:MOST])


@settings(max_examples=15, deadline=None)
@given(PAIRS, st.integers(1000, 2**31), REGISTER, REGISTER)
def test_drawn_threads_meet_the_bar(
    pair: tuple[str, str, str], seed: int, dumpee: str, dumper: str
) -> None:
    thread = drawn(pair, seed, (dumpee, dumper))
    found = repetition.measure(thread)
    assert found.meets_bar, found
    untrue = list(contradictions.contradictions(thread))
    assert len(untrue) <= max(1, len(thread) // 50), [thread[n].words for _, n in untrue]


def test_drawn_threads_are_long_enough_to_say_something() -> None:
    lengths = [len(drawn(pair, 3, ("plain", "plain"))) for pair in BUSY[:6]]
    assert sum(length >= 100 for length in lengths) >= 4


@pytest.mark.parametrize("number", range(0, len(read()), 5))
def test_the_sample_meets_the_bar(number: int) -> None:
    case, rows = read()[number]
    assert repetition.measure(worded(case, rows)).meets_bar


def test_without_a_memory_threads_repeat_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Memory, "likeness", lambda self, plain: 0.0)
    found = [repetition.measure(worded(case, rows)) for case, rows in read()[:6]]
    assert not all(one.meets_bar for one in found)


def test_the_words_before_did_not_meet_it() -> None:
    found = [repetition.measure(stored(rows)) for _, rows in read()]
    assert sum(one.meets_bar for one in found) == 8


# --- the sample


def test_the_sample_has_long_threads_in_all_ways_of_writing() -> None:
    sample = read()
    assert sum(len(rows) >= 100 for _, rows in sample) >= 40
    assert {name for case, _ in sample for name in case.registers} == set(REGISTERS)
    assert {row.side for _, rows in sample for row in rows} == {0, 1}


def test_the_same_situations_get_the_same_words() -> None:
    case, rows = read()[7]
    assert worded(case, rows) == worded(case, rows)
    other = worded(case._replace(seed=case.seed + 1), rows)
    assert sum(a.words == b.words for a, b in zip(worded(case, rows), other, strict=True)) < 20


def test_a_sample_is_read_as_it_was_written(tmp_path) -> None:  # type: ignore[no-untyped-def]
    case, rows = record(Pair(*BUSY[0], 5, 60, 20.0), 2, ("dots", "bare"))
    rows = rows[:60]
    write(tmp_path / "sample.parquet", [(case, rows)])
    assert read(tmp_path / "sample.parquet") == ((case, tuple(rows)),)
    for row in rows:
        once = row.text, row.side, row.intent, row.mood, row.situation, row.words
        assert rounded(*once) == row
