import html.parser
import io
import json
import re
from pathlib import Path

import matplotlib.image
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from agents.errors import AftertextError
from agents.version import MODEL_VERSION
from experiments.design import Design
from experiments.outcomes import read_outcomes
from experiments.report.figures import MOST_CURVES, curves
from experiments.report.files import FILES, check_folder, write_report
from experiments.report.html import page
from experiments.report.tables import COLUMNS, terminal_table
from experiments.report.words import MINUS, number, span
from experiments.summary import Comparison, summarise
from tests.experiments.made_up import Days, plan_for, table

ARMS: list[Days] = [
    [None, 50.0, None, 40.0], [20.0, 30.0, 10.0, 25.0], [12.0, 30.0, 11.0, 25.0], [None] * 4,
]  # fmt: skip
VOID = {"meta", "br", "line", "use", "path", "link"}


@pytest.fixture(scope="module", name="comparison")
def _comparison() -> Comparison:
    return summarise(plan_for(4), [table(arm) for arm in ARMS])


@pytest.fixture(scope="module", name="folder")
def _folder(comparison: Comparison, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report") / "new" / "one"
    write_report(comparison, folder)
    return folder


def test_all_files_are_written_and_nothing_else(folder: Path):
    assert sorted(path.name for path in folder.iterdir()) == sorted(FILES)
    assert [path.name for path in folder.parent.iterdir()] == ["one"]
    assert all(path.stat().st_size > 0 for path in folder.iterdir())


def test_the_page_needs_nothing_from_outside(folder: Path):
    text = (folder / "report.html").read_text()
    assert not re.findall(r"https?:|//\w|<script|<link|@import|src=", text)


def test_the_page_is_well_formed_and_says_it_all(folder: Path, comparison: Comparison):
    text = (folder / "report.html").read_text()
    checker = _Nesting()
    checker.feed(text)
    assert checker.open == []
    assert "<svg" in text
    for said in (comparison.command, MODEL_VERSION, "not advice", comparison.title):
        assert said in text
    for pair in comparison.pairs:
        assert pair.label in text


class _Nesting(html.parser.HTMLParser):
    """Fails where an element is closed that is not open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        """Nothing is opened."""

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag


def test_what_a_scenario_says_cannot_become_markup(comparison: Comparison):
    import dataclasses

    said = page(dataclasses.replace(comparison, title="<b>bold</b> & more"))
    assert "<b>bold</b>" not in said
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; more" in said


def test_the_same_comparison_gives_the_same_files(folder: Path, comparison: Comparison):
    again = folder.parent.parent / "again"
    write_report(comparison, again)
    for name in FILES:
        if not name.endswith(".parquet"):
            assert (again / name).read_bytes() == (folder / name).read_bytes(), name


def test_the_picture_can_be_read(folder: Path):
    height, width, _ = matplotlib.image.imread(folder / "survival.png").shape
    assert width > 1000
    assert height > 500
    svg = (folder / "survival.svg").read_text()
    assert set(re.findall(r"https?://[^\"\s]*", svg)) <= {
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
        "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd",
    }


def test_csv_and_parquet_hold_the_same_table(folder: Path, comparison: Comparison):
    parquet = pl.read_parquet(folder / "table.parquet")
    csv = pl.read_csv(folder / "table.csv", infer_schema_length=None)
    assert csv.columns == parquet.columns
    assert parquet["rank"].to_list() == [1, 2, 3, 4]
    for name in ("dumper", "rmst_days", "rmst_low", "median_days", "seed", "model_version"):
        expected = parquet[name].cast(pl.String).to_list()
        assert csv[name].cast(pl.String).to_list() == expected, name
    assert parquet["rmst_days"].to_list() == [pair.rmst_days for pair in comparison.pairs]


def test_stored_outcomes_carry_what_they_are(folder: Path, comparison: Comparison):
    outcomes, facts = read_outcomes(folder / "outcomes.parquet")
    assert outcomes.equals(comparison.outcomes)
    assert (facts["model_version"], facts["seed"]) == (MODEL_VERSION, "1")
    assert (facts["scenario"], facts["command"]) == ("breadcrumbs", comparison.command)


def test_the_stored_json_is_what_is_printed(folder: Path, comparison: Comparison):
    told = json.loads((folder / "comparison.json").read_text())
    assert told == json.loads(json.dumps(comparison.to_json()))


def test_writing_again_replaces_what_was_there(folder: Path, comparison: Comparison):
    (folder / "mine.txt").write_text("kept")
    (folder / "table.csv").write_text("old")
    write_report(comparison, folder)
    assert (folder / "mine.txt").read_text() == "kept"
    assert (folder / "table.csv").read_text() != "old"
    (folder / "mine.txt").unlink()


def test_a_failure_midway_leaves_nothing(
    comparison: Comparison, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("experiments.report.files.write_outcomes", fail)
    with pytest.raises(KeyboardInterrupt):
        write_report(comparison, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_a_file_cannot_be_a_folder(tmp_path: Path):
    (tmp_path / "file").write_text("")
    for place in ("file", "file/in/it"):
        with pytest.raises(AftertextError, match="is not a folder"):
            check_folder(tmp_path / place)
    check_folder(tmp_path / "to" / "be" / "made")


def printed(comparison: Comparison, width: int) -> str:
    console = Console(width=width, file=io.StringIO())
    console.print(terminal_table(comparison, console))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize("width", [60, 80, 100, 140])
def test_the_table_fits(comparison: Comparison, width: int):
    lines = printed(comparison, width).splitlines()
    assert max(map(len, lines)) <= width
    assert len(lines) == 2 + 4  # no row is broken into two


def test_a_hundred_columns_show_everything(comparison: Comparison):
    head = printed(comparison, 100).splitlines()[1].split()
    assert head == [column.bottom for column in COLUMNS]
    assert len(printed(comparison, 80).splitlines()[1].split()) < len(head)


def test_no_more_curves_are_coloured_than_can_be_told_apart():
    dumpers = ("silence", "block", "compassionate", "buddy", "impatient", "friend_zone")
    design = Design("breadcrumbs", (*dumpers, "breadcrumb"), ("eager", "polite"))
    comparison = summarise(plan_for(2, design), [table([float(i), 50.0]) for i in range(14)])
    drawn = [curve.pair for curve in curves(comparison)]
    assert len(drawn) == MOST_CURVES
    assert comparison.default in drawn
    assert drawn[0] is comparison.pairs[0]
    assert drawn[-1] is comparison.pairs[-1]
    assert "4 more" in page(comparison)
    looks = {(curve.colour, curve.dash) for curve in curves(comparison)}
    assert len(looks) == MOST_CURVES


@given(st.floats(-1e6, 1e6))
def test_numbers_have_a_real_minus_and_no_negative_zero(value: float):
    text = number(value)
    assert "-" not in text
    assert text != f"{MINUS}0"
    assert float(text.replace(",", "").replace(MINUS, "-")) == pytest.approx(value, abs=0.5001)


def test_intervals_stay_readable_with_signs_and_open_ends():
    assert span(1.0, 2.0) == "1–2"
    assert span(-2.0, 1.0) == f"{MINUS}2 to 1"
    assert span(3.0, None) == "3–…"
