"""The whole psychology in C: the couples of the event engine, to the last bit."""

import pytest

from agents.policies.programs import NO_PROGRAMS
from agents.quantities import Quantities
from benchmarks.c.build import Program, compiler
from sim.begin import Setup, begin_couple
from sim.event_engine import EventEngine
from sim.layout import COUPLE, PROGRAMS, QUANTITIES, TEXT, pack

pytestmark = pytest.mark.skipif(compiler() is None, reason="there is no C compiler")

Q = Quantities()
NUMBERS, BLANK = pack([Q], QUANTITIES), pack([NO_PROGRAMS], PROGRAMS)
PAIRS = [
    ("polite", "breadcrumb"), ("eager", "buddy"), ("ask_space", "pity_return"), ("block", "random"),
    ("plead", "impatient"),
]  # fmt: skip


@pytest.fixture(scope="module")
def program() -> Program:
    return Program()


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: "-".join(pair))
def test_couples_end_as_in_the_event_engine(program, pair):
    setups = [Setup(policies=pair, horizon_days=60.0, prelude_days=days) for days in (0.0, 5.0)]
    couples = [begin_couple(setup, Q, 3, i) for setup in setups for i in range(2)]
    packed = pack(couples, COUPLE)
    engines = [EventEngine(couple, Q) for couple in couples]
    for engine in engines:
        engine.run()
    assert program.run(packed, NUMBERS, BLANK) == sum(engine.events for engine in engines)
    assert packed.tobytes() == pack(couples, COUPLE).tobytes()


def test_a_run_can_stop_on_the_way(program):
    setup = Setup(policies=("eager", "breadcrumb"), horizon_days=40.0)
    packed = pack([begin_couple(setup, Q, 1, 0)], COUPLE)
    whole, halves = packed.copy(), packed.copy()
    events = program.run(whole, NUMBERS, BLANK)
    first = program.run(halves, NUMBERS, BLANK, until=17.0)
    assert 0 < first < events
    assert first + program.run(halves, NUMBERS, BLANK) == events
    assert whole.tobytes() == halves.tobytes()


def test_other_bytes_are_refused(program):
    with pytest.raises(ValueError, match="not packed"):
        program.run(pack([], TEXT), NUMBERS, BLANK)
