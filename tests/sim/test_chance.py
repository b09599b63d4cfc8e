"""Chance: uniform, independent streams, a function of its key and index alone."""

import math
from statistics import NormalDist, fmean

from hypothesis import given
from hypothesis import strategies as st

from sim import chance
from sim.chance import (
    GOLDEN,
    MASK,
    N_STREAMS,
    PURPOSES,
    exponential,
    lognormal,
    mix,
    normal,
    stream_key,
    u01,
)

keys = st.integers(0, 2**63 - 1)
uniforms = st.integers(0, 2**53 - 1).map(lambda step: step / 2**53)
words = st.integers(0, 2**64 - 1)


def splitmix64(seed: int, n: int) -> list[int]:
    """The published generator: a counter in steps of the golden ratio through the finaliser."""
    return [mix((seed + (i + 1) * GOLDEN) & MASK) for i in range(n)]


def test_mix_gives_the_published_vectors_of_splitmix64():
    """Steele, Lea & Flood's generator, as shipped with xoshiro: seeds 1234567 and 0."""
    assert splitmix64(1234567, 5) == [
        6457827717110365317, 3203168211198807973, 9817491932198370423,
        4593380528125082431, 16408922859458223821,
    ]  # fmt: skip
    assert splitmix64(0, 1) == [0xE220A8397B1DCDAF]


@given(keys, st.integers(0, 2**40))
def test_a_draw_is_two_rounds_of_the_finaliser_around_the_key(key, index):
    bits = mix(mix((index + 1) * GOLDEN & MASK) ^ key)
    assert u01(key, index) == (bits >> 11) / 2**53
    assert 0.0 <= u01(key, index) < 1.0


@given(words, words)
def test_mix_is_one_to_one(a, b):
    assert (mix(a) == mix(b)) == (a == b)
    assert 0 <= mix(a) <= MASK


@given(st.integers(0, 2**70), st.integers(0, 2**40), st.integers(0, 5000))
def test_a_stream_key_is_below_two_to_the_63(seed, couple, stream):
    assert 0 <= stream_key(seed, couple, stream) < 2**63


def test_streams_have_different_keys():
    of_people = range(1000, 2100)
    drawn = {
        stream_key(seed, couple, stream)
        for seed in range(3)
        for couple in range(30)
        for stream in (*range(N_STREAMS), *of_people)
    }
    assert len(drawn) == 3 * 30 * (N_STREAMS + len(of_people))


def ks_distance(sample: list[float]) -> float:
    """The largest gap between a sample's distribution and the uniform one."""
    n = len(sample)
    gaps = ((i + 1) / n - x for i, x in enumerate(sorted(sample)))
    return max(max(gap, 1.0 / n - gap) for gap in gaps)


@given(seed=st.integers(0, 2**32), stream=st.integers(0, N_STREAMS - 1))
def test_draws_are_uniform_along_a_stream_across_couples_and_across_streams(seed, stream):
    n = 1000
    along = [u01(stream_key(seed, 0, stream), i) for i in range(n)]
    across = [u01(stream_key(seed, couple, stream), 0) for couple in range(n)]
    streams = [u01(stream_key(seed, 0, s), 0) for s in range(n)]
    for sample in (along, across, streams):
        assert ks_distance(sample) < 2.6 / math.sqrt(n)


def correlation(xs: list[float], ys: list[float]) -> float:
    mx, my = fmean(xs), fmean(ys)
    top = sum((x - mx) * (y - my) for x, y in zip(xs, ys, strict=True))
    return top / math.sqrt(sum((x - mx) ** 2 for x in xs) * sum((y - my) ** 2 for y in ys))


@given(seed=st.integers(0, 2**32), streams=st.tuples(*[st.integers(0, N_STREAMS - 1)] * 2))
def test_streams_couples_seeds_and_neighbours_are_uncorrelated(seed, streams):
    n, bound = 1000, 6.0 / math.sqrt(1000)
    one = [u01(stream_key(seed, 5, streams[0]), i) for i in range(n)]
    assert abs(correlation(one[:-1], one[1:])) < bound
    others = [stream_key(seed, 6, streams[0]), stream_key(seed + 1, 5, streams[0])]
    if streams[0] != streams[1]:
        others.append(stream_key(seed, 5, streams[1]))
    for key in others:
        assert abs(correlation(one, [u01(key, i) for i in range(n)])) < bound


def test_purposes_are_numbered_in_the_order_of_their_names():
    assert [getattr(chance, name.upper()) for name in PURPOSES] == list(range(len(PURPOSES)))
    assert 2 * len(PURPOSES) == N_STREAMS


@given(st.floats(2e-11, 1.0 - 2e-11))
def test_normal_agrees_with_the_standard_library(u):
    assert math.isclose(normal(u), NormalDist().inv_cdf(u), rel_tol=1e-9, abs_tol=1e-12)


@given(uniforms, uniforms)
def test_normal_rises_and_its_tails_are_cut(u, other):
    assert abs(normal(u)) < 7.0
    assert u >= other or normal(u) <= normal(other)
    assert math.isclose(normal(u), -normal(1.0 - u), abs_tol=1e-6 * abs(normal(u)) + 1e-9)


def test_the_middle_polynomial_and_the_tail_one_meet():
    for edge in (0.075, 0.925):
        below, above = normal(math.nextafter(edge, 0.0)), normal(math.nextafter(edge, 1.0))
        assert abs(above - below) < 1e-9
    assert normal(0.5) == 0.0
    assert chance._central(0.0) > 0.0
    assert chance._near_tail(0.0) > 0.0


@given(uniforms, st.floats(1e-3, 50.0))
def test_exponential_waits_are_positive_and_scale_with_the_rate(u, rate):
    assert exponential(u, rate) >= 0.0
    assert math.isclose(exponential(u, rate) * rate, exponential(u, 1.0), rel_tol=1e-12)
    assert exponential(u, 0.0) == math.inf
    assert exponential(u, -1.0) == math.inf


def test_the_mean_and_median_of_exponential_waits():
    n, rate = 20_000, 0.25
    waits = sorted(exponential((i + 0.5) / n, rate) for i in range(n))
    assert abs(fmean(waits) - 1.0 / rate) < 0.01
    assert abs(waits[n // 2] - math.log(2.0) / rate) < 0.01


@given(uniforms, st.floats(-2.0, 8.0), st.floats(0.0, 2.0))
def test_lognormal_is_the_exponential_of_a_normal(u, mean, sd):
    assert math.isclose(lognormal(u, mean, sd), math.exp(mean + sd * normal(u)), rel_tol=1e-12)
    assert lognormal(0.5, mean, sd) == math.exp(mean)
