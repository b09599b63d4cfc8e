"""`aftertext doctor`: what is installed, what is missing, what to do about it.

It must work where nothing else does, so it imports of Aftertext only what it looks at.
"""

from __future__ import annotations

import importlib
import json as json_module
import os
import platform
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, metadata, requires, version
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

OK, MISSING, HINT = "ok", "missing", "hint"
_NAME = 20
"""Width of the longest name and a space."""
_REQUIREMENT = re.compile(r"([\w.-]+)(?:\[[^]]*\])?\s*([^;]*?)\s*(?:;\s*(.*))?")
_INSTALL = "python -m pip install --upgrade"


class Finding(NamedTuple):
    """One thing that was looked at; `state` is ok, missing (needed) or hint (optional)."""

    name: str
    state: str
    found: str
    remedy: str = ""


def doctor(
    json: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False,
) -> None:
    """Look at Python, the parts Aftertext needs, the machine and the terminal."""
    findings = list(examine())
    well = all(finding.state != MISSING for finding in findings)
    if json:
        report = {"well": well, "findings": [finding._asdict() for finding in findings]}
        print(json_module.dumps(report, ensure_ascii=False, indent=1))
    else:
        for finding in findings:
            print(_line(finding))
        print("\nAll that is needed is here." if well else "\nSomething is missing: see above.")
    if not well:
        raise typer.Exit(1)


def examine() -> Iterator[Finding]:
    """Look at everything; each finding that is not ok says what to do."""
    yield _python()
    yield _agents()
    for name, least, extra in required():
        yield _package(name, least, extra)
    yield Finding("cores", OK, str(os.cpu_count() or 1))
    yield _batch_engine()
    yield _reader()
    yield _terminal()
    for place, why in ((Path(tempfile.gettempdir()), "temporary files"), (_cache(), "caches")):
        yield _writable(place, why)


def required() -> Iterator[tuple[str, str, str]]:
    """Return name, least version and extra (empty if always needed) of all dependencies."""
    try:
        lines = requires("aftertext") or []
    except PackageNotFoundError:
        return
    for line in lines:
        match = _REQUIREMENT.fullmatch(line)
        if match is None:
            continue
        name, bounds, marker = match.groups()
        extra = re.search(r"extra\s*==\s*['\"]([\w-]+)['\"]", marker or "")
        least = re.search(r">=\s*([\w.]+)", bounds)
        if name != "aftertext":
            yield name, least[1] if least else "", extra[1] if extra else ""


def is_older(found: str, least: str) -> bool:
    """Tell whether one version comes before another, by their numbers."""
    return _numbers(found) < _numbers(least)


def _numbers(text: str) -> tuple[int, ...]:
    numbers = [int(part) for part in re.findall(r"\d+", text.split("+")[0])[:4]]
    return tuple(numbers + [0] * (4 - len(numbers)))


def _python() -> Finding:
    found = f"{platform.python_version()} in {sys.prefix}"
    try:
        least = (metadata("aftertext")["Requires-Python"] or "").lstrip(">= ")
    except PackageNotFoundError:
        return Finding("aftertext", MISSING, "not installed", f"{_INSTALL} aftertext")
    if is_older(platform.python_version(), least):
        return Finding("python", MISSING, found, f"Aftertext needs Python {least} or newer")
    return Finding("python", OK, found)


def _agents() -> Finding:
    try:
        found: Any = importlib.import_module("agents")
    except Exception as error:
        remedy = f"{_INSTALL} aftertext"
        return Finding("agents", MISSING, f"cannot be imported: {error}", remedy)
    place = os.path.dirname(getattr(found, "__file__", None) or "") or "unknown place"
    if getattr(found, "APP", None) == "aftertext":
        return Finding("agents", OK, f"Aftertext's own, in {place}")
    remedy = (
        "use a virtual environment of its own for Aftertext, and no folder with another 'agents' "
        "in PYTHONPATH or as the working folder"
    )
    return Finding("agents", MISSING, f"another package of that name, in {place}", remedy)


def _package(name: str, least: str, extra: str) -> Finding:
    wanted = f"{name}>={least}" if least else name
    trouble = HINT if extra else MISSING
    needed_for = f" (optional part: {extra})" if extra else ""
    try:
        found = version(name)
    except PackageNotFoundError:
        return Finding(name, trouble, f"not installed{needed_for}", f"{_INSTALL} '{wanted}'")
    if least and is_older(found, least):
        older = f"{found}, older than {least}{needed_for}"
        return Finding(name, trouble, older, f"{_INSTALL} '{wanted}'")
    return Finding(name, OK, found + needed_for)


def _terminal() -> Finding:
    columns, lines = shutil.get_terminal_size()
    encoding = getattr(sys.stdout, "encoding", None) or "unknown"
    kind = "a terminal" if sys.stdout.isatty() else "not a terminal"
    found = f"{kind}, {columns} × {lines}, {encoding}"
    if "utf" not in encoding.lower():
        return Finding("output", HINT, found, "set PYTHONUTF8=1 to see all signs")
    return Finding("output", OK, found)


def _cache() -> Path:
    home = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(home).expanduser() / "aftertext"


def _batch_engine() -> Finding:
    try:
        cache: Any = importlib.import_module("sim.cache")
        folder = cache.cache_folder()
        warm = cache.is_warm(folder)
    except Exception as error:
        return Finding("batch engine", HINT, f"cannot be looked at: {error}", "see above")
    if warm:
        return Finding("batch engine", OK, f"compiled, in {folder}")
    remedy = "nothing: the first command that needs it compiles it, in about half a minute"
    return Finding("batch engine", HINT, f"not compiled yet, will be kept in {folder}", remedy)


def _reader() -> Finding:
    try:
        reading: Any = importlib.import_module("agents.reading")
        found = reading.open_reader("auto", corrected=False).name
    except Exception as error:
        return Finding(
            "reader", HINT, f"cannot be opened: {error}", f"{_INSTALL} 'aftertext[reader]'"
        )
    if found == "embedding":
        return Finding("reader", OK, "reads texts by their meaning, too")
    remedy = f"{_INSTALL} 'aftertext[reader]'"
    return Finding("reader", HINT, "reads texts by letters and words only", remedy)


def _writable(place: Path, why: str) -> Finding:
    """Look whether a folder can be written to, or made."""
    there = next(path for path in (place, *place.parents) if path.exists())
    if there.is_dir() and os.access(there, os.W_OK):
        return Finding(why, OK, f"{place} is writable")
    return Finding(why, HINT, f"{place} is not writable", f"make {there} writable")


def _line(finding: Finding) -> str:
    sign = {OK: "ok     ", MISSING: "MISSING", HINT: "hint   "}[finding.state]
    remedy = f"\n{'':{8 + _NAME}}→ {finding.remedy}" if finding.remedy else ""
    return f"{sign} {finding.name:{_NAME}}{finding.found}{remedy}"
