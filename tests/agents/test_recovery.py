"""The dumper's own recovery."""

from hypothesis import given
from hypothesis import strategies as st

from agents.dumper import Dumper
from agents.recovery import is_over_it, note_recovery
from tests.checks import two_of, with_field
from tests.drawn import dumpers, quantities, steps

TROUBLES = {
    "guilt": "recovered_guilt",
    "sadness": "recovered_sadness",
    "overwhelm": "recovered_overwhelm",
    "aversion": "recovered_aversion",
}
OVER_IT = Dumper(**dict.fromkeys(TROUBLES, 0.0))


@given(dumpers, quantities(), steps)
def test_who_is_over_it_stays_so_as_troubles_fall(r, q, step):
    for field in TROUBLES:
        less, more = two_of(r, field, step)
        assert is_over_it(more, q) <= is_over_it(less, q), field


@given(quantities())
def test_each_trouble_alone_keeps_one_from_being_over_it(q):
    assert is_over_it(OVER_IT, q)
    for field, threshold in TROUBLES.items():
        assert not is_over_it(with_field(OVER_IT, **{field: getattr(q, threshold)}), q), field


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 30)), max_size=8), quantities())
def test_recovered_is_the_first_day_of_the_first_lasting_spell(runs, q):
    r, day, since, recovered = with_field(OVER_IT), 0.0, -1.0, -1.0
    for over_it, length in runs:
        for _ in range(length):
            r.guilt = 0.0 if over_it else 1.0
            note_recovery(r, q, day)
            since = (day if since < 0.0 else since) if over_it else -1.0
            if over_it and recovered < 0.0 and day - since >= q.recovered_days:
                recovered = since
            day += 1.0
    assert (r.well_since, r.recovered_day) == (since, recovered)
