"""The entry point: commands, errors in one line, and what happens when it is interrupted."""

import importlib
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from agents.errors import AftertextError
from agents.version import MODEL_VERSION
from coach.cli import main as entry
from coach.cli.main import COMMANDS, main

MAIN = "import sys; from coach.cli.main import main; sys.exit(main())"


def start(arguments, folder, **environment):
    """Start it anew in a folder."""
    return subprocess.run(
        [sys.executable, "-c", MAIN, *arguments],
        capture_output=True, text=True, timeout=60, cwd=folder, env={**os.environ, **environment},
    )  # fmt: skip


@pytest.fixture(name="command")
def _command(monkeypatch):
    """Put a function in the place of the command `doctor`."""

    def put(function):
        monkeypatch.setattr(entry, "_load", lambda _: function)

    return put


def test_version_names_package_and_model(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"aftertext {version('aftertext')} (model {MODEL_VERSION})\n"


@pytest.mark.parametrize("arguments", [[], ["--help"]])
def test_help_lists_every_command_without_importing_one(capsys, arguments, monkeypatch):
    monkeypatch.setattr(entry, "_load", lambda command: pytest.fail(f"imported {command}"))
    assert main(arguments) == 0
    told = capsys.readouterr().out
    for name, command in COMMANDS.items():
        assert name in told
        assert command.about in told


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "compare"])
def test_every_command_has_its_own_help(capsys, name):
    assert main([name, "--help"]) == 0
    assert "--json" in capsys.readouterr().out


def test_every_command_is_where_the_table_says():
    for command in COMMANDS.values():
        path = Path(entry.__file__).parents[2] / Path(*command.module.split(".")).with_suffix(".py")
        if path.exists():
            assert callable(getattr(importlib.import_module(command.module), command.function))


def one_line(capsys):
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("error: ")
    assert err.count("\n") == 1
    return err


def test_an_unknown_command_names_the_nearest(capsys):
    assert main(["rnu"]) == 2
    assert "there is no command 'rnu'; did you mean 'run'?" in one_line(capsys)


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["run"], "scenario"),
        (["run", "breadcrumbs", "--sed", "1"], "--sed"),
        (["run", "breadcrumbs", "--seed", "many"], "--seed"),
        (["--nonsense"], "--nonsense"),
        (["list", "polices"], "did you mean 'policies'"),
    ],
)
def test_wrong_usage_is_one_line(capsys, arguments, reason):
    assert main(arguments) == 2
    assert reason in one_line(capsys)


def test_an_error_of_ours_is_one_line_and_status_2(capsys, command):
    def fails():
        raise AftertextError("no such thing")

    command(fails)
    assert main(["doctor"]) == 2
    assert one_line(capsys) == "error: no such thing\n"


def test_a_fault_of_the_program_is_not_hidden(command):
    def fails():
        raise ZeroDivisionError

    command(fails)
    with pytest.raises(ZeroDivisionError):
        main(["doctor"])


def test_an_interrupt_ends_with_130_and_one_line(capsys, command):
    def interrupted():
        raise KeyboardInterrupt

    command(interrupted)
    assert main(["doctor"]) == 130
    assert capsys.readouterr().err == "stopped\n"


def test_a_reader_who_leaves_is_no_error():
    shell = f"'{sys.executable}' -c '{MAIN}' list quantities --json | head -n 1"
    done = subprocess.run(["sh", "-c", shell], capture_output=True, text=True, timeout=60)
    assert done.stdout == "{\n"
    assert done.stderr == ""


def test_output_that_is_no_utf8_is_replaced_not_refused(tmp_path):
    done = start(["list", "intents"], tmp_path, PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "plea" in done.stdout


def test_a_foreign_agents_package_is_told_and_doctor_still_works(tmp_path):
    (tmp_path / "agents").mkdir()
    (tmp_path / "agents" / "__init__.py").write_text("")
    done = start(["list"], tmp_path, PYTHONPATH=str(tmp_path))
    assert done.returncode == 2
    assert f"another package called 'agents' in {tmp_path / 'agents'}" in done.stderr
    assert done.stderr.count("\n") == 1
    doctor = start(["doctor"], tmp_path, PYTHONPATH=str(tmp_path))
    assert doctor.returncode == 1
    assert "MISSING agents" in doctor.stdout


def test_an_agents_package_that_does_not_import_is_told(tmp_path):
    (tmp_path / "agents.py").write_text("raise RuntimeError('broken')")
    done = start(["list"], tmp_path, PYTHONPATH=str(tmp_path))
    assert done.returncode == 2
    assert "cannot be imported (broken)" in done.stderr
    assert done.stderr.count("\n") == 1
