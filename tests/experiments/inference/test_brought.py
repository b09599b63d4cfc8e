"""A real chat as an observer sees it, a thread of our own in its place, and futures summed up."""

import json
from datetime import date, datetime, time, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from agents.errors import AftertextError
from agents.quantities import Quantities
from experiments.inference.brought import day_of, observed, part_of, said
from experiments.inference.outlook import look_ahead, sum_up, ways_to_play
from experiments.inference.own_thread import BREAKUP, own_thread
from scenarios.chats import Chat, ChatText, Person
from sim.begin import Setup
from sim.filter.estimate import estimate
from sim.filter.futures import Future, futures
from sim.filter.seen import Observed, see
from sim.record import Recorder
from sim.simulate import simulate

FIRST, LAST = date(2025, 12, 1), date(2026, 3, 31)
WORDS = st.sampled_from(["", "why", "ok", "[A]", "[link] [B]", "miss you [A]", "ok\n\nok"])


def chat_of(*texts: tuple[datetime, int, str]) -> Chat:
    rows = tuple(ChatText(*text) for text in sorted(texts, key=lambda text: text[0]))
    counts = [sum(row.sender == side for row in rows) for side in (0, 1)]
    return Chat("csv", (Person("A", counts[0]), Person("B", counts[1])), rows)


MOMENTS = st.datetimes(datetime.combine(FIRST, time()), datetime.combine(LAST, time(23, 59, 59)))
CHATS = st.lists(st.tuples(MOMENTS, st.integers(0, 1), WORDS), min_size=1, max_size=12).map(
    lambda texts: chat_of(*texts)
)
DATES = st.dates(FIRST, LAST)


@given(CHATS, st.integers(0, 1), DATES, st.none() | DATES)
def test_every_text_from_the_breakup_on_is_there_on_its_day(chat, left_by, breakup, until):
    inside = [t for t in chat.texts if breakup <= t.when.date() <= (until or date.max)]
    assume(inside and (until is None or until >= breakup))
    part = part_of(chat, left_by, breakup, until)
    assert list(part.texts) == inside
    assert part.before + len(part.texts) + part.after == len(chat.texts)
    assert part.before == sum(t.when.date() < breakup for t in chat.texts)
    for text, day in zip(part.texts, part.days, strict=True):
        assert int(day) == (text.when.date() - breakup).days
        hour = timedelta(days=day % 1.0)
        midnight = datetime.combine(text.when.date(), time())
        assert timedelta(milliseconds=-1) < midnight + hour - text.when < timedelta(minutes=1)
    assert [part.side(i) for i in range(len(inside))] == [int(t.sender == left_by) for t in inside]
    see(observed(part, lambda words, side: {"polite_answer": 1.0}), part.until)  # raises otherwise


@given(CHATS, DATES, DATES)
def test_the_last_text_or_the_end_of_a_day_is_the_end(chat, breakup, until):
    assume(breakup <= chat.texts[-1].when.date())
    part = part_of(chat, 0, breakup)
    assert part.until == pytest.approx(max(part.days[-1], 1.0 / 1440.0))
    assert part.after == 0
    if breakup <= until and any(breakup <= t.when.date() <= until for t in chat.texts):
        assert part_of(chat, 0, breakup, until).until == (until - breakup).days + 1.0


@given(CHATS, st.integers(0, 1))
def test_equal_words_of_one_side_are_read_once_and_no_words_not_at_all(chat, left_by):
    part = part_of(chat, left_by, FIRST)
    asked = []

    def reads(words, side):
        asked.append((words, side))
        return {words: 1.0}

    told = []
    found = observed(part, reads, told.append)
    assert told == list(range(1, len(part.texts) + 1))
    assert len(asked) == len(set(asked))
    assert set(asked) == {(said(t), part.side(i)) for i, t in enumerate(part.texts) if said(t)}
    for i, (text, one) in enumerate(zip(part.texts, found, strict=True)):
        assert one == Observed(part.days[i], part.side(i), {said(text): 1.0} if said(text) else {})
    assert part.wordless == sum(not one.intents for one in found)
    assert not any("[" in words for words, _ in asked)


def test_what_stands_for_names_and_links_is_not_read():
    assert said(ChatText(datetime(2026, 1, 1), 0, "[A], look: [link]\n and  [number]!")) == (
        ", look: and !"
    )


MINUTES = st.integers(0, 3 * 1440 - 1)
SIDED = st.tuples(MINUTES, st.integers(0, 1))


@given(st.lists(SIDED, min_size=1, max_size=20), st.sampled_from([60, 1]), st.integers(0, 4))
def test_texts_of_one_moment_are_spread_in_it_in_the_order_of_the_file(texts, tick, again):
    """Minutes of a file without seconds, seconds of one with them."""
    start = datetime(2026, 1, 17)
    moments = sorted(texts + texts[:1] * again, key=lambda text: text[0])
    rows = [(start + timedelta(seconds=tick * at), side, str(i))
            for i, (at, side) in enumerate(moments)]  # fmt: skip
    rows += [(start + timedelta(days=4, seconds=1), 0, "has seconds")] * (tick == 1)
    chat = chat_of(*rows)
    part = part_of(chat, 1, start.date())
    assert list(part.texts) == list(chat.texts)
    assert all(a < b for a, b in pairwise(part.days))
    by_moment = {}
    for text, day in zip(part.texts, part.days, strict=True):
        by_moment.setdefault(text.when, []).append(day)
    for when, days in by_moment.items():
        within = [(day - day_of(when, start.date())) * 86_400.0 for day in days]
        assert within == pytest.approx([k * tick / len(days) for k in range(len(days))], abs=1e-4)
        assert {int(day) for day in days} == {(when.date() - start.date()).days}
    see(observed(part, lambda words, side: {"polite_answer": 1.0}), part.until)


def test_moments_between_are_not_overtaken():
    at = datetime(2026, 1, 18, 10, 47, 1)
    half = at + timedelta(seconds=0.5)
    part = part_of(chat_of((at, 0, "a"), (at, 1, "b"), (half, 0, "c")), 1, date(2026, 1, 18))
    seconds = [day * 86_400.0 - 38_821.0 for day in part.days]
    assert seconds == pytest.approx([0.0, 0.25, 0.5], abs=1e-4)


def test_a_single_text_at_the_first_moment_can_be_looked_at():
    part = part_of(chat_of((datetime(2026, 1, 17), 0, "a")), 1, date(2026, 1, 17))
    assert part.days == (0.0,)
    assert part.until > 0.0


@pytest.mark.parametrize(
    ("breakup", "until", "reason"),
    [
        (date(2026, 2, 1), None, "no text since 2026-02-01: the texts of this chat are from "
         "2026-01-10 to 2026-01-20"),
        (date(2026, 1, 12), date(2026, 1, 15), "no text between the breakup, 2026-01-12, and 2026"),
        (date(2026, 1, 15), date(2026, 1, 12), "2026-01-12, is before the breakup, 2026-01-15"),
    ],
)  # fmt: skip
def test_a_breakup_after_which_nothing_was_written_is_refused(breakup, until, reason):
    chat = chat_of((datetime(2026, 1, 10, 9), 0, "a"), (datetime(2026, 1, 20, 9), 1, "b"))
    with pytest.raises(AftertextError, match=reason):
        part_of(chat, 0, breakup, until)


@pytest.mark.parametrize(
    ("breakup", "until"),
    [(date(2016, 1, 17), None), (date.min, None), (date(2026, 1, 17), date.max),
     (date(2026, 1, 17), date(2036, 2, 1))],
)  # fmt: skip
def test_a_mistyped_year_is_refused(breakup, until):
    chat = chat_of((datetime(2026, 1, 18, 9), 0, "a"), (datetime(2026, 1, 20, 9), 1, "b"))
    with pytest.raises(AftertextError, match=r"more than 3,650: is the year right\?"):
        part_of(chat, 0, breakup, until)


@given(st.integers(0, 3650), st.integers(0, 3650))
def test_long_times_without_a_text_are_asked_about(before, after):
    assume(before + after <= 3650)
    breakup = date(2026, 1, 17)
    at = datetime.combine(breakup, time(9)) + timedelta(days=before)
    part = part_of(chat_of((at, 0, "a")), 0, breakup, at.date() + timedelta(days=after))
    told = [what for what in ("the first text is", "after the last text")
            if any(what in doubt for doubt in part.doubts)]  # fmt: skip
    assert told == ["the first text is"] * (before >= 60) + ["after the last text"] * (after >= 365)
    assert all(doubt.endswith("is the year right?") for doubt in part.doubts)


# --- a thread of our own


@pytest.fixture(name="thread", scope="module")
def _thread():
    recorder = Recorder(5, 0)
    simulate(Setup(("polite", "breadcrumb"), horizon_days=25.0), Quantities(), 5, observer=recorder)
    assert len(recorder.thread.texts) > 5
    return recorder.thread


def stored(thread, path):
    rows = [{"sender": t.sender, "sent_day": round(t.sent_day, 6), "words": t.words or t.intent}
            for t in thread.texts]  # fmt: skip
    path.write_text(json.dumps({"aftertext": "0.4.0", "texts": rows}))
    return path


def test_a_thread_of_our_own_comes_back_with_its_days_and_sides(thread, tmp_path):
    chat = own_thread(stored(thread, tmp_path / "t.json"))
    part = part_of(chat, 1, BREAKUP)
    assert chat.kind == "aftertext"
    assert part.days == pytest.approx([t.sent_day for t in thread.texts], abs=1e-5)
    assert [("dumpee", "dumper")[part.side(i)] for i in range(len(part.texts))] == [
        t.sender for t in thread.texts
    ]
    assert [text.words for text in part.texts] == [t.words or t.intent for t in thread.texts]


@pytest.mark.parametrize("text", ["hello", '[{"a": 1}]', "", "{}", "[17/01/2026, 08:12:40] A: b"])
def test_what_is_no_thread_of_our_own_is_left_to_others(text, tmp_path):
    (tmp_path / "t").write_text(text)
    assert own_thread(tmp_path / "t") is None
    assert own_thread(tmp_path / "missing") is None
    (tmp_path / "b").write_bytes(b"\xff\xfe\x00\x81")
    assert own_thread(tmp_path / "b") is None


@pytest.mark.parametrize(
    "rest", ["", '"texts": []}x', '"texts": 3}', '"texts": [{}]}',
             '"texts": [{"sender": "ann", "sent_day": 1, "words": ""}]}',
             '"texts": [{"sender": "dumpee", "sent_day": 1e300, "words": ""}]}'],
)  # fmt: skip
def test_a_damaged_thread_of_our_own_is_refused(rest, tmp_path):
    (tmp_path / "t").write_text('{"aftertext": "0.4.0", ' + rest)
    with pytest.raises(AftertextError, match="damaged"):
        own_thread(tmp_path / "t")


def test_words_of_a_thread_of_our_own_are_cleaned_and_hidden(tmp_path):
    words = ["\x1b[31mred\x1b]0;x\x07", "a \ud800 b", "ask Jule, +49 170 1234567", "y" * 30_000]
    rows = [{"sender": "dumper", "sent_day": n, "words": said} for n, said in enumerate(words)]
    (tmp_path / "t").write_text(json.dumps({"aftertext": "0.4.0", "texts": rows}))
    chat = own_thread(tmp_path / "t", ("Jule",))
    assert [text.words for text in chat.texts] == [
        "red", "a  b", "ask [name], [number]", "y" * 20_000,
    ]  # fmt: skip


def test_a_thread_of_our_own_without_texts_or_too_large_is_refused(tmp_path):
    (tmp_path / "t").write_text('{"aftertext": "0.4.0", "texts": []}')
    with pytest.raises(AftertextError, match="there is no text"):
        own_thread(tmp_path / "t")
    with pytest.raises(AftertextError, match="larger than"):
        own_thread(tmp_path / "t", most_bytes=20)


# --- futures


def future(way, healed, crises=0.0, reunited=0.0, recovered=np.inf):
    n = len(healed)
    full = [np.full(n, value) for value in (crises, reunited, recovered)]
    return Future(way, np.array(healed, float), *full)


def test_futures_are_summed_up_with_paired_differences():
    never = np.inf
    slow = future("eager", [10.0, 40.0, never, 80.0] * 25, crises=2.0, recovered=5.0)
    quick = future("polite", [5.0, 35.0, 95.0, 75.0] * 25, reunited=1.0)
    outlook = sum_up([quick, slow], 0, "eager", 100.0, 1)
    polite, eager = outlook.ways
    assert (eager.is_present, polite.is_present) == (True, False)
    assert eager.mean_days == pytest.approx((10 + 40 + 100 + 80) / 4)
    assert (eager.median_days, polite.median_days) == (40.0, 35.0)
    assert (eager.healed_share, polite.healed_share) == (0.75, 1.0)
    assert eager.range_80 == (10.0, None)
    assert polite.range_80 == (5.0, 95.0)
    # Each future is 5 days sooner, so that there is no doubt about the difference.
    assert polite.difference_days == pytest.approx(-5.0)
    assert polite.difference_ci == pytest.approx((-5.0, -5.0))
    assert (eager.difference_days, eager.difference_ci) == (0.0, (0.0, 0.0))
    assert eager.mean_ci[0] < eager.mean_days < eager.mean_ci[1]
    assert (eager.crises, polite.crises, polite.reunited_share) == (2.0, 0.0, 1.0)
    assert (eager.dumper_recovery_days, eager.dumper_recovered_share) == (5.0, 1.0)
    assert (polite.dumper_recovery_days, polite.dumper_recovered_share) == (100.0, 0.0)


@given(st.lists(st.sampled_from(["polite", "eager", "plead"]), unique=True, max_size=3))
def test_the_present_way_is_always_played_and_no_way_twice(ways):
    played = ways_to_play(ways, "polite")
    assert sorted(played) == sorted({*ways, "polite"})
    assert list(played[: len(ways)]) == ways


def test_ways_played_one_by_one_are_those_played_together():
    texts = [Observed(0.5, 0, {"plea": 1.0}), Observed(0.8, 1, {"comfort": 1.0})]
    particles = estimate(texts, 2.0, Quantities(), 1, particles=60).particles
    told = []
    outlook = look_ahead(
        particles,
        0,
        ["polite", "eager"],
        "polite",
        Quantities(),
        400.0,
        3,
        40,
        progress=told.append,
    )
    assert told == [1, 2]
    together = futures(particles, 0, ["polite", "eager"], Quantities(), 400.0, 3 + 2**40, 40)
    for times, one in zip(outlook.times, together, strict=True):
        assert np.array_equal(times.days, np.minimum(one.healed_days, 400.0))
        assert times.seen.any()
    assert outlook.futures == 40
    assert [way.way for way in outlook.ways] == ["polite", "eager"]
