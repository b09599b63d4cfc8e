"""Loading a scenario by its name in the library, or from a file of one's own."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from agents.errors import AftertextError, nearest, unknown
from scenarios.messages import messages_for
from scenarios.plain import YamlFile
from scenarios.schema import Scenario

LIBRARY = Path(__file__).parent / "library"
MOST_MESSAGES = 5
"""How many faults of one file are told at once."""


def library_names() -> tuple[str, ...]:
    """Return the names of all scenarios in the library."""
    return tuple(sorted(file.stem for file in LIBRARY.glob("*.yaml")))


def load_scenario(name_or_path: str | Path) -> Scenario:
    """Return a scenario by its name in the library, or from a .yaml file.

    Raises AftertextError, a line for each fault: the file, the line, what is wrong, what is
    allowed, and the nearest name.
    """
    return read_scenario(find_scenario(name_or_path))


def find_scenario(name_or_path: str | Path) -> Path:
    """Return the file of a scenario, without looking into it."""
    name = str(name_or_path)
    names = library_names()
    if name in names:
        return LIBRARY / f"{name}.yaml"
    path = Path(name).expanduser()
    if path.is_file():
        return path
    if path.suffix in (".yaml", ".yml") or path.name != name:
        hint = nearest(path.stem, names).replace("did you mean", "did you mean the library's")
        raise AftertextError(f"{path}: there is no such file{hint}")
    raise unknown("scenario", name, names)


def read_scenario(path: Path) -> Scenario:
    """Return the scenario in a file."""
    file = YamlFile(path)
    if file.data is None:
        what = "the file is empty; a scenario has at least a title and what it is about"
        raise file.error((), what)
    try:
        return Scenario.model_validate(file.data, context={"file": path})
    except ValidationError as error:
        raise _told(file, error) from None


def _told(file: YamlFile, error: ValidationError) -> AftertextError:
    faults = sorted(messages_for(error), key=lambda fault: file.line_of(fault.where))
    lines = [str(file.error(where, what)) for where, what in faults[:MOST_MESSAGES]]
    if len(faults) > MOST_MESSAGES:
        lines.append(f"{file.path}: and {len(faults) - MOST_MESSAGES} more")
    return AftertextError("\n".join(lines))
