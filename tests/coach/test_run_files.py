"""`aftertext run` as data, as a corpus and as a page; and that files are written whole."""

import csv
import html.parser
import io
import json
import os
import re
import stat
import sys
from pathlib import Path

import pytest

from agents.content import AXES
from agents.errors import AftertextError
from coach.cli.files import write_file, write_folder
from coach.cli.main import main
from coach.cli.one_couple import Asked, play
from coach.cli.thread_files import between
from sim.feelings import FEELINGS

DAYS = ("--horizon", "40")


def run(capsys, *arguments, scenario="breadcrumbs"):
    assert main(["run", scenario, *DAYS, *arguments]) == 0
    return capsys.readouterr().out


@pytest.fixture(name="played", scope="module")
def _played():
    return play(Asked("breadcrumbs", seed=3, dumpee="eager", horizon_days=40.0))


# --- as data

KEYS = {"id", "sender", "intent", "words", "sent_day", "read_day", "answers", "motives", "content",
        "effect"}  # fmt: skip


def test_json_has_the_keys_that_are_promised(capsys, played):
    data = json.loads(run(capsys, "--seed", "3", "--dumpee", "eager", "--json"))
    assert {"texts", "minds", "outcome", "acts", "command", "seed", "scenario", "aftertext",
            "model_version"} <= set(data)  # fmt: skip
    assert len(data["texts"]) == len(played.thread.texts)
    for row, text in zip(data["texts"], played.thread.texts, strict=True):
        assert set(row) >= KEYS
        assert (row["id"], row["words"], row["intent"]) == (text.id, text.words, text.intent)
        assert row["sent_day"] == pytest.approx(text.sent_day, abs=1e-6)
        assert list(row["content"]) == list(AXES)
    assert data["outcome"]["horizon_days"] == 40.0
    assert set(data["minds"]["dumper"]) == {"day", *FEELINGS[1]}


def test_csv_has_one_line_a_text_and_the_same_values(capsys, played):
    rows = list(csv.DictReader(io.StringIO(
        run(capsys, "--seed", "3", "--dumpee", "eager", "--csv"))))  # fmt: skip
    assert [row["words"] for row in rows] == [text.words for text in played.thread.texts]
    for row, text in zip(rows, played.thread.texts, strict=True):
        assert float(row["warmth"]) == pytest.approx(text.content["warmth"], abs=1e-6)
        named = dict(part.split("=") for part in row["motives"].split())
        assert list(named) == list(text.motives)
        effect = {name: row[f"effect_{name}"] for name in text.effect}
        assert all(effect.values())


def test_a_corpus_has_the_form_of_convokit(capsys, tmp_path, played):
    folder = tmp_path / "corpus"
    assert run(capsys, "--seed", "3", "--dumpee", "eager", "--as-corpus", str(folder)) == ""
    files = {path.name: path.read_text() for path in folder.iterdir()}
    assert set(files) == {
        "utterances.jsonl", "speakers.json", "conversations.json", "corpus.json", "index.json"
    }  # fmt: skip
    rows = [json.loads(line) for line in files["utterances.jsonl"].splitlines()]
    assert [row["text"] for row in rows] == [text.words for text in played.thread.texts]
    ids = {row["id"]: row for row in rows}
    speakers, conversations = json.loads(files["speakers.json"]), json.loads(
        files["conversations.json"])  # fmt: skip
    for row in rows:
        assert {"id", "speaker", "conversation_id", "reply_to", "timestamp", "text"} <= set(row)
        assert isinstance(row["timestamp"], int)
        assert row["speaker"] in speakers
        assert row["conversation_id"] in conversations
        parent = ids.get(row["reply_to"])
        assert (parent is None) == (row["id"] == row["conversation_id"])
        assert parent is None or parent["conversation_id"] == row["conversation_id"]
    index = json.loads(files["index.json"])
    assert set(index["utterances-index"]) == set(rows[0]["meta"])
    assert index["version"] == 1


def test_a_part_of_the_days_is_still_a_corpus_of_whole_trees(capsys, tmp_path):
    folder = tmp_path / "corpus"
    run(capsys, "--seed", "3", "--dumpee", "eager", "--days", "5-9", "--as-corpus", str(folder))
    rows = [json.loads(line) for line in (folder / "utterances.jsonl").read_text().splitlines()]
    ids = {row["id"] for row in rows}
    assert all(row["reply_to"] in {None, *ids} for row in rows)
    assert all(row["conversation_id"] in ids for row in rows)


# --- as a page


class Page(html.parser.HTMLParser):
    """Collects ids, links, and whether every element is closed."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.open, self.words = [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.ids += [found["id"]] if "id" in found else []
        self.links += [found[name] for name in ("src", "href", "action") if name in found]
        if tag != "meta":
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)


def test_the_page_is_whole_and_asks_for_nothing_from_outside(capsys, tmp_path, played):
    file = tmp_path / "thread.html"
    assert run(capsys, "--seed", "3", "--dumpee", "eager", "--html", str(file)) == ""
    text = file.read_text(encoding="utf-8")
    page = Page(text)
    assert not page.open
    assert len(page.ids) == len(set(page.ids))
    assert all(link.startswith("#") and link[1:] in page.ids for link in page.links)
    assert "://" not in re.sub(r"xmlns=\S+", "", text)
    assert "default-src 'none'" in text
    for record in played.thread.texts:
        assert f"text-{record.id}" in page.ids
        assert record.words in page.words
    assert text.count("<svg") == 2
    assert "not advice" in text
    assert played.command.split(" --horizon")[0].split()[-1] in text


def test_words_and_names_are_escaped(capsys, tmp_path):
    scenario = tmp_path / "bad.yaml"
    scenario.write_text(
        "title: '<script>alert(1)</script>'\nabout: 'a & b </script><img src=x>'\n"
        "horizon_days: 10\n"
    )
    file = tmp_path / "thread.html"
    assert main(["run", str(scenario), "--html", str(file)]) == 0
    text = file.read_text()
    assert "<script>alert" not in text
    assert "<img" not in text
    assert "&lt;script&gt;alert(1)" in text


def test_the_page_shows_an_empty_thread(tmp_path):
    file = tmp_path / "thread.html"
    arguments = ["--dumper", "silence", "--dumpee", "block", "--days", "3", "--html", str(file)]
    assert main(["run", "breadcrumbs", *arguments]) == 0
    Page(file.read_text())


# --- files


def test_files_are_written_whole_or_not_at_all(tmp_path, monkeypatch):
    file = tmp_path / "a.txt"
    file.write_text("old")
    write_file(file, "new")
    assert file.read_text() == "new"

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(AftertextError, match="No space left"):
        write_file(file, "newer")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
    assert file.read_text() == "new"


def test_a_folder_is_written_whole_or_not_at_all(tmp_path):
    write_folder(tmp_path / "made", {"a": "1", "b": "2"})
    assert {path.name for path in (tmp_path / "made").iterdir()} == {"a", "b"}
    with pytest.raises(AftertextError, match="cannot write"):
        write_folder(tmp_path / "other", {"a": "1", "no/such/b": "2"})
    assert not (tmp_path / "other").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["made"]


@pytest.mark.skipif(sys.platform == "win32", reason="no such modes there")
def test_written_files_have_the_usual_modes(tmp_path):
    write_file(tmp_path / "a", "x")
    (tmp_path / "b").touch()
    modes = {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("a", "b")}
    assert len(modes) == 1


def test_between_keeps_whole_days(played):
    part = between(played.thread, 3.0, 5.0)
    assert part.minds["dumper"]["day"] == [3.0, 4.0, 5.0]
    assert all(3.0 <= text.sent_day < 6.0 for text in part.texts)


def test_every_key_of_the_json_is_documented(capsys):
    data = json.loads(run(capsys, "--seed", "3", "--dumpee", "eager", "--json"))
    page = (Path(__file__).parents[2] / "docs" / "run.md").read_text(encoding="utf-8")
    for key in (*data, *data["texts"][0], *data["acts"][0]):
        assert f"`{key}`" in page, key
