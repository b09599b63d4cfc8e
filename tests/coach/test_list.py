"""`aftertext list`: everything there is, with what it is."""

import json

import pytest

from agents.content import AXES
from agents.events import EVENTS
from agents.intents import INTENT_NAMES
from agents.motives import DUMPEE_MOTIVES, DUMPER_MOTIVES
from agents.personas import PERSONA_NAMES
from agents.policies import POLICIES
from agents.quantities import QUANTITIES
from coach.cli.list import KINDS
from coach.cli.main import main
from experiments.claims.registry import IDS
from experiments.facts.registry import IDS as FACT_IDS
from scenarios.loader import library_names

ALL = {
    "scenarios": library_names(),
    "policies": [policy.name for policy in POLICIES],
    "personas": PERSONA_NAMES,
    "intents": INTENT_NAMES,
    "motives": [*DUMPEE_MOTIVES, *DUMPER_MOTIVES, "courtesy", "plan"],
    "events": EVENTS,
    "claims": IDS,
    "facts": FACT_IDS,
    "quantities": QUANTITIES,
}


def listed(capsys, *arguments):
    assert main(["list", *arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_listed_whole_and_says_what_each_is(capsys, kind):
    found = listed(capsys, kind)
    assert list(found) == [kind]
    assert [row["name"] for row in found[kind]] == list(ALL[kind])
    assert all(row["about"] for row in found[kind])


def test_without_a_kind_all_but_the_numbers_are_listed(capsys):
    assert list(listed(capsys)) == [kind for kind in KINDS if kind != "quantities"]


def test_intents_say_what_they_say(capsys):
    rows = listed(capsys, "intents")["intents"]
    assert all(set(row["content"]) <= set(AXES) for row in rows)
    assert next(row for row in rows if row["name"] == "plea")["content"]["pressure"] == 0.9


@pytest.mark.parametrize("kind", [None, *KINDS])
def test_for_people_it_is_a_table(capsys, kind, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    assert main(["list", *([kind] if kind else [])]) == 0
    told = capsys.readouterr().out
    for name in list(ALL[kind or "policies"])[:20]:
        assert name in told


def test_quantities_show_value_unit_and_range(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    main(["list", "quantities"])
    (line,) = [row for row in capsys.readouterr().out.splitlines() if " healed_hope " in row]
    declared = QUANTITIES["healed_hope"]
    assert f"{declared.value:g} {declared.unit}" in line
    assert f"{declared.low:g} to {declared.high:g}" in line
