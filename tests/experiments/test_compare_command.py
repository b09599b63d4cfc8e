"""The command as a person meets it: what is printed, what is written, how it ends."""

import json
import os
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from agents.version import MODEL_VERSION
from coach.cli.main import main
from experiments.report.files import FILES

SMALL = "compare breadcrumbs --dumper breadcrumb,compassionate --dumpee polite --couples 4"
QUICK = f"{SMALL} --horizon 90 --jobs 1"


def run(command: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    status = main(shlex.split(command))
    said = capsys.readouterr()
    return status, said.out, said.err


def test_it_prints_the_ranking_the_reading_and_how_to_repeat_it(
    capsys: pytest.CaptureFixture[str],
):
    status, out, err = run(QUICK, capsys)
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == (
        "Breadcrumbs: 4 couples under each pair of policies, seed 1, 90 days, "
        f"model {MODEL_VERSION}"
    )
    assert out.index("compassionate polite") < out.index("breadcrumb    polite")
    assert "This is a model, not advice" in out
    assert lines[-1] == (
        "again: aftertext compare breadcrumbs --dumper breadcrumb,compassionate --dumpee polite "
        "--couples 4 --seed 1 --horizon 90"
    )


def test_the_command_it_names_repeats_it(capsys: pytest.CaptureFixture[str]):
    _, first, _ = run(f"{QUICK} --json --seed 5 --set healed_days=7", capsys)
    command = json.loads(first)["command"].removeprefix("aftertext ")
    _, second, _ = run(f"{command} --json", capsys)
    assert first == second


def test_with_json_nothing_else_is_printed(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    status, out, err = run(f"{QUICK} --json --out {tmp_path / 'out'}", capsys)
    assert (status, err) == (0, "")
    assert json.loads(out) == json.loads((tmp_path / "out" / "comparison.json").read_text())
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(FILES)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("--couples 0", "couples = 0 is outside 1 to 1,000,000"),
        ("--couples many", "--couples"),
        ("--jobs 0", "jobs = 0"),
        ("--dumper silence,,block", "no policy before or after a comma"),
        ("--dumper eager", "is a policy of the dumpee's"),
        ("--dumpee polit", "did you mean 'polite'"),
        ("--horizon 1", "7 to 3650 days"),
        ("--set healed_days", "name=number"),
        ("--set healed_dys=3", "did you mean 'healed_days'"),
        ("--nonsense", "--nonsense"),
    ],
)
def test_bad_input_gets_one_line_and_writes_nothing(
    options: str, said: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    status, out, err = run(f"compare breadcrumbs {options} --out {tmp_path / 'out'}", capsys)
    assert status != 0
    assert out == ""
    assert said in err
    assert len(err.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_is_told_before_anything_runs(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    (tmp_path / "file").write_text("")
    status, _, err = run(f"{SMALL} --couples 100000 --out {tmp_path / 'file'}", capsys)
    assert status != 0
    assert "is not a folder" in err


def _hear_interrupts() -> None:
    # A background process of a shell would be deaf to Ctrl-C, and so would be its children.
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.mark.skipif(sys.platform == "win32", reason="sends a POSIX signal")
def test_ctrl_c_ends_at_once_says_how_far_it_was_and_leaves_nothing(tmp_path: Path):
    words = [sys.executable, "-m", "coach.cli.main", "compare", "breadcrumbs"]
    process = subprocess.Popen(
        [*words, "--couples", "5000", "--jobs", "2", "--out", str(tmp_path / "out")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=_hear_interrupts,
    )
    _wait_for_children(process.pid)
    os.killpg(process.pid, signal.SIGINT)
    began = time.monotonic()
    out, err = process.communicate(timeout=30)
    assert time.monotonic() - began < 5.0
    assert process.returncode not in (0, None)
    assert out == ""
    assert "of 45,000 couples" in err
    assert "nothing was written" in err
    assert "Traceback" not in err
    assert list(tmp_path.iterdir()) == []


def _wait_for_children(pid: int) -> None:
    """Wait until the runner has begun: its workers are there."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    for _ in range(200):
        if children.exists() and len(children.read_text().split()) >= 2:
            break
        time.sleep(0.1)
    time.sleep(0.5)
