"""`aftertext infer` as a person meets it: what is told, what is written, what is kept quiet."""

import dataclasses
import html.parser
import json
import os
import re
import shlex
import socket
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sim.filter.estimate
from agents.errors import AftertextError
from agents.intents import INTENT_NAMES
from agents.motives import DUMPEE_MOTIVES, DUMPER_MOTIVES
from agents.version import MODEL_VERSION
from coach.cli.infer import find, parse_texts, said_cost
from coach.cli.infer_asked import Asked, command_of, parse_date, parse_names, whose
from coach.cli.infer_figures import draw, write_png
from coach.cli.infer_files import FILES, write
from coach.cli.infer_page import as_page
from coach.cli.infer_view import show
from coach.cli.infer_words import (
    FUTURE_HEAD,
    explained,
    feeling_rows,
    future_cells,
    future_meaning,
    in_order,
    intention,
    text_row,
)
from coach.cli.labels import clock
from coach.cli.main import main
from coach.cli.one_couple import Asked as RunAsked
from coach.cli.one_couple import play
from coach.cli.thread_files import as_json
from experiments.inference import found as found_module
from sim.filter.particles import WAYS
from sim.filter.seen import CHANNELS

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "docs" / "examples" / "whatsapp_chat.txt"
NAMES = ("Maya", "Lind", "Tom", "Brandt")
FEW = "--particles 100 --futures 100 --ways polite,ask_space --light"
BREAKUP = datetime(2026, 1, 17)
LINES = (
    (1.4, 0, "why did you do this"), (1.5, 1, "I'm sorry it came out like that"),
    (1.6, 0, "<script>alert(1)</script> [bold]x[/bold] & \N{SMILING FACE WITH SUNGLASSES}"),
    (3.9, 1, "image omitted"), (4.0, 1, "I miss you, Annika"), (4.4, 0, "do you, Bertram Quast"),
    (4.9, 1, "well\nsometimes"), (8.2, 0, "I need some space now"), (8.3, 1, "ok"),
)  # fmt: skip


def written(path, lines=LINES, names=("Annika Zorn", "Bertram Quast")):
    """Write a chat as an iPhone does; media have its mark."""
    rows = []
    for day, sender, words in lines:
        at = BREAKUP + timedelta(days=day)
        mark = "\N{LEFT-TO-RIGHT MARK}" if words == "image omitted" else ""
        rows.append(f"[{at:%d/%m/%Y, %H:%M:%S}] {names[sender]}: {mark}{words}")
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def asked_of(path, **more):
    few = {"particles": 100, "futures": 100, "ways": ("polite", "ask_space"), "light": True}
    return Asked(path, **({"me": "A", "left_by": "them", "breakup": BREAKUP.date()} | few | more))


@pytest.fixture(name="chat", scope="module")
def _chat(tmp_path_factory):
    return written(tmp_path_factory.mktemp("chat") / "_chat.txt")


@pytest.fixture(name="found", scope="module")
def _found(chat):
    return find(asked_of(chat))


def run(command, capsys):
    status = main(shlex.split(command))
    said = capsys.readouterr()
    return status, said.out, said.err


@pytest.fixture(name="offline")
def _offline(monkeypatch):
    """Let every attempt to reach another machine fail."""

    def refuse(*_, **__):
        raise AssertionError("the network was used")

    for name in ("socket", "create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)


# --- end to end


def test_a_real_export_is_read_end_to_end_without_a_network(offline, capsys, tmp_path):
    """Sockets are refused; names are nowhere, neither on the terminal nor in files."""
    command = f"infer {EXAMPLE} --me Maya --left-by 'Tom Brandt' --breakup 2026-01-17 {FEW}"
    status, out, err = run(f"{command} --out {tmp_path / 'out'}", capsys)
    assert status == 0
    assert "85 texts from 2026-01-18 to 2026-03-07, 43 of the dumpee's, 42 of the dumper's" in out
    assert "You are the dumpee." in out
    for part in (
        "wants a return out of love",
        "self-reliance",
        "aversion",
        "ask_space",
        "no diagnosis of anyone and no advice",
        "Nothing left this machine",
        "could be known up to that day",
    ):
        assert part in " ".join(out.split())
    again = out.splitlines()[-1]
    assert again == (
        "again: aftertext infer whatsapp_chat.txt --me A --left-by them --breakup 2026-01-17 "
        "--ways polite,ask_space --futures 100 --particles 100 --seed 1 --light"
    )
    files = sorted((tmp_path / "out").iterdir())
    assert sorted(path.name for path in files) == sorted(FILES)
    # What is in a picture is compressed, and any three letters may stand in that by chance.
    told = out + err + "".join(p.read_text("utf-8") for p in files if p.suffix != ".png")
    assert not [name for name in NAMES if re.search(rf"\b{name}\b", told, re.IGNORECASE)]


def test_the_printed_command_repeats_it(chat, found, capsys, monkeypatch):
    monkeypatch.chdir(chat.parent)
    command = found.origin.command.removeprefix("aftertext ")
    assert found.origin.command.startswith("aftertext infer _chat.txt --me A --left-by them ")
    status, out, _ = run(f"{command} --json", capsys)
    assert status == 0
    assert json.loads(out) == found.to_json()
    other = json.loads(run(command.replace("--seed 1", "--seed 2") + " --json", capsys)[1])
    assert other["bands"] != found.to_json()["bands"]


# --- what is told


def test_the_json_has_the_promised_keys_and_every_number_makes_sense(found):
    data = found.to_json()
    assert set(data) == {
        "aftertext", "model_version", "command", "seed", "particles", "reader", "corrections",
        "notes", "note", "chat", "breakup", "until_day", "me", "texts",
        "unexplained", "days", "levels", "bands",
        "wants_return", "ways", "status", "outlook",
    }  # fmt: skip
    assert (data["model_version"], data["seed"], data["particles"]) == (MODEL_VERSION, 1, 100)
    assert data["me"] == "dumpee"
    for rows in data["bands"].values():
        assert len(rows) == len(data["days"]) == len(data["wants_return"]["by_day"])
        assert (np.diff(rows, axis=1) >= 0.0).all()
    assert all(0.0 <= p <= 1.0 for p in data["wants_return"]["by_day"])
    assert 0.05 < data["wants_return"]["base_rate"] < 0.15
    assert sum(data["status"].values()) == pytest.approx(1.0, abs=1e-4)
    for side, names in zip(("dumpee", "dumper"), WAYS, strict=True):
        assert set(data["ways"][side]) <= set(names)
    json.dumps(data, allow_nan=False)


def test_each_text_has_what_it_says_why_and_how(found):
    rows = found.to_json()["texts"]
    assert [row["sender"] for row in rows] == [("dumpee", "dumper")[s] for _, s, _ in LINES]
    assert [row["day"] for row in rows] == pytest.approx([day for day, _, _ in LINES], abs=1e-4)
    for row in rows:
        motives = {*(DUMPEE_MOTIVES if row["sender"] == "dumpee" else DUMPER_MOTIVES)}
        assert set(row["intents"]) | set(row["reads"]) <= set(INTENT_NAMES)
        assert set(row["motives"]) <= motives | {"courtesy", "plan"}
        assert set(row["channels"]) <= set(CHANNELS)
        for shares in (row["intents"], row["motives"], row["channels"]):
            assert 0.0 < sum(shares.values()) <= 1.0001
            assert list(shares.values()) == sorted(shares.values(), reverse=True)
        assert 0.0 <= row["unexplained"] <= 1.0
    assert rows[3]["words"] == ""
    assert rows[3]["reads"] == {}
    assert rows[4]["words"] == "I miss you, [A]"
    assert all(row["reads"] for i, row in enumerate(rows) if i != 3)


def test_futures_are_compared_with_the_likeliest_present_way(found):
    outlook = found.to_json()["outlook"]
    assert outlook["present"] == next(iter(found.estimated.ways[0]))
    assert {way["way"] for way in outlook["ways"]} == {"polite", "ask_space", outlook["present"]}
    for way in outlook["ways"]:
        assert way["mean_ci"][0] <= way["mean_days"] <= way["mean_ci"][1] <= outlook["days"]
        low, high = way["difference_ci"]
        assert low <= way["difference_days"] <= high
        if way["is_present"]:
            assert way["difference_days"] == low == high == 0.0


def test_the_one_who_left_sees_their_own_ways_and_the_others_healing(chat, capsys):
    command = f"infer {chat} --me 'bertram quast' --left-by me --breakup 2026-01-17 --light"
    status, out, _ = run(f"{command} --particles 100 --futures 100 --days 60", capsys)
    assert status == 0
    assert "You are the dumper." in out
    assert "What may come of your ways of answering" in out
    assert "you, who left, want a return" in out
    table = out[out.index("way of answering") :]
    for way in WAYS[1]:
        assert f"\n{way} " in table


@pytest.mark.parametrize(("texts", "shown"), [("3", 3), ("0", 0), ("all", len(LINES)), ("99", 9)])
def test_as_many_texts_are_shown_as_wanted(found, capsys, texts, shown):
    show(found, parse_texts(texts), [])
    out = capsys.readouterr().out
    last = [f"{int(day)}" for day, _, _ in LINES][len(LINES) - shown :]
    rows = [line.split()[0] for line in out.splitlines()
            if re.match(r"\s*\d+ +\d\d:\d\d +dumpe[er]", line)]  # fmt: skip
    assert rows == last
    assert ("--texts all" in out) == (0 < shown < len(LINES))


@pytest.mark.parametrize("columns", ["80", "100", "200"])
def test_all_of_it_fits_a_terminal(found, capsys, monkeypatch, columns):
    from rich.console import Console

    from coach.cli import infer_view

    monkeypatch.setattr(
        infer_view, "Console",
        lambda **kw: Console(**kw, force_terminal=True, width=int(columns), no_color=True),
    )  # fmt: skip
    infer_view.show(found, None, [])
    lines = re.sub(r"\x1b\[[0-9;]*m", "", capsys.readouterr().out).splitlines()
    assert max(map(len, lines[:-1])) <= int(columns)
    if int(columns) > 80:
        assert any("[bold]x[/bold]" in line for line in lines)
    for way in found.outlook.ways:
        (row,) = [line for line in lines if line.startswith(f"{way.way} ")]
        assert future_cells(way)[:6] == re.split(r"  +", f"{row.strip()}  ")[:6] or way.is_present
        assert "…" not in row.replace("–…", "")


def test_how_good_the_estimates_are_is_told_where_it_was_measured(found, tmp_path, monkeypatch):
    stored = tmp_path / "inference.json"
    monkeypatch.setattr(found_module, "_RESULTS", stored)
    assert not any("simulated threads" in line for line in intention(found))
    told = {"accuracy": 0.9, "accuracy_of_base": 0.8, "brier": 0.081, "brier_of_base": 0.16}
    usual = {"threads": 12, "intention": told, "coverage": {"80": [0.79, 0.7, 0.8]}}
    stored.write_text(json.dumps({"model_version": MODEL_VERSION, "usual": usual}))
    line = " ".join(intention(found))
    for part in ("12 simulated threads", "90 %", "80 % by always", "0.081", "0.160", "79 %"):
        assert part in line
    assert found.to_json()["wants_return"]["measured"] == told
    stored.write_text(json.dumps({"model_version": "0.1", "usual": usual}))
    assert not any("simulated threads" in line for line in intention(found))


def test_media_and_skipped_lines_are_told(tmp_path, capsys):
    path = written(tmp_path / "_chat.txt")
    text = path.read_text() + "[31/02/2026, 08:00:00] Annika Zorn: an impossible date\n"
    path.write_text(text)
    later = (BREAKUP + timedelta(days=5)).date()
    command = f"infer {path} --me A --left-by B --breakup 2026-01-18 --until {later} {FEW}"
    out = " ".join(run(command, capsys)[1].split())
    assert "1 text without words" in out
    assert "2 texts from after the last day looked at left out" in out
    assert "impossible date" in out
    assert "looked at up to day 5.0" in out


# --- what is kept to oneself

UNFOLDED = {"bands", "status", "reads", "intents", "motives", "channels", "measured"}
"""Keys under which stand names of other tables."""
LETTERS = st.text("abcdefghijklmnopqrstuvwxyzäöüß", min_size=3, max_size=8)
PERSON = st.builds(lambda first, last: f"Zq{first} Xv{last}", LETTERS, LETTERS)


@settings(max_examples=6)
@given(st.lists(PERSON, min_size=2, max_size=2, unique=True), st.integers(0, 1))
def test_planted_names_are_in_nothing_that_comes_out(people, me):
    one, other = people
    parts = [*one.split(), *other.split()]
    lines = [(1.0 + k, k % 2, f"hey {name}, {name.upper()}'s coat") for k, name in enumerate(parts)]
    folder = Path(os.environ["PYTEST_TMP_INFER"])
    path = written(folder / f"WhatsApp Chat with {other}.txt", lines, (one, other))
    asked = asked_of(path, me=(one, other)[me], left_by=other, ways=("buddy",))
    found = find(asked)
    told = as_page(found) + json.dumps(found.to_json(), ensure_ascii=False) + shown_all(found)
    path.unlink()
    for name in parts:
        assert name.casefold() not in told.casefold()


def shown_all(found):
    from contextlib import redirect_stdout
    from io import StringIO

    with redirect_stdout(StringIO()) as out:
        show(found, None, [])
    return out.getvalue()


@pytest.fixture(autouse=True, scope="module")
def _folder(tmp_path_factory):
    os.environ["PYTEST_TMP_INFER"] = str(tmp_path_factory.mktemp("names"))
    yield
    del os.environ["PYTEST_TMP_INFER"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [("_chat.txt", "_chat.txt"), ("whatsapp_chat.txt", "whatsapp_chat.txt"),
     ("sms-20260301123456.xml", "THREAD.xml"), ("result.json", "result.json"),
     ("_chat (12).TXT", "_chat (12).TXT"), ("result(1).json", "result(1).json"),
     ("+49 170 1234567.txt", "THREAD.txt"), ("chat 0170.txt", "THREAD.txt"),
     ("_chat (1701).txt", "THREAD.txt"), ("_chat (1) (2).txt", "THREAD.txt"),
     ("my.chat.Ben Miller", "THREAD"), ("chat.ben", "THREAD"), ("Ben", "THREAD"),
     ("chat\x1bchat.txt", "THREAD.txt"), ("チャット.txt", "THREAD.txt"),
     ("WhatsApp Chat with Tom.txt", "THREAD.txt"), ("tommy.csv", "THREAD.csv"),
     ("1" * 200 + "x.txt", "THREAD.txt")],
)  # fmt: skip
def test_the_name_of_a_file_is_told_only_if_it_names_nobody(name, shown):
    assert Asked(Path("a") / name, None, None, None).file == shown


def test_the_command_has_no_names_and_all_that_matters(chat):
    more = {"me": "Annika Zorn", "left_by": "Bertram", "until": date(2026, 1, 30), "zone": "UTC",
            "also_hide": ("Jule",), "date_order": "dmy", "days": 30.0, "seed": 7}  # fmt: skip
    asked = asked_of(chat, **more)
    assert command_of(asked, whose(asked)) == (
        "aftertext infer _chat.txt --me A --left-by them --breakup 2026-01-17 --until 2026-01-30 "
        "--date-order dmy --zone UTC --also-hide NAMES --ways polite,ask_space --futures 100 "
        "--days 30 --particles 100 --seed 7 --light"
    )


# --- the page


class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.words = [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        if tag not in {"meta", "br", "line", "use", "path", "link"}:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)

    def handle_endtag(self, tag):
        if tag not in {"meta", "br", "line", "use", "path", "link"}:
            assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)


def test_the_page_is_whole_escaped_and_asks_for_nothing_from_outside(found):
    text = as_page(found)
    page = Page(text)
    assert page.open == []
    assert page.tags.count("svg") == 4
    assert not {"script", "link", "img", "iframe", "object", "form", "a"} & set(page.tags)
    assert not re.findall(r"https?:|@import|src=|url\((?!#)", text)
    ids = re.findall(r'\bid="([^"]+)"', text)
    assert not [i for i in ids if i.startswith(("axes", "figure", "patch", "text"))]
    told = " ".join(" ".join(page.words).split())
    assert "<script>alert(1)</script> [bold]x[/bold] &" in told
    for way in found.outlook.ways:
        assert way.way in told
    assert found.origin.command in told
    assert "no diagnosis" in told


def test_pictures_differ_where_what_was_found_differs(found, tmp_path):
    """Nothing is drawn beside the data: other bands, another picture."""
    write(found, tmp_path / "one")
    bands = {name: rows * 0.5 for name, rows in found.estimated.bands.items()}
    other = dataclasses.replace(found, estimated=found.estimated._replace(bands=bands))
    write(other, tmp_path / "two")
    one, two = (sorted((tmp_path / name).iterdir()) for name in ("one", "two"))
    same = [a.name for a, b in zip(one, two, strict=True) if a.read_bytes() == b.read_bytes()]
    assert same == ["futures.png", "intention.png"]
    write_png(dataclasses.replace(found, base_rate=0.9), "intention", tmp_path / "three.png")
    assert (tmp_path / "three.png").read_bytes() != (tmp_path / "one/intention.png").read_bytes()


# --- a thread of our own


def test_a_thread_of_aftertext_run_can_be_read_back(tmp_path, capsys):
    played = play(RunAsked("breadcrumbs", seed=1, horizon_days=20.0))
    path = tmp_path / "thread.json"
    path.write_text(as_json(played, played.thread))
    status, out, _ = run(f"infer {path} --me dumpee {FEW} --json", capsys)
    assert status == 0
    data = json.loads(out)
    assert data["chat"]["kind"] == "aftertext"
    after = [text for text in played.thread.texts if text.sent_day >= 0.0]
    assert [row["words"] for row in data["texts"]] == [text.words for text in after]
    assert [row["day"] for row in data["texts"]] == pytest.approx(
        [text.sent_day for text in after], abs=1e-4
    )
    word = max(after[0].words.split(), key=len).strip(".,!?")
    hidden = whose(Asked(path, "dumpee", None, None, also_hide=(word,)))
    assert word in after[0].words
    assert word not in hidden.chat.texts[len(played.thread.texts) - len(after)].words
    command = data["command"].removeprefix("aftertext ").replace("thread.json", str(path))
    assert json.loads(run(f"{command} --json", capsys)[1]) == data
    for options, reason in (
        ("--left-by dumpee", "the dumper ended it"), ("--left-by me", "the dumper ended it"),
        ("--left-by ann", "no person 'ann'"), ("--names Ann,Ben", "--names says nothing"),
        ("--zone UTC", "--zone says nothing"), ("--date-order dmy", "--date-order says nothing"),
    ):  # fmt: skip
        status, _, err = run(f"infer {path} --me dumpee {options}", capsys)
        assert (status, reason in err) == (2, True)
    assert "--me is missing: dumpee or dumper" in run(f"infer {path}", capsys)[2]
    assert "did you mean 'dumpee'" in run(f"infer {path} --me dumpeee", capsys)[2]


# --- what goes wrong


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ("", "--me is missing (which of the two you are), --left-by is missing (who ended it: me, "
         "them or a name), --breakup is missing (the date of the breakup: 2026-01-17); there are: "
         "Annika Zorn (4 texts from 2026-01-18 to 2026-01-25), Bertram Quast (5 texts from"),
        ("--me Anika --left-by me --breakup 2026-01-17", "no person 'Anika'; did you mean 'Ann"),
        ("--me A --left-by Betram --breakup 2026-01-17", "no person 'Betram'; did you mean 'Bert"),
        ("--me A --left-by me", "--breakup is missing"),
        ("--me A --breakup 2026-01-17", "--left-by is missing"),
        ("--me A --left-by B --breakup 17.1.2026", "year-month-day, such as 2026-01-17"),
        ("--me A --left-by B --breakup 2026-05-01", "no text since 2026-05-01: the texts of this"),
        ("--me A --left-by B --breakup 2026-01-18 --until 2026-01-17", "is before the breakup"),
        ("--me A --left-by B --breakup 2026-01-17 --until 9999-12-31", "is the year right?"),
        ("--me A --left-by B --breakup 2016-01-17", "is the year right?"),
        ("--me A --left-by B --breakup 2026-01-17 --ways pollite", "did you mean 'polite'"),
        ("--me A --left-by me --breakup 2026-01-17 --ways polite", "answering of the dumper's"),
        ("--me A --left-by B --breakup 2026-01-17 --ways polite,", "before or after a comma"),
        ("--me A --left-by B --breakup 2026-01-17 --particles 5", "outside 100 to 20,000"),
        ("--me A --left-by B --breakup 2026-01-17 --futures 50", "outside 100 to 20,000"),
        ("--me A --left-by B --breakup 2026-01-17 --days 1", "days = 1 is outside"),
        ("--me A --left-by B --breakup 2026-01-17 --days nan", "days = nan is outside"),
        ("--me A --left-by B --breakup 2026-01-17 --seed -1", "seed = -1 is outside"),
        ("--me A --left-by B --breakup 2026-01-17 --texts some", "a number of texts, or all"),
        ("--me A --left-by B --breakup 2026-01-17 --date-order dym", "no order of dates 'dym'"),
    ],
)  # fmt: skip
def test_errors_say_what_is_wrong_before_any_work(chat, capsys, monkeypatch, options, reason):
    monkeypatch.setattr("coach.cli.infer._Work.found", lambda *_: pytest.fail("it began"))
    status, out, err = run(f"infer {chat} {options}", capsys)
    assert status == 2
    assert out == ""
    assert err.startswith("error: ")
    assert err.count("\n") == 1
    assert reason in err


@pytest.mark.parametrize(
    "content", [b"", b"\x00\x01\x02" * 99, b"hello\n", b"<!DOCTYPE x><smses/>"]
)
def test_files_that_are_no_chats_are_refused_by_the_importer(tmp_path, capsys, content):
    (tmp_path / "x").write_bytes(content)
    options = "--me A --left-by B --breakup 2026-01-17"
    status, out, err = run(f"infer {tmp_path / 'x'} {options}", capsys)
    assert (status, out) == (2, "")
    assert err.startswith(f"error: {tmp_path / 'x'}: ")


def test_a_group_needs_two_names_and_tells_who_they_are(tmp_path, capsys):
    path = written(tmp_path / "_chat.txt")
    text = path.read_text() + "[26/01/2026, 10:00:00] Carla Ohm: and me\n"
    path.write_text(text)
    assert "3 people write in this chat" in run(f"infer {path}", capsys)[2]
    err = run(f"infer {path} --names Bertram,Annika --left-by me", capsys)[2]
    assert "there are: Annika Zorn (4 texts from" in err
    asked = asked_of(path, people=("Bertram", "Annika"))
    assert "--names NAMES" in command_of(asked, whose(asked))


def test_who_never_wrote_and_what_broke_off_are_told(tmp_path, capsys):
    one = tmp_path / "WhatsApp Chat with Tom Brandt.txt"
    written(one, [(1.4, 0, "hi")])
    assert (
        "; there are: Annika Zorn (1 text from 2026-01-18 to 2026-01-18), Tom Brandt (0 texts)"
        in (run(f"infer '{one}'", capsys)[2])
    )
    written(tmp_path / "_chat.txt", [(1.4, 0, "hi")])
    assert (
        "Annika Zorn (1 text from 2026-01-18 to 2026-01-18), B (0 texts)"
        in (run(f"infer {tmp_path / '_chat.txt'}", capsys)[2])
    )
    row = {"type": "message", "date": "2026-01-18T08:00:00", "from": "Ann Q", "text": "hi",
               "from_id": "user1", "id": 1}  # fmt: skip
    whole = json.dumps({"name": "Ben R", "type": "personal_chat", "messages": [row, row]})
    (tmp_path / "result.json").write_text(whole[:-30])
    err = run(f"infer {tmp_path / 'result.json'}", capsys)[2]
    assert "there are: Ann Q (1 text from" in err
    assert "skipped: 1 × broken off" in err


def test_of_several_chats_the_two_of_the_one_meant_are_told(tmp_path, capsys):
    def chat(name, number):
        row = {"type": "message", "date": "2026-01-18T08:00:00", "text": "hi"}
        return {"name": name, "type": "personal_chat", "id": number, "messages": [
            {**row, "from": name, "id": 1}, {**row, "from": "Me Q", "id": 2}] * number}  # fmt: skip

    path = tmp_path / "result.json"
    path.write_text(json.dumps({"chats": {"list": [chat("Cleo W", 3), chat("Ben R", 1)]}}))
    err = run(f"infer {path} --names Ben", capsys)[2]
    assert "there are: Ben R (1 text from" in err
    assert "Me Q (1 text from" in err
    assert "Cleo" not in err


def test_a_folder_that_cannot_be_written_is_told_before_any_work(chat, capsys, monkeypatch):
    monkeypatch.setattr("coach.cli.infer.find", lambda _: pytest.fail("it began"))
    status, _, err = run(f"infer {chat} {FEW} --out {chat}", capsys)
    assert status == 2
    assert "is not a folder" in err


def test_ctrl_c_says_how_far_it_came(chat, capsys, monkeypatch):
    def stopped(*_, progress, **__):
        progress(4, 18)
        raise KeyboardInterrupt

    asked = f"infer {chat} --me A --left-by B --breakup 2026-01-17 {FEW}"
    find(asked_of(chat))  # what has to be compiled is
    monkeypatch.setattr(sim.filter.estimate, "estimate", stopped)
    status, out, err = run(asked, capsys)
    assert (status, out) == (130, "")
    assert err.splitlines()[-2:] == [
        "4 of 18 steps of weighing were done; nothing was written", "stopped",
    ]  # fmt: skip


def test_what_it_takes_is_said_before():
    said = said_cost(1, 1.0, 4000, "light", 1)
    assert said.startswith("reading and weighing 1 text with 4,000 couples: about ")
    light, embedding = (said_cost(10_000, 700.0, 4000, name, 2) for name in ("light", "embedding"))
    assert re.search(r"about [34] minutes on 2 cores", light)
    assert re.search(r"about [67] minutes on 2 cores", embedding)


def test_it_runs_as_a_command_of_its_own(chat):
    command = [sys.executable, "-m", "coach.cli.main", "infer", str(chat), "--me", "A"]
    command += ["--left-by", "B", "--breakup", "2026-01-17", *FEW.split()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
    assert done.stdout.splitlines()[-1].startswith("again: aftertext infer _chat.txt --me A ")
    assert "reading and weighing 9 texts with 100 couples" in done.stderr


@pytest.mark.parametrize("text", ["2026-1-7", "17/01/2026", "", "2026-02-30", "tomorrow"])
def test_dates_are_year_month_day(text):
    assert parse_date("--breakup", " 2026-01-17 ") == date(2026, 1, 17)
    with pytest.raises(AftertextError, match="--breakup"):
        parse_date("--breakup", text)


def test_names_stand_between_commas():
    assert parse_names("--names", " Ann , Ben") == ("Ann", "Ben")
    assert parse_names("--names", None) == ()


def test_every_key_is_documented(found):
    def keys(data):
        if isinstance(data, dict):
            for key, value in data.items():
                yield key
                is_ways_of_both = key == "ways" and isinstance(value, dict)
                yield from () if key in UNFOLDED or is_ways_of_both else keys(value)
        elif isinstance(data, list) and data:
            yield from keys(data[0])

    told = (ROOT / "docs" / "infer.md").read_text(encoding="utf-8")
    assert {key for key in keys(found.to_json()) if f"`{key}`" not in told} == set()


def test_options_of_reading_reach_the_importer(chat, tmp_path):
    words = " ".join(text.words for text in whose(asked_of(chat, also_hide=("space",))).chat.texts)
    assert "I need some [name] now" in words
    (tmp_path / "a.csv").write_text("time,sender,text\n02/01/2026 10:00,Ann,hi\n")
    for order, month in (("dmy", 1), ("mdy", 2)):
        found = whose(asked_of(tmp_path / "a.csv", date_order=order)).chat.texts[0].when
        assert found.month == month
    (tmp_path / "b.csv").write_text("time,sender,text\n1769000000,Ann,hi\n")
    east, utc = (
        whose(asked_of(tmp_path / "b.csv", zone=zone)).chat.texts[0].when
        for zone in ("Asia/Tokyo", "UTC")
    )
    assert east - utc == timedelta(hours=9)


def test_the_words_by_themselves_are_told_as_the_reader_gives_them(found):
    from agents.reading import open_reader

    rows = found.to_json()["texts"]
    alone = open_reader("light").read("why did you do this", side=0).intents
    first = dict(list(alone.items())[: len(rows[0]["reads"])])
    assert rows[0]["reads"] == pytest.approx(first, abs=1e-4)
    assert any(row["reads"] != row["intents"] for row in rows)


def with_ways(found, *ways):
    """Return what was found with ways of answering: name, is present, mean, crises."""
    one = found.outlook.ways[0]
    made = tuple(
        dataclasses.replace(one, way=way, is_present=present, mean_days=mean, crises=crises)
        for way, present, mean, crises in ways
    )
    times = found.outlook.times[:1] * len(made)
    return dataclasses.replace(found, outlook=dataclasses.replace(
        found.outlook, ways=made, times=times))  # fmt: skip


@given(st.permutations(["buddy", "eager", "plead", "polite", "no_contact"]), st.integers(0, 4),
       st.lists(st.floats(5.0, 300.0), min_size=5, max_size=5))  # fmt: skip
def test_the_present_way_stands_first_and_no_result_orders_the_others(found, names, present, means):
    made = with_ways(found, *((name, i == present, means[i], 0.0) for i, name in enumerate(names)))
    order = [way.way for way in in_order(made)]
    assert order[0] == names[present]
    others = [way for way in WAYS[0] if way in names and way != names[present]]
    assert order[1:] == others
    labels = [text.get_text() for text in draw(made, "futures").axes[0].get_legend().get_texts()]
    assert labels == [f"{order[0]} (present)", *others]


def test_crises_are_pointed_to_only_where_they_differ(found):
    same = with_ways(found, ("polite", True, 40.0, 0.001), ("plead", False, 30.0, 0.002))
    assert "crises a future" in future_meaning(same).lower()
    assert "gentlest" not in future_meaning(same)
    other = with_ways(found, ("polite", True, 40.0, 0.0), ("plead", False, 30.0, 0.2))
    assert "Soonest is not gentlest: see the crises." in future_meaning(other)
    assert "gentlest" in as_page(other)
    assert "gentlest" not in as_page(same)


def test_every_column_of_futures_says_what_it_is(found, capsys):
    assert len(set(FUTURE_HEAD)) == len(FUTURE_HEAD) == len(future_cells(found.outlook.ways[0]))
    assert {"95% of mean", "95% of diff.", "dumper over it"} <= set(FUTURE_HEAD)
    page = as_page(found)
    assert all(f"<th>{name}</th>" in page for name in FUTURE_HEAD)
    show(found, 0, [])
    (head,) = re.findall(r"way of answering .*", capsys.readouterr().out)
    assert re.split(r"  +", head.strip()) == list(FUTURE_HEAD)


@given(st.integers(0, 3000), st.integers(0, 1439), st.integers(0, 59))
def test_every_minute_is_shown_as_itself(day, minute, second):
    shown = f"{minute // 60:02d}:{minute % 60:02d}"
    assert clock(day + (60 * minute + second) / 86_400.0) == shown
    span = timedelta(days=day, minutes=minute, seconds=second)
    assert clock(span / timedelta(days=1)) == shown


def test_no_time_is_after_the_last_minute():
    assert clock(3.0 - 1e-9) == "23:59"


def test_the_time_shown_is_that_of_the_file(found):
    """Also of texts that were spread within their minute."""
    at = BREAKUP + timedelta(days=2, hours=7, minutes=50)
    texts = tuple(dataclasses.replace(found.part.texts[0], when=at) for _ in LINES)
    days = (2.0 + 470.999 / 1440.0,) * len(LINES)
    part = dataclasses.replace(found.part, texts=texts, days=days)
    made = dataclasses.replace(found, part=part)
    rows = [text_row(made, k) for k in range(len(LINES))]
    assert {(row.day, row.clock) for row in rows} == {("2", "07:50")}


def test_a_year_that_may_be_mistyped_is_asked_about(tmp_path, capsys):
    path = written(tmp_path / "_chat.txt", LINES[:2])
    out = run(f"infer {path} --me A --left-by B --breakup 2025-11-10 {FEW}", capsys)[1]
    assert "note: the first text is 69 days after the breakup: is the year right?" in out


def test_the_help_says_what_can_be_given(capsys):
    out = " ".join(run("infer --help", capsys)[1].replace("│", " ").split())
    for part in ("name, number, A (who wrote first) or B; dumpee or dumper", "auto, dmy, mdy, ymd",
                 "files with times in UTC", "couples tried; more is steadier"):  # fmt: skip
        assert part in out


def test_bands_stand_in_order(found):
    for side, mind in enumerate(("dumpee", "dumper")):
        rows = feeling_rows(found, side)
        bands = [rows for name, rows in found.estimated.bands.items() if name.startswith(mind)]
        assert len(rows) == len(bands)
        for row, band in zip(rows, bands, strict=True):
            assert (row.low, row.median, row.high) == tuple(band[-1][[1, 3, 5]])
            assert row.medians == band[:, 3].tolist()


def test_what_is_unexplained_has_no_motive_and_says_so(found):
    channels = {"unexplained": 0.7, "own": 0.3}
    text = found.estimated.texts[0]._replace(motives={"plan": 0.7, "guilt": 0.3}, channels=channels)
    estimated = found.estimated._replace(texts=(text, *found.estimated.texts[1:]))
    row = text_row(dataclasses.replace(found, estimated=estimated), 0)
    assert row.why == "no motive found 70 %, guilt 30 %"
    assert row.how == "unexplained 70 %, of its own 30 %"
    sure = text._replace(channels={"answer": 1.0})
    texts = (text, *(sure for _ in found.estimated.texts[1:]))
    other = dataclasses.replace(found, estimated=found.estimated._replace(texts=texts))
    assert other.unexplained == pytest.approx(0.7 / len(texts))
    assert explained(other) == (
        "About 8 % of the texts (each counted by its share) are better explained by something "
        "outside the known ways of answering."
    )
    assert row.day == "1"
    assert row.words == LINES[0][2]
    assert text_row(found, 3).words == "(media)"


def test_the_intention_stands_beside_the_base_rate(found):
    wants = found.estimated.wants_return.copy()
    wants[-1] = 0.31
    estimated = found.estimated._replace(wants_return=wants)
    said = " ".join(intention(dataclasses.replace(found, estimated=estimated, base_rate=0.42)))
    assert "the ex wants a return out of love: 31 %" in said
    assert "Of all who leave, 42 % do" in said


def test_how_far_independent_estimates_are_apart_is_told(found):
    parts = found.estimated.wants_by_island.copy()
    parts[-1] = np.linspace(0.02, 0.4, parts.shape[1])
    estimated = found.estimated._replace(wants_by_island=parts)
    said = " ".join(intention(dataclasses.replace(found, estimated=estimated)))
    assert f"the mean of {parts.shape[1]}, from 2 % to 40 %" in said
    shown = found.to_json()["wants_return"]
    assert np.mean(shown["by_island"]) == pytest.approx(shown["now"], abs=1e-4)


def test_the_present_way_is_marked_and_others_have_their_difference(found):
    for way in found.outlook.ways:
        cells = future_cells(way)
        assert (cells[4] == "present") == way.is_present
    doubtful = dataclasses.replace(
        found.outlook.ways[0], is_present=False, difference_days=-3.2, difference_ci=(-8.0, 2.0)
    )
    assert future_cells(doubtful)[4:6] == ["≈−3", "−8 to 2"]


@pytest.mark.parametrize(("light", "kind"), [(True, "light"), (False, "auto")])
def test_the_reader_asked_for_is_opened(chat, monkeypatch, light, kind):
    class OpenedError(Exception):
        pass

    def refuse(asked_for):
        raise OpenedError(asked_for)

    monkeypatch.setattr("agents.reading.open_reader", refuse)
    with pytest.raises(OpenedError, match=kind):
        find(asked_of(chat, light=light))
