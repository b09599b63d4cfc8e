from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from experiments.pace import FIGURES, Pace
from experiments.pace.derive import SUMMARY_FILE, main, read_dyads, summarise

HEADER = "timestamp,from,to\n"


def decimals(number: float) -> int:
    return len(str(number).partition(".")[2])


@pytest.fixture(name="summary")
def _summary() -> Any:
    return YAML(typ="safe").load(SUMMARY_FILE)


@pytest.fixture(name="table")
def _table(tmp_path: Path) -> Path:
    """Two days of 7 and 9 texting each other at noon, and one text of 1 to 7."""
    noon = [day * 86_400 + 43_200 + 30 * i for day in range(2) for i in range(10)]
    rows = [f"{time},{(7, 9)[i % 2]},{(9, 7)[i % 2]}" for i, time in enumerate(noon)]
    path = tmp_path / "texts.csv"
    path.write_text(HEADER + "\n".join([*rows, "99,1,7"]) + "\n")
    return path


def test_every_figure_of_pace_is_printed_once() -> None:
    assert [figure.field for figure in FIGURES] == [field.name for field in fields(Pace)]


def test_the_stored_summary_reproduces_every_printed_figure(summary: Any) -> None:
    assert [row["field"] for row in summary["figures"]] == [figure.field for figure in FIGURES]
    for row, figure in zip(summary["figures"], FIGURES, strict=True):
        assert round(row["value"], decimals(figure.printed)) == figure.printed, row["field"]
        low, high = row["interval"]
        assert low <= figure.printed <= high


def test_the_stored_intervals_are_near_the_printed_ones(summary: Any) -> None:
    for row in summary["figures"]:
        for ours, printed in zip(row["interval"], row.get("printed_interval", ()), strict=False):
            assert ours == pytest.approx(printed, rel=0.02), row["field"]


def test_the_stored_profile_and_quantiles_are_distributions(summary: Any) -> None:
    assert (summary["dyads"]["regular"], summary["days"]) == (200, 28)
    assert list(summary["share_by_hour"]) == list(range(24))
    assert sum(summary["share_by_hour"].values()) == pytest.approx(1, abs=1e-3)
    for name in ("reply_delay_seconds", "texts_per_day", "conversations_per_day"):
        assert list(summary[name]) == list(range(5, 100, 5))
        assert list(summary[name].values()) == sorted(summary[name].values())


def test_both_directions_are_one_dyad(table: Path) -> None:
    dyads = read_dyads(table)
    assert set(dyads) == {(7, 9), (1, 7)}
    assert [sender for _, sender in dyads[7, 9][:3]] == [7, 9, 7]


def test_a_table_in_any_order_gives_the_same_dyads(table: Path, tmp_path: Path) -> None:
    header, *rows = table.read_text().splitlines()
    turned = tmp_path / "turned.csv"
    turned.write_text("\n".join([header, *reversed(rows)]))
    assert read_dyads(turned) == read_dyads(table)


def test_the_summary_counts_what_it_stands_on(table: Path) -> None:
    summary = summarise(read_dyads(table), draws=2, seed=1)
    assert (summary["dyads"], summary["texts"]) == (
        {"every": 1, "regular": 1},
        {"every": 20, "regular": 20},
    )
    assert summary["days"] == 2
    assert summary["share_by_hour"][12] == 1
    assert summary["texts_per_day"][50] == 10
    assert summary["conversations_per_day"][50] == 1


def test_the_command_writes_what_it_derived(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "pace.yaml"
    main([str(table), "--out", str(out), "--draws", "3"])
    assert str(out) in capsys.readouterr().out
    assert YAML(typ="safe").load(out) == summarise(read_dyads(table), draws=3, seed=1)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (None, "No such file"),
        ("", "columns must be timestamp,from,to"),
        ("time,from,to\n", "columns must be timestamp,from,to"),
        (HEADER + "1,2,3\n1,x,2\n", "line 3: three whole numbers"),
        (HEADER + "1,2\n", "line 2: three whole numbers"),
        (HEADER + "1,2,3\n", "No dyad has 20 texts"),
    ],
)
def test_a_table_that_cannot_be_used_is_explained(
    content: str | None, complaint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = tmp_path / "texts.csv", tmp_path / "out.yaml"
    if content is not None:
        path.write_text(content)
    with pytest.raises(SystemExit) as stop:
        main([str(path), "--out", str(out)])
    assert stop.value.code == 2
    assert complaint in " ".join(capsys.readouterr().err.split())
    assert not out.exists()
