"""Moving particles keeps what they say together."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.quantities import Quantities
from sim.batch import BatchEngine
from sim.begin import Setup
from sim.feelings import declared_bounds
from sim.filter.moving import MOVED, STRUCK, Mover, moved, scores_of, values_at
from sim.people import TRAITS, Spread, default_spread, fixed

SETUP = Setup(policies=("polite", "silence"), traits=({}, {"own_love": fixed(0.4)}))


def test_means_spreads_and_correlations_stay() -> None:
    chance = np.random.default_rng(3)
    values = chance.multivariate_normal([1.0, -2.0], [[1.0, 0.8], [0.8, 4.0]], 4000).T
    found = moved(values, chance)
    # Sixty-four mixtures only: their covariance varies by about an eighth, of a tenth of it.
    np.testing.assert_allclose(found.mean(axis=1), values.mean(axis=1), atol=0.1)
    np.testing.assert_allclose(np.cov(found), np.cov(values), rtol=0.1)
    step = (found - values)[0].std()
    assert 0.5 * MOVED < step < 2.0 * MOVED


@given(st.sampled_from([(s, t) for s in (0, 1) for t in TRAITS[s]]), st.floats(0.001, 0.999))
def test_scores_and_values_are_each_others_inverse(place: tuple[int, str], u: float) -> None:
    spread = default_spread(*place)
    value = np.array([spread.at(u)])
    assert values_at(scores_of(value, spread), spread)[0] == pytest.approx(value[0], abs=1e-6)


def test_even_traits_have_scores_too() -> None:
    spread = Spread(0.2, 0.6)
    values = np.linspace(0.21, 0.59, 20)
    np.testing.assert_allclose(values_at(scores_of(values, spread), spread), values)


def test_moved_people_stay_people() -> None:
    engine = BatchEngine(Quantities())
    couples = engine.begin(SETUP, 1, range(300))
    engine.run(couples, until=20.0)
    before = couples.copy()
    Mover(SETUP).move(couples, np.random.default_rng(1))
    assert (couples["dumper"]["own_love"] == 0.4).all()
    for side, mind in ((0, "dumpee"), (1, "dumper")):
        for name, (low, high, _) in declared_bounds(side).items():
            assert couples[mind][name].min() >= low
            assert couples[mind][name].max() <= high
            if name in STRUCK:
                np.testing.assert_array_equal(couples[mind][name], before[mind][name])
        for name, declared in TRAITS[side].items():
            assert couples[mind][name].min() >= declared.low
            assert couples[mind][name].max() <= declared.high
    assert (couples["dumpee"]["acceptance"] != before["dumpee"]["acceptance"]).any()
    np.testing.assert_array_equal(couples["seats"], before["seats"])
