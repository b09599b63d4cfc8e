"""`aftertext doctor`: what is missing is named with what to do, and changes the status."""

import json
import sys
from importlib.metadata import requires, version

import pytest

from agents import reading
from agents.errors import AftertextError
from agents.reading import opening, weights
from coach.cli import doctor
from coach.cli.doctor import HINT, MISSING, OK, examine, is_older, required
from coach.cli.main import main


def findings():
    return {finding.name: finding for finding in examine()}


def test_here_all_that_is_needed_is_found(capsys):
    assert main(["doctor"]) == 0
    told = capsys.readouterr().out
    assert "All that is needed is here." in told
    assert "MISSING" not in told


def test_names_stand_apart_from_what_was_found(capsys):
    main(["doctor"])
    lines = capsys.readouterr().out.splitlines()
    for name, finding in findings().items():
        assert any(f"{name} " in line and finding.found in line for line in lines), name


def test_json_says_the_same(capsys):
    assert main(["doctor", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["well"] is True
    assert {row["name"]: row["found"] for row in report["findings"]} == {
        name: finding.found for name, finding in findings().items()
    }


def test_every_dependency_is_looked_at():
    names = {name for name, _, _ in required()}
    lines = [line for line in requires("aftertext") if not line.startswith("aftertext[")]
    assert len(names) == len(lines)
    assert all(any(line.startswith(name) for name in names) for line in lines)
    assert ("simpy", "4.1.1", "") in list(required())
    assert ("hypothesis", "6.115", "strategies") in list(required())


@pytest.fixture(name="installed")
def _installed(monkeypatch):
    """Pretend that a package has another version, or (None) is not installed."""

    def pretend(package, found):
        def answer(name):
            if name == package and found is None:
                raise doctor.PackageNotFoundError(name)
            return found if name == package else version(name)

        monkeypatch.setattr(doctor, "version", answer)

    return pretend


def test_a_missing_package_is_named_with_the_remedy(capsys, installed):
    installed("simpy", None)
    assert findings()["simpy"].state == MISSING
    assert main(["doctor"]) == 1
    told = capsys.readouterr().out
    assert "pip install --upgrade 'simpy>=4.1.1'" in told
    assert "Something is missing" in told


def test_one_that_is_too_old_is_named_too(installed):
    installed("simpy", "4.0.9")
    found = findings()["simpy"]
    assert (found.state, found.found) == (MISSING, "4.0.9, older than 4.1.1")


def test_an_optional_one_is_a_hint_only(capsys, installed):
    installed("hypothesis", None)
    assert findings()["hypothesis"].state == HINT
    assert main(["doctor"]) == 0


def test_an_old_python_is_named(monkeypatch):
    monkeypatch.setattr(doctor.platform, "python_version", lambda: "3.10.4")
    found = findings()["python"]
    assert found.state == MISSING
    assert "3.11" in found.remedy


def test_a_foreign_agents_package_is_named(monkeypatch):
    foreign = type(sys)("agents")
    monkeypatch.setitem(sys.modules, "agents", foreign)
    found = findings()["agents"]
    assert found.state == MISSING
    assert "virtual environment" in found.remedy


def test_a_place_that_cannot_be_written_to_is_a_hint(monkeypatch):
    monkeypatch.setattr(doctor.os, "access", lambda *_: False)
    assert findings()["caches"].state == HINT


def test_an_encoding_that_cannot_show_signs_is_a_hint(monkeypatch):
    monkeypatch.setattr(doctor.sys, "stdout", open(1, "w", encoding="ascii", closefd=False))  # noqa: SIM115
    assert findings()["output"].state == HINT


@pytest.mark.parametrize(
    ("found", "least", "older"),
    [
        ("4.1.1", "4.1.1", False), ("4.1.10", "4.1.9", False), ("4.1", "4.1.1", True),
        ("10.0", "9.9", False), ("2.0rc1", "2.1", True), ("2.13.0+cpu", "2.13", False),
    ],
)  # fmt: skip
def test_versions_are_compared_by_their_numbers(found, least, older):
    assert is_older(found, least) == older


def test_a_finding_that_is_well_asks_for_nothing():
    assert all(not finding.remedy for finding in findings().values() if finding.state == OK)


def test_the_reader_is_looked_at(monkeypatch):
    found = findings()["reader"]
    assert found.state == (OK if weights.model_file() else HINT)
    monkeypatch.setattr(opening, "model_file", lambda: None)
    found = findings()["reader"]
    assert (found.state, found.found) == (HINT, "reads texts by letters and words only")
    assert "aftertext[reader]" in found.remedy


def test_a_reader_that_cannot_be_opened_is_told(monkeypatch):
    def broken(*_args, **_kwargs):
        raise AftertextError("another model")

    monkeypatch.setattr(reading, "open_reader", broken)
    found = findings()["reader"]
    assert found.state == HINT
    assert "another model" in found.found
