"""`aftertext price` as a person meets it: the cost first, then a line a text; files; bad input."""

import csv
import io
import json
import shlex
import subprocess
import sys
import time

import pytest

from agents.version import MODEL_VERSION
from coach.cli.main import main
from coach.cli.price import parse_texts
from coach.cli.price_view import choose
from coach.cli.progress import said_time
from experiments.price import Change, TextPrice

FEW = "price clingy_dumpee --seed 1 --futures 12 --horizon 120 --texts 0-20"


def run(command, capsys):
    status = main(shlex.split(command))
    said = capsys.readouterr()
    return status, said.out, said.err


@pytest.fixture(name="data", scope="module")
def _data():
    done = subprocess.run(
        [sys.executable, "-m", "coach.cli.main", *FEW.split(), "--json"],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    return json.loads(done.stdout)


def test_the_cost_is_said_before_and_the_list_after(capsys, data):
    status, out, err = run(FEW, capsys)
    assert status == 0
    texts = len(data["texts"])
    cost = f"pricing {texts} texts of the dumper's: 29 replies × 12 futures each = "
    assert err.splitlines()[-1].startswith(f"{cost}{texts * 29 * 12:,} couples, about ")
    lines = out.splitlines()
    assert lines[0].startswith("Clinging: what the dumper's texts did, ")
    for text in data["texts"]:
        (line,) = [line for line in lines if f"  #{text['id']}  " in line]
        assert text["words"][:8] in line
        assert f"{text['day']:.1f}" in line
    assert out.index(f"#{data['texts'][0]['id']} ") < out.index(f"#{data['texts'][-1]['id']} ")
    assert "This is a model, not advice" in out
    assert lines[-1] == f"again: {data['command']}"


def test_the_json_says_where_it_comes_from_and_what_was_found(data):
    origin = {"model_version": MODEL_VERSION, "scenario": "clingy_dumpee", "seed": 1, "couple": 0,
              "side": "dumper", "futures": 12, "branches": 29, "horizon_days": 120.0}  # fmt: skip
    assert origin.items() <= data.items()
    assert set(data) == {
        "aftertext", "model_version", "scenario", "seed", "couple", "policies", "horizon_days",
        "settings", "command", "note", "side", "futures", "branches", "couples", "interval",
        "resamplings", "texts_sent", "texts_chosen", "costliest", "kindest", "texts",
    }  # fmt: skip
    for text in data["texts"]:
        assert set(text) == {
            "id", "intent", "words", "day", "answers", "follows_up", "led_by", "healed_day",
            "price_days", "price_ci", "crises", "crises_ci", "best", "replies",
        }  # fmt: skip
        low, high = text["price_ci"]
        assert low <= text["price_days"] <= high
        assert len(text["replies"]) == 28
        assert text["replies"]["silence"]["gain_days"] == text["price_days"]
        assert text["best"]["reply"] in text["replies"]
        assert text["best"]["is_clear"] == (text["best"]["gain_ci"][0] > 0.0)


def test_the_command_repeats_it_with_any_number_of_cores(capsys, data):
    command = data["command"].removeprefix("aftertext ")
    for jobs in (1, 2):
        assert json.loads(run(f"{command} --json --jobs {jobs}", capsys)[1]) == data


def test_the_csv_has_the_same_numbers(capsys, data):
    rows = list(csv.DictReader(io.StringIO(run(f"{FEW} --csv", capsys)[1])))
    for row, text in zip(rows, data["texts"], strict=True):
        assert float(row["price_days"]) == text["price_days"]
        assert [float(row["price_low"]), float(row["price_high"])] == text["price_ci"]
        assert row["best_reply"] == text["best"]["reply"]
        assert float(row["best_gain_days"]) == text["best"]["gain_days"]


@pytest.mark.parametrize("columns", ["80", "120", "200"])
def test_the_list_fits_a_terminal_and_every_number_is_whole(capsys, monkeypatch, columns, data):
    monkeypatch.setenv("COLUMNS", columns)
    out = run(FEW, capsys)[1]
    table = [line for line in out.splitlines() if "#" in line and line[:1] in " 0123456789"]
    assert len(table) == len(data["texts"])
    width = max(int(columns), 120)
    assert max(map(len, table)) <= width
    for line, text in zip(table, data["texts"], strict=True):
        best = text["best"]
        said = best["reply"].replace("_", " ") if best["is_clear"] else "none clearly"
        assert said in line


def test_the_dumpees_texts_have_prices_too(capsys):
    status, out, err = run("price clingy_dumpee --side dumpee --futures 4 --texts 0-6", capsys)
    assert status == 0
    assert "24 replies × 4 futures" in err
    assert "what the dumpee's texts did" in out


def test_a_limit_shows_the_prices_furthest_from_0(capsys, data):
    out = run(f"{FEW} --limit 2", capsys)[1]
    far = sorted(data["texts"], key=lambda text: -abs(text["price_days"]))
    shown = [line for line in out.splitlines() if "  #" in line]
    assert len(shown) == 2
    for text in far[:2]:
        assert any(f"#{text['id']} " in line for line in shown)
    assert f"{len(far) - 2} texts with prices nearer to 0 left out" in out


def made(number, days):
    record = type("Record", (), {"id": number})()
    return TextPrice(record, None, Change(days, (days, days)), None, None, {})


def test_texts_are_shown_in_their_order():
    texts = [made(number, days) for number, days in enumerate((3.0, -9.0, 0.0, 5.0))]
    assert [text.text.id for text in choose(texts, 3)] == [0, 1, 3]
    assert choose(texts, 0) == texts


def test_a_thread_without_texts_says_so_and_compiles_nothing(capsys, monkeypatch):
    monkeypatch.setattr("coach.cli.price.make_ready", lambda: pytest.fail("compiled"))
    status, out, err = run("price breadcrumbs --dumper block --futures 4", capsys)
    assert (status, err) == (0, "nothing to play\n")
    assert "The dumper sent no text while the two were apart." in out
    assert "again: aftertext price breadcrumbs" in out


def test_healed_texts_are_marked_and_cost_nothing_to_play(capsys):
    command = "price clingy_dumpee --seed 1 --futures 4 --texts 100-200"
    status, out, err = run(command, capsys)
    assert (status, err) == (0, "nothing to play\n")
    assert "healed" in out
    rows = json.loads(run(f"{command} --json", capsys)[1])["texts"]
    for row in rows:
        assert row["price_days"] == 0.0
        assert row["healed_day"] < row["day"]
        assert row["best"] is row["crises"] is None


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ("--side dumppe", "there is no side 'dumppe'; did you mean"),
        ("--futures 2", "futures = 2 is outside 4 to 100,000"),
        ("--futures many", "--futures"),
        ("--jobs 0", "jobs = 0"),
        ("--texts 3,", "should be numbers of texts: 3,7-12"),
        ("--texts five", "should be numbers of texts"),
        ("--texts 9-3", "ends before it begins"),
        ("--texts 100000", "has sent no text 100000"),
        ("--json --csv", "give one of them"),
        ("--dumper docs/examples/own_policy.py:Patient", "own code"),
        ("--set healed_days", "name=number"),
        ("--horizon 1", "7 to 3650 days"),
        ("--limit -1", "--limit"),
    ],
)
def test_bad_input_is_one_line_and_nothing_is_played(options, told, capsys):
    begun = time.perf_counter()
    status, out, err = run(f"price breadcrumbs {options}", capsys)
    assert (status, out) == (2, "")
    assert told in err
    assert err.startswith("error: ")
    assert err.count("\n") == 1
    assert time.perf_counter() - begun < 10.0


def test_parts_of_texts_are_read_as_they_are_written():
    assert parse_texts(None) is None
    assert parse_texts("3") == ((3, 3),)
    assert parse_texts(" 3, 7-12") == ((3, 3), (7, 12))


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.2, "1 s"), (59.6, "60 s"), (200.0, "3 minutes"), (9000.0, "2.5 hours")],
)
def test_times_are_said_as_people_say_them(seconds, said):
    assert said_time(seconds) == said
