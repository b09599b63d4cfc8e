import dataclasses
import textwrap
from pathlib import Path

import pytest

from agents.errors import AftertextError
from experiments.design import Design, plan
from experiments.outcomes import OutcomeTable
from experiments.runner import Work, run, run_couple
from sim.outcome import Outcome
from sim.simulate import simulate

DESIGN = Design("breadcrumbs", ("breadcrumb", "silence"), ("polite",), 6, 2, horizon_days=20.0)


def outcomes(work: Work, jobs: int, couples_in_chunk: int) -> dict[tuple[int, int], Outcome]:
    return {
        (done.chunk.arm, outcome.couple): outcome
        for done in run(work, jobs, couples_in_chunk)
        for outcome in done.outcomes
    }


def test_results_depend_neither_on_chunks_nor_on_processes():
    work = plan(DESIGN).work
    alone = outcomes(work, jobs=1, couples_in_chunk=25)
    assert len(alone) == work.total == 12
    assert outcomes(work, jobs=1, couples_in_chunk=4) == alone
    assert outcomes(work, jobs=2, couples_in_chunk=1) == alone


def test_the_table_does_not_mind_in_which_order_chunks_come():
    work = plan(DESIGN).work
    done = list(run(work, 1, couples_in_chunk=2))
    there, back = OutcomeTable(), OutcomeTable()
    for one, other in zip(done, reversed(done), strict=True):
        there.add(one)
        back.add(other)
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
