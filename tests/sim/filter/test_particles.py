"""The filter against couples that were simulated, thrown away and kept (rejection sampling)."""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import sim.filter.particles as particles_module
from agents.intents import CHECK_UP, INTENT_NAMES, INTENTS
from agents.quantities import Quantities
from sim.batch import BatchEngine
from sim.begin import Setup
from sim.couple import SEND_DUMPEE
from sim.filter.particles import (
    ISLANDS,
    ParticleFilter,
    Particles,
    systematic,
    together,
    worth_of,
)
from sim.filter.seen import NONE, UNEXPLAINED, Floats, Observed, see
from sim.layout import Records
from sim.trace import Trace, joined

Q = Quantities()
SETUP = Setup(policies=("polite", "breadcrumb"), horizon_days=30.0)
ONE_WAY = (("polite",), ("breadcrumb",))
SILENT_DAYS, FIRST_DAY = 6.0, 0.55


def lived(n: int, until: float) -> tuple[Records, Trace]:
    """Return couples and all that happened in them."""
    engine = BatchEngine(Q)
    couples = engine.begin(SETUP, 5, range(n))
    return couples, joined(list(engine.trace(couples, until)))


def evidence(found: Particles) -> float:
    """Return the log probability of what was observed, all pairs being equally likely."""
    alive = np.unique(found.pairs)
    per_pair = [
        found.log_evidence[p] + np.log(np.exp(found.log_weights[found.pairs == p]).mean())
        for p in alive
    ]
    return float(np.logaddexp.reduce(per_pair) - math.log(len(found.log_evidence)))


def evidence_of_all(islands: Sequence[Particles]) -> float:
    """Return the mean probability over islands."""
    return float(np.mean([math.exp(evidence(island)) for island in islands]))


def followed(texts: list[Observed], until: float, n: int = 4000, seed: int = 9) -> list[Particles]:
    """Follow a thread of a polite dumpee and a breadcrumbing dumper."""
    return ParticleFilter(Q, n, SETUP, ONE_WAY).run(see(texts, until), seed, [], lambda *_: None)


def test_silence_is_as_likely_as_it_is_among_simulated_couples() -> None:
    couples, _ = lived(4000, SILENT_DAYS)
    kept = couples[couples["texts"] == 0]
    found = followed([], SILENT_DAYS)
    assert evidence_of_all(found) == pytest.approx(len(kept) / 4000, abs=0.025)
    everybody = together(found)
    weights = everybody.weights()
    for mind, name in (("dumper", "aversion"), ("dumpee", "impulsiveness"), ("dumper", "guilt")):
        column = everybody.couples[mind][name]
        error = 4.0 * kept[mind][name].std() / len(kept) ** 0.5
        assert (weights * column).sum() == pytest.approx(kept[mind][name].mean(), abs=error + 0.01)


def test_a_first_text_is_as_likely_as_it_is_among_simulated_couples() -> None:
    """The density of a dumper's first text, a check-up, within six hours of one day."""
    low, high = 3.5, 3.75
    couples, trace = lived(12_000, high)
    sent = (trace.events["slot"] >= SEND_DUMPEE) & (trace.texts["id"] == 0)
    is_check_up = sent & (trace.texts["intent"] == CHECK_UP)
    within = is_check_up & (trace.events["day"] > low) & (trace.events["day"] < high)
    share = within.sum() / len(couples)
    days = np.linspace(low, high, 7)[:-1] + (high - low) / 12
    name = INTENT_NAMES[CHECK_UP]
    densities = [
        evidence_of_all(followed([Observed(day, 1, {name: 1.0})], day, 1500)) for day in days
    ]
    expected = float(np.mean(densities)) * (high - low)
    assert expected == pytest.approx(share, abs=4.0 * (share / len(couples)) ** 0.5)


def test_the_same_seed_gives_the_same_whatever_the_threads() -> None:
    texts = [Observed(0.5, 0, {"plea": 1.0}), Observed(0.52, 1, {"check_up": 1.0})]
    ways = (("polite", "plead"), ("breadcrumb", "silence"))
    results = [
        together(
            ParticleFilter(Q, 300, SETUP, ways, threads=threads).run(
                see(texts, 5.0), 4, [2.0], lambda *_: None
            )
        )
        for threads in (1, 2)
    ]
    assert results[0].couples.tobytes() == results[1].couples.tobytes()
    np.testing.assert_array_equal(results[0].log_weights, results[1].log_weights)


def test_who_never_answers_is_found_out() -> None:
    texts = [Observed(day, 0, {"ask_news": 1.0}) for day in (0.5, 1.5, 2.5, 4.5)]
    ways = (("polite",), ("always_help", "silence"))
    found = ParticleFilter(Q, 600, SETUP, ways).run(see(texts, 8.0), 1, [], lambda *_: None)
    assert all(island.shares()[1] > 0.95 for island in found)


def test_islands_count_alike_and_are_of_their_own() -> None:
    found = followed([Observed(0.5, 0, {"ask_news": 1.0})], 2.0, 400)
    everybody = together(found)
    weights, at = everybody.weights(), 0
    for island in found:
        rows = slice(at, at + len(island.couples))
        np.testing.assert_allclose(weights[rows] * len(found), island.weights(), atol=1e-12)
        at = rows.stop
    assert len(np.unique(everybody.couples["keys"][:, 0])) == len(weights)
    assert at == len(weights)


@pytest.mark.parametrize("side", [0, 1], ids=["addition", "answer"])
def test_the_next_text_comes_when_it_comes_among_simulated_couples(side: int) -> None:
    """The dumpee writes first; next comes an addition, or the dumper's answer."""
    edges = (1e-4, 0.003, 0.02, 0.1, 0.25)
    share, expected = followed_within(edges, side), []
    begun = wordless(((FIRST_DAY, 0),))
    for low, high in pairwise(edges):
        waits = np.geomspace(low, high, 7)
        densities = [wordless(((FIRST_DAY, 0), (FIRST_DAY + wait, side))) for wait in waits]
        expected.append(float(np.trapezoid(densities, waits)) / begun)
    np.testing.assert_allclose(expected, share, atol=0.035)
    assert sum(expected) == pytest.approx(share.sum(), abs=0.05)


def wordless(texts: tuple[tuple[float, int], ...]) -> float:
    """Return the density of texts at these times by these sides, whatever they say."""
    own = [sum(side in row.sides for row in INTENTS) for side in (0, 1)]
    observed = [Observed(day, side, {}) for day, side in texts]
    return evidence_of_all(followed(observed, texts[-1][0], 800)) * math.prod(
        own[side] for _, side in texts
    )


def followed_within(edges: Sequence[float], side: int) -> Floats:
    """Return in which share of couples a dumpee's first text, about FIRST_DAY, is followed."""
    couples, trace = lived(40_000, 1.0)
    sent = (trace.events["slot"] >= SEND_DUMPEE) & (trace.texts["id"] >= 0)
    sent &= trace.events["day"] == trace.texts["sent_day"]
    rows = np.flatnonzero(sent & (trace.texts["id"] < 2))
    times = np.full((len(couples), 2), np.inf)
    senders = np.full((len(couples), 2), NONE)
    at = trace.events["couple"][rows], trace.texts["id"][rows]
    times[at], senders[at] = trace.texts["sent_day"][rows], trace.texts["sender"][rows]
    begun = (senders[:, 0] == 0) & (np.abs(times[:, 0] - FIRST_DAY) < 0.05)
    followed_by = begun & (senders[:, 1] == side)
    waits = times[followed_by, 1] - times[followed_by, 0]
    assert begun.sum() > 500
    found: Floats = np.histogram(waits, edges)[0] / begun.sum()
    return found


def test_texts_by_day_are_likelier_than_by_night() -> None:
    name = INTENT_NAMES[CHECK_UP]
    night, noon = (
        evidence_of_all(followed([Observed(day, 1, {name: 1.0})], day, 800))
        for day in (3.0 + 4.0 / 24.0, 3.5)
    )
    assert night < 0.5 * noon


def test_what_no_way_of_answering_says_is_unexplained_and_possible() -> None:
    texts = [Observed(2.4, 0, {"ask_news": 1.0}), Observed(2.41, 1, {"plea": 1.0})]
    texts += [Observed(4.5, 1, {"nostalgia": 1.0})]
    ways = (("polite",), ("silence",))
    channels = []

    def watch(islands: Sequence[Particles], day: float, k: int) -> None:
        if k != NONE:
            everybody = together(islands)
            is_so = everybody.plans["channel"] == UNEXPLAINED
            channels.append(float(everybody.weights()[is_so].sum()))

    found = ParticleFilter(Q, 400, SETUP, ways).run(see(texts, 5.0), 1, [], watch)
    assert np.isfinite([math.log(evidence_of_all([island])) for island in found]).all()
    assert min(channels[1:]) > 0.99


def test_each_moment_is_lived_once(monkeypatch: pytest.MonkeyPatch) -> None:
    real = particles_module.follow

    def follow(couples: Records, plans: Records, k: int, *rest: Any) -> None:
        spans.append((rest[0], rest[1]))
        real(couples, plans, k, *rest)

    spans: list[tuple[float, float]] = []
    monkeypatch.setattr(particles_module, "follow", follow)
    texts = [Observed(0.6, 1, {"check_up": 1.0}), Observed(3.4, 0, {})]
    ParticleFilter(Q, 40, SETUP, ONE_WAY, threads=1).run(
        see(texts, 5.0), 1, [1.0, 4.0], lambda *_: None
    )
    first, second = [(0.0, 0.6), (0.6, 3.4), (3.4, 5.0)], [
        (0.0, 0.6), (0.6, 1.0), (1.0, 3.4), (3.4, 4.0), (4.0, 5.0)
    ]  # fmt: skip
    assert spans == first + [span for span in second for _ in range(ISLANDS)]


def test_weights_count_as_much_as_texts_are_worth(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [Observed(0.6, 1, {"check_up": 1.0})]
    in_full = followed(texts, 2.0, 200)
    monkeypatch.setattr(particles_module, "FULLY_COUNTED", 0)
    for island, other in zip(in_full, followed(texts, 2.0, 200), strict=True):
        assert np.ptp(island.log_weights) > 0.1
        np.testing.assert_array_equal(other.log_weights, 0.0)


def test_all_texts_are_sent_in_every_couple_at_their_times() -> None:
    texts = [
        Observed(0.6, 1, {"check_up": 0.7, "small_talk": 0.3}),
        Observed(0.61, 0, {"polite_answer": 1.0}),
        Observed(3.4, 0, {}),
        Observed(3.45, 0, {"nostalgia": 1.0}),
    ]
    shown: list[tuple[float, int]] = []

    def watch(islands: Sequence[Particles], day: float, k: int) -> None:
        particles = together(islands)
        shown.append((day, k))
        if k != NONE:
            sent = particles.couples["outgoing"]
            assert (particles.couples["texts"] == k + 1).all()
            assert (sent["sent_day"] == texts[k].day).all()
            assert (sent["sender"] == texts[k].side).all()
        else:
            assert (particles.couples["dumpee"]["felt_day"] == day).all()
            assert (particles.couples["dumper"]["felt_day"] == day).all()

    ParticleFilter(Q, 200, SETUP, ONE_WAY).run(see(texts, 5.0), 1, [1.0, 3.4, 4.0], watch)
    assert shown == [(0.6, 0), (0.61, 1), (1.0, -1), (3.4, 2), (3.4, -1), (3.45, 3), (4.0, -1),
                     (5.0, -1)]  # fmt: skip


@given(
    st.lists(st.floats(0.0, 5.0), min_size=1, max_size=40).filter(lambda w: sum(w) > 0.1),
    st.integers(1, 60),
    st.floats(0.0, 0.999),
)
def test_systematic_draws_are_as_often_as_their_weights_say(
    weights: list[float], n: int, u: float
) -> None:
    rows = systematic(np.array(weights), n, u)
    counts = np.bincount(rows, minlength=len(weights))
    expected = n * np.array(weights) / sum(weights)
    assert (np.abs(counts - expected) < 1.0 + 1e-6).all()
    assert (np.diff(rows) >= 0).all()


def test_texts_of_long_threads_count_for_less() -> None:
    worths = [worth_of(n) for n in (0, 1, 16, 64, 256)]
    assert worths[:3] == [1.0, 1.0, 1.0]
    assert worths[3] == pytest.approx(0.5)
    assert worths[4] == pytest.approx(0.25)
