"""C39: one's own situation, answers and help."""

from functools import partial
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from experiments.claims import c39
from experiments.claims.c39 import any_people, asked, file_of, is_said, is_taken, is_whole, works
from scenarios import strategies as aftertext

from .checks import check_as_stored, measured

FEW = settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
ANSWERS = st.fixed_dictionaries(
    {heard: st.sampled_from(c39.FREE_INTENTS[1]) for heard in c39.FREE_INTENTS[0]}
)
SEEDS = st.integers(0, 2**31)


def test_as_stored():
    check_as_stored("C39")


@FEW
@given(aftertext.people("dumpee"), aftertext.people("dumper"), SEEDS)
def test_any_two_people_can_be_put_into_a_file(tmp_path: Path, dumpee, dumper, seed: int):
    assert is_taken((dumpee, dumper), seed, tmp_path)


@FEW
@given(ANSWERS, SEEDS)
def test_any_answers_can_be_put_into_a_script(tmp_path: Path, answers, seed: int):
    assert is_said(answers, seed, tmp_path)


def test_what_is_no_situation_does_not_work(tmp_path):
    assert not works(partial(asked, "no_such_situation", 1))
    own = file_of(any_people(c39.random.Random(1)), tmp_path)
    assert works(partial(asked, str(own), 1))
    own.write_text(own.read_text().replace("support:", "suport:"))
    assert not works(partial(asked, str(own), 1))


def test_others_than_those_in_the_file_are_not_taken_for_them(tmp_path, monkeypatch):
    people, others = (any_people(c39.random.Random(seed)) for seed in (1, 2))
    own = file_of(others, tmp_path)
    monkeypatch.setattr(c39, "file_of", lambda *_: own)
    assert not is_taken(people, 1, tmp_path)
    assert is_taken(others, 1, tmp_path)


def test_a_dumper_who_says_other_things_than_the_script_is_found_out(tmp_path, monkeypatch):
    answers = dict.fromkeys(c39.FREE_INTENTS[0], "comfort")
    assert is_said(answers, 1, tmp_path)
    monkeypatch.setattr(c39, "asked", lambda name, seed, dumper: asked(name, seed, "regret_talk"))
    assert not is_said(answers, 1, tmp_path)


def test_reasons_are_whole():
    assert is_whole({})
    assert is_whole({"guilt": 0.75, "boredom": 0.25})
    assert not is_whole({"guilt": 0.75})


def test_all_of_it_works():
    assert measured("C39").verdict == "holds"
