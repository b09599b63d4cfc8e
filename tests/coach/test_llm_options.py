"""Language models at the command line: in `run` and `compare`, with what is told of their use."""

import json

import pytest

from coach.cli.main import main
from tests.sim.llm.server import act, fails, good, says, serving

SECRET = "sk-very-secret-4711"
DAYS = ("--horizon", "20")


@pytest.fixture(autouse=True)
def _own_place(tmp_path, monkeypatch):
    from sim.llm import speakers

    # Compiled code stays where it is: only the answers are kept elsewhere.
    monkeypatch.setattr(speakers, "store_folder", lambda: tmp_path / "kept")
    monkeypatch.setenv("OPENAI_API_KEY", SECRET)
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)


def test_run_gives_words_usage_and_the_command_that_repeats_it(capsys, tmp_path):
    with serving() as endpoint:
        options = ["--dumper", "llm:tiny", "--base-url", endpoint.address, "--llm-price-in", "3"]
        assert main(["run", "breadcrumbs", *DAYS, *options, "--json"]) == 0
        first = capsys.readouterr()
        data = json.loads(first.out)
        assert main([*data["command"].split()[1:], "--json"]) == 0
        again = json.loads(capsys.readouterr().out)
    used = data["language_models"]
    assert used["calls"] == used["answered"]["seat"] == len(endpoint.requests) > 0
    assert used["cost"] == pytest.approx(used["prompt_tokens"] * 3e-6)
    assert again["texts"] == data["texts"]
    assert again["language_models"]["cache_hits"] == used["calls"]
    assert any(text["words"].startswith("said ") for text in data["texts"])
    assert "at most 1,000 answers a couple" in first.err
    assert f"{used['calls']} calls (0 failed)" in first.err
    assert SECRET not in first.out + first.err
    assert not any(SECRET in p.read_text() for p in tmp_path.rglob("*") if p.is_file())


def test_run_with_a_dead_endpoint_ends_and_says_how_often_it_fell_back(capsys):
    with serving(lambda request: fails(503)) as endpoint:
        options = ["--dumpee", "llm:tiny", "--base-url", endpoint.address, "--llm-retries", "0"]
        assert main(["run", "breadcrumbs", *DAYS, *options, "--words", "llm:b", "--json"]) == 0
    told = capsys.readouterr()
    fallbacks = json.loads(told.out)["language_models"]["fallbacks"]
    assert fallbacks["seat"]["server error"] == fallbacks["words"]["server error"] == 5
    assert "decisions fell back (" in told.err
    assert "wordings fell back (" in told.err


def test_words_cannot_break_out_of_a_page(capsys, tmp_path):
    nasty = '</p><script>alert("x")</script>{{ 7 * 7 }} [bold]'
    with serving(lambda request: says(act("comfort", nasty))) as endpoint:
        options = ["--dumper", "llm:tiny", "--base-url", endpoint.address]
        page = tmp_path / "page.html"
        assert main(["run", "breadcrumbs", *DAYS, *options, "--html", str(page)]) == 0
        assert main(["run", "breadcrumbs", *DAYS, *options, "--limit", "0"]) == 0
    assert "<script>alert" not in page.read_text()
    assert "&lt;script&gt;alert" in page.read_text()
    assert "{{ 7 * 7 }} [bold]" in " ".join(capsys.readouterr().out.replace("│", " ").split())


def test_compare_counts_over_all_processes(capsys):
    with serving(good) as endpoint:
        options = ["--dumper", "llm:tiny", "--dumpee", "polite", "--couples", "3", "--jobs", "2"]
        options += ["--engine", "event", "--base-url", endpoint.address]
        assert main(["compare", "breadcrumbs", *DAYS, *options, "--json"]) == 0
    told = capsys.readouterr()
    data = json.loads(told.out)
    used = data["language_models"]
    assert used["calls"] == len(endpoint.requests) > 3
    assert used["prompt_tokens"] == 100 * used["calls"]
    assert data["pairs"][0]["dumper"] == "llm:tiny"
    assert f"--base-url {endpoint.address}" in data["command"]
    assert "3,000 in all" in told.err
    assert SECRET not in told.out + told.err


def test_compare_without_models_says_nothing_of_them(capsys):
    options = ["--dumper", "silence", "--dumpee", "polite", "--couples", "2", "--engine", "event"]
    assert main(["compare", "breadcrumbs", *DAYS, *options, "--json"]) == 0
    told = capsys.readouterr()
    assert "language_models" not in json.loads(told.out)
    assert "language models" not in told.err


@pytest.mark.parametrize(("command", "told"), [
    ("run breadcrumbs --base-url http://here/v1", "--base-url is for a language model"),
    ("run breadcrumbs --dumper llm:", "llm:MODEL"),
    ("run breadcrumbs --words tiny", "llm:MODEL"),
    ("run breadcrumbs --dumper llm:x --llm-fallback flod", "stand-in"),
    ("compare breadcrumbs --words llm:x", "--words changes nothing"),
    ("compare breadcrumbs --dumper llm:x --engine batch", "batch engine cannot"),
    ("price breadcrumbs --dumper llm:x --base-url http://here/v1", "No such option"),
])  # fmt: skip
def test_what_would_not_work_is_said(capsys, command, told):
    assert main(command.split()) == 2
    assert told in capsys.readouterr().err


def test_nothing_says_where_the_endpoint_is(capsys, monkeypatch):
    monkeypatch.delenv("OPENAI_API_KEY")
    assert main(["run", "breadcrumbs", "--dumper", "llm:x"]) == 2
    assert "give --base-url" in capsys.readouterr().err
