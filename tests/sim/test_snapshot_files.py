"""Files of snapshots: every number comes back, and what is damaged is refused in one line."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.errors import AftertextError
from agents.policies import OWN_CODE
from agents.quantities import QUANTITIES
from sim.snapshot_files import read_snapshot, write_snapshot
from tests.sim.couples import Q
from tests.sim.snapshots import (
    data,
    some_snapshot,
    through_a_file,
)


@pytest.fixture(name="file", scope="module")
def _file():
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "moment.json"
        write_snapshot(some_snapshot(), path)
        yield path.read_text(encoding="utf-8")


def refusal(text, tmp_path) -> str:
    path = tmp_path / "damaged.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(AftertextError) as told:
        read_snapshot(path)
    line = str(told.value)
    assert str(path) in line
    assert "\n" not in line
    return line


@pytest.mark.parametrize(
    ("there", "instead", "told"),
    [
        ('"separation_anxiety":', '"separation_anxeity":', "did you mean 'separation_anxiety'"),
        ('"separation_anxiety":', '"x": 1.0, "separation_anxiety":', "no field couple.dumpee.x"),
        ('"aftertext_snapshot": 1', '"aftertext_snapshot": 2', "form is number 2"),
        ('"aftertext_snapshot": 1', '"thread": 1', "is not a snapshot"),
        ('"model_version": ', '"made_with": ', "does not say which model_version"),
        ('"horizon": 30.0', '"horizon": "inf"', "up to 100,000"),
        ('"horizon": 30.0', '"horizon": 1e300', "up to 100,000"),
        ('"horizon": 30.0', '"horizon": "long"', "couple.horizon is \"long\"; it should be"),
        ('"horizon": 30.0', '"horizon": true', "couple.horizon is true"),
        ('"horizon": 30.0', '"horizon": 1e999', "couple.horizon"),
        ('"horizon": 30.0', '"horizon": Infinity', "Infinity is not JSON"),
        ('"horizon": 30.0', '"horizon": 30.0, "horizon": 30.0', "'horizon' stands there twice"),
        ('"status": 0', '"status": 0.5', "couple.status is 0.5; it should be a whole number"),
        ('"status": 0', '"status": 3', "couple.status is 3; it should be from 0 to 2"),
        ('"side": 1', '"side": 0', "couple.seats[1].side is 0"),
        ('"fixed_next": 0', '"fixed_next": 24', "from 0 to 23"),
        ('"fixed_next": 0', '"fixed_next": ' + "9" * 30, "from 0 to 23"),
        ('"head": [', '"head": [0, ', "couple.head has 3 values; it should have 2"),
        ('"head": [', '"head": [], "tail": [', "no field couple.tail"),
        ('"seed": 5', '"seed": -5', "origin.seed is -5"),
        ('"scenario": "breadcrumbs"', '"scenario": 7', "origin.scenario is 7"),
        ('"forks": []', '"forks": [[1]]', "origin.forks[0] has 1 values"),
        ('"programs": {', '"programs": null, "x": {', "no field x"),
    ],
)  # fmt: skip
def test_a_damaged_file_is_refused_in_one_line(file, tmp_path, there, instead, told):
    assert there in file
    assert told in refusal(file.replace(there, instead, 1), tmp_path)


@pytest.mark.parametrize(("name", "value"), [("worth_days", 0.0), ("worth_days", -1.0)])
def test_a_number_that_a_rule_would_stumble_over_is_refused(tmp_path, name, value):
    snapshot, path = some_snapshot(), tmp_path / "made.json"
    setattr(snapshot.quantities, name, value)
    write_snapshot(snapshot, path)
    assert f"quantities.{name} is {value:g}" in refusal(path.read_text(), tmp_path)


def test_every_number_comes_back_whatever_it_is():
    snapshot = some_snapshot()
    odd = [0.1, -0.0, 5e-324, -1.7e308, float("inf"), float("-inf"), 1e22, 123456789.123456789]
    snapshot.couple.seats[0].urges[: len(odd)] = odd
    snapshot.couple.seats[1].answer_days = -0.0
    snapshot.couple.keys[0] = 2**63 - 1
    assert data(through_a_file(snapshot).couple) == data(snapshot.couple)


def test_a_text_before_now_and_a_seat_of_own_code_are_refused(file, tmp_path):
    snapshot = read_back = some_snapshot()
    path = tmp_path / "made.json"
    read_back.couple.slots[3] = snapshot.couple.now - 1.0
    write_snapshot(read_back, path)
    assert "couple.slots[3] is before couple.now" in refusal(path.read_text(), tmp_path)
    owned = some_snapshot()
    owned.couple.seats[1].policy = OWN_CODE
    write_snapshot(owned, path)
    assert "the dumper's policy is own code" in refusal(path.read_text(), tmp_path)
    nowhere = some_snapshot()
    nowhere.couple.dumpee.sadness = float("nan")
    with pytest.raises(AftertextError, match=r"couple\.dumpee\.sadness is not a number"):
        write_snapshot(nowhere, path)


@settings(max_examples=25)
@given(share=st.floats(0.0, 0.999))
def test_a_file_cut_off_anywhere_is_refused(file, tmp_path_factory, share):
    refusal(file[: int(share * len(file))], tmp_path_factory.mktemp("cut"))


@pytest.mark.parametrize("content", ["", "[]", "null", '"text"', "{}", "[" * 100_000])
def test_what_is_no_snapshot_is_said_to_be_none(content, tmp_path):
    assert "is not a snapshot" in refusal(content, tmp_path)


def test_files_that_cannot_be_read_or_written_are_named(tmp_path):
    with pytest.raises(AftertextError, match=r"cannot read .*nowhere\.json: No such file"):
        read_snapshot(tmp_path / "nowhere.json")
    (tmp_path / "bytes.json").write_bytes(b"\xff\xfe")
    with pytest.raises(AftertextError, match="not text in UTF-8"):
        read_snapshot(tmp_path / "bytes.json")
    with pytest.raises(AftertextError, match="cannot write"):
        write_snapshot(some_snapshot(), tmp_path / "no" / "folder.json")
    assert not list(tmp_path.glob(".*"))


def test_the_file_is_short_and_can_be_read_by_people(file):
    assert len(file) < 60_000
    assert f'"offline_share": {Q.offline_share!r}' in file
    assert set(QUANTITIES) <= {word.strip(' "') for word in file.replace(":", "\n").split("\n")}
    assert '"scripts": [null, null]' in file
    assert '"networks": [null, null]' in file
