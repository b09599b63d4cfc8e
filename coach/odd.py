"""The page docs/odd.md: the model described by the ODD protocol (Grimm et al. 2020).

Its seven elements are in their order. What the code knows of itself (states, schedule, quantities,
submodels) is read from it; the rest stands in odd.yaml beside this file.
"""

from __future__ import annotations

import ast
import importlib
import inspect
from collections.abc import Iterator
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from agents.declare import declarations
from agents.dumpee import Dumpee
from agents.dumper import Dumper
from agents.events import EVENTS
from agents.quantities import QUANTITIES
from agents.rules import RULES
from agents.seat import Seat
from agents.traits import DumpeeTraits, DumperTraits
from agents.version import MODEL_VERSION
from experiments.report.markdown import table
from sim import step  # noqa: F401 - all rules of the model are reached from here
from sim.chance import PURPOSES
from sim.couple import SLOTS, STATUSES, Couple

Text = dict[str, Any]


def page() -> Iterator[str]:
    """Yield the lines of the page."""
    text = _text()
    yield f"# The model after the ODD protocol (model {MODEL_VERSION})"
    yield from ("", text["about"].strip())
    for number, (name, said) in enumerate(text["elements"].items(), 1):
        yield from ("", f"## {number}. {name}", "", said["text"].strip())
        for title, part in said.get("parts", {}).items():
            yield from ("", f"### {title}", "", part.strip())
        yield from _GENERATED.get(number, _nothing)()


def _text() -> Text:
    path = Path(__file__).parent / "odd.yaml"
    found: Text = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    return found


def _nothing() -> Iterator[str]:
    yield from ()


def _states() -> Iterator[str]:
    for title, record, base in (
        ("The dumpee's feelings", Dumpee, DumpeeTraits),
        ("The dumper's feelings", Dumper, DumperTraits),
    ):
        traits = {d.name for d in declarations(base)}
        rows = [d for d in declarations(record) if d.name not in traits]
        yield from ("", f"### {title}", "")
        yield from table(
            ("state", "meaning", "unit", "range", "source"),
            ((f"`{d.name}`", d.about, d.unit, f"{d.low:g} – {d.high:g}", d.source) for d in rows),
        )
    for title, held in (("A seat: what one side knows and is about to do", Seat),
                        ("The couple", Couple)):  # fmt: skip
        said = dict(_fields(held))
        yield from ("", f"### {title}", "")
        yield from table(("state", "meaning"), ((n, text) for n, text in said.items() if text))
        yield from ("", f"And as they are called: {', '.join(n for n in said if not said[n])}.")


def _fields(record: type) -> Iterator[tuple[str, str]]:
    """Read the fields of a record with the docstrings that stand below them in its source."""
    body = ast.parse(inspect.getsource(record)).body[0]
    assert isinstance(body, ast.ClassDef)
    for field, following in pairwise([*body.body, ast.Pass()]):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            text = ast.literal_eval(following.value) if isinstance(following, ast.Expr) else ""
            yield f"`{field.target.id}`", " ".join(str(text).split())


def _schedule() -> Iterator[str]:
    yield from ("", "### Slots, in the order in which they come at equal times", "")
    yield from (f"{number}. `{slot}`" for number, slot in enumerate(SLOTS))
    yield from ("", f"How a couple can stand: {', '.join(STATUSES)}.")
    yield from ("", "### The rules that run an event", "")
    yield from _rules_of(
        "sim.step", "sim.day", "sim.life", "sim.reading", "sim.sending", "sim.urge"
    )


def _purposes() -> Iterator[str]:
    yield from ("", "### Streams of chance", "")
    yield f"One for each side and purpose: {', '.join(PURPOSES)}; and one for each trait."


def _people() -> Iterator[str]:
    for title, record in (("Traits of the dumpee", DumpeeTraits),
                          ("Traits of the dumper", DumperTraits)):  # fmt: skip
        yield from ("", f"### {title}", "")
        yield from table(
            ("trait", "meaning", "mean", "range", "source"),
            ((f"`{d.name}`", d.about, f"{d.value:g}", f"{d.low:g} – {d.high:g}", d.source)
             for d in declarations(record)),
        )  # fmt: skip
    yield from ("", "### First feelings", "")
    yield from _rules_of("agents.beginnings")


def _inputs() -> Iterator[str]:
    yield from ("", f"Kinds of life events: {', '.join(EVENTS)}.")


def _submodels() -> Iterator[str]:
    numbers = {
        home: len(list(rows)) for home, rows in groupby(QUANTITIES.values(), lambda d: d.home)
    }
    homes = {rule.__module__ for rule in RULES}
    for home in sorted(home for home in homes if home.startswith("agents.")):
        about = (importlib.import_module(home).__doc__ or "").strip().splitlines()[0]
        place = home.replace(".", "/") + ".py"
        yield from ("", f"### {about}", "")
        yield f"`{place}`, {numbers.get(home, 0)} quantities ([quantities.md](quantities.md))."
        yield ""
        yield from _rules_of(home)


def _rules_of(*homes: str) -> Iterator[str]:
    """List rules with the first line of their docstrings, module after module as they stand there.

    Rules are listed in the order of imports, which is not the same everywhere.
    """
    for home in homes:
        importlib.import_module(home)
        for rule in (rule for rule in RULES if rule.__module__ == home):
            if not rule.__name__.startswith("_"):
                yield f"- `{rule.__name__}`: {(rule.__doc__ or '').strip().splitlines()[0]}"


_GENERATED = {2: _states, 3: _schedule, 4: _purposes, 5: _people, 6: _inputs, 7: _submodels}
