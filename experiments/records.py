"""Records that stand as data beside the code that measures what they are about: YAML, checked."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict
from ruamel.yaml import YAML

from agents.errors import unknown


class Record(BaseModel):
    """A record, or part of one, in which nothing may be misspelt."""

    model_config = ConfigDict(extra="forbid", frozen=True)


R = TypeVar("R", bound=Record)


def read_record(kind: type[R], name: str, folder: Path) -> R:
    """Read the record with this id from its file in a folder; ValueError if it has another id."""
    path = folder / f"{name.lower()}.yaml"
    found: dict[str, Any] = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    record = kind.model_validate(found)
    if found["id"] != name:
        raise ValueError(f"{path.name} is about {found['id']}")
    return record


def known_id(what: str, name: str, ids: tuple[str, ...]) -> str:
    """Return an id, also if written c4 for C04; AftertextError if there is no such id."""
    written = name.upper()
    whole = f"{written[:1]}{written[1:]:0>2}"
    if whole not in ids:
        raise unknown(what, written, ids)
    return whole
