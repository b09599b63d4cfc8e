"""What is observed, as arrays."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.errors import AftertextError
from agents.intents import EVERYDAY, INTENT_IDS, INTENTS, SMALL_TALK
from sim.filter.seen import NONE, Observed, of_the_parted, see

NAMES = {side: [row.name for row in INTENTS if side in row.sides] for side in (0, 1)}


@st.composite
def threads(draw: st.DrawFn) -> list[Observed]:
    """Any observed texts in their order."""
    days = sorted(draw(st.lists(st.floats(0.0, 50.0), max_size=12)))
    texts = []
    for day in days:
        side = draw(st.integers(0, 1))
        read = st.dictionaries(st.sampled_from(NAMES[side]), st.floats(0.01, 1.0), max_size=3)
        texts.append(Observed(day, side, draw(read)))
    return texts


@given(threads())
def test_the_next_text_of_each_side_is_the_first_from_there_on(texts: list[Observed]) -> None:
    seen = see(texts, 50.0)
    for k in range(len(texts) + 1):
        for side in (0, 1):
            later = [i for i in range(k, len(texts)) if texts[i].side == side]
            assert seen.following[k, side] == (later[0] if later else NONE)


@given(threads())
def test_likelihoods_are_of_the_senders_intents_and_never_zero(texts: list[Observed]) -> None:
    seen = see(texts, 50.0)
    for row, text in zip(seen.likelihoods, texts, strict=True):
        may = np.array([text.side in intent.sides for intent in INTENTS])
        assert (row[may] > 0.0).all()
        assert (row[~may] == 0.0).all()
        assert row.sum() == pytest.approx(1.0)
        if text.intents:
            best = max(text.intents, key=lambda name: text.intents[name])
            assert row[INTENT_IDS[best]] == pytest.approx(row.max())


@given(threads())
def test_for_the_parted_everyday_talk_is_small_talk(texts: list[Observed]) -> None:
    likelihoods = see(texts, 50.0).likelihoods
    parted = of_the_parted(likelihoods)
    assert (parted[:, EVERYDAY] == 0.0).all()
    both = likelihoods[:, (SMALL_TALK, EVERYDAY)]
    np.testing.assert_array_equal(parted[:, SMALL_TALK], both.max(axis=1))
    others = [i for i in range(len(INTENTS)) if i not in (EVERYDAY, SMALL_TALK)]
    np.testing.assert_array_equal(parted[:, others], likelihoods[:, others])


@pytest.mark.parametrize("days", [(2.0, 1.0), (-0.1,), (5.1,)])
def test_texts_out_of_order_are_refused(days: tuple[float, ...]) -> None:
    with pytest.raises(AftertextError, match="in order of time, from day 0 to day 5"):
        see([Observed(day, 0, {}) for day in days], 5.0)


def test_a_quick_answer_is_likelier_by_other_ways_than_an_addition() -> None:
    texts = [Observed(1.0, 0, {}), Observed(1.01, 1, {}), Observed(1.02, 1, {})]
    _, answer, addition = see(texts, 5.0).otherwise
    assert answer > 10 * addition
