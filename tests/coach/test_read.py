"""`aftertext read`: what it shows, writes, keeps and refuses."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.content import AXES
from agents.intents import INTENTS, SIDES
from agents.reading import corrections_file, open_reader, stored_corrections
from agents.reading.weights import model_file
from coach.cli.main import main
from coach.cli.read_view import axis_bar

TEXT = "i miss you so much"
embedding = pytest.mark.skipif(model_file() is None, reason="the embedding model is missing")


@pytest.fixture(autouse=True)
def _place(tmp_path, monkeypatch):
    monkeypatch.setenv("AFTERTEXT_DATA", str(tmp_path / "data"))


@pytest.fixture(name="ask")
def _ask(capsys):
    """Return a function that runs `aftertext read` by letters alone: status, output, errors."""

    def ask(*words, light=True):
        status = main(["read", *(["--light"] if light else []), *words])
        told = capsys.readouterr()
        return status, told.out, told.err

    return ask


def rows_of(asked):
    status, out, _ = asked
    assert status == 0
    return json.loads(out)


def test_one_text_is_shown_with_intents_axes_marks_and_who_read_it(ask):
    status, out, _ = ask(f"NOT true. {TEXT} 🙄", "--side", "dumper")
    assert status == 0
    assert "miss you" in out
    assert all(axis.replace("_", " ") in out for axis in AXES)
    assert "marks: negation, sarcasm, emoji, shouting" in " ".join(out.split())
    assert "light reader, sent by the dumper" in " ".join(out.split())
    assert "A model's reading of words, not of people" in " ".join(out.split())


def test_several_texts_are_shown_a_line_each(ask):
    status, out, _ = ask(TEXT, "please take me back", "k")
    assert status == 0
    assert [text in out for text in (TEXT, "please take me back", "its sender not known")]


def test_json_has_what_the_reader_says(ask):
    (row,) = rows_of(ask(TEXT, "--side", "dumper", "--json"))
    reading = open_reader("light", corrected=False).read(TEXT, SIDES.index("dumper"))
    assert (row["text"], row["side"], row["reader"]) == (TEXT, "dumper", "light")
    assert list(row["intents"]) == list(reading.intents)[:5]
    assert list(row["intents"].values()) == pytest.approx(
        list(reading.intents.values())[:5], abs=1e-4
    )
    assert list(row["axes"]) == list(AXES)
    for axis, told in row["axes"].items():
        assert told["value"] == getattr(reading.content, axis)
        assert told["low"] == getattr(reading.low, axis)
        assert told["high"] == getattr(reading.high, axis)
    assert set(row) == {
        "text", "side", "intents", "axes", "parts", "also", "marks", "note", "reader",
    }  # fmt: skip


@embedding
def test_without_light_the_reader_that_knows_meanings_reads(ask):
    assert rows_of(ask(TEXT, "--json", light=False))[0]["reader"] == "embedding"


@pytest.mark.parametrize("side", SIDES)
def test_only_intents_of_the_side_are_named(ask, side):
    (row,) = rows_of(ask(TEXT, "--side", side, "--json", "--top", "99"))
    own = {one.name for one in INTENTS if SIDES.index(side) in one.sides}
    assert set(row["intents"]) == own


@pytest.mark.parametrize("top", [1, 3])
def test_top_says_how_many_intents_are_named(ask, top):
    (row,) = rows_of(ask("Sorry. Can I call you?", "--json", "--top", str(top)))
    assert len(row["intents"]) == top
    assert all(len(part["intents"]) == top for part in row["parts"])


def test_texts_come_from_a_file_from_standard_input_and_from_the_line(ask, tmp_path, monkeypatch):
    file = tmp_path / "texts.txt"
    file.write_text("\ufeffone\ntwö\n", encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO("three\nfour\n"))
    rows = rows_of(ask("zero", "-", "--file", str(file), "--json"))
    assert [row["text"] for row in rows] == ["zero", "one", "twö", "three", "four"]


@pytest.mark.parametrize("text", ["", "   "])
def test_an_empty_text_is_read_as_nothing(ask, text):
    (row,) = rows_of(ask(text, "--json"))
    assert "nothing" in row["note"]
    assert len(set(row["intents"].values())) == 1


def test_a_correction_is_kept_listed_learned_from_and_forgotten(ask):
    odd = "the crow flies at noon"
    before = rows_of(ask(odd, "--side", "dumpee", "--json"))
    status, out, _ = ask(odd, "--side", "dumpee", "--correct", "ask_space")
    assert status == 0
    assert str(corrections_file()) in "".join(out.split("\n"))
    assert rows_of(ask("--corrections", "--json")) == [
        {"text": odd, "intent": "ask_space", "side": "dumpee"}
    ]
    assert "1 corrected" in ask("--corrections")[1]
    after = rows_of(ask(odd, "--side", "dumpee", "--json"))
    assert next(iter(after[0]["intents"])) == "ask_space" != next(iter(before[0]["intents"]))
    assert ask("--forget", odd)[1] == "forgotten: 1\n"
    assert rows_of(ask(odd, "--side", "dumpee", "--json")) == before
    assert stored_corrections() == ()


def test_several_texts_can_be_corrected_and_all_forgotten_at_once(ask):
    assert "2 texts as plea" in ask("one", "two", "--correct", "plea")[1]
    assert ask("--forget", "all")[1] == "forgotten: 2\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "no text to read"),
        ([TEXT, "--side", "dumpes"], "there is no side 'dumpes'; did you mean 'dumpe"),
        ([TEXT, "--top", "0"], "not 1 or more"),
        ([TEXT, "--correct", "mis_you"], "did you mean 'miss_you'"),
        ([TEXT, "--correct", "miss_you", "--side", "dumpee"], "intent of the dumper's"),
        ([" ", "--correct", "plea"], "no text to correct"),
        (["--forget", TEXT], "no correction"),
        (["--file", "missing.txt"], "cannot be read"),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_is_kept(ask, words, told):
    status, out, err = ask(*words)
    assert status != 0
    assert out == ""
    assert told in " ".join(err.split())
    assert not corrections_file().exists()


def test_a_file_that_is_no_text_is_told(ask, tmp_path):
    file = tmp_path / "bytes.bin"
    file.write_bytes(b"\xff\xfe\x00\x81")
    status, _, err = ask("--file", str(file))
    assert status != 0
    assert "cannot be read" in err


@given(st.lists(st.floats(0.0, 1.0), min_size=3, max_size=3).map(sorted))
def test_a_bar_is_as_long_as_its_value_and_shaded_to_its_interval(values):
    low, value, high = values
    bar = axis_bar(low, value, high)
    assert len(bar) == 20
    assert bar.count("█") == round(20 * value)
    assert len(bar.rstrip()) == round(20 * high)
