from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.errors import AftertextError
from scenarios import library_names, load_scenario
from scenarios.loader import LIBRARY
from scenarios.plain import MAX_BYTES
from tests.scenarios.files import HEAD, complaints, loaded

TRAITS = "dumper:\n  traits:\n"

FAULTS: dict[str, tuple[str | bytes, int, list[str]]] = {
    "unknown key": (HEAD + "horizn_days: 4\n", 3, ["'horizn_days'", "'horizon_days'", "status"]),
    "unknown key of a person": (HEAD + "dumper:\n  polcy: buddy\n", 4, ["'polcy'", "'policy'"]),
    "unknown key of an event": (
        HEAD + "events:\n  - {kind: post, day: 1}\n  - {kind: post, dai: 1, day: 2}\n",
        5,
        ["events[2]", "'dai'", "'day'"],
    ),
    "unknown key of a range": (
        HEAD + TRAITS + "    kindness: {low: .2, high: .3, hgih: .3}\n",
        5,
        ["dumper.traits.kindness", "'hgih'", "'high'"],
    ),
    "missing title": ("about: Something\n", 1, ["title", "missing"]),
    "missing day": (HEAD + "events:\n  - kind: post\n", 4, ["events[1].day", "missing"]),
    "empty title": ("title: ''\nabout: b\n", 1, ["title", "not empty"]),
    "horizon too short": (HEAD + "horizon_days: 6.9\n", 3, ["horizon_days", "6.9", "7 to 3650"]),
    "horizon too long": (HEAD + "horizon_days: 3651\n", 3, ["horizon_days", "7 to 3650"]),
    "prelude too long": (HEAD + "prelude_days: 91\n", 3, ["prelude_days", "91", "0 to 90"]),
    "prelude of friends": (HEAD + "status: friends\nprelude_days: 3\n", 4, ["status apart"]),
    "no number": (HEAD + "horizon_days: no\n", 3, ["horizon_days", "a number", "'no'"]),
    "quoted number": (HEAD + "horizon_days: '40'\n", 3, ["a number", "'40'"]),
    "truth for a number": (HEAD + "horizon_days: true\n", 3, ["a number", "not true"]),
    "number for truth": (HEAD + "dumpee: {receipts: 1}\n", 3, ["true or false", "not 1"]),
    "infinity": (HEAD + "horizon_days: .inf\n", 3, ["finite number"]),
    "no list": (HEAD + "events: 3\n", 3, ["events", "a list"]),
    "no event": (HEAD + "events:\n  - 7\n", 4, ["events[1]", "keys with values", "7"]),
    "empty person": (HEAD + "dumper:\n", 3, ["dumper", "keys with values", "nothing"]),
    "date": ("title: 2024-01-01\n", 1, ["2024-01-01", "quotes"]),
    "tag": (HEAD + "dumper: !!python/object:os.system x\n", 3, ["put it in quotes"]),
    "unknown trait": (
        HEAD + TRAITS + "    suport: 0.3\n",
        5,
        ["dumper.traits.suport", "'suport'", "'support'", "own_love"],
    ),
    "trait of the other side": (HEAD + TRAITS + "    harshness: 0.3\n", 5, ["'harshness'"]),
    "trait out of range": (
        HEAD + TRAITS + "    moral_code: 1.5\n",
        5,
        ["dumper.traits.moral_code", "1.5", "0 to 1", "share"],
    ),
    "range out of range": (
        HEAD + "dumpee: {traits: {relationship_years: {low: 0, high: 50}}}\n",
        3,
        ["0 and 50", "0.1 to 40", "years"],
    ),
    "range upside down": (
        HEAD + TRAITS + "    insight: {low: .4, high: .3}\n",
        5,
        ["low is 0.4", "high, which is 0.3"],
    ),
    "no spread": (HEAD + TRAITS + "    insight: {mean: .4, sd: 0}\n", 5, ["sd is 0", "above 0"]),
    "mean outside": (
        HEAD + TRAITS + "    insight: {mean: .4, sd: .1, low: .5}\n",
        5,
        ["mean = 0.4", "0.5 to 1"],
    ),
    "trait of no form": (HEAD + TRAITS + "    insight: high\n", 5, ["{low, high}", "{mean, sd}"]),
    "unknown policy": (
        HEAD + "dumper:\n  policy: breadcrum\n",
        4,
        ["dumper.policy", "'breadcrum'", "'breadcrumb'", "friend_zone"],
    ),
    "policy of the other side": (HEAD + "dumpee: {policy: breadcrumb}\n", 3, ["'breadcrumb'"]),
    "policy in no file": (HEAD + "dumpee: {policy: 'none.py:X'}\n", 3, ["none.py"]),
    "script in no file": (HEAD + "dumpee: {policy: 'scripted:none.yaml'}\n", 3, ["none.yaml"]),
    "policy without its class": (HEAD + "dumpee: {policy: none.py}\n", 3, ["path.py:Name"]),
    "unknown persona": (
        HEAD + "dumper:\n  persona: gilty\n",
        4,
        ["dumper.persona", "'gilty'", "'guilty'", "still_in_love"],
    ),
    "unknown register": (HEAD + "dumper: {register: ters}\n", 3, ["'ters'", "'terse'", "plain"]),
    "unknown event": (
        HEAD + "events:\n  - kind: chance_meating\n    day: 3\n",
        4,
        ["events[1].kind", "'chance_meating'", "'chance_meeting'", "post"],
    ),
    "event after the end": (
        HEAD + "events: [{kind: post, day: 30}]\nhorizon_days: 30\n",
        3,
        ["events[1].day", "day 30", "horizon of 30 days"],
    ),
    "event before the breakup": (HEAD + "events: [{kind: post, day: -1}]\n", 3, ["from 0"]),
    "too many events": (
        HEAD + "events:\n" + "".join(f"  - {{kind: post, day: {day}}}\n" for day in range(24)),
        27,
        ["24 events", "at most 23"],
    ),
    "too many events after a prelude": (
        HEAD
        + "prelude_days: 3\nevents:\n"
        + "".join(f"  - {{kind: post, day: {day}}}\n" for day in range(23)),
        27,
        ["23 events", "at most 22"],
    ),
    "unknown rate": (HEAD + "event_rates:\n  psot: 0.1\n", 4, ["'psot'", "'post'"]),
    "rate out of range": (HEAD + "event_rates:\n  post: 3\n", 4, ["3 is outside", "0 to 0.5"]),
    "rate set twice": (
        HEAD + "event_rates: {post: 0.1}\nquantities:\n  rate_post: 0.2\n",
        5,
        ["quantities.rate_post", "event_rates.post"],
    ),
    "unknown quantity": (
        HEAD + "quantities:\n  hope_flor: -3\n",
        4,
        ["'hope_flor'", "'hope_floor'", "schema.json"],
    ),
    "quantity out of range": (
        HEAD + "quantities:\n  hope_floor: 3\n",
        4,
        ["hope_floor", "-5 to -2", "log-odds"],
    ),
    "unknown status": (HEAD + "status: aprt\n", 3, ["'aprt'", "'apart'", "together"]),
    "no paragraph": (HEAD + "article: [P42, P80]\n", 3, ["article[2]", "'P80'", "P1 to P79"]),
    "duplicate key": (HEAD + "title: Again\n", 3, ["'title'", "twice"]),
    "key that is no name": (HEAD + "1: 3\n", 3, ["1 cannot be a key"]),
    "malformed": (HEAD + "dumper: [\n", 4, ["not YAML"]),
    "malformed by a colon": ("title: a: b\n", 1, ["not YAML", "not allowed here"]),
    "tab": (HEAD + "\tstatus: apart\n", 3, ["not YAML"]),
    "control character": (HEAD + "status: \0\n", 3, ["not YAML"]),
    "two documents": (HEAD + "---\n" + HEAD, 3, ["single document"]),
    "empty": ("", 1, ["empty", "title"]),
    "only a comment": ("# soon\n", 1, ["empty"]),
    "a list": ("- title\n", 1, ["keys with values", "a list"]),
    "a text": ("title\n", 1, ["keys with values", "'title'"]),
    "not UTF-8": (HEAD.encode() + b"article: [\xff]\n", 3, ["0xff", "UTF-8"]),
    "nested too deeply": ("[" * 600, 1, ["deeply"]),
    "nested a little too deeply": ("a: " + "[" * 30 + "]" * 30, 1, ["deeply"]),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_with_file_line_and_what_is_allowed(tmp_path: Path, fault: str) -> None:
    text, line, parts = FAULTS[fault]
    (told,) = complaints(tmp_path, text)
    assert told.startswith(f"{tmp_path / 'mine.yaml'}:{line}: ")
    assert [part for part in parts if part not in told] == []


def test_aliases_that_multiply_are_refused(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x]\n"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 7)]
    (told,) = complaints(tmp_path, "".join(lines))
    assert "too much" in told


def test_all_faults_of_a_file_are_told_in_its_order_but_five_at_most(tmp_path: Path) -> None:
    three = HEAD + "horizon_days: 1\nstatus: none\ndumper: {receipts: 2}\n"
    assert [told.split(":")[1] for told in complaints(tmp_path, three)] == ["3", "4", "5"]
    seven = HEAD + "".join(f"key{i}: 1\n" for i in range(7))
    told = complaints(tmp_path, seven)
    assert len(told) == 6
    assert told[-1].endswith("and 2 more")


def test_a_huge_file_is_refused(tmp_path: Path) -> None:
    told = complaints(tmp_path, HEAD + "#" * MAX_BYTES)
    assert "1,000,000" in told[0]


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    text = HEAD.replace("\n", "\r\n").encode("utf-8-sig")
    assert loaded(tmp_path, text).title == "A title"


def test_a_missing_file_is_told_with_the_nearest_in_the_library(tmp_path: Path) -> None:
    with pytest.raises(AftertextError, match=r"no such file; .*library's 'breadcrumbs'"):
        load_scenario(tmp_path / "breadcrums.yaml")
    with pytest.raises(
        AftertextError, match="no scenario 'breadcrums'; did you mean 'breadcrumbs'"
    ):
        load_scenario("breadcrums")
    with pytest.raises(AftertextError, match="no such file"):
        load_scenario(tmp_path)


def test_a_name_of_the_library_comes_before_a_file(tmp_path: Path) -> None:
    assert load_scenario("breadcrumbs") == load_scenario(LIBRARY / "breadcrumbs.yaml")
    assert load_scenario("breadcrumbs").name == "breadcrumbs"
    assert loaded(tmp_path, HEAD, "breadcrumbs.yaml").title == "A title"


def test_anchors_and_merged_keys_are_understood(tmp_path: Path) -> None:
    text = HEAD + "dumpee: {traits: &both {insight: 0.2}}\ndumper: {traits: {<<: *both}}\n"
    scenario = loaded(tmp_path, text)
    assert scenario.dumper.traits == scenario.dumpee.traits == {"insight": 0.2}


def test_files_of_a_policy_are_looked_for_beside_the_scenario(tmp_path: Path) -> None:
    (tmp_path / "my.py").write_text("raise SystemExit('loading a scenario runs no own code')\n")
    (tmp_path / "my.yaml").write_text("default: comfort\n")
    text = HEAD + "dumpee: {policy: 'my.py:Mine'}\ndumper: {policy: 'scripted:my.yaml'}\n"
    policies = loaded(tmp_path, text).policies
    assert policies == (f"{tmp_path}/my.py:Mine", f"scripted:{tmp_path}/my.yaml")


@given(st.text("abt:-[]{}&*!|>'\"#%@,?. \n\t012~<", max_size=60) | st.text(max_size=20))
def test_any_text_loads_or_is_refused_in_clear_lines(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    folder = tmp_path_factory.getbasetemp()
    told = complaints(folder, text.encode("utf-8", "surrogatepass"))
    assert told
    assert all(line.startswith(f"{folder / 'mine.yaml'}:") for line in told)


@given(st.sampled_from(library_names()), st.data())
def test_a_damaged_file_loads_or_is_refused_in_clear_lines(
    tmp_path_factory: pytest.TempPathFactory, name: str, data: st.DataObject
) -> None:
    folder = tmp_path_factory.getbasetemp()
    text = (LIBRARY / f"{name}.yaml").read_text()
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 40)))
    patch = data.draw(st.text("ab: -[]{}\n1.", max_size=8))
    told = complaints(folder, text[:start] + patch + text[end:])
    assert all(line.startswith(f"{folder / 'mine.yaml'}:") for line in told)
