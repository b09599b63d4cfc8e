"""Records as data: read whole, checked, under the id that their file says."""

import pytest
from pydantic import ValidationError

from agents.errors import AftertextError
from experiments.records import Record, known_id, read_record


class Note(Record):
    id: str
    about: str


def test_a_record_is_read_from_the_file_of_its_id(tmp_path):
    (tmp_path / "c01.yaml").write_text("id: C01\nabout: it\n", encoding="utf-8")
    assert read_record(Note, "C01", tmp_path) == Note(id="C01", about="it")


def test_a_record_in_another_ones_file_is_refused(tmp_path):
    (tmp_path / "c01.yaml").write_text("id: C02\nabout: it\n", encoding="utf-8")
    with pytest.raises(ValueError, match="is about C02"):
        read_record(Note, "C01", tmp_path)


def test_a_misspelt_field_is_refused(tmp_path):
    (tmp_path / "c01.yaml").write_text("id: C01\nabuot: it\n", encoding="utf-8")
    with pytest.raises(ValidationError, match="abuot"):
        read_record(Note, "C01", tmp_path)


def test_ids_are_known_in_any_case_and_answered_with_the_nearest():
    for written in ("c02", "C02", "C2", "c2"):
        assert known_id("claim", written, ("C01", "C02")) == "C02"
    with pytest.raises(AftertextError, match="claim"):
        known_id("claim", "C99", ("C01", "C02"))
