"""The machine room: chance and arithmetic give the same bits compiled as interpreted."""

import math
import random

import numba
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim import compiled
from sim.chance import GOLDEN, exponential, lognormal, normal, stream_key, u01

keys = st.integers(0, 2**63 - 1)
A_MILLION = 1_000_000


@numba.njit
def compiled_u01(key, index):
    return u01(key, index)


@numba.njit
def compiled_stream_key(seed, couple, stream):
    return stream_key(seed, couple, stream)


@numba.njit
def compiled_splitmix64(seed, n):
    golden, made = np.uint64(GOLDEN), np.empty(n, np.uint64)
    for i in range(n):
        made[i] = compiled._mix(np.uint64(seed) + np.uint64(i + 1) * golden)
    return made


@numba.njit
def compiled_draws(us, rate, mean, sd):
    made = np.empty((3, len(us)))
    for i in range(len(us)):
        made[0, i] = exponential(us[i], rate)
        made[1, i] = normal(us[i])
        made[2, i] = lognormal(us[i], mean, sd)
    return made


@numba.njit
def compiled_functions(xs, shares, positives, angles):
    made = np.empty((8, len(xs)))
    for i in range(len(xs)):
        made[0, i] = math.exp(xs[i])
        made[1, i] = math.expm1(xs[i])
        made[2, i] = math.tanh(xs[i])
        made[3, i] = math.log1p(shares[i])
        made[4, i] = math.log(positives[i])
        made[5, i] = math.sqrt(positives[i])
        made[6, i] = math.sin(angles[i])
        made[7, i] = math.cos(angles[i])
    return made


@given(keys, st.integers(0, 2**62))
def test_a_draw_is_the_same(key, index):
    assert compiled_u01(key, index).hex() == u01(key, index).hex()


@pytest.mark.parametrize("key", [0, 1, 2**32, 2**63 - 1])
@pytest.mark.parametrize("index", [0, 1, 2**31, 2**32, 2**53, 2**62])
def test_so_it_is_at_the_ends(key, index):
    assert compiled_u01(key, index).hex() == u01(key, index).hex()
    assert compiled_stream_key(key, index, 1999) == stream_key(key, index, 1999)


@given(keys | st.integers(-(2**63), -1), keys, st.integers(0, 5000))
def test_a_streams_key_is_the_same(seed, couple, stream):
    assert compiled_stream_key(seed, couple, stream) == stream_key(seed, couple, stream)


def test_the_finaliser_gives_the_published_vectors_of_splitmix64():
    assert compiled_splitmix64(1234567, 5).tolist() == [
        6457827717110365317, 3203168211198807973, 9817491932198370423,
        4593380528125082431, 16408922859458223821,
    ]  # fmt: skip
    assert compiled_splitmix64(0, 1).tolist() == [0xE220A8397B1DCDAF]


def uniforms() -> np.ndarray:
    """A million draws, among them the ends and what lies about every turn of the rules."""
    drawn = np.random.default_rng(1).integers(0, 2**53, A_MILLION) / 2**53
    turns = [0.0, 1e-11, 0.075, 0.5, 0.925, 1.0 - 1e-11, 1.0 - 2.0**-53, 2.0**-53]
    beside = [math.nextafter(turn, way) for turn in turns for way in (0.0, 1.0)]
    return np.concatenate([drawn, turns, [u for u in beside if 0.0 <= u < 1.0]])


@pytest.mark.parametrize(("rate", "mean", "sd"), [(7.44, 3.58, 0.53), (1e-3, 0.69, 1.73)])
def test_a_million_draws_of_waiting_times_and_delays_are_the_same(rate, mean, sd):
    us = uniforms()
    made = compiled_draws(us, rate, mean, sd)
    assert made[0].tobytes() == np.array([exponential(u, rate) for u in us.tolist()]).tobytes()
    assert made[1].tobytes() == np.array([normal(u) for u in us.tolist()]).tobytes()
    assert made[2].tobytes() == np.array([lognormal(u, mean, sd) for u in us.tolist()]).tobytes()


def test_no_rate_means_waiting_for_ever():
    for rate in (0.0, -1.0):
        assert compiled_draws(np.array([0.0, 0.5]), rate, 0.0, 1.0)[0].tolist() == [math.inf] * 2


@given(st.integers(0, 2**32))
def test_the_functions_of_rules_are_the_same_over_wide_ranges(seed):
    n, chance = 20_000, random.Random(seed)
    wide = chance.choice((1.0, 30.0, 700.0))
    xs = [chance.uniform(-wide, wide) for _ in range(n)]
    shares = [chance.uniform(-1.0, 1.0) * chance.choice((1.0, 1e-8)) for _ in range(n)]
    positives = [math.ldexp(chance.uniform(0.5, 1.0), chance.randint(-1000, 1000)) for _ in xs]
    angles = [chance.uniform(-1.0, 1.0) * chance.choice((7.0, 1e6)) for _ in range(n)]
    made = compiled_functions(*map(np.array, (xs, shares, positives, angles)))
    functions = (math.exp, math.expm1, math.tanh, math.log1p, math.log, math.sqrt, math.sin)
    given_to = (xs, xs, xs, shares, positives, positives, angles, angles)
    for row, function, values in zip(made, (*functions, math.cos), given_to, strict=True):
        assert row.tobytes() == np.array([function(x) for x in values]).tobytes(), function


def test_who_watches_is_told_how_many_functions_were_compiled():
    told = []

    @numba.njit
    def inner(x):
        return x + 1

    with compiled.watched(told.append):
        numba.njit(lambda x: inner(x) * 2)(3)
    assert told == [1, 2]
    numba.njit(lambda x: x - 1)(3)
    assert told == [1, 2]
