import dataclasses
import textwrap
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.errors import AftertextError
from experiments import batch_runner
from experiments.batch_runner import chunk_size
from experiments.design import Design, plan
from experiments.event_runner import run_couple
from experiments.outcomes import OutcomeTable, table_from
from experiments.runner import cores_here, run
from experiments.work import ENGINES, Work, chunks
from sim.outcome import Outcome
from sim.simulate import simulate

DESIGN = Design("breadcrumbs", ("breadcrumb", "silence"), ("polite",), 6, 2, horizon_days=20.0)


def outcomes(work: Work, jobs: int, couples_in_chunk: int) -> dict[tuple[int, int], Outcome]:
    rows = {
        (done.chunk.arm, row["couple"]): Outcome(**row)
        for done in run(work, jobs, couples_in_chunk)
        for row in done.outcomes.iter_rows(named=True)
    }
    assert len(rows) == work.total
    return rows


@pytest.mark.parametrize("engine", ENGINES)
def test_results_depend_neither_on_chunks_nor_on_cores(engine):
    work = dataclasses.replace(plan(DESIGN).work, engine=engine)
    alone = outcomes(work, jobs=1, couples_in_chunk=25)
    assert len(alone) == work.total == 12
    assert outcomes(work, jobs=1, couples_in_chunk=4) == alone
    assert outcomes(work, jobs=2, couples_in_chunk=1) == alone


def test_both_engines_give_the_same_tables():
    asked = dataclasses.replace(
        DESIGN, dumpers=("pity_return", "block"), dumpees=("plead", "polite"), horizon_days=120.0
    )
    work = plan(asked).work
    assert work.arms_for("batch") == [*range(len(work.arms))]
    tables = []
    for engine in ENGINES:
        table = OutcomeTable()
        for done in run(dataclasses.replace(work, engine=engine), 2):
            table.add(done.chunk.arm, done.chunk.first, done.outcomes)
        tables.append(table.by_arm())
    for one, other in zip(*tables, strict=True):
        assert one.equals(other)
        assert one.schema == other.schema


def test_an_arm_with_own_code_is_left_to_the_event_engine(tmp_path: Path):
    ref = own(tmp_path, """
        class Mine:
            def on_text(self, view):
                return "polite_answer"
        """)  # fmt: skip
    asked = dataclasses.replace(DESIGN, dumpees=("polite", ref), couples=3)
    work = plan(asked).work
    assert sorted(work.arms_for("batch") + work.arms_for("event")) == [*range(len(work.arms))]
    assert [work.arms[arm].has_own_code for arm in work.arms_for("event")] == [True, True]
    in_events = dataclasses.replace(work, engine="event")
    assert in_events.arms_for("batch") == []
    assert outcomes(work, 1, 2) == outcomes(in_events, 1, 2)
    with pytest.raises(AftertextError, match="cannot run own code"):
        plan(dataclasses.replace(asked, engine="batch"))
    with pytest.raises(AftertextError, match="there is no engine 'bach'; did you mean 'batch'"):
        plan(dataclasses.replace(asked, engine="bach"))


@given(
    st.lists(st.integers(0, 9), min_size=1, max_size=4, unique=True),
    st.integers(1, 400),
    st.integers(1, 90),
)
def test_chunks_cover_every_couple_of_every_arm_once(arms, couples, size):
    cut = list(chunks(arms, couples, size))
    covered = [(c.arm, c.first + i) for c in cut for i in range(c.size)]
    assert len(set(covered)) == len(covered) == len(arms) * couples
    assert all(1 <= c.size <= size for c in cut)
    assert 1 <= chunk_size(couples, cores_here()) <= 512


@pytest.mark.parametrize(("seconds_left_alone", "most"), [(0.0, 2), (0.5, 3)])
def test_a_run_keeps_little_ahead_and_stops_when_it_is_left(monkeypatch, seconds_left_alone, most):
    """On one core three chunks are under way: one handed out, one being run, one waiting."""
    played = []

    def slowly(columns):
        played.append(len(played))
        time.sleep(0.1)
        return table_from(columns)

    monkeypatch.setattr(batch_runner, "table_from", slowly)
    running = run(plan(dataclasses.replace(DESIGN, couples=60)).work, 1, couples_in_chunk=2)
    next(running)
    time.sleep(seconds_left_alone)
    running.close()
    assert 1 <= len(played) <= most


def test_the_table_does_not_mind_in_which_order_chunks_come():
    work = plan(DESIGN).work
    done = list(run(work, 1, couples_in_chunk=2))
    there, back = OutcomeTable(), OutcomeTable()
    for one, other in zip(done, reversed(done), strict=True):
        there.add(one.chunk.arm, one.chunk.first, one.outcomes)
        back.add(other.chunk.arm, other.chunk.first, other.outcomes)
    for one, other in zip(there.by_arm(), back.by_arm(), strict=True):
        assert one.equals(other)
        assert one["couple"].to_list() == list(range(6))


def test_a_couple_is_the_same_people_under_every_pair():
    work = plan(DESIGN).work
    q = work.quantities
    for index in range(3):
        one, other = (simulate(arm.setup, q, work.seed, index) for arm in work.arms)
        for name in ("attachment_anxiety", "support", "insight", "self_esteem"):
            assert getattr(one.dumpee, name) == getattr(other.dumpee, name)
        assert one.dumper.moral_code == other.dumper.moral_code
        assert one.seats[0].bed_hour == other.seats[0].bed_hour


def test_more_couples_leave_the_first_ones_as_they_are():
    work = plan(DESIGN).work
    fewer = outcomes(dataclasses.replace(work, couples=2), 1, 25)
    assert fewer.items() <= outcomes(work, 1, 25).items()


def own(tmp_path: Path, body: str) -> str:
    path = tmp_path / "mine.py"
    path.write_text(textwrap.dedent(body))
    return f"{path}:Mine"


def with_dumpee(ref: str) -> Work:
    return plan(dataclasses.replace(DESIGN, dumpees=(ref,), horizon_days=90.0)).work


def test_an_own_policy_that_fails_in_a_process_is_named_in_one_line(tmp_path: Path):
    ref = own(tmp_path, """
        class Mine:
            def on_text(self, view):
                raise KeyError("not this one")
        """)  # fmt: skip
    with pytest.raises(AftertextError) as caught:
        list(run(with_dumpee(ref), 2, couples_in_chunk=1))
    assert ref in str(caught.value)
    assert "not this one" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_process_that_dies_is_run_once_more(tmp_path: Path):
    ref = own(tmp_path, f"""
        import os
        from pathlib import Path

        MARK = Path({str(tmp_path / "died")!r})

        class Mine:
            def on_start(self, view):
                if not MARK.exists():
                    MARK.touch()
                    os._exit(1)
        """)  # fmt: skip
    work = with_dumpee(ref)
    finished = outcomes(work, jobs=2, couples_in_chunk=1)
    assert (tmp_path / "died").exists()
    assert len(finished) == work.total
    assert finished[0, 0] == run_couple(work, work.arms[0], 0)


def test_a_process_that_dies_again_is_named(tmp_path: Path):
    ref = own(tmp_path, """
        import os

        class Mine:
            def on_start(self, view):
                os._exit(1)
        """)  # fmt: skip
    with pytest.raises(AftertextError, match=r"couples 0 to 2 of .*Mine.* died, twice"):
        list(run(with_dumpee(ref), 2, couples_in_chunk=3))


def test_own_processes_and_events_take_part(tmp_path: Path):
    file = tmp_path / "extra.py"
    file.write_text(
        textwrap.dedent("""
        def helped(engine):
            yield engine.clock.timeout(5)
            engine.change("help", lambda couple: setattr(couple.dumpee, "acceptance", 1.0))

        class Shock:
            days = (3,)
            def strike(self, dumpee, dumper):
                dumpee.sadness = 1.0
        """)
    )
    plain = run_couple((work := plan(DESIGN).work), work.arms[0], 0)
    for extra in ({"processes": (f"{file}:helped",)}, {"events": (f"{file}:Shock",)}):
        changed = plan(dataclasses.replace(DESIGN, **extra)).work
        assert run_couple(changed, changed.arms[0], 0).distress_mean != plain.distress_mean
