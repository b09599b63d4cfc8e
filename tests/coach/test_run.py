"""`aftertext run` for people: the thread in a terminal; own code; bad input."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from agents.version import MODEL_VERSION
from coach.cli.labels import change, clock, did, said_act, why
from coach.cli.main import main
from coach.cli.one_couple import Asked, play
from coach.cli.phone_view import choose, in_order, sparkline
from coach.cli.run import parse_days
from sim.event_engine import EventEngine
from sim.learned import save_network
from sim.thread import ActRecord, TextRecord

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
DAYS = ("--horizon", "40")


def run(capsys, *arguments, scenario="breadcrumbs"):
    assert main(["run", scenario, *DAYS, *arguments]) == 0
    return capsys.readouterr().out


@pytest.fixture(name="played", scope="module")
def _played():
    return play(Asked("breadcrumbs", seed=3, dumpee="eager", horizon_days=40.0))


@pytest.mark.parametrize("columns", ["60", "80", "120", "200"])
def test_the_thread_fits_any_terminal(capsys, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", columns)
    told = run(capsys, "--seed", "3", "--dumpee", "eager", "--limit", "0")
    assert max(map(len, told.splitlines())) <= int(columns)
    assert "day 0" in told
    for sign in ("why: ", "did: ", "✓✓", "hope", "guilt", "not advice", "To repeat:"):
        assert sign in told


def test_every_text_is_shown_and_the_middle_of_many_is_left_out(capsys, monkeypatch, played):
    monkeypatch.setenv("COLUMNS", "160")
    whole = run(capsys, "--seed", "3", "--dumpee", "eager", "--limit", "0")
    assert re.findall(r"#(\d+) ", whole) == [str(text.id) for text in played.thread.texts]
    part = run(capsys, "--seed", "3", "--dumpee", "eager", "--limit", "10")
    shown = re.findall(r"#(\d+) ", part)
    assert shown == [str(text.id) for text in (played.thread.texts[:6] + played.thread.texts[-4:])]
    assert f"{len(played.thread.texts) - 10} texts of days" in part


def test_the_dumpee_stands_on_the_right_and_the_dumper_on_the_left(capsys, monkeypatch, played):
    monkeypatch.setenv("COLUMNS", "80")
    told = run(capsys, "--seed", "3", "--dumpee", "eager", "--limit", "0")
    senders = {str(text.id): text.sender for text in played.thread.texts}
    for line in told.splitlines():
        if mark := re.search(r"#(\d+) .*╯", line):
            assert (line[0] == "╰") == (senders[mark[1]] == "dumper")


def test_days_limit_what_is_shown(capsys):
    out = run(capsys, "--days", "10-12", "--json", "--seed", "3", "--dumpee", "eager")
    data = json.loads(out)
    assert data["texts"]
    assert all(10.0 <= text["sent_day"] < 13.0 for text in data["texts"])
    assert data["minds"]["dumpee"]["day"] == [10.0, 11.0, 12.0]
    assert data["outcome"]["texts"] > len(data["texts"])
    assert parse_days("30") == (-90.0, 30.0)
    assert parse_days(None) is None


def test_a_thread_without_texts_says_so(capsys):
    told = run(capsys, "--dumper", "silence", "--dumpee", "block")
    assert "no texts" in told
    assert "blocks the other" in told


def test_two_runs_print_the_same_and_the_command_repeats_them(capsys):
    one = run(capsys, "--seed", "5")
    assert one == run(capsys, "--seed", "5")
    data = json.loads(run(capsys, "--seed", "5", "--json"))
    words = data["command"].split()
    assert words[:2] == ["aftertext", "run"]
    assert main([*words[1:], "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == data


def test_other_couples_of_a_seed_differ(capsys):
    one, other = run(capsys, "--json"), run(capsys, "--json", "--couple", "1")
    assert json.loads(one)["texts"][:3] != json.loads(other)["texts"][:3]


def test_quantities_can_be_set(capsys):
    usual = json.loads(run(capsys, "--json"))
    changed = json.loads(run(capsys, "--json", "--set", "urge_anxiety=0.5"))
    assert changed["outcome"] != usual["outcome"]
    assert "--set urge_anxiety=0.5" in changed["command"]


# --- own code, as the documentation shows it


def command_of(file):
    """The command that an example says it is for."""
    (found,) = re.findall(r"aftertext run .*", file.read_text())
    return found


def maker_of(file):
    """The arguments of `python` that an example says come first, if it says so."""
    return re.findall(r"^ +python (.*)", file.read_text(), re.MULTILINE)


def make_what_it_needs(file):
    """Run what an example says is to be run first, and return it."""
    commands = maker_of(file)
    for command in commands:
        subprocess.run([sys.executable, *command.split()], check=True)
    return commands


def test_every_example_runs_as_it_says(capsys, monkeypatch, tmp_path):
    shutil.copytree(EXAMPLES, tmp_path / "docs" / "examples")
    monkeypatch.chdir(tmp_path)
    files = [path for path in EXAMPLES.iterdir() if path.suffix in (".py", ".yaml")]
    assert len(files) == 6
    for file in files:
        command = command_of(file)
        assert file.name in " ".join([*make_what_it_needs(file), command])
        assert main([*command.split()[1:], "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["texts"]


def test_the_documentation_shows_the_commands_of_the_examples():
    page = (EXAMPLES.parent / "own-code.md").read_text()
    for file in EXAMPLES.iterdir():
        if file.suffix in (".py", ".yaml"):
            assert command_of(file) in page
            assert all(f"python {made}" in page for made in maker_of(file))


def test_what_examples_do_shows_in_the_thread(monkeypatch):
    monkeypatch.chdir(EXAMPLES.parents[1])
    policy = "docs/examples/own_policy.py:Patient"
    texts = play(Asked("breadcrumbs", dumpee=policy)).thread.texts
    mine = [text for text in texts if text.sender == "dumpee"]
    assert {text.intent for text in mine} <= {"ask_space", "polite_answer", "ask_closure"}
    asked = next(text for text in mine if text.intent == "ask_closure")
    assert asked.sent_day == 3.0 + 19.5 / 24.0
    event = play(Asked("breadcrumbs", events=("docs/examples/own_event.py:NewTown",)))
    assert 60.0 in [act.day for act in event.thread.acts if act.kind == "NewTown"]


def test_a_network_of_an_older_model_is_used_with_a_note(capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sim.learned.MODEL_VERSION", "0.9")
    save_network("old.npz", 1, [([[1.0], [0.0]], [0.0, 0.0])], [None, "comfort"], ["guilt"])
    monkeypatch.undo()
    monkeypatch.chdir(tmp_path)
    command = ["run", "breadcrumbs", "--dumper", "learned:old.npz", *DAYS]
    assert main([*command, "--json", "--html", "page.html"]) == 0
    said = capsys.readouterr()
    remark = f"learned:old.npz: learned under model 0.9, used under model {MODEL_VERSION}"
    assert said.err.splitlines()[0] == f"note: {remark}"
    assert json.loads(said.out)["remarks"] == [remark]
    assert remark in Path("page.html").read_text()


# --- bad input


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["breadcrums"], "did you mean 'breadcrumbs'"),
        (["nowhere.yaml"], "nowhere.yaml"),
        (["breadcrumbs", "--dumper", "eager"], "a policy of the dumpee's"),
        (["breadcrumbs", "--dumpee", "x.py:Y"], "cannot read"),
        (["breadcrumbs", "--process", "x.py"], "path.py:Name"),
        (["breadcrumbs", "--event", "x.py:Y"], "cannot read"),
        (["breadcrumbs", "--seed", "-1"], "seed = -1"),
        (["breadcrumbs", "--couple", "-1"], "couple = -1"),
        (["breadcrumbs", "--horizon", "1"], "horizon = 1 is outside"),
        (["breadcrumbs", "--horizon", "nan"], "horizon = nan"),
        (["breadcrumbs", "--set", "urge_anxiety"], "name=number"),
        (["breadcrumbs", "--set", "urge_anxiety=much"], "name=number"),
        (["breadcrumbs", "--set", "urge_anxety=1"], "did you mean 'urge_anxiety'"),
        (["breadcrumbs", "--set", "urge_anxiety=99"], "outside its range"),
        (["breadcrumbs", "--days", "x"], "--days 'x'"),
        (["breadcrumbs", "--days", "9-3"], "ends before it begins"),
        (["breadcrumbs", "--days", "nan"], "--days 'nan'"),
        (["breadcrumbs", "--limit", "-1"], "--limit"),
        (["breadcrumbs", "--json", "--csv"], "--json and --csv"),
        (["breadcrumbs", "--html", "nowhere/page.html"], "there is no folder nowhere"),
        (["breadcrumbs", "--html", "."], "is a folder"),
        (["breadcrumbs", "--as-corpus", "full"], "exists already"),
    ],
)
def test_bad_input_is_one_line_and_nothing_is_written(
    capsys, monkeypatch, tmp_path, arguments, reason
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "file").touch()
    assert main(["run", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("error: ")
    assert err.count("\n") == 1
    assert reason in err
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["file", "full"]


def test_a_policy_that_fails_leaves_no_page_behind(capsys, tmp_path):
    (tmp_path / "mine.py").write_text("class Mine:\n  def on_text(self, view): return 1 / 0\n")
    target = tmp_path / "page.html"
    policy = f"{tmp_path}/mine.py:Mine"
    assert main(["run", "breadcrumbs", "--dumpee", policy, "--html", str(target)]) == 2
    err = capsys.readouterr().err
    assert re.search(r"mine.py:Mine, on_text, answering text \d+ \(\w+\) on day ", err)
    assert err.count("\n") == 1
    assert not target.exists()


def test_an_interrupt_while_running_leaves_nothing_behind(capsys, monkeypatch, tmp_path):
    def interrupted(self, until=None):
        raise KeyboardInterrupt

    monkeypatch.setattr(EventEngine, "run", interrupted)
    target = tmp_path / "page.html"
    assert main(["run", "breadcrumbs", "--html", str(target)]) == 130
    assert capsys.readouterr().err == "stopped\n"
    assert list(tmp_path.iterdir()) == []


# --- the pieces


def test_the_middle_is_left_out_and_acts_come_before_texts_of_their_moment(played):
    thread = played.thread
    shown, left_out = choose(thread.texts, 5)
    assert len(shown) == 5
    assert len(left_out) == len(thread.texts) - 5
    assert choose(thread.texts, 0) == ({text.id for text in thread.texts}, [])
    items = list(in_order(thread, shown, left_out))
    assert sum(isinstance(item, str) for item in items) == 1
    assert sum(isinstance(item, TextRecord) for item in items) == 5


def test_small_words():
    assert sparkline([0.0, 0.5, 1.0], 10) == "▁▅█"
    assert len(sparkline([0.1] * 365, 60)) == 60
    assert (change(0.084), change(-0.12), change(0.0)) == ("+.08", "−.12", "+.00")
    assert (clock(3.0), clock(3.999), clock(-0.25)) == ("00:00", "23:58", "18:00")
    assert said_act(ActRecord(3.0, "own_event", None)) == "own event"
    assert said_act(ActRecord(3.0, "block", "dumpee")) == "the dumpee blocks the other"


def test_why_names_the_motive_that_led_first(played):
    text = next(text for text in played.thread.texts if text.answers is None)
    text = TextRecord(**{name: getattr(text, name) for name in TextRecord.__slots__})
    text.motives, text.led_by = {"anxiety": 0.6, "closure": 0.3, "news": 0.1}, "anxiety"
    assert why(text) == "anxiety 60 %, closure 30 %, news 10 %"
    text.led_by = "news"
    assert why(text) == "news 10 %, beside anxiety 60 %, closure 30 %"
    text.motives, text.led_by = {}, ""
    assert why(text) == ""
    text.effect = {"overwhelm": 0.2, "guilt": -0.004, "contact": 0.5}
    assert did(text) == "overwhelm +.20"
